/** What the rules on properties share: which properties can be judged, and how a bad value becomes a report with repairs. */
import {
  findPropertyAnyList,
  isPassedThrough,
  isSecretName,
  nearest,
  shortened,
  versionName,
  withoutSecrets,
} from '../catalog/index.ts';
import type { Effect, PropertySpec, ValueProblem } from '../catalog/types.ts';
import type { DorisVersion } from '../catalog/versions.ts';
import { type BoundList, type BoundProperty, type Job, rememberedOfJob, rememberedOfProperty } from '../model/job.ts';
import type { PropertyText } from '../syntax/tree.ts';
import { replaceValue, valuePart } from './listEdits.ts';
import type { Fix, Report, Severity } from './rule.ts';

/** The property lists of a job in the order of the text; not one whose heading is missing, as it may be anything. */
export const listsOf = rememberedOfJob(({ properties, source }: Job): readonly BoundList[] =>
  [properties, source].filter((list) => list !== undefined).filter(({ heading }) => heading.end > heading.start),
);

/** Whether a key is written to its end. A half-typed one is a matter of syntax. */
export function hasWholeKey(property: BoundProperty): boolean {
  return isWholeText(property.syntax.key) && property.syntax.equals !== undefined;
}

/** Whether something can be said about a value: it is there, its quotes are closed, and it does not stand for something else. */
export function hasWholeValue(property: BoundProperty): boolean {
  return isWholeText(property.syntax.key) && isWholeText(property.syntax.value) && !property.placeholder;
}

/** Whether a key or a value is there, with its closing quote if it has an opening one. */
export function isWholeText(part: PropertyText | undefined): boolean {
  return part !== undefined && (part.kind !== 'string' || part.terminated);
}

/** Whether the value is a key, and what stands in the place of the key is none: that may be anything, a secret too. */
export function isSwapped(list: BoundList, property: BoundProperty): boolean {
  if (property.spec || !hasWholeValue(property)) return false;
  if (isPassedThrough(list.kind, property.key, 'dev')) return false;
  return findPropertyAnyList(property.value.trim())[0]?.status === 'accepted';
}

/**
 * Whether an unknown key may hold a secret and is not to be shown: a value stands in it, or it stands where the value belongs, before
 * the name of a secret.
 */
export function keyMayBeSecret({ key, value, spec }: BoundProperty): boolean {
  return !spec && (/[=:"'\r\n]/.test(key) || isSecretName(value.trim()) || withoutSecrets(key) !== key);
}

/** What Doris answers to a key that a list does not take. */
export function refusal(list: BoundList['kind'], key: string): string {
  switch (list) {
    case 'properties':
      return `\`${key} is invalid property\``;
    case 'kafka':
      return `\`${key} is invalid kafka property or can not be set\``;
    case 'kinesis':
      return `\`${key} is invalid Kinesis property or cannot be set\``;
  }
}

/** How a list is called in messages. */
export function listName(list: BoundList['kind']): string {
  return list === 'properties' ? 'PROPERTIES' : `FROM ${list.toUpperCase()}`;
}

/** Since when there is a key or a source: `exists since Doris 4.1`. */
export function existsSince(since: DorisVersion): string {
  return since === 'dev' ? `exists only in ${versionName(since)}` : `exists since ${versionName(since)}`;
}

/** Words in backquotes with commas and `or` between. */
export function alternatives(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** What the fixes of a value need. */
export interface ValueData {
  readonly property: BoundProperty;
  readonly problem: ValueProblem;
}

/** The problem of a property's value by the type of its key; `undefined` for a value that is right or cannot be judged. */
export function valueProblem(job: Job, property: BoundProperty): ValueProblem | undefined {
  const { spec } = property;
  if (!spec || !hasWholeValue(property)) return undefined;
  return problemOf(property, job.version) ?? (job.kind === 'alter' ? emptyInAlter(property, spec) : undefined);
}

/** CREATE takes an empty number for one that is not set; ALTER stores -1 for it (AlterRoutineLoadCommand.checkJobProperties). */
function emptyInAlter({ value }: BoundProperty, { list, status, type }: PropertySpec): ValueProblem | undefined {
  if (value !== '' || list !== 'properties' || status !== 'accepted' || type.isNumber !== true) return undefined;
  const message = 'ALTER takes an empty value for -1 and gives that to the job, instead of leaving it as it is.';
  return { message, effect: 'fails-later', answer: '', start: 0, end: 0, suggestions: [] };
}

/** What the type of its key says about the text of a property's value, a placeholder included. */
export const problemOf = rememberedOfProperty(
  ({ spec, value }: BoundProperty, version: DorisVersion): ValueProblem | undefined => spec?.type.check(value, version),
);

/** A report on a value, at the exact place within it. ALTER stores what CREATE would refuse where the catalog says so. */
export function valueReport(
  job: Job,
  property: BoundProperty,
  spec: PropertySpec,
  problem: ValueProblem,
): Report<ValueData> {
  const { kind, version } = job;
  const unseen = kind === 'alter' && spec.uncheckedByAlter === true && problem.effect === 'rejects';
  const effect: Effect = unseen ? 'fails-later' : problem.effect;
  const isPlain = effect === 'ignores' || effect === 'unsure';
  const consequence = unseen
    ? 'ALTER stores it unseen; CREATE would refuse it.'
    : (problem.answer ?? (isPlain ? '' : (spec.answer?.(property.value, version, kind) ?? spec.whenWrong ?? '')));
  return {
    span: valuePart(property, problem.start, problem.end),
    message: consequence === '' ? problem.message : `${problem.message} ${consequence}`,
    severity: severityOf(effect),
    data: { property, problem },
  };
}

/** How serious it is that Doris does `effect`. */
export function severityOf(effect: Effect): Severity {
  switch (effect) {
    case 'rejects':
      return 'error';
    case 'unsure':
      return 'hint';
    default:
      return 'warning';
  }
}

/** One repair for each suggested value, the first preferred. */
export function valueFixes({ property, problem }: ValueData): readonly Fix[] {
  const { suggestions, effect } = problem;
  return suggestions.map((suggestion, index) => ({
    title: `Change to ${shortened(suggestion)}`,
    edits: replaceValue(property, suggestion),
    preferred: index === 0 && effect !== 'unsure',
    safe: suggestions.length === 1 && isRespelling(property.value, suggestion, effect),
  }));
}

/** Whether a value is surely what was meant and not another amount or choice: same letters, or a slip in a word that Doris refuses. */
function isRespelling(written: string, suggestion: string, effect: Effect): boolean {
  if (/^[\d.,+-]*$/.test(suggestion)) return false;
  const sameWord = written.trim().toLowerCase() === suggestion.toLowerCase();
  return effect === 'rejects'
    ? sameWord || nearest(written, [suggestion]).length > 0
    : sameWord && effect === 'fails-later';
}
