import type { Finding, Severity } from './rule.ts';

/** What a user can make of a rule: silent, or as serious as they see it; mildest first. */
export const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** One of `ruleLevels`. */
export type RuleLevel = 'off' | Severity;

/** What a user has made of some rules, by id; the others are as they come. */
export type RuleSettings = ReadonlyMap<string, RuleLevel>;

/** Every rule as it comes. */
export const rulesAsTheyCome: RuleSettings = new Map();

/** Whether `value` is something that a rule can be set to. */
export function isRuleLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value);
}

/** The settings in an object of ids and levels from outside; whatever else it holds is passed over. */
export function readRuleSettings(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return rulesAsTheyCome;
  const settings = new Map<string, RuleLevel>();
  for (const [id, level] of Object.entries(value)) if (isRuleLevel(level)) settings.set(id, level);
  return settings;
}

/** The findings as serious as their rules are set, without those of rules that are off. The same array when nothing is set. */
export function withSeverities(findings: readonly Finding[], settings: RuleSettings): readonly Finding[] {
  if (settings.size === 0) return findings;
  return findings.flatMap((finding) => {
    const level = settings.get(finding.code) ?? finding.severity;
    return level === 'off' ? [] : [level === finding.severity ? finding : { ...finding, severity: level }];
  });
}
