import { findClause } from '../catalog/clauses.ts';
import { isAtLeast, versionName } from '../catalog/versions.ts';
import type { Job } from '../model/job.ts';
import { existsSince } from './propertyFindings.ts';
import { defineRule } from './rule.ts';
import { clauseName } from './statementParts.ts';

/** Clauses that the chosen Doris version does not take. */
export const clauseVersion = defineRule({
  id: 'clause-version',
  severity: 'error',
  docs: {
    summary: 'A clause is newer than the Doris version that is to run the statement.',
    why: [
      'Until 4.0 ALTER ROUTINE LOAD takes `PROPERTIES` and `FROM` alone: `COLUMNS`, `WHERE` and the other load clauses are a syntax error there, and the job has to be made anew to change them.',
      '`SET TARGET TABLE` exists in the development branch only.',
    ].join(' '),
    sources: ['apache/doris#53076', 'apache/doris#64878', 'DorisParser.g4 (Doris frontend)'],
  },
  examples: {
    bad: [
      { sql: 'ALTER ROUTINE LOAD FOR sales «SET TARGET TABLE» = "orders_new";' },
      { sql: '-- doris: 3.1\nALTER ROUTINE LOAD FOR sales «COLUMNS» (id, amount), «WHERE» amount > 0;' },
    ],
    good: [
      { sql: 'ALTER ROUTINE LOAD FOR sales COLUMNS (id, amount), WHERE amount > 0;' },
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES ("max_error_number" = "10");' },
    ],
  },
  check: (job, report) => {
    const { statement, version } = job;
    if (statement.kind !== 'alter-routine-load') return;
    for (const { words, span } of clausesOf(statement)) {
      const clause = findClause(words);
      const since = clause?.sinceInAlter ?? clause?.since;
      if (!since || isAtLeast(version, since)) continue;
      const message = `${words} in ALTER ROUTINE LOAD ${existsSince(since)}; ${versionName(version)} refuses it as a syntax error. Until then a job has to be made anew to change that.`;
      report({ span, message, data: undefined });
    }
  },
});

function clausesOf(statement: Extract<Job['statement'], { kind: 'alter-routine-load' }>) {
  const { targetTable, clauses } = statement;
  return [
    ...(targetTable
      ? [{ words: 'SET TARGET TABLE', span: { start: targetTable.start, end: targetTable.keyword.end } }]
      : []),
    ...clauses.map((clause) => ({ words: clauseName(clause.kind), span: clause.keyword })),
  ];
}
