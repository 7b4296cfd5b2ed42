import { editDistance } from '../catalog/index.ts';
import type { Name } from '../syntax/tree.ts';
import { replaceName } from './nameEdits.ts';
import { findClauseOf, isWholeColumns } from './statementParts.ts';
import { defineTableRule, whenSilent } from './tableRule.ts';

interface Data {
  readonly name: Name;
  readonly meant: string;
}

const table = 'CREATE TABLE shop.orders (id BIGINT, amount INT) DUPLICATE KEY (id) DISTRIBUTED BY HASH (id) BUCKETS 8;';
const from = 'FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");';
const example = (columns: string): string =>
  `${table}\nCREATE ROUTINE LOAD shop.sales ON orders COLUMNS (${columns})\n${from}`;

/** Names that differ in digits are rather two names than one that is misspelt. */
const withoutDigits = (name: string): string => name.replace(/\d+/g, '');

/** A name in COLUMNS that is nearly that of a column which COLUMNS leaves out. */
export const tableColumnName = defineTableRule<Data>({
  id: 'table-column-name',
  severity: 'hint',
  docs: {
    covers: [20],
    summary: 'A name in COLUMNS is one slip away from a column of the table that COLUMNS leaves out.',
    why: [
      'A name that the table does not have stands for a field of the message that is not loaded, and Doris says nothing. When it was meant to be a column, that column stays NULL or at its default.',
      'The rule is silent when the name is used elsewhere in the statement, when it differs from the column only in digits, and for names of fewer than four characters.',
      whenSilent,
    ].join(' '),
    sources: ['CreateRoutineLoadInfo, NereidsLoadScanProvider (Doris frontend)'],
  },
  examples: {
    bad: [{ sql: example('id, «amuont»'), fixed: example('id, amount') }],
    good: [
      { sql: example('id, AMOUNT') },
      { sql: example('id, skipped') },
      { sql: example('id, amounts, amount = amounts * 100') },
      { sql: example('id, amount, amounts') },
    ],
  },
  check: (job, { columns = [] }, report) => {
    const clause = findClauseOf(job, 'columns');
    if (!clause || !isWholeColumns(job, clause)) return;
    const listed = new Set(clause.columns.map(({ name }) => name?.text.toLowerCase()));
    const known = columns.map(({ name }) => name.text);
    const absent = known.filter((name) => !listed.has(name.toLowerCase()));
    if (absent.length === 0 || absent.length > mostAbsent) return;
    const names = new Set(known.map((name) => name.toLowerCase()));
    const { start, end } = job.statement;
    const words = wordCounts(job.text.slice(start, end));
    for (const { name, expression } of clause.columns) {
      const lower = name?.text.toLowerCase() ?? '';
      if (!name || expression || lower.length < 4 || names.has(lower) || (words.get(lower) ?? 0) > 1) continue;
      const meant = absent.find((column) => isSlip(lower, column.toLowerCase()));
      if (meant === undefined) continue;
      report({
        span: name,
        message: `The table has no column \`${name.text}\`: Doris reads this field and drops it. Did you mean \`${meant}\`, which COLUMNS leaves out?`,
        data: { name, meant },
      });
    }
  },
  fixes: ({ name, meant }) => [
    { title: `Change to ${meant}`, edits: [replaceName(name, meant)], preferred: true, safe: false },
  ],
});

/** With more columns left out than these, COLUMNS is not compared with all of them. */
const mostAbsent = 50;

function isSlip(name: string, column: string): boolean {
  if (column.length < 4 || Math.abs(name.length - column.length) > 1) return false;
  return withoutDigits(name) !== withoutDigits(column) && editDistance(name, column) <= 1;
}

/** How often each word stands in a text, in small letters. */
function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_$]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
