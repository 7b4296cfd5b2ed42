import type { Job } from '../model/job.ts';
import type { Span } from '../syntax/tree.ts';
import { gapParts } from './listLayout.ts';
import { hasWholeValue } from './propertyFindings.ts';
import { defineRule } from './rule.ts';

/** An ALTER that names a job and nothing to change. */
export const alterNothing = defineRule({
  id: 'alter-nothing',
  severity: 'error',
  docs: {
    summary: 'ALTER ROUTINE LOAD does not say what to change.',
    why: 'Behind the name of the job the grammar lets everything be absent, so the statement parses. Doris then looks for load clauses, `PROPERTIES` and `FROM`, finds none of them, and answers `No properties are specified`. An empty `workload_group` counts for nothing.',
    sources: ['AlterRoutineLoadCommand (Doris frontend)'],
    covers: [94],
  },
  examples: {
    bad: [
      { sql: '«ALTER ROUTINE LOAD FOR sales»;' },
      { sql: '«ALTER ROUTINE LOAD FOR shop.sales» -- five tasks at a time\n;' },
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES («"workload_group" = ""»);' },
    ],
    good: [
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = "5");' },
      { sql: 'ALTER ROUTINE LOAD FOR sales WHERE amount > 0;' },
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES ("workload_group" = "", "max_error_number" = "10");' },
    ],
  },
  check: (job, report) => {
    const { statement, text } = job;
    const nothing = emptyGroup(job);
    if (nothing) {
      const message = 'An empty `workload_group` changes nothing: Doris answers `No properties are specified`.';
      report({ span: nothing, message, data: undefined });
    }
    if (statement.kind !== 'alter-routine-load' || !statement.label) return;
    // Whatever else stands there is a change, or was meant to be one and is a syntax error.
    const next = gapParts(text, statement.label.end, text.length).find(
      ({ kind }) => kind === 'other' || kind === 'comma',
    );
    if (next && text.charAt(next.start) !== ';') return;
    report({
      span: { start: statement.head.start, end: statement.label.end },
      message:
        'Nothing is changed: Doris answers `No properties are specified`. Add load clauses, PROPERTIES (…) or FROM KAFKA (…).',
      data: undefined,
    });
  },
});

/** An empty workload group that is all that an ALTER sets (AlterRoutineLoadCommand.checkJobProperties passes over it). */
function emptyGroup({ statement, properties: list }: Job): Span | undefined {
  if (statement.kind !== 'alter-routine-load' || !list?.syntax.close) return undefined;
  if (statement.source || statement.targetTable || statement.clauses.length > 0 || list.syntax.entries.length > 1)
    return undefined;
  const [only] = list.properties;
  return only?.key === 'workload_group' && only.value === '' && hasWholeValue(only) ? only.syntax : undefined;
}
