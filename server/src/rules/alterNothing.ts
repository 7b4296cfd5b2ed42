import { gapParts } from './listLayout.ts';
import { defineRule } from './rule.ts';

/** An ALTER that names a job and nothing to change. */
export const alterNothing = defineRule({
  id: 'alter-nothing',
  severity: 'error',
  docs: {
    summary: 'ALTER ROUTINE LOAD does not say what to change.',
    why: 'Behind the name of the job the grammar lets everything be absent, so the statement parses. Doris then looks for load clauses, `PROPERTIES` and `FROM`, finds none of them, and answers `No properties are specified`.',
    sources: ['AlterRoutineLoadCommand (Doris frontend)'],
    covers: [94],
  },
  examples: {
    bad: [
      { sql: '«ALTER ROUTINE LOAD FOR sales»;' },
      { sql: '«ALTER ROUTINE LOAD FOR shop.sales» -- five tasks at a time\n;' },
    ],
    good: [
      { sql: 'ALTER ROUTINE LOAD FOR sales PROPERTIES ("desired_concurrent_number" = "5");' },
      { sql: 'ALTER ROUTINE LOAD FOR sales WHERE amount > 0;' },
    ],
  },
  check: ({ statement, text }, report) => {
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
