import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { markRanges, readRanges } from '../../support/markers.ts';
import { errorsOf } from './statements.ts';

/** What is wrong, the statement with the place that is marked, what is said about it, and the statement after the quick fix. */
type Row = readonly [mistake: string, marked: string, message: string, fixed?: string];

const create = 'CREATE ROUTINE LOAD db.j ON t';
const kafka = 'FROM KAFKA ("kafka_topic" = "x")';

const rows: readonly Row[] = [
  [
    'a missing comma in a property list',
    `${create} FROM KAFKA (\n  "kafka_broker_list" = "k:9092«"»\n  "kafka_topic" = "x"\n)`,
    'A comma is missing between two properties.',
    `${create} FROM KAFKA (\n  "kafka_broker_list" = "k:9092",\n  "kafka_topic" = "x"\n)`,
  ],
  [
    'a comma behind the last property',
    `${create} FROM KAFKA ("kafka_topic" = "x"«,»)`,
    'A comma may not stand before `)`.',
    `${create} FROM KAFKA ("kafka_topic" = "x")`,
  ],
  [
    'a comma before PROPERTIES',
    `${create} COLUMNS (a, b)«,» PROPERTIES ("format" = "json") ${kafka}`,
    'A comma may not stand before `PROPERTIES`.',
    `${create} COLUMNS (a, b) PROPERTIES ("format" = "json") ${kafka}`,
  ],
  [
    'a missing comma between two clauses',
    `${create} COLUMNS (a, b«)» WHERE a > 1 ${kafka}`,
    'A comma is missing between two clauses.',
    `${create} COLUMNS (a, b), WHERE a > 1 ${kafka}`,
  ],
  [
    'a quote that is not closed',
    `${create} PROPERTIES (\n  "format" = «"json»,\n  "strict_mode" = "true"\n) ${kafka}`,
    'The closing `"` is missing.',
    `${create} PROPERTIES (\n  "format" = "json",\n  "strict_mode" = "true"\n) ${kafka}`,
  ],
  [
    'a quote that is not opened',
    `${create} PROPERTIES ("format" = «json"», "strict_mode" = "true") ${kafka}`,
    'The opening `"` is missing.',
    `${create} PROPERTIES ("format" = "json", "strict_mode" = "true") ${kafka}`,
  ],
  [
    'a parenthesis that is not closed',
    `${create} COLUMNS (a, b = upper(«c»\n, WHERE a > 1 ${kafka}`,
    '`)` is missing: the parenthesis behind `COLUMNS` is not closed.',
    `${create} COLUMNS (a, b = upper(c))\n, WHERE a > 1 ${kafka}`,
  ],
  [
    'a parenthesis that closes a list too early',
    `${create} COLUMNS (a, b«)», c) ${kafka}`,
    'This parenthesis closes the list too early.',
    `${create} COLUMNS (a, b, c) ${kafka}`,
  ],
  [
    'clauses in the wrong order',
    `${create} ${kafka} «PROPERTIES (»"format" = "json")`,
    'PROPERTIES must stand before FROM.',
    `${create} PROPERTIES ("format" = "json") ${kafka}`,
  ],
  [
    'the database at the table',
    `CREATE ROUTINE LOAD j ON «db.t» ${kafka}`,
    'ON takes the bare name of a table: its database is the one in front of the name of the job.',
    `CREATE ROUTINE LOAD db.j ON t ${kafka}`,
  ],
  [
    'LINES TERMINATED BY',
    `${create} COLUMNS TERMINATED BY ",", «LINES TERMINATED BY "\\n"» ${kafka}`,
    'Routine Load has no LINES TERMINATED BY: each Kafka message is one or more whole rows.',
    `${create} COLUMNS TERMINATED BY "," ${kafka}`,
  ],
  [
    'a comment of another language',
    `${create} «# every hour»\n${kafka}`,
    '`#` does not start a comment in Doris: write `--`.',
    `${create} -- every hour\n${kafka}`,
  ],
  [
    'a misspelt keyword',
    `${create} «COLUMS» (a, b) ${kafka}`,
    '`COLUMS` is not a word that may stand here: did you mean COLUMNS?',
    `${create} COLUMNS (a, b) ${kafka}`,
  ],
  [
    'a misspelt head',
    `CREATE «ROUTIN» LOAD db.j ON t ${kafka}`,
    '`ROUTIN` is not a word that may stand here: did you mean ROUTINE?',
    `CREATE ROUTINE LOAD db.j ON t ${kafka}`,
  ],
  [
    'a keyword with a blank in it',
    `CREATE «ROU TINE» LOAD db.j ON t ${kafka}`,
    'A blank stands in the middle of ROUTINE.',
    `CREATE ROUTINE LOAD db.j ON t ${kafka}`,
  ],
  [
    'a hyphen in a name',
    'PAUSE ROUTINE LOAD FOR db.«my-job»',
    'A name with a hyphen must stand in backquotes: `my-job`.',
    'PAUSE ROUTINE LOAD FOR db.`my-job`',
  ],
  [
    'a reserved word as a name',
    `CREATE ROUTINE LOAD db.j ON «order» ${kafka}`,
    '`order` is a reserved word: as a name it must stand in backquotes.',
    `CREATE ROUTINE LOAD db.j ON \`order\` ${kafka}`,
  ],
  [
    'a key without quotes',
    `${create} FROM KAFKA («property.group.id» = "g")`,
    'This key must stand in quotes.',
    `${create} FROM KAFKA ("property.group.id" = "g")`,
  ],
  ['a condition that breaks off', `${create} WHERE a «>» ${kafka}`, 'A value is missing behind `>`.'],
  ['two conditions side by side', `${create} WHERE a > 1 «b» < 2 ${kafka}`, 'AND or OR is missing before `b`.'],
  [
    'a word that is written twice',
    `${create} WHERE a > 1 AND «AND» b < 2 ${kafka}`,
    '`AND` stands here twice.',
    `${create} WHERE a > 1 AND  b < 2 ${kafka}`,
  ],
  ['a job without a name', `CREATE ROUTINE LOAD «ON» t ${kafka}`, 'The name of the job is missing before `ON`.'],
  [
    'SET, as other loads have it',
    `${create} COLUMNS (a) «SET (b = a)» ${kafka}`,
    'Routine Load has no SET: a column is worked out in COLUMNS, as in `COLUMNS (a, b = a + 1)`.',
    `${create} COLUMNS (a, b = a) ${kafka}`,
  ],
  [
    'DROP',
    '«DROP» ROUTINE LOAD FOR j',
    'A job of Routine Load is ended with STOP, not with DROP.',
    'STOP ROUTINE LOAD FOR j',
  ],
  ['STOP ALL', 'STOP «ALL» ROUTINE LOAD', 'STOP has no ALL: stop the jobs one by one, each with its name behind FOR.'],
  ['a comment that is not closed', `${create} «/*» hourly ${kafka}`, 'This comment is not closed: `*/` is missing.'],
  ['a source without a list', `${create} FROM KAFK«A»`, 'The statement ends too early: `(` is missing.'],
  ['a lone verb', 'PAUS«E»', 'The statement ends too early: it may go on as `PAUSE ROUTINE LOAD FOR`.'],
];

test.each(rows.map(([mistake, marked, message, fixed]) => ({ mistake, marked, message, fixed })))(
  '$mistake: $message',
  ({ marked, message, fixed }) => {
    const { text } = readRanges(marked);
    const { errors } = parseStatement(text);
    const spans = errors.map(({ span }) => span);
    expect({ marked: markRanges(text, spans), messages: errors.map((error) => error.message) }).toEqual({
      marked,
      messages: [message],
    });
    const fix = errors[0]?.fix;
    expect(fix && applyEdits(text, fix.edits)).toBe(fixed);
    if (fixed !== undefined) expect(errorsOf(fixed)).toEqual([]);
  },
);
