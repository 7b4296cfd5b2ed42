import { type ColumnMapping, type ColumnsClause, childrenOf, type Expression } from '../syntax/tree.ts';
import { removeColumn } from './clauseEdits.ts';
import { defineRule, type Report } from './rule.ts';
import { clausesInOrder, isWholeColumns } from './statementParts.ts';

/** The expression that has no effect. */
type Data = { readonly clause: ColumnsClause; readonly earlier: ColumnMapping } | undefined;

/** Names under which fields are commonly passed over; repeating one does no harm. */
const passedOver =
  /^_*(?:tmp|temp|dummy|skip|skipped|ignore|ignored|unused|placeholder|null|none|nil|na|empty|blank|filler|x|_)?_*\d*$/i;

/** A column that COLUMNS names twice. */
export const duplicateColumn = defineRule<Data>({
  id: 'duplicate-column',
  severity: 'warning',
  docs: {
    summary: 'COLUMNS names a column twice.',
    why: [
      'A name in COLUMNS stands for one field of the message. When two fields have one name, Doris cannot tell which of them the column of that name takes, and the job pauses (`… is ambiguous`) or',
      'loads only one. Of two expressions for one column the later counts. A field and an expression of one name are fine: `amount, amount = amount * 100`.',
    ].join(' '),
    sources: ['NereidsLoadScanProvider, NereidsLoadUtils.createLoadPlan (Doris frontend)'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, «amount», total = amount * 2)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, total = amount * 2, «TOTAL» = amount * 3)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, TOTAL = amount * 3)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, amount = amount * 100)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, dummy, dummy, amount)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, raw, total = raw + 1, total = total * 2)
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    for (const clause of clausesInOrder(job)) {
      if (clause.kind !== 'columns') continue;
      const found = repeatedIn(clause);
      if (found.length > 0 && isWholeColumns(job, clause)) for (const repeated of found) report(repeated);
    }
  },
  fixes: (data, job) => {
    if (!data) return [];
    const edits = removeColumn(job, data.clause, data.earlier);
    return [{ title: 'Remove the expression that does not count', edits, preferred: true, safe: false }];
  },
});

function repeatedIn(clause: ColumnsClause): readonly Report<Data>[] {
  const { columns } = clause;
  if (new Set(columns.map(({ name }) => name?.text.toLowerCase())).size === columns.length) return [];
  const used = new Set(columns.flatMap(({ expression }) => (expression ? namesIn(expression) : [])));
  const fields = new Map<string, ColumnMapping>();
  const derived = new Map<string, ColumnMapping>();
  return columns.flatMap((column): readonly Report<Data>[] => {
    const { name, expression } = column;
    if (!name) return [];
    const key = name.text.toLowerCase();
    const seen = expression ? derived : fields;
    const earlier = seen.get(key);
    seen.set(key, column);
    if (!earlier?.name) return [];
    const places = { span: name, related: [{ span: earlier.name, message: 'Also named here.' }] };
    if (!expression) {
      if (passedOver.test(key) && !used.has(key)) return [];
      const message = `Two fields are named \`${name.text}\`: Doris cannot tell which of them is meant. Give a field that is only passed over a name that nothing else has.`;
      return [{ ...places, message, data: undefined }];
    }
    // An expression that takes up the one before goes on from it.
    if (namesIn(expression).includes(key)) return [];
    const message = `\`${name.text}\` is computed twice; only the later expression counts.`;
    return [{ ...places, message, data: { clause, earlier } }];
  });
}

/** The columns in an expression, in lower case. */
function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'column') return [expression.path.at(-1)?.text.toLowerCase() ?? ''];
  return childrenOf(expression).flatMap(namesIn);
}
