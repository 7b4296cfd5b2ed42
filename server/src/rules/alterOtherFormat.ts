import type { BoundList, BoundProperty } from '../model/job.ts';
import type { SeparatorClause } from '../syntax/tree.ts';
import { removeClauses } from './clauseEdits.ts';
import { defineCrossRule } from './crossRule.ts';
import { messageFormatOf, settingsFor } from './jobSettings.ts';
import { removeProperty } from './listEdits.ts';
import { findClauseOf, isOnlyChange } from './statementParts.ts';
import { bindOther } from './surroundings.ts';

type Data =
  | { readonly kind: 'property'; readonly list: BoundList; readonly property: BoundProperty }
  | { readonly kind: 'separator'; readonly clause: SeparatorClause };

const create = (properties: string): string => `CREATE ROUTINE LOAD shop.sales ON orders${properties}
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");
PAUSE ROUTINE LOAD FOR shop.sales;`;
const json = create('\nPROPERTIES ("format" = "json")');
const alter = 'ALTER ROUTINE LOAD FOR shop.sales';

/** An ALTER with settings of the format that its job does not read. */
export const alterOtherFormat = defineCrossRule<Data>({
  id: 'alter-other-format',
  severity: 'warning',
  docs: {
    summary: 'ALTER sets something for JSON on a job that reads CSV, or the other way round.',
    why: [
      'A job keeps the `format` that it was created with, CSV where it names none; ALTER refuses the key. Doris takes `jsonpaths`, `json_root`, `strip_outer_array`, `num_as_string` and `fuzzy_parse` in an ALTER of a job that reads CSV, and COLUMNS TERMINATED BY, `enclose`, `escape` and `empty_field_as_null` of one that reads JSON, and they have no effect.',
      'To change the format, stop the job and create it again.',
      '',
      'The rule needs the CREATE of the job in the same file or, when both name the database, in the workspace.',
    ].join('\n'),
    sources: ['AlterRoutineLoadCommand, CsvFileFormatProperties, JsonFileFormatProperties (Doris frontend)'],
    covers: [31, 32, 85],
  },
  examples: {
    bad: [
      {
        sql: `${create('')}\n${alter} PROPERTIES («"strip_outer_array"» = "true", "max_error_number" = "10");`,
        fixed: `${create('')}\n${alter} PROPERTIES ("max_error_number" = "10");`,
      },
      { sql: `${create('')}\n${alter} PROPERTIES («"jsonpaths"» = '["$.id"]');` },
      {
        sql: `${json}\n${alter} «COLUMNS TERMINATED BY» ",", WHERE amount > 0;`,
        fixed: `${json}\n${alter} WHERE amount > 0;`,
      },
      {
        sql: `${json}\n${alter} PROPERTIES ("max_error_number" = "10");\n${alter} PROPERTIES («"enclose"» = "'", "escape" = "");`,
        fixed: `${json}\n${alter} PROPERTIES ("max_error_number" = "10");\n${alter} PROPERTIES ("escape" = "");`,
      },
    ],
    good: [
      { sql: `${json}\n${alter} PROPERTIES ("strip_outer_array" = "true", "json_root" = "$.data", "enclose" = "");` },
      { sql: `${create('')}\n${alter} COLUMNS TERMINATED BY "|" PROPERTIES ("strip_outer_array" = "false");` },
      { sql: `${create('\nPROPERTIES ("format" = "<format>")')}\n${alter} PROPERTIES ("json_root" = "$.data");` },
    ],
  },
  check: ({ job, version }, { origin }, report) => {
    if (job?.kind !== 'alter' || !origin) return;
    const [forJson, forCsv] = [settingsFor(job, 'json'), settingsFor(job, 'csv')];
    const clause = findClauseOf(job, 'columns-terminated-by');
    if (forJson.length === 0 && forCsv.length === 0 && !clause) return;
    const old = bindOther(origin, version);
    const format = old && messageFormatOf(old)?.kind;
    if (!format) return;
    const why = `the job was created to read ${format.toUpperCase()}, which no ALTER changes.`;
    if (clause && format === 'json') {
      const message = `COLUMNS TERMINATED BY has no effect: ${why}`;
      report({ span: clause.keyword, message, unnecessary: true, data: { kind: 'separator', clause } });
    }
    const list = job.properties;
    if (!list) return;
    for (const property of format === 'csv' ? forJson : forCsv) {
      report({
        span: property.keySpan,
        message: `\`${property.key}\` has no effect: ${why}`,
        unnecessary: true,
        data: { kind: 'property', list, property },
      });
    }
  },
  fixes: (data, { job }) => {
    // an ALTER that changes nothing would be refused
    if (!job || isOnlyChange(job, data.kind === 'separator' ? data.clause : data.property)) return [];
    if (data.kind === 'separator') {
      const edits = removeClauses(job, [data.clause]);
      return [{ title: 'Remove COLUMNS TERMINATED BY', edits, preferred: true, safe: false }];
    }
    const edits = removeProperty(job, data.list, data.property);
    return [{ title: `Remove ${data.property.key}`, edits, preferred: true, safe: false }];
  },
});
