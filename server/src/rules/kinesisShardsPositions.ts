import { javaListItems, listItems } from '../catalog/index.ts';
import { type BoundList, type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { alterKinesis, createKinesis } from './kinesisExamples.ts';
import { kinesisListOf, mayBeWritten } from './kinesisJob.ts';
import { insertProperties, type NewProperty, removeProperty, replaceValue } from './listEdits.ts';
import { hasWholeKey, hasWholeValue, valueProblem } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';
import { fittingStarts, numbered, type StartWords } from './startCounts.ts';

type Data =
  | { readonly kind: 'add'; readonly list: BoundList; readonly added: NewProperty; readonly after: BoundProperty }
  | { readonly kind: 'set'; readonly positions: BoundProperty; readonly value: string; readonly title: string }
  | { readonly kind: 'remove'; readonly list: BoundList; readonly property: BoundProperty };

/** The properties that say where a job starts in a stream, taken together; blank ones count as absent. */
interface Positions {
  readonly list: BoundList;
  readonly shards: BoundProperty | undefined;
  readonly positions: BoundProperty | undefined;
  readonly fallback: BoundProperty | undefined;
}

const twoShards = '"kinesis_shards" = "shardId-000000000000,shardId-000000000001"';

/** Shards, positions and the default position of a stream that do not go together. */
export const kinesisShardsPositions = defineRule<Data>({
  id: 'kinesis-shards-positions',
  severity: 'error',
  docs: {
    summary: '`kinesis_shards`, `kinesis_shards_pos` and the default position do not go together.',
    why: [
      '`kinesis_shards_pos` has one position for each entry of `kinesis_shards`, else Doris answers `Number of shards must equal number of positions`.',
      'Beside it there can be no `property.kinesis_default_pos`. An ALTER of `kinesis_shards` needs one of the two.',
    ].join(' '),
    sources: ['KinesisDataSourceProperties (Doris frontend)', 'apache/doris#61325'],
    since: 'dev',
    covers: [126],
  },
  examples: {
    bad: [
      {
        sql: createKinesis(twoShards, '"kinesis_shards_pos" = «"LATEST"»'),
        fixed: createKinesis(twoShards, '"kinesis_shards_pos" = "LATEST,LATEST"'),
      },
      {
        sql: createKinesis(twoShards, '"kinesis_shards_pos" = «"TRIM_HORIZON,LATEST,LATEST"»'),
        fixed: createKinesis(twoShards, '"kinesis_shards_pos" = "TRIM_HORIZON,LATEST"'),
      },
      {
        sql: createKinesis('«"kinesis_shards_pos"» = "TRIM_HORIZON"'),
        fixed: createKinesis('"kinesis_shards_pos" = "TRIM_HORIZON"', '"kinesis_shards" = "shardId-000000000000"'),
      },
      {
        sql: createKinesis(
          twoShards,
          '"kinesis_shards_pos" = "LATEST,LATEST"',
          '«"property.kinesis_default_pos"» = "TRIM_HORIZON"',
        ),
        fixed: createKinesis(twoShards, '"kinesis_shards_pos" = "LATEST,LATEST"'),
      },
      {
        sql: alterKinesis('«"kinesis_shards"» = "shardId-000000000000,shardId-000000000001"'),
        fixed: alterKinesis(twoShards, '"kinesis_shards_pos" = "LATEST,LATEST"'),
      },
    ],
    good: [
      { sql: createKinesis(twoShards, '"kinesis_shards_pos" = "TRIM_HORIZON, 4959033827149025"') },
      { sql: createKinesis(twoShards) },
      { sql: createKinesis('"property.kinesis_default_pos" = "TRIM_HORIZON"') },
      { sql: alterKinesis(twoShards, '"property.kinesis_default_pos" = "2026-01-01 00:00:00"') },
    ],
  },
  check: (job, report) => {
    const list = kinesisListOf(job);
    if (!list) return;
    const given: Positions = {
      list,
      shards: lookUp(list, 'kinesis_shards'),
      positions: lookUp(list, 'kinesis_shards_pos'),
      fallback: notBlank(lookUp(list, 'property.kinesis_default_pos')),
    };
    for (const found of [countFinding(job, given), bothFinding(given), alterFinding(job, given)]) {
      if (found) report(found);
    }
  },
  fixes: (data, job) => [fixOf(data, job)],
});

/** A blank default position counts as none; a blank list is one entry (KinesisConfiguration). */
function notBlank(property: BoundProperty | undefined): BoundProperty | undefined {
  return property && trim(property.value) === '' ? undefined : property;
}

function countFinding(job: Job, { list, shards, positions }: Positions): Report<Data> | undefined {
  if (!positions || !hasWholeValue(positions) || valueProblem(job, positions)) return undefined;
  const starts = listItems(positions.value);
  const answer = 'Doris answers `Number of shards must equal number of positions`.';
  if (!shards) {
    if (mayBeWritten(job, list, 'kinesis_shards')) return undefined;
    const ids = starts.map((_, index) => `shardId-${String(index).padStart(12, '0')}`);
    return {
      span: positions.keySpan,
      message: `\`kinesis_shards_pos\` needs \`kinesis_shards\` with as many entries (${starts.length}). ${answer}`,
      data: { kind: 'add', list, added: { key: 'kinesis_shards', value: ids.join(',') }, after: positions },
    };
  }
  if (!hasWholeValue(shards)) return undefined;
  const count = javaListItems(shards.value).length;
  if (count === starts.length) return undefined;
  return {
    span: positions.valueSpan,
    message: `${numbered(count, 'shard')}, but ${numbered(starts.length, 'position')}: each shard needs one. ${answer}`,
    related: [{ span: shards.valueSpan, message: `${numbered(count, 'shard')} here.` }],
    data: {
      kind: 'set',
      positions,
      ...fittingStarts(
        starts.map((item) => item.text),
        count,
        positionWords,
      ),
    },
  };
}

const positionWords: StartWords = { start: 'position', part: 'shard', beginning: 'TRIM_HORIZON' };

function bothFinding({ list, positions, fallback }: Positions): Report<Data> | undefined {
  if (!positions || !fallback || !hasWholeKey(fallback)) return undefined;
  return {
    span: fallback.keySpan,
    message:
      'Doris answers `Only one of kinesis_shards_pos and property.kinesis_default_pos can be set.` Remove one of them.',
    related: [{ span: positions.keySpan, message: '`kinesis_shards_pos` is set here.' }],
    data: { kind: 'remove', list, property: fallback },
  };
}

function alterFinding(job: Job, { list, shards, positions, fallback }: Positions): Report<Data> | undefined {
  if (job.kind !== 'alter' || !shards || !hasWholeKey(shards) || positions || fallback) return undefined;
  if (['kinesis_shards_pos', 'property.kinesis_default_pos'].some((key) => mayBeWritten(job, list, key)))
    return undefined;
  const count = hasWholeValue(shards) ? javaListItems(shards.value).length : 1;
  const value = Array<string>(count).fill('LATEST').join(',');
  return {
    span: shards.keySpan,
    message:
      'ALTER needs `kinesis_shards_pos` beside `kinesis_shards`. Doris answers `Must set position or default position with shard property`.',
    data: { kind: 'add', list, added: { key: 'kinesis_shards_pos', value }, after: shards },
  };
}

function fixOf(data: Data, job: Job): Fix {
  const standing = { preferred: true, safe: false };
  switch (data.kind) {
    case 'add': {
      const { key, value } = data.added;
      const edits = insertProperties(job, data.list, [data.added], data.after);
      return { title: `Add ${key} = ${value}`, edits, ...standing };
    }
    case 'set':
      return { title: data.title, edits: replaceValue(data.positions, data.value), ...standing };
    case 'remove':
      return {
        title: `Remove ${data.property.key}`,
        edits: removeProperty(job, data.list, data.property),
        ...standing,
      };
  }
}
