import { isAtLeast } from '../catalog/index.ts';
import type { DorisVersion } from '../catalog/versions.ts';
import { insertion } from '../syntax/edits.ts';
import { encodeString } from '../syntax/literals.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import type { Expression, ShowRoutineLoad, Span } from '../syntax/tree.ts';
import { columnIn, jobNameIn, stringIn, wordsOf } from './jobNamed.ts';
import type { Finding, Fix, RuleDescription, Severity } from './rule.ts';

/** `SHOW ROUTINE LOAD TASK` without exactly one job to show. A rule on a statement that has no property lists. */
export const showTask: RuleDescription = {
  id: 'show-task',
  severity: 'error',
  docs: {
    summary: '`SHOW ROUTINE LOAD TASK` does not name its job as Doris wants it.',
    why: [
      'The grammar takes any condition behind WHERE, and none at all. When it runs the statement Doris wants exactly `WHERE JobName = "…"`, and answers',
      '`please designate a jobName in where expr such as JobName="ILoveDoris"` or `show routine load job only support one equal expr which is sames like JobName="ILoveDoris"` to anything else.',
      '`FOR` and the name of the job is a form of the newest branches only.',
    ].join(' '),
    sources: ['ShowRoutineLoadTaskCommand (Doris frontend)'],
  },
  examples: {
    bad: [
      { sql: '«SHOW ROUTINE LOAD TASK»;', fixed: 'SHOW ROUTINE LOAD TASK WHERE JobName = "<job>";' },
      { sql: 'SHOW ROUTINE LOAD TASK WHERE «State = "RUNNING"»;' },
      {
        sql: 'SHOW ROUTINE LOAD TASK FROM sales WHERE «Name = "daily"»;',
        fixed: 'SHOW ROUTINE LOAD TASK FROM sales WHERE JobName = "daily";',
      },
      {
        sql: '-- doris: 3.1\nSHOW ROUTINE LOAD TASK «FOR daily»;',
        fixed: '-- doris: 3.1\nSHOW ROUTINE LOAD TASK WHERE JobName = "daily";',
      },
      {
        sql: 'SHOW ROUTINE LOAD TASK WHERE «"daily" = JobName»;',
        fixed: 'SHOW ROUTINE LOAD TASK WHERE JobName = "daily";',
      },
    ],
    good: [
      { sql: "SHOW ROUTINE LOAD TASK WHERE jobname = 'daily';" },
      { sql: 'SHOW ROUTINE LOAD TASK FROM sales WHERE JobName == "daily";' },
      { sql: 'SHOW ROUTINE LOAD TASK WHERE (JobName /* the one at night */ = "daily");' },
      { sql: '-- doris: dev\nSHOW ROUTINE LOAD TASK FOR daily;' },
    ],
  },
};

/** The finding of a statement that shows tasks; none while its syntax is broken. */
export function showTaskFindings(parsed: ParsedStatement, version: DorisVersion): readonly Finding[] {
  const { statement, errors } = parsed;
  if (statement?.kind !== 'show-routine-load-task' || errors.length > 0) return [];
  if (statement.label) return isAtLeast(version, 'dev') ? [] : [newForm(parsed, statement, statement.label, version)];
  const { where, like, head } = statement;
  if (!where) {
    const edit = like
      ? { span: { start: head.end, end: statement.end }, text: ` WHERE JobName = ${like.raw}` }
      : insertion(statement.end, ' WHERE JobName = "<job>"');
    const message =
      'Doris shows the tasks of one job: it answers `please designate a jobName in where expr such as JobName="ILoveDoris"`.';
    return [
      finding(like ?? head, message, like && statement.database ? [] : [fix('Name the job', edit.span, edit.text)]),
    ];
  }
  if (jobNameIn(where)) return [];
  const [left, right] = where.kind === 'operator' ? where.operands : [];
  const isEqual = where.kind === 'operator' && /^==?$/.test(where.operator);
  const column = columnIn(left);
  const message =
    'Doris takes no other condition than `JobName = "…"`: it answers `show routine load job only support one equal expr which is sames like JobName="ILoveDoris"`.';
  const repair = (title: string, name: string): readonly Finding[] => [
    finding(where, message, [fix(title, where, `JobName = ${name}`)]),
  ];
  const first = stringIn(left);
  if (isEqual && first && columnIn(right) === 'jobname') return repair('Name JobName first', first.raw);
  const isLike = where.kind === 'operator' && where.operator === 'LIKE';
  const name = right && quotedName(right);
  if ((isEqual || isLike) && name !== undefined && /^(?:job_?name|name|job|label)$/.test(column ?? ''))
    return repair('Compare JobName', name);
  return [finding(where, message, [])];
}

/** What may be meant as the name of a job, as a string. */
function quotedName(expression: Expression): string | undefined {
  if (expression.kind === 'column') return encodeString(wordsOf(expression), '"');
  if (expression.kind !== 'literal') return undefined;
  const { literal } = expression;
  return literal.kind === 'string' ? literal.raw : encodeString(literal.value, '"');
}

function newForm(
  { tokens, text }: ParsedStatement,
  statement: ShowRoutineLoad,
  label: Span,
  version: DorisVersion,
): Finding {
  const forWord = tokens().find(({ start }) => start >= statement.head.end) ?? label;
  const names = text.slice(label.start, label.end).replaceAll('`', '').split('.');
  const place = { start: statement.head.end, end: statement.end };
  const database = names.length === 2 ? ` FROM ${names[0]}` : '';
  const older = `${database} WHERE JobName = ${encodeString(names.at(-1) ?? '', '"')}`;
  const message =
    '`FOR` and a name exist on the newest branches of Doris only; older ones refuse it as a syntax error. `WHERE JobName = "…"` works everywhere.';
  // it came to the newest branches in 2026 (apache/doris#64151)
  const severity: Severity = isAtLeast(version, '4.1')
    ? 'information'
    : isAtLeast(version, '4.0')
      ? 'warning'
      : 'error';
  return {
    ...finding({ start: forWord.start, end: label.end }, message, [fix('Write WHERE JobName', place, older)]),
    severity,
  };
}

function finding(span: Span, message: string, fixes: readonly Fix[]): Finding {
  const { id: code, severity } = showTask;
  const { start, end } = span;
  return { code, severity, message, span: { start, end }, unnecessary: false, related: [], fixes: () => fixes };
}

function fix(title: string, { start, end }: Span, text: string): Fix {
  return { title, edits: [{ span: { start, end }, text }], preferred: true, safe: false };
}
