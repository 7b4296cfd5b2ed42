import type { DorisVersion } from '../catalog/index.ts';
import { findProperty } from '../catalog/index.ts';
import type { BlockProperty } from './authenticationBlocks.ts';
import { authenticationBlocks } from './authenticationBlocks.ts';
import type { StatementHead } from './cursor.ts';
import type { SnippetText, Stop } from './snippetText.ts';

/** A whole statement to fill in, without its `;`. */
export interface Skeleton {
  readonly head: StatementHead;
  /** What tells it from others with the same head. */
  readonly label: string;
  /** Markdown; the head's own documentation when absent. */
  readonly doc?: string;
  readonly since?: DorisVersion;
  /** Lines end with `\n`. */
  readonly text: SnippetText;
}

const job: Stop = { placeholder: 'job_name' };

function properties(entries: readonly BlockProperty[]): SnippetText {
  return entries.flatMap(({ key, values }, index) => {
    const [value = findProperty('kafka', key)?.placeholder ?? '', ...others] = values ?? [];
    const stop: Stop = others.length > 0 ? { placeholder: value, choices: [value, ...others] } : { placeholder: value };
    return [`${index === 0 ? '' : ','}\n    "${key}" = "`, stop, '"'];
  });
}

function create(entries: readonly BlockProperty[]): SnippetText {
  return [
    'CREATE ROUTINE LOAD ',
    job,
    ' ON ',
    { placeholder: 'table_name' },
    '\nCOLUMNS TERMINATED BY "',
    { placeholder: ',' },
    '"\nFROM KAFKA (',
    ...properties([{ key: 'kafka_broker_list' }, { key: 'kafka_topic' }, ...entries]),
    '\n)',
  ];
}

const startPosition: BlockProperty = {
  key: 'property.kafka_default_offsets',
  values: ['OFFSET_BEGINNING', 'OFFSET_END'],
};

function msk(id: string): readonly BlockProperty[] {
  return authenticationBlocks.find((block) => block.id === id)?.properties ?? [];
}

/** The statements that completion writes where a statement begins. */
export const skeletons: readonly Skeleton[] = [
  { head: 'CREATE ROUTINE LOAD', label: 'from Kafka', text: create([startPosition]) },
  {
    head: 'CREATE ROUTINE LOAD',
    label: 'from Amazon MSK with IAM',
    doc: 'A job that reads from Amazon MSK and takes its credentials from where the provider says (method 3).',
    since: '4.1',
    text: create([...msk('msk-provider'), startPosition]),
  },
  {
    head: 'ALTER ROUTINE LOAD',
    label: 'change a paused job',
    text: [
      'ALTER ROUTINE LOAD FOR ',
      job,
      '\nPROPERTIES (\n    "desired_concurrent_number" = "',
      { placeholder: '5' },
      '"\n)',
    ],
  },
  { head: 'PAUSE ROUTINE LOAD', label: 'one job', text: ['PAUSE ROUTINE LOAD FOR ', job] },
  { head: 'PAUSE ALL ROUTINE LOAD', label: 'every job of the database', text: ['PAUSE ALL ROUTINE LOAD'] },
  { head: 'RESUME ROUTINE LOAD', label: 'one job', text: ['RESUME ROUTINE LOAD FOR ', job] },
  { head: 'RESUME ALL ROUTINE LOAD', label: 'every job of the database', text: ['RESUME ALL ROUTINE LOAD'] },
  { head: 'STOP ROUTINE LOAD', label: 'one job, for good', text: ['STOP ROUTINE LOAD FOR ', job] },
  { head: 'SHOW ROUTINE LOAD', label: 'one job', text: ['SHOW ROUTINE LOAD FOR ', job] },
  { head: 'SHOW ALL ROUTINE LOAD', label: 'jobs, ended ones too', text: ['SHOW ALL ROUTINE LOAD'] },
  {
    head: 'SHOW ROUTINE LOAD TASK',
    label: 'subtasks of a job',
    text: ['SHOW ROUTINE LOAD TASK WHERE JobName = "', job, '"'],
  },
  { head: 'SHOW CREATE ROUTINE LOAD', label: 'statement of a job', text: ['SHOW CREATE ROUTINE LOAD FOR ', job] },
];
