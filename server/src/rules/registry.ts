import { crossRules } from './crossRules.ts';
import { rules } from './index.ts';
import type { RuleDescription } from './rule.ts';
import { showTask } from './showTask.ts';
import { syntaxError } from './syntaxError.ts';
import { unusedIgnore } from './unusedIgnore.ts';
import { dorisVersionComment } from './versionComment.ts';

/** Whatever a finding's code can be: the rules that run on a statement, alone or with what others tell, and what is found by other means. */
export const allRules: readonly RuleDescription[] = [
  syntaxError,
  ...rules,
  ...crossRules,
  showTask,
  dorisVersionComment,
  unusedIgnore,
];

const byId: ReadonlyMap<string, RuleDescription> = new Map(allRules.map((rule) => [rule.id, rule]));

/** The ids of all rules, in the order in which they are listed everywhere. */
export const ruleIds: readonly string[] = [...byId.keys()];

/** What there is to know about a rule. */
export function findRule(id: string): RuleDescription | undefined {
  return byId.get(id);
}

/** Findings about the comments that direct the checks, and syntax errors, which no comment can make Doris accept. */
const notIgnorable: ReadonlySet<string> = new Set([syntaxError.id, dorisVersionComment.id, unusedIgnore.id]);

/** Whether a comment can silence a rule. */
export function isIgnorable(id: string): boolean {
  return byId.has(id) && !notIgnorable.has(id);
}

/** The address of the page that explains a rule. */
export function pageOf(id: string): string {
  return `https://github.com/doris-routine-load/vscode-doris-routine-load/blob/main/docs/rules/${id}.md`;
}
