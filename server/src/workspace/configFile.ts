import { type JSONPath, printParseErrorCode, type Segment, visit } from 'jsonc-parser';
import { type DorisVersion, dorisVersions, isDorisVersion } from '../catalog/versions.ts';
import { ruleIds } from '../rules/registry.ts';
import { isRuleLevel, type RuleLevel, ruleLevels } from '../rules/ruleLevels.ts';
import { nearest } from '../text/nearest.ts';
import type { DocumentSettings, Range } from './document.ts';

/** The name of the file with the settings of a folder and all below it. */
export const configName = 'doris-routine-load.jsonc';

/** A file with settings: what can be read of it, and what is wrong with it. */
export interface ConfigFile {
  readonly uri: string;
  /** `undefined` when the file does not say. */
  readonly dorisVersion: DorisVersion | undefined;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  /** What was passed over: what makes it no JSON first, then in the order of the text. */
  readonly problems: readonly ConfigProblem[];
}

/** Something in a file with settings that is none. */
export interface ConfigProblem {
  readonly range: Range;
  readonly message: string;
}

/** The text of a file; `undefined` when there is none at that address. Rejects when it cannot be read. */
export type ReadFile = (uri: string) => Promise<string | undefined>;

/** Whether an address is that of a file with settings. */
export function isConfigFile(uri: string): boolean {
  return uri.endsWith(`/${configName}`);
}

/**
 * Where the file with the settings of a document may be: in its folder and in all above, the nearest first. Nowhere for a
 * document that is not on a disk.
 */
export function configPlaces(uri: string): readonly string[] {
  // on Windows nothing is above a drive or a share
  const [root] = /^file:\/\/(?:\/(?:[a-z](?::|%3a)\/)?|[^/]+\/[^/]+\/)/i.exec(uri) ?? [];
  const places: string[] = [];
  if (root === undefined) return places;
  for (let end = uri.lastIndexOf('/'); end >= root.length - 1; end = uri.lastIndexOf('/', end - 1))
    places.push(uri.slice(0, end + 1) + configName);
  return places;
}

/** Gives the file with the settings of a document: the nearest one. As long as a file says the same, its value is the same. */
export function configFinder(read: ReadFile): (uri: string) => Promise<ConfigFile | undefined> {
  const known = new Map<string, { readonly text: string; readonly file: ConfigFile }>();
  return async (uri) => {
    for (const place of configPlaces(uri)) {
      const text = await read(place);
      if (text === undefined) continue;
      const before = known.get(place);
      if (before?.text === text) return before.file;
      const file = readConfig(place, text);
      known.set(place, { text, file });
      return file;
    }
    return undefined;
  };
}

/** The settings of a document below a file: what the file says comes first, then what is set elsewhere. */
export function withConfig(settings: DocumentSettings, file: ConfigFile | undefined): DocumentSettings {
  if (!file) return settings;
  return {
    dorisVersion: file.dorisVersion ?? settings.dorisVersion,
    rules: new Map([...settings.rules, ...file.rules]),
  };
}

/** Reads settings: JSON with comments and trailing commas. What is no setting is passed over, and told. */
export function readConfig(uri: string, text: string): ConfigFile {
  const { parts, problems: noJson } = partsOf(text);
  const problems = [...noJson];
  const rules = new Map<string, RuleLevel>();
  let dorisVersion: DorisVersion | undefined;
  for (const part of parts) {
    const { path, range } = part;
    const tell = (message: string): void => void problems.push({ range, message });
    const [name, id] = path;
    if (part.kind === 'key') {
      const message = unknownKey(path);
      if (message !== undefined) tell(message);
    } else if (path.length === 0) {
      if (part.kind !== 'object') tell('the settings must be an object: { … }');
    } else if (path.length === 1 && name === 'rules') {
      // of two lists of rules the last one counts, as always in JSON
      rules.clear();
      if (part.kind !== 'object') tell('"rules" must be an object: { … }');
    } else if (path.length === 1 && name === 'dorisVersion') {
      dorisVersion = part.kind === 'value' && isDorisVersion(part.value) ? part.value : undefined;
      if (dorisVersion === undefined) tell(`"dorisVersion" must be one of ${quoted(dorisVersions)}`);
    } else if (path.length === 2 && name === 'rules' && isRuleId(id)) {
      if (part.kind === 'value' && isRuleLevel(part.value)) rules.set(id, part.value);
      else tell(`"${id}" must be one of ${quoted(ruleLevels)}`);
    }
  }
  return { uri, dorisVersion, rules, problems };
}

function isRuleId(segment: Segment | undefined): segment is string {
  return typeof segment === 'string' && ruleIds.includes(segment);
}

/** What is wrong with a key that is none. */
function unknownKey([name, id, ...deeper]: JSONPath): string | undefined {
  if (deeper.length > 0) return undefined;
  if (id === undefined) return settings.some((known) => known === name) ? undefined : unknown('key', name, offered);
  return name !== 'rules' || isRuleId(id) ? undefined : unknown('rule', id, ruleIds);
}

const offered = ['dorisVersion', 'rules'];
const settings = [...offered, '$schema'];

function unknown(kind: string, name: Segment | undefined, known: readonly string[]): string {
  const [near] = nearest(String(name), known);
  return `unknown ${kind} ${JSON.stringify(name)}${near === undefined ? '' : `: did you mean "${near}"?`}`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

/** A key, the beginning of an object, or any other value, and the way to it from the root. The way to a key ends with it. */
type Part =
  | { readonly kind: 'key' | 'object'; readonly path: JSONPath; readonly range: Range }
  | { readonly kind: 'value'; readonly path: JSONPath; readonly range: Range; readonly value: unknown };

/** The parts of a JSON text in their order, those of a broken one too as far as they can be told. */
function partsOf(text: string): { readonly parts: readonly Part[]; readonly problems: readonly ConfigProblem[] } {
  const parts: Part[] = [];
  const problems: ConfigProblem[] = [];
  const broken = (range: Range, how: string): void => void problems.push({ range, message: `not valid JSON: ${how}` });
  try {
    // a byte order mark is no part of JSON
    visit(
      text.replace(/^\uFEFF/, ''),
      {
        onObjectProperty: (name, _, length, line, column, path) =>
          parts.push({ kind: 'key', path: [...path(), name], range: rangeAt(line, column, length) }),
        onObjectBegin: (_, length, line, column, path) =>
          void parts.push({ kind: 'object', path: path(), range: rangeAt(line, column, length) }),
        onArrayBegin: (_, length, line, column, path) =>
          void parts.push({ kind: 'value', path: path(), range: rangeAt(line, column, length), value: undefined }),
        onLiteralValue: (value, _, length, line, column, path) =>
          parts.push({ kind: 'value', path: path(), range: rangeAt(line, column, length), value }),
        onError: (code, _, length, line, column) =>
          broken(rangeAt(line, column, length), inWords(printParseErrorCode(code))),
      },
      { allowTrailingComma: true },
    );
  } catch {
    // the parser calls itself for each level
    broken(rangeAt(0, 0, 0), 'nested too deeply');
  }
  return { parts, problems };
}

function rangeAt(line: number, character: number, length: number): Range {
  return { start: { line, character }, end: { line, character: character + length } };
}

/** `CommaExpected` as `comma expected`. */
function inWords(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
}
