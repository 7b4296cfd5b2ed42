import { describe, expect, test } from 'vitest';
import { findingsOfFile as findingsIn } from '../../../scripts/generation/exampleFindings.ts';
import type { BoundProperty } from '../../../server/src/model/job.ts';
import { allRules } from '../../../server/src/rules/registry.ts';
import type { Example, Finding } from '../../../server/src/rules/rule.ts';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { analysisAt } from '../../../server/src/workspace/analyses.ts';
import { openSnapshot } from '../../../server/src/workspace/document.ts';
import { markRanges, readRanges } from '../../support/markers.ts';

function propertiesIn(sql: string): readonly BoundProperty[] {
  const snapshot = openSnapshot('file:///a.sql', 1, '4.1', sql);
  return snapshot.pieces.flatMap((_, index) => {
    const { job } = analysisAt(snapshot, index);
    return [...(job?.properties?.properties ?? []), ...(job?.source?.properties ?? [])];
  });
}

function shown(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

function afterPreferredFix(sql: string, finding: Finding | undefined): string | undefined {
  const fix = finding?.fixes().find((candidate) => candidate.preferred);
  return fix && applyEdits(sql, fix.edits);
}

test('ids are kebab-case words, each given once', () => {
  const ids = allRules.map((rule) => rule.id);
  expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('nine rules in ten have a repair', () => {
  const repairing = allRules.filter(({ id, examples }) =>
    examples.bad.some(({ sql }) =>
      findingsIn(readRanges(sql).text).some((finding) => finding.code === id && finding.fixes().length > 0),
    ),
  );
  expect(repairing.length / allRules.length).toBeGreaterThanOrEqual(0.9);
});

describe.each(allRules)('$id', ({ id, docs, examples }) => {
  test('is documented and has examples of both kinds', () => {
    expect(docs.summary).toMatch(/^[A-Z`].*\.$/);
    expect(docs.why).toMatch(/\.$/);
    expect(docs.sources.length).toBeGreaterThan(0);
    expect(examples.bad.length).toBeGreaterThan(0);
    expect(examples.good.length).toBeGreaterThan(0);
  });

  test.each(examples.good)('is silent, as all rules are, on:\n$sql', ({ sql }) => {
    expect(shown(findingsIn(sql))).toEqual([]);
  });

  test.each(examples.bad)('is found at the marks and nowhere else in:\n$sql', ({ sql }) => {
    const { text } = readRanges(sql);
    const findings = findingsIn(text);
    expect(shown(findings.filter((finding) => finding.code !== id))).toEqual([]);
    expect(
      markRanges(
        text,
        findings.map((finding) => finding.span),
      ),
    ).toBe(sql);
  });

  test.each(examples.bad)('says so in whole sentences, and no secret, in:\n$sql', ({ sql }) => {
    const { text } = readRanges(sql);
    const secrets = propertiesIn(text)
      .filter((property) => property.spec?.secret && property.value.length > 3)
      .map((property) => property.value);
    for (const { message, related, fixes } of findingsIn(text)) {
      expect(message).toMatch(/^[A-Z0-9`'"].*[.?]`?$/s);
      const texts = [message, ...related.map((place) => place.message), ...fixes().map((fix) => fix.title)];
      for (const secret of secrets) expect(texts.join('\n')).not.toContain(secret);
    }
  });

  test.each(examples.bad)(
    'has at most one preferred fix for each finding, and every fix changes the text, in:\n$sql',
    ({ sql }) => {
      const { text } = readRanges(sql);
      for (const finding of findingsIn(text)) {
        const fixes = finding.fixes();
        expect(fixes.filter((fix) => fix.preferred).length).toBeLessThanOrEqual(1);
        for (const fix of fixes) expect(applyEdits(text, fix.edits)).not.toBe(text);
      }
    },
  );

  test.each(examples.bad)('goes away by each of its fixes, and no error comes instead, in:\n$sql', ({ sql }) => {
    const { text } = readRanges(sql);
    const before = findingsIn(text);
    for (const finding of before) {
      const same = (other: Finding): boolean => other.code === finding.code && other.message === finding.message;
      for (const { title, edits, preferred } of finding.fixes()) {
        const after = findingsIn(applyEdits(text, edits));
        expect(after.filter(same).length, title).toBeLessThan(before.filter(same).length);
        const news = after.filter(
          ({ code, message }) => !before.some((old) => old.code === code && old.message === message),
        );
        expect(shown(preferred ? news : news.filter(({ severity }) => severity === 'error')), title).toEqual([]);
      }
    }
  });

  test.each(examples.bad)('is repaired as the example tells in:\n$sql', ({ sql, fixed }: Example) => {
    const { text } = readRanges(sql);
    const before = findingsIn(text);
    const repaired = afterPreferredFix(text, before[0]);
    expect(repaired).toBe(fixed);
    if (repaired === undefined) return;
    const gone = findingsIn(repaired).filter((finding) => finding.code === id);
    expect(gone.length).toBeLessThan(before.length);
  });
});
