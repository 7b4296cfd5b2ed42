import { type BoundProperty, type Job, lookUp } from '../model/job.ts';
import { defineCrossRule } from './crossRule.ts';
import { messageFormatOf, settingOf, switchedOn, updateModeOf } from './jobSettings.ts';
import { replaceValue } from './listEdits.ts';
import { findClauseOf } from './statementParts.ts';
import { bindOther } from './surroundings.ts';

const create = (clauses: string, properties: string): string => `CREATE ROUTINE LOAD shop.sales${clauses}
PROPERTIES (${properties})
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");
PAUSE ROUTINE LOAD FOR shop.sales;`;
const alter = (value: string, more = ''): string =>
  `ALTER ROUTINE LOAD FOR shop.sales PROPERTIES ("unique_key_update_mode" = ${value}${more});`;
const marked = alter('«"UPDATE_FLEXIBLE_COLUMNS"»');

interface Data {
  readonly mode: BoundProperty;
  /** Whether a partial update of the columns in COLUMNS would do. */
  readonly hasColumns: boolean;
}

/** An ALTER to flexible partial updates of a job that cannot do them. */
export const alterFlexibleUpdate = defineCrossRule<Data>({
  id: 'alter-flexible-update',
  severity: 'error',
  docs: {
    summary: 'ALTER asks for flexible partial updates, which the job that it changes cannot do.',
    why: [
      'Doris holds an ALTER to `UPDATE_FLEXIBLE_COLUMNS` against the job, as it does a CREATE: a job that reads CSV, has COLUMNS, or `jsonpaths` or `fuzzy_parse` that the ALTER does not take back, is refused (`Flexible partial update only supports JSON format`, `… does not support COLUMNS specification`). So is a job for many tables, in the development branch at least.',
      'No ALTER takes COLUMNS away or changes the format: stop the job and create it again.',
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace.',
    ].join('\n'),
    sources: ['RoutineLoadJob.validateFlexiblePartialUpdateForAlter (Doris 4.0)'],
    since: '4.0',
    covers: [12, 46],
  },
  examples: {
    bad: [
      { sql: `${create(' ON orders', '"format" = "csv"')}\n${marked}` },
      {
        sql: `${create(' ON orders\nCOLUMNS (id, amount)', '"format" = "json"')}\n${marked}`,
        fixed: `${create(' ON orders\nCOLUMNS (id, amount)', '"format" = "json"')}\n${alter('"UPDATE_FIXED_COLUMNS"')}`,
      },
      {
        sql: `${create(' ON orders', '"format" = "json", "strip_outer_array" = "true", "fuzzy_parse" = "true"')}\n${marked}`,
      },
      { sql: `${create('', '"format" = "json"')}\n${marked}` },
    ],
    good: [
      { sql: `${create(' ON orders\nWHERE amount > 0', '"format" = "json"')}\n${alter('"UPDATE_FLEXIBLE_COLUMNS"')}` },
      {
        sql: `${create(' ON orders', '"format" = "json", "strip_outer_array" = "true", "fuzzy_parse" = "true"')}\n${alter('"UPDATE_FLEXIBLE_COLUMNS"', ', "fuzzy_parse" = "false"')}`,
      },
      { sql: `${create(' ON orders\nCOLUMNS (id, amount)', '"format" = "csv"')}\n${alter('"UPDATE_FIXED_COLUMNS"')}` },
    ],
  },
  check: ({ job, version }, { origin, created }, report) => {
    if (job?.kind !== 'alter' || !origin || !lookUp(job.properties, 'unique_key_update_mode')) return;
    const mode = updateModeOf(job);
    if (mode?.kind !== 'flexible' || !mode.property) return;
    const old = bindOther(origin, version);
    const obstacle = old && obstacleIn(old, job, created !== undefined);
    if (!obstacle) return;
    report({
      span: mode.property.valueSpan,
      message: `The job ${obstacle.what}: Doris answers \`Flexible partial update ${obstacle.answer}\`.`,
      // released versions are not known to look
      severity: obstacle.kind === 'many-tables' && version !== 'dev' ? 'warning' : 'error',
      data: { mode: mode.property, hasColumns: obstacle.kind === 'columns' },
    });
  },
  fixes: ({ mode, hasColumns }) =>
    hasColumns
      ? [
          {
            title: 'Change to UPDATE_FIXED_COLUMNS',
            edits: replaceValue(mode, 'UPDATE_FIXED_COLUMNS'),
            preferred: true,
            safe: false,
          },
        ]
      : [],
});

interface Obstacle {
  readonly kind: 'many-tables' | 'format' | 'columns' | 'setting';
  /** Completes "The job …" and "Flexible partial update …". */
  readonly what: string;
  readonly answer: string;
}

/**
 * What keeps a job from flexible updates.
 * @param isAsCreated no other ALTER has changed the settings of the job.
 */
function obstacleIn(old: Job, { properties }: Job, isAsCreated: boolean): Obstacle | undefined {
  const { statement } = old;
  if (statement.kind === 'create-routine-load' && !statement.table) {
    return { kind: 'many-tables', what: 'loads many tables', answer: 'is not supported in multi-table load' };
  }
  if (messageFormatOf(old)?.kind === 'csv') {
    const what = 'was created to read CSV, which no ALTER changes';
    return { kind: 'format', what, answer: 'only supports JSON format' };
  }
  if (findClauseOf(old, 'columns')) {
    const what = 'was created with COLUMNS, which no ALTER takes away';
    return { kind: 'columns', what, answer: 'does not support COLUMNS specification' };
  }
  const jsonpaths = settingOf(old, 'jsonpaths');
  const settings = [switchedOn(old, 'fuzzy_parse'), jsonpaths?.value === '' ? undefined : jsonpaths];
  const kept = isAsCreated ? settings.find((property) => property && !lookUp(properties, property.key)) : undefined;
  return kept && { kind: 'setting', what: `was created with \`${kept.key}\``, answer: `does not support ${kept.key}` };
}
