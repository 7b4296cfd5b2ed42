import type { DorisVersion } from '../catalog/index.ts';
import { findProperty } from '../catalog/index.ts';
import type { AuthenticationBlock, BlockProperty } from './authenticationBlocks.ts';
import { authenticationBlocks } from './authenticationBlocks.ts';
import type { StatementHead } from './cursor.ts';
import type { SnippetText, Stop } from './snippetText.ts';

/** A whole statement to fill in, without its `;`. Completion writes it, and an editor's snippets are made of it. */
export interface Skeleton {
  readonly head: StatementHead;
  /** What tells it from others with the same head. */
  readonly label: string;
  /** Markdown; the head's own documentation when absent. */
  readonly doc?: string;
  /** The way to authenticate that label and documentation are of. */
  readonly block?: AuthenticationBlock;
  readonly since?: DorisVersion;
  /** The name that it has as an editor's snippet: small letters and digits. */
  readonly snippet: string;
  /** Lines end with `\n`. */
  readonly text: SnippetText;
}

const job: Stop = { name: 'job', placeholder: 'job_name' };

/** A place where one of some texts goes, the usual one first. */
function choice(...choices: readonly [string, ...string[]]): Stop {
  return { placeholder: choices[0], choices };
}

/** The regions that most clusters are in; the place takes any other, too. */
const region: Stop = {
  name: 'region',
  ...choice(
    ...(['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'eu-west-1'] as const),
    ...(['eu-central-1', 'eu-north-1', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1'] as const),
  ),
};

/** The values of a job for Amazon MSK, where they are more than one place to fill in. */
const mskValues: Readonly<Record<string, SnippetText>> = {
  kafka_broker_list: ['b-1.', { placeholder: '<cluster>' }, '.kafka.', region, '.amazonaws.com:9098'],
  'aws.region': [region],
  'aws.role_arn': ['arn:aws:iam::', { placeholder: '123456789012' }, ':role/', { placeholder: 'demo-role' }],
};

function valueText(
  { key, values, placeholder }: BlockProperty,
  known: Readonly<Record<string, SnippetText>>,
): SnippetText {
  const [value, ...others] = values ?? [];
  if (value !== undefined) return [others.length > 0 ? choice(value, ...others) : value];
  return known[key] ?? [{ placeholder: placeholder ?? findProperty('kafka', key)?.placeholder ?? '' }];
}

const topic: readonly BlockProperty[] = [
  { key: 'kafka_broker_list' },
  { key: 'kafka_topic' },
  { key: 'property.kafka_default_offsets', values: ['OFFSET_BEGINNING', 'OFFSET_END'] },
];

function create(entries: readonly BlockProperty[], known: Readonly<Record<string, SnippetText>> = {}): SnippetText {
  const table: Stop = { placeholder: 'table_name' };
  const properties = [...topic, ...entries].flatMap((property, index) => [
    `${index === 0 ? '' : ','}\n    "${property.key}" = "`,
    ...valueText(property, known),
    '"',
  ]);
  return [
    ...['CREATE ROUTINE LOAD ', job, ' ON ', table],
    ...['\nPROPERTIES (\n    "format" = "', choice('json', 'csv'), '"\n)'],
    ...['\nFROM KAFKA (', ...properties, '\n)'],
  ];
}

/** A job for Amazon MSK by one of the methods of its page. */
function msk(id: string, snippet: string): readonly Skeleton[] {
  const block = authenticationBlocks.find((candidate) => candidate.id === id);
  if (!block) return [];
  const { label, doc, since, properties } = block;
  return [{ head: 'CREATE ROUTINE LOAD', label, doc, block, since, snippet, text: create(properties, mskValues) }];
}

const saslPassword: readonly BlockProperty[] = [
  { key: 'property.security.protocol', values: ['SASL_SSL', 'SASL_PLAINTEXT'] },
  { key: 'property.sasl.mechanism', values: ['SCRAM-SHA-512', 'SCRAM-SHA-256', 'PLAIN'] },
  { key: 'property.sasl.username' },
  { key: 'property.sasl.password' },
];

const alter: SnippetText = [
  ...['ALTER ROUTINE LOAD FOR ', job],
  ...['\nPROPERTIES (\n    "', { placeholder: 'desired_concurrent_number' }, '" = "', { placeholder: '5' }, '"\n)'],
];

/** The statements that completion writes where a statement begins. */
export const skeletons: readonly Skeleton[] = [
  {
    head: 'CREATE ROUTINE LOAD',
    label: 'from Kafka',
    doc: 'A job that reads a Kafka topic over a plain connection, without encryption or login.',
    snippet: 'kafka',
    text: create([]),
  },
  {
    head: 'CREATE ROUTINE LOAD',
    label: 'from Kafka with a password',
    doc: 'A job for a Kafka cluster that asks for user name and password: SASL/SCRAM or SASL/PLAIN.',
    snippet: 'kafkasasl',
    text: create(saslPassword),
  },
  ...msk('msk-access-key', 'mskaccesskey'),
  ...msk('msk-role-instance-profile', 'mskroleinstance'),
  ...msk('msk-role-environment', 'mskroleenv'),
  ...msk('msk-role-default-chain', 'mskroledefault'),
  ...msk('msk-provider', 'mskprovider'),
  { head: 'ALTER ROUTINE LOAD', label: 'change a paused job', snippet: 'alter', text: alter },
  {
    head: 'ALTER ROUTINE LOAD',
    label: 'pause a job, change it and resume it',
    snippet: 'change',
    text: ['PAUSE ROUTINE LOAD FOR ', job, ';\n\n', ...alter, ';\n\nRESUME ROUTINE LOAD FOR ', job],
  },
  { head: 'PAUSE ROUTINE LOAD', label: 'one job', snippet: 'pause', text: ['PAUSE ROUTINE LOAD FOR ', job] },
  {
    head: 'PAUSE ALL ROUTINE LOAD',
    label: 'every job of the database',
    snippet: 'pauseall',
    text: ['PAUSE ALL ROUTINE LOAD'],
  },
  { head: 'RESUME ROUTINE LOAD', label: 'one job', snippet: 'resume', text: ['RESUME ROUTINE LOAD FOR ', job] },
  {
    head: 'RESUME ALL ROUTINE LOAD',
    label: 'every job of the database',
    snippet: 'resumeall',
    text: ['RESUME ALL ROUTINE LOAD'],
  },
  { head: 'STOP ROUTINE LOAD', label: 'one job, for good', snippet: 'stop', text: ['STOP ROUTINE LOAD FOR ', job] },
  { head: 'SHOW ROUTINE LOAD', label: 'every job of the database', snippet: 'showjobs', text: ['SHOW ROUTINE LOAD'] },
  { head: 'SHOW ROUTINE LOAD', label: 'one job', snippet: 'showjob', text: ['SHOW ROUTINE LOAD FOR ', job] },
  {
    head: 'SHOW ALL ROUTINE LOAD',
    label: 'jobs, ended ones too',
    snippet: 'showall',
    text: ['SHOW ALL ROUTINE LOAD'],
  },
  {
    head: 'SHOW ROUTINE LOAD TASK',
    label: 'subtasks of a job',
    snippet: 'showtasks',
    text: ['SHOW ROUTINE LOAD TASK WHERE JobName = "', job, '"'],
  },
  {
    head: 'SHOW CREATE ROUTINE LOAD',
    label: 'statement of a job',
    snippet: 'showcreate',
    text: ['SHOW CREATE ROUTINE LOAD FOR ', job],
  },
];
