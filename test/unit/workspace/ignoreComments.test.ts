import { describe, expect, it } from 'vitest';
import { allRules, isIgnorable } from '../../../server/src/rules/registry.ts';
import type { Snapshot } from '../../../server/src/workspace/document.ts';
import { findingsAt, fixAllAt, silencersAt } from '../../../server/src/workspace/findings.ts';
import { jobWithMistake, mskJob, plainJob } from '../../support/jobs.ts';
import { readRanges } from '../../support/markers.ts';
import { after, codes, found, iam, mistake, offered, open, silenced } from './findingsOf.ts';

describe('a comment that ignores a rule', () => {
  it.each([
    ['a line in front', `-- doris-routine-load-ignore unknown-property: our fork has it\n${mistake}`],
    ['without a reason', `-- doris-routine-load-ignore unknown-property\n${mistake}`],
    ['without a colon', `-- doris-routine-load-ignore unknown-property because our fork has it\n${mistake}`],
    ['a block comment', `/* doris-routine-load-ignore unknown-property: x */ ${mistake}`],
    ['for the whole file', `-- doris-routine-load-ignore-file unknown-property: x\n${mistake}`],
    ['in capitals', `-- Doris-Routine-Load-IGNORE unknown-property: x\n${mistake}`],
    ['comments around it', `-- a job\n\n-- doris-routine-load-ignore unknown-property: x\n-- more\n${mistake}`],
  ])('silences it: %s', (_, text) => {
    expect(found(open(text))).toEqual([[]]);
    expect(found(open(text.replaceAll('\n', '\r\n')))).toEqual([[]]);
  });

  it('silences only the rules that it names, only in the statement behind it', () => {
    const two = mskJob('"aws.credentials_provider" = "ENVY"', '"kafka_topicc" = "x"');
    const text = `-- doris-routine-load-ignore unknown-property: x\n${two}\n${two.replace('shop.job', 'shop.other')}`;
    expect(found(open(text)).map((lines) => lines.map((line) => line.split(' ')[1]))).toEqual([
      ['aws-credentials-provider-value'],
      ['unknown-property', 'aws-credentials-provider-value'],
    ]);
  });

  it('may name several rules', () => {
    const two = mskJob('"aws.credentials_provider" = "ENVY"', '"kafka_topicc" = "x"');
    for (const ids of [
      'unknown-property, aws-credentials-provider-value',
      'unknown-property aws-credentials-provider-value',
    ])
      expect(found(open(`-- doris-routine-load-ignore ${ids}: x\n${two}`))).toEqual([[]]);
  });

  it('for the whole file silences every statement, and counts as used when only the last one needs it', () => {
    const top = '-- doris-routine-load-ignore-file unknown-property: x\n';
    expect(found(open(`${top}SELECT 1;\n${mistake}\n${jobWithMistake('b')}`))).toEqual([[], [], []]);
  });

  it("is not told to be of no use because of the user's settings", () => {
    const text = `-- doris-routine-load-ignore unknown-property: x\n${mistake}`;
    expect(found(open(text, { rules: { 'unknown-property': 'off' } }))).toEqual([[]]);
  });

  it('cannot silence a syntax error', () => {
    const broken = mistake.replace('"x",', '"x"');
    const snapshot = open(`-- doris-routine-load-ignore syntax-error, unknown-property: x\n${broken}`);
    expect(found(snapshot)[0]).toEqual([
      'warning unused-ignore «syntax-error»',
      expect.stringMatching(/^error syntax-error /),
    ]);
  });

  it('keeps what it silences from being repaired unseen, as does a rule that is off', () => {
    const upper = mskJob('"aws.credentials_provider" = "ENV"').replace('OAUTHBEARER', 'oauthbearer');
    const fixed = (snapshot: Snapshot) => after(snapshot, 0, fixAllAt(snapshot, 0));
    expect(fixed(open(upper))).toBe(iam);
    expect(fixed(open(upper, { rules: { 'msk-sasl-mechanism': 'off' } }))).toBe(upper);
    const ignoring = `-- doris-routine-load-ignore msk-sasl-mechanism: x\n${upper}`;
    expect(fixed(open(ignoring))).toBe(ignoring);
  });
});

describe('a comment that ignores nothing', () => {
  const fine = plainJob('a');
  const unused = 'warning unused-ignore';

  it('is found and can be removed, with its line and nothing else', () => {
    const comment = '-- doris-routine-load-ignore unknown-property: x';
    const snapshot = open(`SELECT 1;\n  ${comment}\n  ${fine}`);
    expect(found(snapshot)[1]).toEqual([`${unused} «${comment}»`]);
    expect(findingsAt(snapshot, 1)[0]?.unnecessary).toBe(true);
    expect(offered(snapshot, 'unused-ignore', 1)).toEqual([['Remove the comment', `SELECT 1;\n  ${fine}`]]);
  });

  it('is not told from others in a statement that a template makes', () => {
    const comment = '-- doris-routine-load-ignore unknown-property: x';
    expect(codes(open(`${comment}\n${fine.replace(';', ' {% if a %};')}`))).toEqual(['syntax-error']);
  });

  it.each([
    ['behind another statement', `SELECT 1; ««\n${fine}`, `SELECT 1;\n${fine}`],
    ['at the end of the file', `${fine}\n««`, `${fine}\n`],
    ['with CRLF', `${fine}\r\n««\r\n${fine}`, `${fine}\r\n${fine}`],
  ])('is removed %s', (_, marked, result) => {
    const comment = '-- doris-routine-load-ignore unknown-property: x';
    expect(offered(open(marked.replace('««', comment)), 'unused-ignore', 1)).toEqual([['Remove the comment', result]]);
  });

  it('may be one of several ids, of which only that one goes', () => {
    const take = (ids: string) =>
      offered(open(`-- doris-routine-load-ignore ${ids}: x\n${mistake}`), 'unused-ignore').map(
        ([, text]) => text.split('\n')[0],
      );
    const left = ['-- doris-routine-load-ignore unknown-property: x'];
    expect(take('unknown-property, kafka-topic')).toEqual(left);
    expect(take('kafka-topic, unknown-property')).toEqual(left);
  });

  it('may name a rule that does not exist, and the nearest one is offered first where it helps', () => {
    const comment = '-- doris-routine-load-ignore unknown-propery: x';
    const snapshot = open(`${comment}\n${mistake}`);
    expect(found(snapshot)[0]?.[0]).toBe(`${unused} «unknown-propery»`);
    expect(findingsAt(snapshot, 0)[0]?.message).toContain('Did you mean `unknown-property`?');
    expect(offered(snapshot, 'unused-ignore').map(([title]) => title)).toEqual([
      'Change to unknown-property',
      'Remove the comment',
    ]);
    expect(offered(snapshot, 'unused-ignore')[0]?.[1]).toBe(
      `-- doris-routine-load-ignore unknown-property: x\n${mistake}`,
    );
    expect(found(open(`-- doris-routine-load-ignore constructor\n${fine}`))).toEqual([[`${unused} «constructor»`]]);
  });

  it('may name no rule at all', () => {
    const comment = '-- doris-routine-load-ignore';
    expect(found(open(`${comment}\n${mistake}`))[0]?.[0]).toBe(`${unused} «${comment}»`);
  });

  it('may stand behind its statement, which is said', () => {
    const comment = '-- doris-routine-load-ignore unknown-property: x';
    const snapshot = open(`${mistake} ${comment}\n${fine}`);
    expect(found(snapshot)[1]).toEqual([`${unused} «${comment}»`]);
    expect(findingsAt(snapshot, 1)[0]?.message).toContain('stands behind a statement');
    const below = open(`${mistake}\n${comment}\n${fine}`);
    expect(findingsAt(below, 1)[0]?.message).toContain('finds nothing in this statement');
  });

  it('may stand inside its statement, and can be moved to where it counts', () => {
    const inside = mistake.replace('KAFKA (', 'KAFKA (\n  -- doris-routine-load-ignore unknown-property: x\n  ');
    const text = `SELECT 1;\n  ${inside}`;
    const moved = `SELECT 1;\n  -- doris-routine-load-ignore unknown-property: x\n  ${mistake.replace('KAFKA (', 'KAFKA (\n  ')}`;
    expect(offered(open(text), 'unused-ignore', 1)[0]).toEqual(['Move it in front of the statement', moved]);
    expect(found(open(moved))).toEqual([[], []]);
  });

  it('may be for the whole file and stand too far down', () => {
    const snapshot = open(`SELECT 1;\n-- doris-routine-load-ignore-file unknown-property: x\n${mistake}`);
    expect(found(snapshot)[1]).toEqual([
      `${unused} «-- doris-routine-load-ignore-file unknown-property: x»`,
      'error unknown-property «"kafka_partition"»',
    ]);
    expect(offered(snapshot, 'unused-ignore', 1)[0]).toEqual([
      'Change to doris-routine-load-ignore',
      `SELECT 1;\n-- doris-routine-load-ignore unknown-property: x\n${mistake}`,
    ]);
  });

  it.each(['ignores', 'ignored', 'ignore-next-line', 'IGNORE-ALL'])(
    'may begin with a word that is none: %s',
    (word) => {
      const text = `SELECT 1;\n-- doris-routine-load-${word} unknown-property: x\n${mistake}`;
      expect(found(open(text))[1]?.[0]).toBe(`${unused} «doris-routine-load-${word}»`);
      expect(offered(open(text), 'unused-ignore', 1)).toEqual([
        [
          'Change to doris-routine-load-ignore',
          `SELECT 1;\n-- doris-routine-load-ignore unknown-property: x\n${mistake}`,
        ],
        ['Remove the comment', `SELECT 1;\n${mistake}`],
      ]);
    },
  );

  it('may begin with a word that is meant for the file', () => {
    const offers = (text: string) => offered(open(text), 'unused-ignore', text.startsWith('SELECT') ? 1 : 0);
    const comment = '-- doris-routine-load-ignore-files unknown-property';
    const [first] = offers(`${comment}\n${fine}\n${mistake}`);
    expect(first?.[1]).toBe(`-- doris-routine-load-ignore-file unknown-property\n${fine}\n${mistake}`);
    // further down a comment for the file would not count
    const [below] = offers(`SELECT 1;\n${comment}\n${mistake}`);
    expect(below?.[1]).toBe(`SELECT 1;\n-- doris-routine-load-ignore unknown-property\n${mistake}`);
  });

  it('may begin with a word that is none, and is only removed where another one would not help', () => {
    const comment = '-- doris-routine-load-ignores unknown-property';
    const titles = (text: string) => offered(open(text), 'unused-ignore').map(([title]) => title);
    expect(titles(`${comment}\n${fine}`)).toEqual(['Remove the comment']);
    expect(titles(mistake.replace('KAFKA (', `KAFKA (\n${comment}\n`))).toEqual(['Remove the comment']);
  });

  it('is not made of text that only looks like one', () => {
    const text = `-- see doris-routine-load-ignore kafka-topic\n${fine.replace('"x"', '"-- doris-routine-load-ignore kafka-topic"')}`;
    expect(codes(open(text)).filter((code) => code === 'unused-ignore')).toEqual([]);
  });
});

describe('the action that writes such a comment', () => {
  const line = '-- doris-routine-load-ignore unknown-property';

  it.each([
    ['in front of the statement', mistake, `${line}\n${mistake}`],
    ['below other comments', `-- a job\n${mistake}`, `-- a job\n${line}\n${mistake}`],
    ['with the same indentation', `\n\t  ${mistake}`, `\n\t  ${line}\n\t  ${mistake}`],
    ['with the same line ends', `-- a\r\n${mistake}`, `-- a\r\n${line}\r\n${mistake}`],
    ['with the line ends of the file', `${mistake}\r\n${iam}`, `${line}\r\n${mistake}\r\n${iam}`],
    [
      'after another id',
      `-- doris-routine-load-ignore kafka-topic: x\n${mistake.replace('"x"', '"a,b"')}`,
      `-- doris-routine-load-ignore kafka-topic, unknown-property: x\n${mistake.replace('"x"', '"a,b"')}`,
    ],
  ])('writes it %s', (_, text, result) => {
    expect(silenced(text)).toBe(result);
    expect(codes(open(result))).toEqual([]);
  });

  it.each([
    ['at the top', `SELECT 1;\n${mistake}`, `${line.replace(' unk', '-file unk')}\nSELECT 1;\n${mistake}`],
    [
      'below what introduces the file',
      `-- Jobs\r\n-- doris: 4.1\r\nSELECT 1;\r\n${mistake}`,
      `-- Jobs\r\n-- doris: 4.1\r\n${line.replace(' unk', '-file unk')}\r\nSELECT 1;\r\n${mistake}`,
    ],
    [
      'after another id',
      `-- doris-routine-load-ignore-file kafka-topic: x\nSELECT 1;${mistake.replace('"x"', '"a,b"')}`,
      `-- doris-routine-load-ignore-file kafka-topic, unknown-property: x\nSELECT 1;${mistake.replace('"x"', '"a,b"')}`,
    ],
  ])('writes it for the whole file %s', (_, text, result) => {
    expect(silenced(text, 1, 'in this file')).toBe(result);
    expect(codes(open(result))).toEqual([]);
  });

  it('writes it behind a statement on the same line', () => {
    const result = silenced(`SELECT 1; ${mistake}`, 1);
    expect(result).toBe(`SELECT 1; ${line}\n${mistake}`);
    expect(codes(open(result))).toEqual([]);
  });

  it('is offered once for each rule that can be silenced', () => {
    const text = mskJob('"kafka_topicc" = "x"', '"kafka_topiccc" = "x"', '"aws.credentials_provider" = "ENVY"');
    const snapshot = open(text.replace('"orders",', '"orders"'));
    const titles = silencersAt(snapshot, 0, { start: 0, end: text.length }).map(({ title }) => title);
    expect(codes(snapshot)).toContain('syntax-error');
    expect(titles).toEqual([
      'Ignore unknown-property for this statement',
      'Ignore unknown-property in this file',
      'Ignore aws-credentials-provider-value for this statement',
      'Ignore aws-credentials-provider-value in this file',
    ]);
  });

  it.each(allRules.filter(({ id }) => isIgnorable(id)))('silences $id, and nothing else', ({ id, examples }) => {
    for (const { sql } of examples.bad) {
      const snapshot = open(readRanges(sql).text);
      snapshot.pieces.forEach(({ text }, index) => {
        for (const action of silencersAt(snapshot, index, { start: 0, end: text.length })) {
          if (action.finding.code !== id) continue;
          const left = codes(open(after(snapshot, action.index, action.edits)));
          expect([action.title, left.includes(id) && action.title.endsWith('file')]).toEqual([action.title, false]);
          expect(left.filter((code) => code !== id)).toEqual(codes(snapshot).filter((code) => code !== id));
        }
      });
    }
  });

  it('is not offered where the comment would belong to the statement above', () => {
    const snapshot = open(`${plainJob('a').slice(0, -1)}\n${mistake}`);
    const titles = silencersAt(snapshot, 1, { start: 0, end: 500 }).map(({ title }) => title);
    expect(titles).toEqual(['Ignore unknown-property in this file']);
  });
});
