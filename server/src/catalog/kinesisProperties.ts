import { trim } from '../text/trim.ts';
import { pages } from './documentation.ts';
import type { PropertySpec, StatementKind, ValueOption, ValueType } from './types.ts';
import { itemProblem, javaListItems, listItems, quoted, shortened, valueType, wholeValue } from './valueProblem.ts';
import { anyValue, clamp, rangeText, secretText, text } from './valueTypes.ts';
import { awsRegion, awsRoleArn, kinesisCredentialsProvider } from './valueTypesAws.ts';
import { isDatetime, repairDatetime } from './valueTypesKafka.ts';

const both: readonly StatementKind[] = ['create', 'alter'];

type Entry = Omit<PropertySpec, 'list' | 'url' | 'since' | 'statements' | 'status' | 'group'>;

function kinesis(entry: Entry): PropertySpec {
  return {
    list: 'kinesis',
    group: entry.key.includes('aws.') ? 'aws' : 'kinesis',
    status: 'accepted',
    statements: both,
    since: 'dev',
    url: pages.create,
    ...entry,
  };
}

const positions: readonly ValueOption[] = [
  { value: 'TRIM_HORIZON', doc: 'The oldest record that the shard still has.' },
  { value: 'LATEST', doc: 'Only records that arrive from now on.' },
];

function isPosition(value: string, words: readonly string[]): boolean {
  return words.includes(value.toUpperCase());
}

/** What people write for a start position in Kafka's words, or a time in another form. */
function positionMeant(value: string): readonly string[] {
  if (/^(?:earliest|oldest|beginning|offset_beginning|trim[-_ ]?horizon)$/i.test(value)) return ['TRIM_HORIZON'];
  if (/^(?:newest|end|offset_end)$/i.test(value)) return ['LATEST'];
  const time = repairDatetime(value.trim());
  return time === undefined ? [] : [time];
}

/** `property.kinesis_default_pos` (KinesisDataSourceProperties.analyzeKinesisDefaultPositionProperty); blank counts as not set. */
function defaultPosition(): ValueType {
  return valueType({
    name: 'start position',
    description: '`TRIM_HORIZON`, `LATEST` or a time `yyyy-MM-dd HH:mm:ss`',
    options: positions,
    caseSensitive: false,
    check: (value) => {
      if (trim(value) === '' || isPosition(value, ['TRIM_HORIZON', 'LATEST']) || isDatetime(value)) return undefined;
      const message = `Expected \`TRIM_HORIZON\`, \`LATEST\` or a time \`yyyy-MM-dd HH:mm:ss\`; got ${quoted(value)}.`;
      const answer = `property.kinesis_default_pos can only be set to TRIM_HORIZON, LATEST, or a datetime string. Got: ${shortened(value)}`;
      return { ...wholeValue(value, 'rejects', message, positionMeant(value)), answer: `Doris answers \`${answer}\`.` };
    },
  });
}

/** `kinesis_shards`: ids that Doris hands on as they are; a blank one passes, and no shard has it. */
function shardList(): ValueType {
  return valueType({
    name: 'shard list',
    isList: true,
    description: 'shard ids, separated by commas',
    check: (value) => {
      const empty = javaListItems(value).find(({ text }) => text === '');
      return empty && itemProblem(value, empty, 'fails-later', 'A shard id is missing, and no shard has an empty one.');
    },
  });
}

/** `kinesis_shards_pos`: one position for each shard, either all times or none (analyzeKinesisPositionProperty). */
function positionList(): ValueType {
  const words = ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'];
  return valueType({
    name: 'position list',
    isList: true,
    description:
      '`TRIM_HORIZON`, `LATEST`, `AT_TIMESTAMP`, a sequence number or a time `yyyy-MM-dd HH:mm:ss` for each shard',
    options: [...positions, { value: 'AT_TIMESTAMP', doc: 'The time given by `property.aws.kinesis.timestamp`.' }],
    caseSensitive: false,
    check: (value) => {
      const items = listItems(value);
      const wrong = items.find(
        (item) => !isPosition(item.text, words) && !/^[+-]?\d+$/.test(item.text) && !isDatetime(item.text),
      );
      if (wrong !== undefined) {
        const message =
          wrong.text === '' ? 'A position is missing.' : `${quoted(wrong.text)} is not a position that Doris takes.`;
        const answer = `kinesis_shards_pos must be TRIM_HORIZON, LATEST, AT_TIMESTAMP, or a valid sequence number. Got: ${shortened(wrong.text)}`;
        return itemProblem(value, wrong, 'rejects', message, positionMeant(wrong.text), `Doris answers \`${answer}\`.`);
      }
      const timesFirst = isDatetime(items[0]?.text ?? '');
      const other = items.find((item) => isDatetime(item.text) !== timesFirst);
      if (other === undefined) return undefined;
      return itemProblem(
        value,
        other,
        'rejects',
        'Either every position is a time or none is.',
        [],
        'Doris answers `Cannot mix timestamp and position values in kinesis_shards_pos`.',
      );
    },
  });
}

/** A whole number that the backend hands to the AWS SDK; a text that is none cannot be used. */
function wholeNumber(min: number, max?: number): ValueType {
  const wanted = rangeText(min, max);
  return valueType({
    name: 'integer',
    description: wanted,
    check: (value) => {
      const number = /^[+-]?\d+$/.test(trim(value)) ? Number(value) : undefined;
      if (number !== undefined && number >= min && number <= (max ?? number)) return undefined;
      const suggestions = number === undefined ? [] : [String(clamp(number, min, max))];
      return wholeValue(value, 'fails-later', `Expected ${wanted}; got ${quoted(value)}.`, suggestions);
    },
  });
}

const rejected: readonly (readonly [key: string, doc: string, replacement?: string])[] = [
  ['aws.kinesis_stream', 'An example in the documentation has it, but the key has no prefix.', 'kinesis_stream'],
  ['aws.external_id', 'The spelling for Amazon MSK; Kinesis has dots and a prefix.', 'property.aws.external.id'],
  [
    'aws.credentials_provider',
    'The spelling for Amazon MSK; Kinesis has dots and a prefix.',
    'property.aws.credentials.provider',
  ],
  ['aws.profile_name', 'Only Amazon MSK knows profiles.'],
];

/** The keys of `FROM KINESIS (…)`, on the development branch only (pull request 61325). */
export const kinesisProperties: readonly PropertySpec[] = [
  kinesis({
    key: 'aws.region',
    type: awsRegion('kinesis'),
    required: true,
    doc: 'The region of the stream.',
    whenWrong:
      'Doris answers `aws.region is a required property`, or `Invalid AWS region format: <value>. Expected format like: us-east-1, eu-west-2, cn-north-1`.',
    rank: 0,
    placeholder: '<region>',
  }),
  kinesis({
    key: 'kinesis_stream',
    type: text('the name of a stream'),
    required: true,
    doc: 'The stream to read.',
    whenWrong: 'Doris answers `kinesis_stream is a required property`.',
    disagreement: 'An example in the documentation writes `aws.kinesis_stream`, which the code refuses.',
    rank: 1,
    placeholder: '<stream>',
  }),
  kinesis({
    key: 'property.kinesis_default_pos',
    type: defaultPosition(),
    default: 'LATEST',
    doc: 'Where the job starts on shards that `kinesis_shards` does not name. Shards that appear later always start at `TRIM_HORIZON`.',
    whenWrong:
      'Doris answers `property.kinesis_default_pos can only be set to TRIM_HORIZON, LATEST, or a datetime string. Got: <value>`, or beside `kinesis_shards_pos` `Only one of kinesis_shards_pos and property.kinesis_default_pos can be set.`',
    rank: 2,
  }),
  kinesis({
    key: 'aws.access_key',
    type: secretText(),
    secret: true,
    doc: 'The access key id; it goes with `aws.secret_key`.',
    whenWrong: 'Alone: Doris answers `When property.aws.access_key is set, property.aws.secret_key must also be set`.',
    rank: 3,
    placeholder: '<access key id>',
  }),
  kinesis({
    key: 'aws.secret_key',
    type: secretText(),
    secret: true,
    doc: 'The secret access key that goes with `aws.access_key`.',
    whenWrong: 'Alone: Doris answers `When property.aws.secret_key is set, property.aws.access_key must also be set`.',
    rank: 4,
    placeholder: '<secret access key>',
  }),
  kinesis({
    key: 'aws.session_key',
    type: secretText(),
    secret: true,
    doc: 'The session token of a temporary key pair.',
    rank: 5,
    placeholder: '<session token>',
  }),
  kinesis({
    key: 'aws.role_arn',
    type: awsRoleArn(),
    doc: 'The IAM role to assume through AWS STS.',
    whenWrong: 'Doris accepts any text; AWS STS refuses it when the job first connects.',
    rank: 6,
    placeholder: 'arn:aws:iam::<account id>:role/<role name>',
  }),
  kinesis({
    key: 'property.aws.external.id',
    type: text('the external id that the role demands'),
    doc: 'The external id passed to AWS STS with `aws.role_arn`.',
    whenWrong:
      'Without a role Doris answers `When property.aws.external.id is set, property.aws.role_arn must also be set`.',
    rank: 7,
    placeholder: '<external id>',
  }),
  kinesis({
    key: 'property.aws.credentials.provider',
    type: kinesisCredentialsProvider(),
    doc: 'Where each backend finds AWS credentials; lower case, and dots where the key for Amazon MSK has an underscore.',
    rank: 8,
  }),
  kinesis({
    key: 'kinesis_shards',
    type: shardList(),
    doc: 'The shards to read. Without it the job reads all of them. ALTER wants a position beside it.',
    whenWrong: 'ALTER without positions: Doris answers `Must set position or default position with shard property`.',
    rank: 9,
    placeholder: 'shardId-000000000000',
  }),
  kinesis({
    key: 'kinesis_shards_pos',
    type: positionList(),
    doc: 'Where to start on each shard of `kinesis_shards`, in the same order and number.',
    whenWrong:
      'Doris answers `Number of shards must equal number of positions`, `kinesis_shards_pos must be TRIM_HORIZON, LATEST, AT_TIMESTAMP, or a valid sequence number. Got: <value>`, or `Cannot mix timestamp and position values in kinesis_shards_pos`.',
    rank: 10,
  }),
  kinesis({
    key: 'property.aws.kinesis.timestamp',
    type: wholeNumber(0),
    doc: 'The start time for `AT_TIMESTAMP`, as a number.',
    rank: 11,
  }),
  kinesis({
    key: 'property.aws.kinesis.max_records',
    type: wholeNumber(1, 10_000),
    doc: 'How many records one read may return, 1 to 10000.',
    rank: 12,
  }),
  kinesis({
    key: 'property.aws.kinesis.max_results',
    type: wholeNumber(1, 10_000),
    doc: 'How many shards one list call may return, 1 to 10000.',
    rank: 13,
  }),
  kinesis({
    key: 'property.aws.kinesis.stream_arn',
    type: text('the ARN of the stream'),
    doc: 'The ARN of the stream, used in API calls instead of its name.',
    rank: 14,
    placeholder: 'arn:aws:kinesis:<region>:<account id>:stream/<stream>',
  }),
  kinesis({
    key: 'property.aws.request.timeout.ms',
    type: wholeNumber(0),
    doc: 'The timeout of a request, in milliseconds.',
    rank: 15,
  }),
  kinesis({
    key: 'property.aws.connection.timeout.ms',
    type: wholeNumber(0),
    doc: 'The timeout of a connection attempt, in milliseconds.',
    rank: 16,
  }),
  ...rejected.map(
    ([key, doc, replacement]): PropertySpec => ({
      ...kinesis({
        key,
        type: anyValue,
        doc,
        whenWrong: `Doris answers \`${key} is invalid Kinesis property or cannot be set\`.`,
        rank: 1000,
      }),
      status: 'rejected',
      statements: [],
      ...(replacement === undefined ? {} : { replacement, replacementIsKey: true }),
    }),
  ),
];
