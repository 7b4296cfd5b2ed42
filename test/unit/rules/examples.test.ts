import { describe, expect, test } from 'vitest';
import { defaultDorisVersion } from '../../../server/src/catalog/versions.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { rules } from '../../../server/src/rules/index.ts';
import type { Example, Finding } from '../../../server/src/rules/rule.ts';
import { syntaxError } from '../../../server/src/rules/syntaxError.ts';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { markRanges, readRanges } from '../../support/markers.ts';

const described = [syntaxError, ...rules];

function findingsIn(sql: string): readonly Finding[] {
  return analyzeStatement(sql, defaultDorisVersion).findings;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function shown(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
}

function afterPreferredFix(sql: string, finding: Finding | undefined): string | undefined {
  const fix = finding?.fixes().find((candidate) => candidate.preferred);
  return fix && applyEdits(sql, fix.edits);
}

test('ids are kebab-case words, each given once', () => {
  const ids = described.map((rule) => rule.id);
  expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(described)('$id', ({ id, docs, examples }) => {
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
    const findings = inOrder(findingsIn(text));
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
    const { findings, job } = analyzeStatement(text, defaultDorisVersion);
    const secrets = [...(job?.properties?.properties ?? []), ...(job?.source?.properties ?? [])]
      .filter((property) => property.spec?.secret && property.value.length > 3)
      .map((property) => property.value);
    for (const { message, related, fixes } of findings) {
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

  test.each(examples.bad)('is repaired as the example tells in:\n$sql', ({ sql, fixed }: Example) => {
    const { text } = readRanges(sql);
    const before = inOrder(findingsIn(text));
    const repaired = afterPreferredFix(text, before[0]);
    expect(repaired).toBe(fixed);
    if (repaired === undefined) return;
    const gone = findingsIn(repaired).filter((finding) => finding.code === id);
    expect(gone.length).toBeLessThan(before.length);
  });
});
