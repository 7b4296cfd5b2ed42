import { findClause } from '../catalog/clauses.ts';
import { isAtLeast } from '../catalog/versions.ts';
import { type BoundProperty, type Job, lookUp } from '../model/job.ts';
import type { Span } from '../syntax/tree.ts';
import { trim } from '../text/trim.ts';
import { defineCrossRule } from './crossRule.ts';
import { messageFormatOf, settingOf, switchedOn, updateModeOf } from './jobSettings.ts';
import { lastKeysOf, mappingOf, nameOf, numbered, type PathMapping, surplusOf } from './jsonpathsEdits.ts';
import { valuePart } from './listEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { findClauseOf } from './statementParts.ts';
import { bindOther } from './surroundings.ts';

const create = `CREATE ROUTINE LOAD shop.sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");
PAUSE ROUTINE LOAD FOR shop.sales;`;
const alter = (changes: string): string => `${create}\nALTER ROUTINE LOAD FOR shop.sales ${changes};`;

/** An ALTER of `jsonpaths` or of COLUMNS that leaves the other behind. */
export const alterJsonpathsColumns = defineCrossRule({
  id: 'alter-jsonpaths-columns',
  severity: 'warning',
  docs: {
    summary: 'ALTER changes `jsonpaths` or COLUMNS, so that it no longer pairs with the other one of the job.',
    why: [
      'Paths and fields pair by position, and an ALTER leaves what it does not name as it is. A path too many is then ignored, and a field without a path becomes NULL, without a word.',
      'Change both in one ALTER. Before Doris 4.0 no ALTER takes COLUMNS.',
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace, and is silent where another ALTER of the job is known.',
    ].join('\n'),
    sources: ['RoutineLoadJob.modifyCommonJobProperties (Doris frontend)', 'NewJsonReader (Doris backend)'],
    covers: [35, 85],
  },
  examples: {
    bad: [
      { sql: alter(`PROPERTIES ("jsonpaths" = '["$.id", "$.amount", "«$.currency»"]')`) },
      { sql: alter(`PROPERTIES ("jsonpaths" = «'["$.id"]'»)`) },
      { sql: alter('COLUMNS (id, amount, «currency»)') },
      { sql: alter('«COLUMNS» (id, double_id = id * 2)') },
    ],
    good: [
      { sql: alter(`PROPERTIES ("jsonpaths" = '["$.key", "$.amount"]')`) },
      { sql: alter('COLUMNS (id, amount, total = amount * 2)') },
      { sql: alter(`COLUMNS (id, amount, currency) PROPERTIES ("jsonpaths" = '["$.id", "$.amount", "$.currency"]')`) },
    ],
  },
  check: ({ job, version }, { created, isOnlyAlter }, report) => {
    if (job?.kind !== 'alter' || !created || !isOnlyAlter) return;
    const written = lookUp(job.properties, 'jsonpaths');
    const hasColumns = findClauseOf(job, 'columns') !== undefined;
    if ((written !== undefined) === hasColumns) return;
    const old = bindOther(created, version);
    if (!old || messageFormatOf(old)?.kind !== 'json' || !pairs(old) || !pairs(job)) return;
    const paths = pathsOf(written ? job : old);
    const mapping = paths && mappingOf(paths, written ? old : job);
    const found = mapping && (written ? fromPaths(mapping, job) : fromColumns(mapping));
    if (found) report({ ...found, data: undefined });
  },
});

/** Whether paths and fields of a job pair by position at all. */
function pairs(job: Job): boolean {
  return updateModeOf(job)?.kind !== 'flexible' && !switchedOn(job, 'fill_missing_columns');
}

/** The `jsonpaths` of a statement, if they are paths. */
function pathsOf(job: Job): BoundProperty | undefined {
  const property = settingOf(job, 'jsonpaths');
  return property && trim(property.value) !== '' && !valueProblem(job, property) ? property : undefined;
}

interface Found {
  readonly span: Span;
  readonly message: string;
}

/** New paths beside the fields that the job has. */
function fromPaths(mapping: PathMapping, { version }: Job): Found | undefined {
  const { property, paths, fields } = mapping;
  const difference = paths.length - fields.length;
  if (difference === 0) return undefined;
  const repeat = isAtLeast(version, findClause('COLUMNS')?.sinceInAlter ?? version)
    ? 'Repeat COLUMNS here with a field for each path.'
    : 'No ALTER of this version changes COLUMNS.';
  const counts = `${numbered(paths.length, 'path')}, but the job was created with ${numbered(fields.length, 'field')} in COLUMNS`;
  if (difference < 0) {
    const missing = numbered(-difference, 'field');
    return { span: property.valueSpan, message: `${counts}: the last ${missing} would always be NULL. ${repeat}` };
  }
  const [surplus = 0] = surplusOf(lastKeysOf(mapping), fields.map(nameOf));
  const path = paths[surplus];
  return {
    span: path ? valuePart(property, path.start, path.end) : property.valueSpan,
    message: `${counts}: they pair by position, so that the last ${numbered(difference, 'path')} would be ignored. ${repeat}`,
  };
}

/** New fields beside the paths that the job has. */
function fromColumns(mapping: PathMapping): Found | undefined {
  const { paths, fields, clause } = mapping;
  const difference = fields.length - paths.length;
  if (difference === 0) return undefined;
  const counts = `${numbered(fields.length, 'field')} without an expression, but the job was created with ${numbered(paths.length, 'path')} in \`jsonpaths\``;
  const repeat = 'Repeat `jsonpaths` here with a path for each field.';
  if (difference < 0) {
    const message = `${counts}: the last ${numbered(-difference, 'path')} would be ignored. ${repeat}`;
    return { span: clause.keyword, message };
  }
  const keys = lastKeysOf(mapping).map((key) => key ?? '');
  const [surplus = 0] = surplusOf(fields.map(nameOf), keys);
  return {
    span: fields[surplus]?.name ?? clause.keyword,
    message: `${counts}: they pair by position, so that the last ${numbered(difference, 'field')} would always be NULL. ${repeat}`,
  };
}
