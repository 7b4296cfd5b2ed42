import type { Job } from '../model/job.ts';
import { applyEdits, type TextEdit } from '../syntax/edits.ts';
import { lookalikesInNames } from '../syntax/lookalikes.ts';
import { parseStatement, type SyntaxProblem } from '../syntax/parse.ts';
import { defineRule, type Fix } from './rule.ts';

/** Characters in bare names that look like signs of the grammar: the statement runs, with other names than it seems. */
export const lookalikeInName = defineRule<SyntaxProblem>({
  id: 'lookalike-in-name',
  severity: 'warning',
  docs: {
    summary: 'A comma, parenthesis, quote or blank is one of those beyond ASCII, and so a part of a name.',
    why: [
      'Doris takes every character beyond ASCII for a letter. Where the text stays correct all the same it raises no syntax error:',
      '`COLUMNS (id，name)` has one field of that name. Names in backquotes are left alone.',
    ].join(' '),
    sources: ['DorisLexer.g4 (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id«，»amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id,amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (编号, \`金额（元）\`)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    for (const problem of lookalikesInNames(job.text)) {
      const { span, message } = problem;
      if (!isJudgedOtherwise(job, span.start)) report({ span, message, data: problem });
    }
  },
  fixes: (problem, { text }) => {
    if (!problem.fix) return [];
    const { title, edits } = problem.fix;
    // quotes and blanks may have no plain form that Doris takes there
    const removal = edits.map((edit): TextEdit => (/^["' ]+$/.test(edit.text) ? { ...edit, text: '' } : edit));
    const all: readonly Fix[] = [
      { title, edits, preferred: true, safe: false },
      { title: edits.length > 1 ? 'Remove them' : 'Remove it', edits: removal, preferred: true, safe: false },
    ];
    const right = all.find((fix) => parseStatement(applyEdits(text, fix.edits)).errors.length === 0);
    return right ? [right] : [];
  },
});

/** Whether rules of their own judge the text at a place: the name of the job, keys and values. */
function isJudgedOtherwise({ statement, properties, source }: Job, offset: number): boolean {
  return [statement.label, properties?.syntax, source?.syntax].some(
    (part) => part && part.start <= offset && offset < part.end,
  );
}
