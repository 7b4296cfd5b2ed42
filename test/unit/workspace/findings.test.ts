import { describe, expect, it } from 'vitest';
import { changeSnapshot, textOf } from '../../../server/src/workspace/document.ts';
import { findingsAt, fixAllAt } from '../../../server/src/workspace/findings.ts';
import { plainJob } from '../../support/jobs.ts';
import { codes, found, iam, mistake, type Options, offered, open } from './findingsOf.ts';

describe('the Doris version of a file', () => {
  it.each([
    ['a comment at the top', `-- doris: 3.1\n${iam}`],
    ['a block comment', `/* doris: 3.1 */ ${iam}`],
    ['other comments around it', `-- Jobs of the shop.\n\n-- Doris : 3.1\n-- more\n${iam}`],
    ['a patch release', `--doris:3.1.2\n${iam}`],
    ['a candidate with a v in front', `-- doris: v3.1.0-rc02\n${iam}`],
    ['a remark behind the number', `-- doris: 3.1 (in production)\n${iam}`],
    ['a byte order mark in front', `\uFEFF-- doris: 3.1\n${iam}`],
    ['CRLF line ends', `-- doris: 3.1\r\n${iam}`],
    ['nothing but other SQL behind the comment', `-- doris: 3.1\nSELECT 1;\n${iam}`],
  ])('is that of %s', (_, text) => {
    const snapshot = open(text);
    expect(snapshot.dorisVersion).toBe('3.1');
    expect(new Set(codes(snapshot))).toEqual(new Set(['unknown-property']));
  });

  it('is that of the comment rather than that of the settings, which are next', () => {
    expect(open(`-- doris: dev\n${iam}`, { version: '3.1' }).dorisVersion).toBe('dev');
    expect(open(iam, { version: '3.1' }).dorisVersion).toBe('3.1');
  });

  it.each([
    ['a sentence', '-- Doris: the cluster in Frankfurt'],
    ['an address', '-- doris: 10.0.0.5'],
    ['another address', '-- doris: https://doris.example.com'],
    ['a name', '-- doris: production'],
    ['a number of something', '-- doris: 3 frontends'],
    ['another product', '-- doris-manager: 3.1'],
  ])('does not follow from a comment that is %s', (_, comment) => {
    const snapshot = open(`${comment}\n${iam}`);
    expect(snapshot.dorisVersion).toBe('4.1');
    expect(found(snapshot)).toEqual([[]]);
  });

  it('does not follow from strings, nor from comments inside or behind the first statement', () => {
    const text = iam.replace('(', '( -- doris: 3.1\n').replace('"orders"', '"-- doris: 3.1"');
    expect(open(text).dorisVersion).toBe('4.1');
  });

  it.each([
    ['3.2', '3.1'],
    ['3', '3.1'],
    ['5.0', '4.1'],
    ['1.2', '2.0'],
    ['v4.9.1', '4.1'],
    ['master', 'dev'],
    ['devel', 'dev'],
    ['latest', '4.1'],
  ])('is asked for when the comment says %s', (word, meant) => {
    const snapshot = open(`-- doris: ${word}\n${iam}`, { version: '4.0' });
    expect(snapshot.dorisVersion).toBe('4.0');
    expect(found(snapshot)[0]?.[0]).toBe(`warning doris-version-comment «${word}»`);
    expect(findingsAt(snapshot, 0)[0]?.message).toContain('`2.0`, `2.1`, `3.0`, `3.1`, `4.0`, `4.1` or `dev`');
    expect(offered(snapshot, 'doris-version-comment')).toEqual([
      [`Change to ${meant}`, `-- doris: ${meant}\n${iam}`],
      ['Remove the comment', iam],
    ]);
  });

  it.each([
    'doris：3.1',
    'doris-version: 3.1',
    'doris 3.1',
    'Doris version 3.1.2',
    'doris=v3.1',
    'doris_version = 3.1',
  ])('is not read from %s, which is said', (words) => {
    const snapshot = open(`-- ${words}\n${iam}`);
    expect(snapshot.dorisVersion).toBe('4.1');
    expect(found(snapshot)[0]).toContain(`warning doris-version-comment «-- ${words}»`);
    expect(offered(snapshot, 'doris-version-comment')).toEqual([['Change to doris: 3.1', `-- doris: 3.1\n${iam}`]]);
  });

  it.each(['doris 4.1', 'written for doris 3.1', 'doris 3.1 and newer', 'doris 3 nodes', 'doris = fast'])(
    'has nothing to do with %s',
    (words) => expect(found(open(`-- ${words}\n${iam}`))).toEqual(found(open(iam))),
  );

  it('is that of the first comment, which is said at the second', () => {
    const snapshot = open(`-- doris: 3.1\n-- doris: 4.0\n${plainJob('a')}`);
    expect(snapshot.dorisVersion).toBe('3.1');
    expect(found(snapshot)).toEqual([['information doris-version-comment «-- doris: 4.0»']]);
    expect(offered(snapshot, 'doris-version-comment')).toEqual([
      ['Remove the comment', `-- doris: 3.1\n${plainJob('a')}`],
    ]);
  });

  it('is not read further down, which is said', () => {
    const snapshot = open(`${plainJob('a')}\n-- doris: 3.1\n${iam}`);
    expect(found(snapshot)).toEqual([[], ['information doris-version-comment «-- doris: 3.1»']]);
    expect(offered(snapshot, 'doris-version-comment', 1)).toEqual([['Remove the comment', `${plainJob('a')}\n${iam}`]]);
  });

  it('changes for all statements while the comment is edited', () => {
    const text = `-- doris: 4.1\nSELECT 1;\n${iam}\n${iam.replace('shop.job', 'shop.other')}`;
    const before = open(text);
    expect(found(before)).toEqual([[], [], []]);
    const digits = { start: { line: 0, character: 10 }, end: { line: 0, character: 13 } };
    const older = changeSnapshot(before, 2, [{ range: digits, text: '3.1' }]);
    expect(textOf(older)).toBe(text.replace('4.1', '3.1'));
    expect(older.pieces.slice(1)).toEqual(before.pieces.slice(1));
    expect(found(older).map((findings) => findings.length > 0)).toEqual([false, true, true]);
    const gone = changeSnapshot(older, 3, [{ range: { start: { line: 0, character: 0 }, end: digits.end }, text: '' }]);
    expect(found(gone)).toEqual([[], [], []]);
  });
});

describe('the severity of a rule', () => {
  it('is as the user has set it, or as it comes', () => {
    const text = `${mistake}\n${iam.replace('"ENV"', '"ENVY"')}`;
    const normal = ['error unknown-property', 'error aws-credentials-provider-value'];
    const shown = (rules: Options['rules']) =>
      found(open(text, { rules }))
        .flat()
        .map((line) => line.replace(/ «.*/s, ''));
    expect(shown({})).toEqual(normal);
    expect(shown({ 'unknown-property': 'hint' })).toEqual(['hint unknown-property', normal[1]]);
    expect(shown({ 'unknown-property': 'off' })).toEqual([normal[1]]);
    expect(shown({ 'unknown-property': 'off', 'aws-credentials-provider-value': 'off' })).toEqual([]);
    expect(shown({ 'no-such-rule': 'off' })).toEqual(normal);
  });

  it('leaves the repairs of a finding alone, and takes those of a silent rule away', () => {
    expect(offered(open(mistake, { rules: { 'unknown-property': 'hint' } }), 'unknown-property')).toHaveLength(1);
    expect(offered(open(mistake, { rules: { 'unknown-property': 'off' } }), 'unknown-property')).toEqual([]);
  });
});

describe('a statement that a `;` cuts in two', () => {
  it.each([
    'CREATE ROUTINE LOAD j ON t FROM KAFKA (\n"kafka_topic" = "x";\n"kafka_broker_list" = "h:1"\n);',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("kafka_broker_list" = "h:1" "kafka_topic" = "x";) ;',
    'ALTER ROUTINE LOAD FOR j;\nPROPERTIES ("format" = "json");',
  ])('%j is left to the user', (text) => {
    const snapshot = open(text);
    expect(codes(snapshot)).toContain('syntax-error');
    expect(snapshot.pieces.flatMap((_, index) => fixAllAt(snapshot, index))).toEqual([]);
  });

  it('is repaired where it is whole in front of the `;`', () => {
    const snapshot = open(`${mistake}\n)`);
    expect(codes(snapshot)).toContain('syntax-error');
    expect(fixAllAt(snapshot, 0)).toEqual(fixAllAt(open(mistake), 0));
    expect(fixAllAt(snapshot, 0)).not.toEqual([]);
  });
});
