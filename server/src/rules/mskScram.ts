import {
  authenticationOf,
  hasOidcSettings,
  hasValue,
  isOpen,
  mskMechanism,
  mskProtocol,
} from '../model/authentication.ts';
import type { BoundProperty } from '../model/job.ts';
import { replaceValue } from './listEdits.ts';
import { createAt } from './mskExamples.ts';
import { mskBrokersOf } from './mskJob.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule } from './rule.ts';
import { mskScramMechanism as scram } from './saslFindings.ts';

interface Data {
  readonly property: BoundProperty;
  readonly wanted: string;
}

const brokers = 'b-1.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9096';
const user = ['"property.sasl.username" = "reader"', '"property.sasl.password" = "<password>"'] as const;

function example(protocol: string, mechanism: string): string {
  return createAt(
    brokers,
    `"property.security.protocol" = ${protocol}`,
    `"property.sasl.mechanism" = ${mechanism}`,
    ...user,
  );
}

/** Another mechanism for users and passwords than Amazon MSK has, or one without TLS. */
export const mskScram = defineRule<Data>({
  id: 'msk-scram',
  severity: 'warning',
  docs: {
    summary: 'Amazon MSK takes users and passwords by `SCRAM-SHA-512` over `SASL_SSL` only.',
    why: [
      'Besides IAM and certificates of clients Amazon MSK has one way to sign in: user and password out of AWS Secrets Manager, by SCRAM-SHA-512 and with TLS. Doris and librdkafka take other mechanisms, and the brokers refuse them when the job connects.',
      '',
      'Only brokers with names that Amazon MSK gave are checked.',
    ].join('\n'),
    sources: ['https://docs.aws.amazon.com/msk/latest/developerguide/msk-password.html'],
  },
  examples: {
    bad: [
      { sql: example('"SASL_SSL"', '«"PLAIN"»'), fixed: example('"SASL_SSL"', '"SCRAM-SHA-512"') },
      { sql: example('"SASL_SSL"', '«"SCRAM-SHA-256"»'), fixed: example('"SASL_SSL"', '"SCRAM-SHA-512"') },
      {
        sql: example('«"SASL_PLAINTEXT"»', '"SCRAM-SHA-512"'),
        fixed: example('"SASL_SSL"', '"SCRAM-SHA-512"'),
      },
    ],
    good: [
      { sql: example('"SASL_SSL"', '"SCRAM-SHA-512"') },
      { sql: example('"sasl_ssl"', '"<mechanism>"') },
      { sql: example('"SASL_PLAINTEXT"', '"PLAIN"').replace(brokers, 'kafka1.example.com:9096') },
    ],
  },
  check: (job, report) => {
    const auth = authenticationOf(job);
    const list = job.source;
    if (auth?.kind !== 'sasl' || !list || mskBrokersOf(list).length === 0) return;
    const { protocol, mechanism, mechanismName, encrypted } = auth;
    // Without a token two things are wrong at once, of which `sasl-settings` tells.
    const lacksToken = mechanismName === mskMechanism && !auth.complete && !hasOidcSettings(list);
    if (protocol && !encrypted && !lacksToken) {
      report({
        span: protocol.valueSpan,
        message: `Amazon MSK takes clients that sign in over TLS only, with \`${mskProtocol}\`: Doris accepts the statement, and the job cannot sign in.`,
        data: { property: protocol, wanted: mskProtocol },
      });
    }
    // what librdkafka does not know is another rule's matter, and so are tokens
    if (!hasValue(mechanism) || isOpen(mechanism) || valueProblem(job, mechanism)) return;
    if (mechanismName === scram || mechanismName === mskMechanism) return;
    report({
      span: mechanism.valueSpan,
      message: `Amazon MSK takes users and passwords by \`${scram}\` only: Doris accepts \`${mechanismName}\`, and the job cannot sign in.`,
      data: { property: mechanism, wanted: scram },
    });
  },
  fixes: ({ property, wanted }) => [
    { title: `Change to ${wanted}`, edits: replaceValue(property, wanted), preferred: true, safe: false },
  ],
});
