import { pages } from '../catalog/index.ts';
import { quoted } from '../catalog/valueProblem.ts';
import { mskMechanism } from '../model/authentication.ts';
import { trim } from '../text/trim.ts';
import { insertProperties, replaceKey, replaceValue } from './listEdits.ts';
import { isWrittenOtherwise } from './meantKeys.ts';
import { alterWith, createAt, createIam, createWith, markHeading } from './mskExamples.ts';
import { alterNote, butGot, type MskJob, missingSpan, mskJobOf, repeatedIam, triggeredBy, written } from './mskJob.ts';
import { defineRule } from './rule.ts';

const key = 'property.sasl.mechanism';
const wanted = { key, value: mskMechanism };

const region = '"aws.region" = "us-west-1"';
const provider = '"aws.credentials_provider" = "INSTANCE_PROFILE"';
const saslSsl = '"property.security.protocol" = "SASL_SSL"';
const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';

/** MSK IAM with another mechanism than OAUTHBEARER, under another key, or in a spelling that the backend does not take. */
export const mskSaslMechanism = defineRule<MskJob>({
  id: 'msk-sasl-mechanism',
  severity: 'error',
  docs: {
    summary:
      'MSK IAM authentication needs `"property.sasl.mechanism" = "OAUTHBEARER"`, in capitals and under this very key.',
    why: [
      'With any `aws.*` key in `FROM KAFKA` Doris rejects every other mechanism, and a statement without one.',
      '',
      '- `AWS_MSK_IAM` is the name of the mechanism in Java clients. The Kafka client of Doris is librdkafka, where MSK IAM is OAUTHBEARER with a token that Doris signs.',
      '- `property.sasl.mechanisms`, the name that librdkafka itself uses, does not count here.',
      '- The frontend ignores letter case. librdkafka does not: `oauthbearer` is accepted, and then the job pauses with `Unsupported SASL mechanism: oauthbearer`.',
      '',
      'An `ALTER ROUTINE LOAD` with any `aws.*` key is checked on its own and must repeat the mechanism.',
    ].join('\n'),
    sources: [
      'KafkaDataSourceProperties (frontend), data_consumer.cpp and aws_msk_iam_auth.cpp (backend); apache/doris#61324',
      'librdkafka 2.11.0, rdkafka_sasl.c',
      pages.msk,
    ],
    since: '4.1',
    covers: [77, 91, 100, 111],
  },
  examples: {
    bad: [
      {
        sql: markHeading(createWith(saslSsl, region, provider)),
        fixed: createWith(saslSsl, oauth, region, provider),
      },
      {
        sql: createWith(saslSsl, '"property.sasl.mechanism" = «"AWS_MSK_IAM"»', region, provider),
        fixed: createWith(saslSsl, oauth, region, provider),
      },
      {
        sql: createWith(saslSsl, '"property.sasl.mechanism" = «"oauthbearer"»', region, provider),
        fixed: createWith(saslSsl, oauth, region, provider),
      },
      {
        sql: createWith(saslSsl, '«"property.sasl.mechanisms"» = "OAUTHBEARER"', region, provider),
        fixed: createWith(saslSsl, oauth, region, provider),
      },
      {
        sql: markHeading(alterWith(region, '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"', saslSsl)),
        fixed: alterWith(region, '"aws.role_arn" = "arn:aws:iam::123456789012:role/loader"', saslSsl, oauth),
      },
    ],
    good: [
      { sql: createIam(region, provider) },
      { sql: createWith(saslSsl, '"property.sasl.mechanism" = "<mechanism>"', region, provider) },
      // MSK without IAM: user and password of the cluster.
      {
        sql: createAt(
          'b-1.orders.a1b2c3.c2.kafka.us-east-1.amazonaws.com:9096',
          saslSsl,
          '"property.sasl.mechanisms" = "SCRAM-SHA-512"',
          '"property.sasl.username" = "reader"',
          '"property.sasl.password" = "<password>"',
        ),
      },
    ],
  },
  check: (job, report) => {
    const msk = mskJobOf(job);
    if (!msk) return;
    const { singularMechanism: singular, mechanism: plural, frontend, backend } = msk.auth;
    if (backend.includes('mechanism-case') && singular) {
      const message = `The frontend takes ${quoted(singular.value)}, but the backend turns IAM on only for exactly \`${mskMechanism}\`, and the job pauses with \`Unsupported SASL mechanism: ${singular.value}\`.`;
      // the statement passes, and the job says why it pauses
      report({ span: singular.valueSpan, message, severity: 'warning', data: msk });
    }
    if (!frontend.includes('mechanism')) return;
    if (!singular && !plural && isWrittenOtherwise(job, key)) return;
    const answer = `Doris answers \`For AWS MSK IAM authentication, 'property.sasl.mechanism' must be 'OAUTHBEARER', ${butGot(singular)}. Other SASL mechanisms are not supported now.\``;
    const why = singular
      ? trim(singular.value).toUpperCase() === 'AWS_MSK_IAM'
        ? '`AWS_MSK_IAM` is the name that Java clients use; Doris needs `OAUTHBEARER`.'
        : 'The only mechanism for MSK IAM is `OAUTHBEARER`.'
      : plural
        ? `With MSK IAM Doris looks only at \`${key}\`; the plural \`${plural.key}\` does not count.`
        : `MSK IAM needs \`${written(wanted)}\`.`;
    report({
      span: singular?.valueSpan ?? plural?.keySpan ?? missingSpan(msk.list),
      message: `${why} ${answer}.${alterNote(msk)}`,
      related: triggeredBy(msk),
      data: msk,
    });
  },
  fixes: (msk, job, around) => {
    const { singularMechanism: singular, mechanism: plural, protocol } = msk.auth;
    if (singular) {
      const edits = replaceValue(singular, mskMechanism);
      return [{ title: `Change to ${mskMechanism}`, edits, preferred: true, safe: true }];
    }
    if (plural) {
      const value = plural.value === mskMechanism || plural.placeholder ? [] : replaceValue(plural, mskMechanism);
      const title = value.length > 0 ? `Change to ${written(wanted)}` : `Change the key to "${key}"`;
      return [{ title, edits: [...replaceKey(plural, key), ...value], preferred: true, safe: true }];
    }
    const edits = insertProperties(job, msk.list, [wanted], protocol);
    return [{ title: `Add ${written(wanted)}`, edits, preferred: true, safe: true }, ...repeatedIam(job, msk, around)];
  },
});
