import { awsKeyHalf } from '../catalog/index.ts';
import { isOpen } from '../model/authentication.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { replaceSpecialBlanks } from '../text/lookalikes.ts';
import { createIam } from './mskExamples.ts';
import { isWholeText, listsOf } from './propertyFindings.ts';
import { fixFor, type Repair } from './repair.ts';
import { defineRule } from './rule.ts';

interface Data {
  readonly list: BoundList;
  readonly repair: Repair | undefined;
}

const region = '"aws.region" = "us-west-1"';

/** Key pairs of AWS with blanks in them, or exchanged. No message or title tells a value. */
export const awsKeyValue = defineRule<Data>({
  id: 'aws-key-value',
  severity: 'warning',
  docs: {
    summary: 'An AWS key has blanks in it, or the two halves of a key pair are exchanged.',
    why: [
      'Doris and its backend hand the values of `aws.access_key` and `aws.secret_key` to AWS as they are, a blank or a line break at the end included, and AWS refuses what it does not know.',
      'The id of a key begins with `AKIA` or `ASIA`; the secret has 40 letters, digits, `/` and `+`.',
    ].join(' '),
    sources: ['aws_msk_iam_auth.cpp (backend)', 'IAM identifiers (AWS Identity and Access Management user guide)'],
  },
  examples: {
    bad: [
      {
        // a store of secrets fills these in: real ones are for `secret-in-text` as well
        sql: createIam(region, '"aws.access_key" = «"vault:kafka/id "»', '"aws.secret_key" = "vault:kafka/secret"'),
        fixed: createIam(region, '"aws.access_key" = "vault:kafka/id"', '"aws.secret_key" = "vault:kafka/secret"'),
      },
    ],
    good: [{ sql: createIam(region, '"aws.access_key" = "<access key>"', '"aws.secret_key" = "<secret key>"') }],
  },
  check: (job, report) => {
    for (const list of listsOf(job)) {
      const id = literal(list, 'aws.access_key');
      const secret = literal(list, 'aws.secret_key');
      for (const property of [id, secret]) {
        if (!property) continue;
        const clean = withoutBlanks(property.value);
        if (clean === property.value || clean === '') continue;
        report({
          span: property.valueSpan,
          message: `There is a blank or a line break in the value of \`${property.key}\`. Nothing takes it away, and AWS refuses the key.`,
          data: {
            list,
            repair: { title: 'Remove it', set: [{ property, value: clean }], preferred: true, safe: false },
          },
        });
      }
      const wrong = [
        id && halfOf(id) === 'secret' ? id : undefined,
        secret && halfOf(secret) === 'id' ? secret : undefined,
      ].find((property) => property !== undefined);
      if (!wrong) continue;
      const [is, belongs] =
        wrong === id ? ['the secret of a key pair', 'aws.secret_key'] : ['the id of a key', 'aws.access_key'];
      report({
        span: wrong.valueSpan,
        message: `This looks like ${is}, which belongs in \`${belongs}\`: AWS refuses the key.`,
        data: { list, repair: exchanged(list) },
      });
    }
  },
  fixes: ({ list, repair }, job: Job) => (repair ? [fixFor(job, list, repair)] : []),
});

/** The property of a key when something can be said about its value. */
function literal(list: BoundList, key: string): BoundProperty | undefined {
  const property = lookUp(list, key);
  return property && !isOpen(property) && isWholeText(property.syntax.key) ? property : undefined;
}

function halfOf({ value }: BoundProperty): ReturnType<typeof awsKeyHalf> {
  return awsKeyHalf(withoutBlanks(value));
}

function withoutBlanks(value: string): string {
  return replaceSpecialBlanks(value, () => '').replace(/\s+/g, '');
}

/** Each half in the place of the other, where both are there. */
function exchanged(list: BoundList): Repair | undefined {
  const [id, secret] = [lookUp(list, 'aws.access_key'), lookUp(list, 'aws.secret_key')];
  if (!id || !secret) return undefined;
  const set = [
    { property: id, value: withoutBlanks(secret.value) },
    { property: secret, value: withoutBlanks(id.value) },
  ];
  return { title: 'Exchange the two values', set, preferred: true, safe: false };
}
