import { editDistance } from '../catalog/index.ts';
import { defineCrossRule } from './crossRule.ts';
import { type JobNamed, jobNamed, renameJob } from './jobNamed.ts';

const create = `CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`;

interface Data {
  readonly job: JobNamed;
  readonly candidates: readonly string[];
}

/** A statement about a job that nothing creates. */
export const unknownJob = defineCrossRule<Data>({
  id: 'unknown-job',
  severity: 'hint',
  docs: {
    summary: 'ALTER, PAUSE, RESUME, STOP or SHOW names a job that no file of the workspace creates.',
    why: [
      'Doris answers `There is not operable routine load job with name …`. Mostly the name is misspelt; letter case counts too.',
      '',
      'The job may also have been created elsewhere. So the rule is silent in a file that creates no job itself, as scripts for operation do, in one that names more than ten such jobs, and until all files of the workspace have been read. It is silent as well where the name of a new job is left open. STOP, which often ends a job whose CREATE is gone, is reported only when the name of a job that is there lies one slip away. Names that differ in numbers, such as `sales_1` and `sales_2`, are no slips of each other.',
    ].join('\n'),
    sources: ['RoutineLoadManager (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `${create}\nPAUSE ROUTINE LOAD FOR shop.«slaes»;`,
        fixed: `${create}\nPAUSE ROUTINE LOAD FOR shop.sales;`,
      },
      {
        sql: `${create}\nSTOP ROUTINE LOAD FOR shop.«Sales»;`,
        fixed: `${create}\nSTOP ROUTINE LOAD FOR shop.sales;`,
      },
      { sql: `${create}\nSHOW ROUTINE LOAD FOR shop.«clicks»;` },
      {
        sql: `${create}\nSHOW ROUTINE LOAD TASK FROM shop WHERE JobName = «"slaes"»;`,
        fixed: `${create}\nSHOW ROUTINE LOAD TASK FROM shop WHERE JobName = "sales";`,
      },
    ],
    good: [
      { sql: `${create}\nPAUSE ROUTINE LOAD FOR sales;` },
      { sql: `STOP ROUTINE LOAD FOR shop.turnover;\n${create}` },
      { sql: 'PAUSE ROUTINE LOAD FOR shop.sales;\nRESUME ROUTINE LOAD FOR shop.slaes;' },
    ],
  },
  check: ({ statement }, { unknown }, report) => {
    const job = unknown && jobNamed(statement);
    if (!job) return;
    const { name, place } = job;
    const { candidates } = unknown;
    const [near] = candidates;
    // the CREATE of a job that is stopped for good is often gone by then
    if (statement.kind === 'stop-routine-load' && (near === undefined || editDistance(name, near) > 1)) return;
    report({
      span: place,
      message: `Nothing in this workspace creates a job \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
      data: { job, candidates },
    });
  },
  fixes: ({ job, candidates }) =>
    candidates.map((text, index) => ({
      title: `Change to ${text}`,
      edits: [renameJob(job, text)],
      preferred: index === 0,
      safe: false,
    })),
});
