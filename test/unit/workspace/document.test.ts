import { array, assert, constantFrom, nat, oneof, property, record, string, tuple } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analysisAt } from '../../../server/src/workspace/analyses.ts';
import {
  type Change,
  changeSnapshot,
  openSnapshot,
  placeAt,
  rangeOf,
  type Snapshot,
  textOf,
  withSettings,
} from '../../../server/src/workspace/document.ts';
import { readRanges } from '../../support/markers.ts';

function open(text: string): Snapshot {
  return openSnapshot('file:///a.sql', 1, '4.1', text);
}

/** Everything about a state that depends on its text. */
function shapeOf({ pieces, startLines, startColumns }: Snapshot) {
  return {
    pieces: pieces.map(({ text, terminator }) => ({ text, terminator })),
    startLines: [...startLines],
    startColumns: [...startColumns],
  };
}

/** The state after each `«old»` has become `fresh`; the ranges count in the text before all of the changes. */
function replaceMarked(marked: string, fresh: string): { readonly before: Snapshot; readonly after: Snapshot } {
  const { text, ranges } = readRanges(marked);
  const lines = TextDocument.create('', '', 0, text);
  const changes = ranges
    .toSorted((a, b) => b.start - a.start)
    .map(({ start, end }) => ({
      range: { start: lines.positionAt(start), end: lines.positionAt(end) },
      text: fresh,
    }));
  const before = open(text);
  return { before, after: changeSnapshot(before, 2, changes) };
}

/** For each statement of the later state, whether it is the very one of the earlier state. */
function kept(before: Snapshot, after: Snapshot): readonly boolean[] {
  return after.pieces.map((piece) => before.pieces.includes(piece));
}

/** What decides where statements end, and some that does not. */
const fragments = [
  ...['"', "'", '`', ';', '--', '/*', '*/', '$$', '\\', '(', ')', ' ', 'a', 'é', '😀', '\u0000', '\ud83d'],
  ...['\n', '\r\n', '\r', 'CREATE ROUTINE LOAD j ON t', '\nPAUSE ROUTINE LOAD FOR j', 'SHOW', 'SELECT 1;', 'G', '\\g'],
  ...['{%', '%}', '{#', '#}', '\nCREATE ROUTINE LOAD ', 'FOR', 'ALL', 'ROUTINE', '=', ','],
];
const sql = array(oneof({ weight: 9, arbitrary: constantFrom(...fragments) }, string({ maxLength: 4 })), {
  maxLength: 40,
}).map((parts) => parts.join(''));
const shortSql = array(constantFrom(...fragments), { maxLength: 3 }).map((parts) => parts.join(''));

/** An edit that begins at a share of the text and takes away up to some characters. */
const edit = record({ from: nat(1000), length: nat(12), text: shortSql });
const anyPosition = record({ line: nat(12), character: nat(60) });

describe('a document that is edited', () => {
  it('is cut like a document that is opened with the resulting text', () => {
    assert(
      property(sql, array(array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), (text, notifications) => {
        let snapshot = open(text);
        const mirror = TextDocument.create('file:///a.sql', 'sql', 1, text);
        for (const [index, edits] of notifications.entries()) {
          const changes: Change[] = [];
          for (const { from, length, text: fresh } of edits) {
            const start = Math.floor((from / 1000) * mirror.getText().length);
            const range = { start: mirror.positionAt(start), end: mirror.positionAt(start + length) };
            changes.push({ range, text: fresh });
            TextDocument.update(mirror, [{ range, text: fresh }], index + 2);
          }
          snapshot = changeSnapshot(snapshot, index + 2, changes);
          expect(textOf(snapshot)).toBe(mirror.getText());
          expect(shapeOf(snapshot)).toEqual(shapeOf(open(mirror.getText())));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('takes any range that a plain text document takes, beyond the text or back to front', () => {
    assert(
      property(sql, anyPosition, anyPosition, shortSql, (text, start, end, fresh) => {
        const mirror = TextDocument.create('file:///a.sql', 'sql', 1, text);
        const changes = [{ range: { start, end }, text: fresh }];
        TextDocument.update(mirror, changes, 2);
        expect(shapeOf(changeSnapshot(open(text), 2, changes))).toEqual(shapeOf(open(mirror.getText())));
      }),
      { numRuns: 1500 },
    );
  });

  it('becomes a new text when a change has no range', () => {
    const after = changeSnapshot(open('SELECT 1;\nSELECT 2;'), 7, [
      { text: 'SELECT 3;' },
      { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 8 } }, text: '4' },
    ]);
    expect([textOf(after), after.version, after.uri]).toEqual(['SELECT 4;', 7, 'file:///a.sql']);
  });

  it('leaves the state before it as it was', () => {
    const { before, after } = replaceMarked('SELECT 1;\n«SELECT 2;\n»SELECT 3;', '');
    expect([textOf(before), textOf(after)]).toEqual(['SELECT 1;\nSELECT 2;\nSELECT 3;', 'SELECT 1;\nSELECT 3;']);
    expect(placeAt(before, { line: 2, character: 3 })).toMatchObject({ index: 2, offset: 4 });
  });

  it('can be emptied and filled again', () => {
    const { after: empty } = replaceMarked('«SELECT 1;\nSELECT 2;»', '');
    expect(empty.pieces.map(({ text }) => text)).toEqual(['']);
    const start = { line: 0, character: 0 };
    const filled = changeSnapshot(empty, 3, [{ range: { start, end: start }, text: 'SELECT 1;\nSELECT 2;' }]);
    expect(filled.pieces.map(({ text }) => text)).toEqual(['SELECT 1;', '\nSELECT 2;']);
  });
});

describe('positions', () => {
  /** The offset in the whole text of a place. */
  function absolute(snapshot: Snapshot, position: { readonly line: number; readonly character: number }): number {
    const { index, offset } = placeAt(snapshot, position);
    return snapshot.pieces.slice(0, index).reduce((sum, { text }) => sum + text.length, offset);
  }

  it('are those of a plain text document, beyond its lines too', () => {
    assert(
      property(sql, anyPosition, (text, position) => {
        const mirror = TextDocument.create('file:///a.sql', 'sql', 1, text);
        expect(absolute(open(text), position)).toBe(mirror.offsetAt(position));
      }),
      { numRuns: 1500 },
    );
  });

  it('give the range of a part of a statement as a plain text document does', () => {
    assert(
      property(sql, nat(40), tuple(nat(20), nat(20)), (text, pick, [from, length]) => {
        const snapshot = open(text);
        const mirror = TextDocument.create('file:///a.sql', 'sql', 1, text);
        const index = pick % snapshot.pieces.length;
        const before = snapshot.pieces.slice(0, index).reduce((sum, piece) => sum + piece.text.length, 0);
        const size = snapshot.pieces[index]?.text.length ?? 0;
        const span = { start: Math.min(from, size), end: Math.min(from + length, size) };
        expect(rangeOf(snapshot, index, span)).toEqual({
          start: mirror.positionAt(before + span.start),
          end: mirror.positionAt(before + span.end),
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('behind a ; belong to the statement that begins there', () => {
    const snapshot = open('SELECT 1;SELECT 2;');
    expect(placeAt(snapshot, { line: 0, character: 8 })).toMatchObject({ index: 0, offset: 8 });
    expect(placeAt(snapshot, { line: 0, character: 9 })).toMatchObject({ index: 1, offset: 0 });
    expect(placeAt(snapshot, { line: 0, character: 18 })).toMatchObject({ index: 2, offset: 0, piece: { text: '' } });
  });
});

describe('statements that an edit does not touch', () => {
  const first = 'CREATE ROUTINE LOAD a ON t FROM KAFKA ("kafka_topic" = "x");';
  const second = '\nCREATE ROUTINE LOAD b ON t FROM KAFKA ("kafka_topic" = "y");';
  const third = '\nCREATE ROUTINE LOAD c ON t FROM KAFKA ("kafka_topic" = "z");';

  it('stay the same values, with all that is known about them', () => {
    const { before, after } = replaceMarked(`${first}${second.replace('"y"', '"«y»"')}${third}`, 'other');
    const analyses = before.pieces.map((_, index) => analysisAt(before, index));
    expect(kept(before, after)).toEqual([true, false, true]);
    expect(after.pieces.map((_, index) => analysisAt(after, index) === analyses[index])).toEqual([true, false, true]);
  });

  it('stay the same when lines are added or taken away above them', () => {
    const { before, after } = replaceMarked(`«»${first}${second}${third}`, '-- a comment\n\n');
    expect(kept(before, after)).toEqual([false, true, true]);
    expect(placeAt(after, { line: 4, character: 20 })).toMatchObject({ index: 2, offset: 21 });
  });

  it('stay the same when a statement is put between them or taken out', () => {
    const added = replaceMarked(`${first}«»${second}${third}`, '\nSELECT 1;');
    expect(kept(added.before, added.after)).toEqual([true, false, true, true]);
    const removed = replaceMarked(`${first}«${second}»${third}`, '');
    expect(kept(removed.before, removed.after)).toEqual([true, true]);
  });

  it('stay the same while a quote above them is missing, and when it is back', () => {
    const { before, after: lost } = replaceMarked(`${first.replace('x"', 'x«"»')}${second}${third}`, '');
    expect(kept(before, lost)).toEqual([false, true, true]);
    const at = { line: 0, character: first.length - 3 };
    const back = changeSnapshot(lost, 3, [{ range: { start: at, end: at }, text: '"' }]);
    expect(textOf(back)).toBe(textOf(before));
    expect(kept(before, back)).toEqual([false, true, true]);
  });

  it('stay the same from where a lost quote above other SQL finds a partner', () => {
    const others = ["SELECT 'a';", "\nSELECT 'b';", '\nSELECT 1;', '\nSELECT 2;'];
    const { before, after: lost } = replaceMarked(others.join('').replace("a'", "a«'»"), '');
    expect(lost.pieces.map(({ text }) => text)).toEqual(["SELECT 'a;\nSELECT 'b';", ...others.slice(2)]);
    expect(kept(before, lost)).toEqual([false, true, true]);
    const at = { line: 0, character: 9 };
    const back = changeSnapshot(lost, 3, [{ range: { start: at, end: at }, text: "'" }]);
    expect(kept(before, back)).toEqual([false, false, true, true]);
  });

  it('are worked out anew for another Doris version, once for each', () => {
    const before = open(first);
    const after = withSettings(before, { ...before.settings, dorisVersion: '3.1' });
    expect(after.pieces[0]).toBe(before.pieces[0]);
    expect([analysisAt(before, 0).version, analysisAt(after, 0).version]).toEqual(['4.1', '3.1']);
    expect(analysisAt(after, 0)).toBe(analysisAt(after, 0));
  });

  it('stay the same, and so does the document, with settings that are no others', () => {
    const rules = new Map([['kafka-topic', 'off'] as const]);
    const before = withSettings(open(first), { dorisVersion: '4.1', rules });
    expect(withSettings(before, { dorisVersion: '4.1', rules: new Map(rules) })).toBe(before);
    for (const other of [
      new Map(),
      new Map([['kafka-topic', 'hint'] as const]),
      new Map([['job-name', 'off'] as const]),
    ])
      expect(withSettings(before, { dorisVersion: '4.1', rules: other }).settings.rules).toBe(other);
  });

  it('are worked out anew when the statement above comes to be about Routine Load, on which some mistakes rest', () => {
    const { before, after } = replaceMarked(`«SELECT 1;»\njob_1;`, first);
    expect(kept(before, after)).toEqual([false, true]);
    expect([analysisAt(before, 1).findings.length, analysisAt(after, 1).findings.length]).toEqual([0, 1]);
  });
});

test('a document is never without a statement', () => {
  expect(open('').pieces.map(({ text, terminator }) => ({ text, terminator }))).toEqual([
    { text: '', terminator: 'end-of-text' },
  ]);
});
