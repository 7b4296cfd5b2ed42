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
import { type AnalyzedStatement, analyzeStatement } from '../../../server/src/rules/analysis.ts';
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

/** What the findings of a statement say. */
function saidOf(analyzed: AnalyzedStatement): readonly string[] {
  return analyzed.findings.flatMap(({ message, related, fixes }) => [
    message,
    ...related.map((place) => place.message),
    ...fixes().map(({ title }) => title),
  ]);
}

/** Everything that a user, a log or another program gets to see of a statement. */
function shownOf(sql: string, version: DorisVersion): readonly string[] {
  const analyzed = analyzeStatement(sql, version);
  const shown = [...saidOf(analyzed)];
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

function leaks(sql: string, version: DorisVersion = '4.1', secrets = [secret]): readonly string[] {
  return shownOf(sql, version).filter((text) => secrets.some((part) => text.includes(part)));
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

describe('a secret in the place of something else is in no message, title, hover, suggestion and report', () => {
  const parts = ['S3cr3tPw99', 'IOSFODNN7EX', 'wJalrXUtnFEMI'];
  const values = [
    'SASL_SSL://user:S3cr3tPw99@k:9092',
    'user:S3cr3tPw99@k',
    'SASL_SSL://S3cr3tPw99@k:9092',
    'k1:9092,http://u:S3cr3tPw99/x@k2',
    'AKIAIOSFODNN7EXAMPLE',
    ' asia,ASIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ];
  const keys = listKinds.flatMap((list) =>
    properties(list)
      .filter((spec) => !spec.secret)
      .map((spec) => ({ list, key: spec.key })),
  );

  it.each(listKinds)('as the value of any key of %s', (kind) => {
    const shown: string[] = [];
    for (const { list, key } of keys) {
      if (list !== kind) continue;
      for (const value of values) {
        const property = `"${key}" = "${value}"`;
        const sql =
          list === 'properties'
            ? `CREATE ROUTINE LOAD job ON t PROPERTIES (${property}) FROM KAFKA (${msk.join(', ')});`
            : `CREATE ROUTINE LOAD job ON t FROM ${list} (${[...msk, property].join(', ')});`;
        const analyzed = analyzeStatement(sql, 'dev');
        const hovers = [sql.indexOf(value) + 1, sql.indexOf('KAFKA')].flatMap(
          (at) => hoverAt(analyzed, at, english) ?? [],
        );
        const all = [...saidOf(analyzed), ...hovers.map(({ markdown }) => markdown)];
        shown.push(...all.filter((text) => parts.some((part) => text.includes(part))));
      }
    }
    expect([...new Set(shown)]).toEqual([]);
  });

  it('as a key, known to Doris or not', () => {
    for (const value of values) {
      for (const property of [
        `"${value}" = "aws.access_key"`,
        `"${value}" = "x"`,
        `"${value}" = "x", "${value}" = "y"`,
      ]) {
        for (const sql of statementsWith(property)) expect(leaks(sql, '4.1', parts)).toEqual([]);
      }
    }
  });
});
