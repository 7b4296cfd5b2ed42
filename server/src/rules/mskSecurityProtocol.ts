import { pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { mskProtocol } from '../model/authentication.ts';
import { insertProperties, replaceValue } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { alterWith, createAt, createIam, createWith, markHeading } from './mskExamples.ts';
import {
  alterNote,
  butGot,
  inFrontOf,
  type MskJob,
  missingSpan,
  mskJobOf,
  repeatedIam,
  triggeredBy,
  written,
} from './mskJob.ts';
import { defineRule } from './rule.ts';

const key = 'property.security.protocol';
const wanted = { key, value: mskProtocol };

const region = '"aws.region" = "us-west-1"';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';
const saslSsl = '"property.security.protocol" = "SASL_SSL"';
const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';

/** MSK IAM with another protocol than SASL_SSL, rejected by the frontend, or in a spelling that the backend does not take. */
export const mskSecurityProtocol = defineRule<MskJob>({
  id: 'msk-security-protocol',
  severity: 'error',
  docs: {
    summary: 'MSK IAM authentication needs `"property.security.protocol" = "SASL_SSL"`, in capitals.',
    why: [
      'With any `aws.*` key in `FROM KAFKA` Doris demands TLS together with SASL, and rejects a statement that says anything else or nothing.',
      '',
      'The frontend ignores letter case, the backend does not: with `sasl_ssl` the statement is accepted, IAM stays off, and the job cannot sign in.',
      '',
      'An `ALTER ROUTINE LOAD` with any `aws.*` key is checked on its own and must repeat the protocol.',
    ].join('\n'),
    sources: [
      'KafkaDataSourceProperties (frontend), data_consumer.cpp and aws_msk_iam_auth.cpp (backend); apache/doris#61324',
      pages.msk,
    ],
    since: '4.1',
    covers: [91, 99, 111],
  },
  examples: {
    bad: [
      {
        sql: markHeading(createWith(region, provider, oauth)),
        fixed: createWith(region, provider, saslSsl, oauth),
      },
      {
        sql: createWith('"property.security.protocol" = «"SASL_PLAINTEXT"»', oauth, region, provider),
        fixed: createWith(saslSsl, oauth, region, provider),
      },
      {
        sql: createWith('"property.security.protocol" = «"sasl_ssl"»', oauth, region, provider),
        fixed: createWith(saslSsl, oauth, region, provider),
      },
      {
        sql: markHeading(alterWith(region, '"aws.access_key" = "<new-ak>"', '"aws.secret_key" = "<new-sk>"', oauth)),
        fixed: alterWith(region, '"aws.access_key" = "<new-ak>"', '"aws.secret_key" = "<new-sk>"', saslSsl, oauth),
      },
    ],
    good: [
      { sql: createIam(region, provider) },
      // Without MSK IAM librdkafka takes any letter case.
      {
        sql: createAt(
          'kafka-1:9093',
          '"property.security.protocol" = "sasl_ssl"',
          '"property.sasl.mechanism" = "PLAIN"',
          '"property.sasl.username" = "reader"',
          '"property.sasl.password" = "<password>"',
        ),
      },
      { sql: createWith('"property.security.protocol" = "<protocol>"', oauth, region, provider) },
      // The job has its protocol already, and nothing here makes Doris check it.
      { sql: alterWith('"property.client.id" = "doris"') },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) return;
    const { protocol, frontend, backend } = msk.auth;
    if (backend.includes('protocol-case') && protocol) {
      const message = `The frontend takes ${quoted(protocol.value)}, but the backend turns IAM on only for exactly \`${mskProtocol}\`: the job would have no token to sign in with.`;
      report({ span: protocol.valueSpan, message, data: msk });
    }
    if (!frontend.includes('protocol') || (!protocol && isWrittenOtherwise(job, key))) return;
    report({
      span: protocol?.valueSpan ?? missingSpan(msk.list),
      message: `MSK IAM needs \`${written(wanted)}\`. Doris answers \`For AWS MSK IAM authentication, 'property.security.protocol' must be 'SASL_SSL' (SSL encryption + SASL authentication required), ${butGot(protocol)}\`.${alterNote(msk)}`,
      related: triggeredBy(msk),
      data: msk,
    });
  },
  fixes: (msk, job, around) => {
    const { protocol, mechanism } = msk.auth;
    if (protocol) {
      return [
        { title: `Change to ${mskProtocol}`, edits: replaceValue(protocol, mskProtocol), preferred: true, safe: true },
      ];
    }
    const edits = insertProperties(job, msk.list, [wanted], inFrontOf(msk.list, mechanism));
    return [{ title: `Add ${written(wanted)}`, edits, preferred: true, safe: true }, ...repeatedIam(job, msk, around)];
  },
});
