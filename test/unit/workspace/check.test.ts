import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeSnapshot, openSnapshot, type Snapshot } from '../../../server/src/workspace/document.ts';
import { type Checked, check } from '../../../server/src/workspace/findings.ts';
import { jobWithMistake, plainJob } from '../../support/jobs.ts';

/** Statements, comments and scraps that bear on what is found in themselves, in their neighbours and in the whole file. */
const fragments = [
  ...[
    plainJob('a'),
    jobWithMistake('b'),
    plainJob('c').replace('KAFKA', 'KAFK'),
    'SELECT 1;',
    'PAUSE ROUTINE LOAD FOR j',
  ],
  ...[
    plainJob('a').replace('ON t', 'ON t WITH DELETE'),
    plainJob('d.a').replace('ON t', 'ON t WITH DELETE'),
    'CREATE TABLE t (k INT) DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;',
    'CREATE TABLE d.t (k INT) UNIQUE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;',
    'CREATE TABLE d.t (k INT) DISTRIBUTED BY HASH (k) BUCKETS 1;',
    'ALTER TABLE t ADD COLUMN v INT;',
    'USE d;',
    'STOP ROUTINE LOAD FOR a;',
  ],
  ...[';', ';;', '\n', '"', '(', 'COLUMNS (a)', 'FROM KAFKA', '/*', '*/', '-- doris: 3.1\n', '\n-- doris: 2.0\n'],
  ...[
    '-- doris-routine-load-ignore unknown-property: a test\n',
    '-- doris-routine-load-ignore-file unknown-property\n',
  ],
];
const sql = array(constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join(''));
const edit = record({ from: nat(1000), length: nat(60), text: array(constantFrom(...fragments), { maxLength: 2 }) });

function open(text: string): Snapshot {
  return openSnapshot('file:///a.sql', 1, '4.1', text);
}

/** What a reader sees of the findings. */
function seen({ findings }: Checked) {
  return findings.map((row) => row.map(({ code, severity, message, span }) => ({ code, severity, message, span })));
}

test('checking after each edit finds what checking the final text afresh finds', () => {
  assert(
    property(sql, array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let text = start;
      let checked = check(open(text));
      for (const [version, { from, length, text: parts }] of edits.entries()) {
        const lines = TextDocument.create('', '', 0, text);
        const begin = Math.floor((from / 1001) * (text.length + 1));
        const range = { start: lines.positionAt(begin), end: lines.positionAt(begin + length) };
        const change = { range, text: parts.join('') };
        text = text.slice(0, lines.offsetAt(range.start)) + change.text + text.slice(lines.offsetAt(range.end));
        checked = check(changeSnapshot(checked.snapshot, version, [change]), checked);
        expect(seen(checked)).toEqual(seen(check(open(text))));
      }
    }),
    { numRuns: 300 },
  );
});

test('the findings of statements that an edit leaves alone are the very same', () => {
  const before = check(open(`${jobWithMistake('a')}\n${jobWithMistake('b')}\n${jobWithMistake('c')}`));
  const start = { line: 0, character: 0 };
  const after = check(changeSnapshot(before.snapshot, 2, [{ range: { start, end: start }, text: '\n' }]), before);
  expect(after.findings[2]).toBe(before.findings[2]);
  expect(after.findings[0]).not.toBe(before.findings[0]);
});
