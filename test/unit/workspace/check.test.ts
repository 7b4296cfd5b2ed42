import { array, assert, boolean, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeSnapshot, openSnapshot, type Snapshot, withWorkspace } from '../../../server/src/workspace/document.ts';
import { type Checked, check } from '../../../server/src/workspace/findings.ts';
import {
  nothingTold,
  noWorkspace,
  type Workspace,
  withDocuments,
  workspaceOf,
} from '../../../server/src/workspace/workspace.ts';
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
    'SWITCH e;',
    'STOP ROUTINE LOAD FOR a;',
  ],
  ...[
    'PAUSE ROUTINE LOAD FOR a;',
    'RESUME ROUTINE LOAD FOR d.a;',
    'PAUSE ALL ROUTINE LOAD;',
    'RESUME ALL ROUTINE LOAD;',
    'DROP TABLE IF EXISTS t;',
    'DROP DATABASE d;',
    `ALTER ROUTINE LOAD FOR d.a PROPERTIES ("jsonpaths" = '["$.k"]', "strip_outer_array" = "true");`,
    'SHOW ROUTINE LOAD TASK FROM d WHERE JobName = "ab";',
    'SHOW ROUTINE LOAD FOR ab;',
    'ALTER ROUTINE LOAD FOR a FROM KAFKA ("property.group.id" = "g");',
    'ALTER ROUTINE LOAD FOR d.a PROPERTIES ("max_error_number" = "1");',
    plainJob('a').replace('"0"', '"0", "kafka_offsets" = "5"'),
    plainJob('a').replace('"0"', '"0", "property.kafka_default_offsets" = "OFFSET_BEGINNING"').replace('"x"', '"y"'),
    plainJob('`<job>`'),
    'CREATE TABLE u (k INT) DISTRIBUTED BY HASH (k) BUCKETS 1;',
    'ALTER TABLE',
  ],
  ...[';', ';;', '\n', '"', '(', 'COLUMNS (a)', 'FROM KAFKA', '/*', '*/', '-- doris: 3.1\n', '\n-- doris: 2.0\n'],
  ...[
    '-- doris-routine-load-ignore unknown-property: a test\n',
    '-- doris-routine-load-ignore-file unknown-property\n',
  ],
];
const sql = array(constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join(''));
const edit = record({ from: nat(1000), length: nat(60), text: array(constantFrom(...fragments), { maxLength: 2 }) });

function open(text: string, workspace: Workspace = noWorkspace): Snapshot {
  return withWorkspace(openSnapshot('file:///a.sql', 1, '4.1', text), workspace);
}

/** What a reader sees of the findings. */
function seen({ findings }: Checked) {
  return findings.map((row) => row.map(({ code, severity, message, span }) => ({ code, severity, message, span })));
}

/** The text after an edit, and the edit as the protocol has it. */
function edited(
  text: string,
  { from, length, text: parts }: { from: number; length: number; text: readonly string[] },
) {
  const lines = TextDocument.create('', '', 0, text);
  const begin = Math.floor((from / 1001) * (text.length + 1));
  const range = { start: lines.positionAt(begin), end: lines.positionAt(begin + length) };
  const change = { range, text: parts.join('') };
  const after = text.slice(0, lines.offsetAt(range.start)) + change.text + text.slice(lines.offsetAt(range.end));
  return { change, after };
}

test('checking after each edit finds what checking the final text afresh finds', () => {
  assert(
    property(sql, array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
      let text = start;
      let checked = check(open(text));
      for (const [version, each] of edits.entries()) {
        const { change, after } = edited(text, each);
        text = after;
        checked = check(changeSnapshot(checked.snapshot, version, [change]), checked);
        expect(seen(checked)).toEqual(seen(check(open(text))));
      }
    }),
    { numRuns: 300 },
  );
});

test('a job that is made out only once the statement in front of it is another is known to all others', () => {
  const codes = (checked: Checked): readonly string[] => seen(checked).flatMap((row) => row.map(({ code }) => code));
  const rest = `;\n${plainJob('a').replace('CREATE ', '')}\nSHOW ROUTINE LOAD FOR ab;`;
  const broken = check(open(`PAUSE ROUTINE LOAD j${rest}`));
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 'PAUSE ROUTINE LOAD j'.length } };
  const now = check(changeSnapshot(broken.snapshot, 2, [{ range, text: 'SELECT 1' }]), broken);
  expect(codes(broken)).not.toContain('unknown-job');
  expect(codes(now)).toContain('unknown-job');
  expect(seen(now)).toEqual(seen(check(open(`SELECT 1${rest}`))));
});

/** A statement, as a rule about the jobs and tables that the others are about too. */
const namedFragments = fragments.filter((text) => /\b(?:a|ab|d|t|u)\b.*;$|^(?:USE|SWITCH)|ALL/.test(text));
const namedSql = array(constantFrom(...namedFragments), { maxLength: 12 }).map((parts) => parts.join('\n'));
/** Takes out some statements and puts others in their place. */
const namedEdit = record({
  from: nat(12),
  count: nat(2),
  text: array(constantFrom(...namedFragments), { maxLength: 2 }),
  inOther: boolean(),
});

test('checking after edits in two documents finds what checking both afresh finds', () => {
  assert(
    property(namedSql, namedSql, array(namedEdit, { minLength: 1, maxLength: 6 }), (one, other, edits) => {
      const texts: [string, string] = [one, other];
      let second = check(openSnapshot('file:///b.sql', 1, '4.1', other));
      let workspace = withDocuments(noWorkspace, [
        { document: 'file:///b.sql', before: nothingTold, after: second.names },
      ]);
      let checked = check(open(one, workspace));
      for (const [version, { from, count, text, inOther }] of edits.entries()) {
        const side = inOther ? 1 : 0;
        const lines = texts[side].split('\n');
        const start = { line: Math.min(from, lines.length), character: 0 };
        const end = { line: Math.min(from + count, lines.length), character: 0 };
        const change = { range: { start, end }, text: text.map((part) => `${part}\n`).join('') };
        texts[side] = TextDocument.applyEdits(TextDocument.create('', '', 0, texts[side]), [
          { range: change.range, newText: change.text },
        ]);
        if (inOther) {
          const before = second.names;
          second = check(changeSnapshot(second.snapshot, version, [change]), second);
          workspace = withDocuments(workspace, [{ document: 'file:///b.sql', before, after: second.names }]);
        }
        const next = inOther ? checked.snapshot : changeSnapshot(checked.snapshot, version, [change]);
        checked = check(withWorkspace(next, workspace), checked);
        const afresh = workspaceOf([{ uri: 'file:///b.sql', text: texts[1] }]);
        expect(seen(checked)).toEqual(seen(check(open(texts[0], afresh))));
      }
    }),
    { numRuns: 300 },
  );
});

test('the findings are the very same when nothing changed that bears on them', () => {
  const before = check(open(jobWithMistake('a')));
  const workspace = workspaceOf([{ uri: 'file:///b.sql', text: plainJob('b') }]);
  expect(check(withWorkspace(before.snapshot, workspace), before).findings).toBe(before.findings);
});

test('the findings of statements that an edit leaves alone are the very same', () => {
  const before = check(open(`${jobWithMistake('a')}\n${jobWithMistake('b')}\n${jobWithMistake('c')}`));
  const start = { line: 0, character: 0 };
  const after = check(changeSnapshot(before.snapshot, 2, [{ range: { start, end: start }, text: '\n' }]), before);
  expect(after.findings[2]).toBe(before.findings[2]);
  expect(after.findings[0]).not.toBe(before.findings[0]);
});
