import { describe, expect, it } from 'vitest';
import { type DorisVersion, listKinds, properties } from '../../../server/src/catalog/index.ts';
import { lint } from '../../../server/src/cli/lint.ts';
import { reportJson } from '../../../server/src/cli/reporters/json.ts';
import { reportText } from '../../../server/src/cli/reporters/text.ts';
import { codeActionsAt } from '../../../server/src/features/codeActions.ts';
import { completionsAt } from '../../../server/src/features/completion.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { chinese } from '../../../server/src/features/wording/chinese.ts';
import { english } from '../../../server/src/features/wording/english.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { noWorkspace } from '../../../server/src/workspace/workspace.ts';

const secret = 'kY7wXq9ZbT3rLm5N';

/** Every key whose value is a secret, in all its spellings. */
const secretKeys = [
  ...new Set(
    listKinds.flatMap((list) =>
      properties(list)
        .filter((spec) => spec.secret)
        .flatMap((spec) => [spec.key, ...(spec.aliases ?? [])]),
    ),
  ),
];

/** The same keys as people misspell them. */
const misspeltKeys = secretKeys.flatMap((key) => [
  key.toUpperCase(),
  key.replace(/^property\./, ''),
  `${key.slice(0, -3)}${key.slice(-2)}${key.slice(-3, -2)}`,
  `${key}s`,
]);

const msk = [
  '"kafka_broker_list" = "b-1.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com:9098"',
  '"kafka_topic" = "orders"',
  '"aws.region" = "us-west-1"',
  '"property.security.protocol" = "SASL_SSL"',
  '"property.sasl.mechanism" = "OAUTHBEARER"',
];
const scram = ['"property.security.protocol" = "SASL_SSL"', '"property.sasl.mechanism" = "SCRAM-SHA-256"'];

/** Statements with a property where it belongs and where it does not, alone and beside others. */
function statementsWith(property: string): readonly string[] {
  return [
    `CREATE ROUTINE LOAD job ON t FROM KAFKA (${[...msk, property].join(', ')});`,
    `CREATE ROUTINE LOAD job ON t FROM KAFKA (${[...msk.slice(0, 2), ...scram, property, property].join(', ')});`,
    `ALTER ROUTINE LOAD FOR job FROM KAFKA (${property})`,
    `CREATE ROUTINE LOAD job ON t PROPERTIES (${property}) FROM KINESIS ("kinesis_stream" = "s", ${property});`,
  ];
}

/** Everything that a user, a log or another program gets to see of a statement. */
function shownOf(sql: string, version: DorisVersion): readonly string[] {
  const analyzed = analyzeStatement(sql, version);
  const shown = analyzed.findings.flatMap(({ message, related, fixes }) => [
    message,
    ...related.map((place) => place.message),
    ...fixes().map(({ title }) => title),
  ]);
  shown.push(...codeActionsAt(analyzed, { start: 0, end: sql.length }).map(({ title }) => title));
  for (let offset = 0; offset <= sql.length; offset++) {
    const hovers = [english, chinese].flatMap((wording) => hoverAt(analyzed, offset, wording) ?? []);
    shown.push(...hovers.map(({ markdown }) => markdown));
    offset = Math.max(offset, hovers[0]?.span.end ?? 0);
  }
  const places = [sql.indexOf(secret), sql.indexOf(secret) + 4, sql.lastIndexOf(secret) + secret.length + 1];
  for (const offset of [...places, sql.indexOf('(') + 1, sql.lastIndexOf(')')]) {
    const items = completionsAt(analyzed, offset, { snippets: true, wording: english });
    shown.push(...items.map(({ additionalEdits: _, ...item }) => JSON.stringify(item)));
  }
  const findings = lint({ file: 'jobs.sql', text: sql }, { dorisVersion: version, rules: new Map() }, noWorkspace);
  return [...shown, reportText(findings, 1), reportJson(findings)];
}

function leaks(sql: string, version: DorisVersion = '4.1'): readonly string[] {
  return shownOf(sql, version).filter((text) => text.includes(secret));
}

describe('a secret is in no message, title, hover, suggestion and report', () => {
  it.each(secretKeys)('as the value of %s', (key) => {
    for (const sql of statementsWith(`"${key}" = "${secret}"`)) {
      for (const version of ['3.0', '4.1', 'dev'] as const) expect(leaks(sql, version)).toEqual([]);
    }
  });

  it('as the value of a misspelt key', () => {
    for (const key of misspeltKeys) {
      for (const sql of statementsWith(`"${key}" = "${secret}"`)) expect(leaks(sql)).toEqual([]);
    }
  });

  it.each([
    ['without quotes', `"aws.secret_key" = ${secret}`],
    ['without its last quote', `"aws.secret_key" = "${secret}`],
    ['without an equals sign', `"aws.secret_key" "${secret}"`],
    ['without a key', `"${secret}"`],
    ['with another string behind it', `"property.sasl.password" = "a" "${secret}"`],
    ['in the place of its key', `"${secret}" = "aws.secret_key"`],
    ['in the place of a misspelt key', `"${secret}" = "aws.Secret_Key"`],
    ['in one string with its key', `"property.sasl.password = ${secret}"`],
    ['in one string with its key, with a value', `"property.sasl.password = ${secret}" = ""`],
    ['as two words without quotes', `"property.sasl.password" = my ${secret}`],
    ['in typographic quotes over lines', `"property.ssl.key.pem" = “-----\n${secret}\n-----”`],
    ['in a JAAS configuration', `"property.sasl.jaas.config" = "PlainLoginModule required password='${secret}';"`],
    ['in a JAAS configuration without its prefix', `"sasl.jaas.config" = 'x required password="${secret}";'`],
  ])('written %s', (_, property) => {
    for (const sql of statementsWith(property)) expect(leaks(sql)).toEqual([]);
  });
});
