import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type DorisVersion, dorisVersions, isDorisVersion } from '../catalog/versions.ts';
import { ruleIds } from '../rules/registry.ts';
import { isRuleLevel, type RuleLevel, type RuleSettings, ruleLevels, rulesAsTheyCome } from '../rules/ruleLevels.ts';
import { nearest } from '../text/nearest.ts';
import { reading } from './files.ts';
import { Problem } from './problem.ts';

/** The name of the file with the settings of a folder and all below it. */
export const configName = 'doris-routine-load.jsonc';

/** The settings of a folder. */
export interface Config {
  readonly dorisVersion: DorisVersion | undefined;
  readonly rules: RuleSettings;
}

const nothingSet: Config = { dorisVersion: undefined, rules: rulesAsTheyCome };

/**
 * Gives for each file the settings that apply to it: those of the nearest `doris-routine-load.jsonc` in its folder or one above.
 * Each is read once.
 * @throws Problem for one that cannot be read or holds anything that is not a setting.
 */
export function configReader(): (file: string) => Config {
  const known = new Map<string, Config>();
  const configOf = (folder: string): Config => {
    const path = join(folder, configName);
    const name = relative('', path);
    const text = reading(name, () => readIfThere(path));
    const above = dirname(folder);
    if (text !== undefined) return readConfig(name, text);
    return above === folder ? nothingSet : inFolder(above);
  };
  const inFolder = (folder: string): Config => {
    const config = known.get(folder) ?? configOf(folder);
    known.set(folder, config);
    return config;
  };
  return (file) => inFolder(dirname(resolve(file)));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Reads settings: JSON with comments and trailing commas.
 * @param name how messages call the file.
 * @throws Problem with the line of the first thing that is wrong.
 */
function readConfig(name: string, text: string): Config {
  const fail = (offset: number, what: string): never => {
    const line = text.slice(0, offset).split(/\r\n|\n|\r/).length;
    throw new Problem(`${name}:${line}: ${what}`);
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) fail(first.offset, `not valid JSON: ${inWords(printParseErrorCode(first.error))}`);
  let config = nothingSet;
  for (const [key, value] of entriesOf(root, 'the settings', fail)) {
    if (key.value === 'dorisVersion') config = { ...config, dorisVersion: versionOf(value, fail) };
    else if (key.value === 'rules') config = { ...config, rules: rulesOf(value, fail) };
    else if (key.value !== '$schema') fail(key.offset, unknown('key', key, ['dorisVersion', 'rules']));
  }
  return config;
}

/** Tells what is wrong at an offset. Never comes back. */
type Fail = (offset: number, what: string) => never;

function versionOf({ value, offset }: Node, fail: Fail): DorisVersion {
  return isDorisVersion(value) ? value : fail(offset, `"dorisVersion" must be one of ${quoted(dorisVersions)}`);
}

function rulesOf(node: Node, fail: Fail): RuleSettings {
  const rules = new Map<string, RuleLevel>();
  for (const [key, { value, offset }] of entriesOf(node, '"rules"', fail)) {
    if (!ruleIds.includes(key.value)) fail(key.offset, unknown('rule', key, ruleIds));
    rules.set(
      key.value,
      isRuleLevel(value) ? value : fail(offset, `"${key.value}" must be one of ${quoted(ruleLevels)}`),
    );
  }
  return rules;
}

/** Keys and values of an object. */
function entriesOf(node: Node | undefined, what: string, fail: Fail): readonly (readonly [key: Node, value: Node])[] {
  if (node?.type !== 'object') return fail(node?.offset ?? 0, `${what} must be an object: { … }`);
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => (key && value ? [[key, value]] : []));
}

function unknown(kind: string, { value }: Node, known: readonly string[]): string {
  const [near] = nearest(String(value), known);
  const name = JSON.stringify(value);
  return `unknown ${kind} ${name}${near === undefined ? '' : `: did you mean "${near}"?`}`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

/** `CommaExpected` as `comma expected`. */
function inWords(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
}
