/** What the rules on job properties share: which settings are in force, as far as the statement tells. */
import { defaultIn, findProperty, isAtLeast, isAvailable, nearest, readJsonPaths } from '../catalog/index.ts';
import type { ListKind } from '../catalog/types.ts';
import { type BoundProperty, type Job, lookUp, rememberedOfJob, rememberedOfProperty } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { hasWholeValue, listsOf, valueProblem } from './propertyFindings.ts';

/** The property of `PROPERTIES (…)` that is in force under a key, if its value is written out and Doris takes the key. */
export function settingOf(job: Job, key: string): BoundProperty | undefined {
  const property = lookUp(job.properties, key);
  if (!property?.spec || !hasWholeValue(property)) return undefined;
  return property.spec.statements.includes(job.kind) && isAvailable(property.spec, job.version) ? property : undefined;
}

/** Whether a boolean is on: `true` in any letter case, as `Boolean.parseBoolean` reads it. */
export function isOn(property: BoundProperty | undefined): boolean {
  return property?.value.toLowerCase() === 'true';
}

/** The property under a key when it is a boolean that is on. */
export function switchedOn(job: Job, key: string): BoundProperty | undefined {
  const property = settingOf(job, key);
  return isOn(property) ? property : undefined;
}

/**
 * Whether a key is really absent: neither written nor meant by a key that Doris does not know, nor lost to a syntax error in its
 * list. What seems to be missing then may be there.
 */
export function isAbsent(job: Job, key: string): boolean {
  if (lookUp(job.properties, key)) return false;
  if (job.statement.properties && !job.properties) return false;
  const lists = listsOf(job);
  if (job.properties && !lists.includes(job.properties)) return false;
  return lists.every(
    ({ kind, syntax, properties }) =>
      syntax.close !== undefined &&
      syntax.entries.every((entry) => entry.key !== undefined) &&
      properties.every((property) => !mayMean(kind, property, key)),
  );
}

/** Whether a property may be a key of PROPERTIES under another name or in the wrong list. */
function mayMean(kind: ListKind, { key, spec }: BoundProperty, wanted: string): boolean {
  if (kind === 'properties') return !spec || (spec.replacementIsKey === true && spec.replacement === wanted);
  if (spec) return false;
  const bare = key.replace(/^property\./, '');
  return bare === wanted || nearest(bare, [wanted]).length > 0;
}

/** The paths of `jsonpaths`, once for all who ask; see `readJsonPaths`. */
export const jsonPathsOf = rememberedOfProperty(({ value }: BoundProperty) => readJsonPaths(value));

/** How the messages of a new job are encoded. */
export interface MessageFormat {
  readonly kind: 'csv' | 'json';
  /** What says so; `csv` is the default. */
  readonly property: BoundProperty | undefined;
}

/** The format of a CREATE; `undefined` when it cannot be told, as in every ALTER. */
export const messageFormatOf = rememberedOfJob((job: Job): MessageFormat | undefined => {
  if (job.kind !== 'create') return undefined;
  const property = settingOf(job, 'format');
  if (!property) return job.source && isAbsent(job, 'format') ? { kind: 'csv', property: undefined } : undefined;
  const value = property.value.toLowerCase();
  if (value === 'json') return { kind: 'json', property };
  const withHeader = /^csv_with_names(?:_and_types)?$/.test(value) && isAtLeast(job.version, '3.1');
  return value === 'csv' || withHeader ? { kind: 'csv', property } : undefined;
});

/** The settings that only one format reads. */
const readBy: Readonly<Record<MessageFormat['kind'], readonly string[]>> = {
  json: ['jsonpaths', 'json_root', 'strip_outer_array', 'num_as_string', 'fuzzy_parse'],
  csv: ['enclose', 'escape', 'empty_field_as_null'],
};

/**
 * The settings of a statement that only messages of one format need, in the order of the text; without those that do nothing anyway:
 * booleans that are off, and empty texts.
 */
export function settingsFor(job: Job, format: MessageFormat['kind']): readonly BoundProperty[] {
  return readBy[format].flatMap((key) => inEffect(job, key) ?? []).sort((a, b) => a.keySpan.start - b.keySpan.start);
}

/** The property under a key, unless it would do nothing anyway. */
function inEffect(job: Job, key: string): BoundProperty | undefined {
  const property = settingOf(job, key);
  if (!property?.spec || trim(property.value) === '') return undefined;
  return property.spec.type.name !== 'boolean' || isOn(property) ? property : undefined;
}

/** How rows of a Unique Key table are applied. */
export interface UpdateMode {
  readonly kind: 'upsert' | 'fixed' | 'flexible';
  /** What says so; absent for the default. */
  readonly property: BoundProperty | undefined;
}

const modes: Readonly<Record<string, UpdateMode['kind']>> = {
  UPSERT: 'upsert',
  UPDATE_FIXED_COLUMNS: 'fixed',
  UPDATE_FLEXIBLE_COLUMNS: 'flexible',
};

/**
 * The update mode that a statement sets: `unique_key_update_mode`, else `partial_columns` (CreateRoutineLoadInfo). `undefined` when it
 * cannot be told: a placeholder, a value that another rule repairs, a key that this version does not know.
 */
export const updateModeOf = rememberedOfJob((job: Job): UpdateMode | undefined => {
  const mode = lookUp(job.properties, 'unique_key_update_mode');
  if (mode) {
    const property = settingOf(job, mode.key);
    const kind = property && modes[property.value.toUpperCase()];
    return kind && { kind, property };
  }
  const partial = lookUp(job.properties, 'partial_columns');
  if (partial) {
    const property = settingOf(job, partial.key);
    if (!property || valueProblem(job, property)) return undefined;
    return { kind: isOn(property) ? 'fixed' : 'upsert', property };
  }
  const absent = isAbsent(job, 'partial_columns') && isAbsent(job, 'unique_key_update_mode');
  return absent ? { kind: 'upsert', property: undefined } : undefined;
});

/** The number that a new job gets under a key, its default where it sets none; `undefined` when it cannot be told. */
export function numberOf(job: Job, key: string): number | undefined {
  const setting = settingOf(job, key);
  if (setting && setting.value !== '') return valueProblem(job, setting) ? undefined : Number(setting.value);
  const spec = findProperty('properties', key);
  const preset = spec && defaultIn(spec, job.version);
  return job.kind === 'create' && preset !== undefined && (setting || isAbsent(job, key)) ? Number(preset) : undefined;
}
