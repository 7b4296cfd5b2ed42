import { recent } from '../text/recent.ts';
import { trim } from '../text/trim.ts';
import type { Effect, ValueProblem, ValueType } from './types.ts';
import type { ListItem } from './valueProblem.ts';
import { itemProblem, quoted, valueType } from './valueProblem.ts';

/** One string of a JSON array: its decoded text and the range between its quotes. */
export interface JsonPathItem {
  readonly text: string;
  /** The last key of the path, `id` of `$.order.id`; `undefined` for paths that end otherwise. */
  readonly lastKey: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** The strings of a JSON array of strings, or the place and reason why a text is none. Offsets are within the text. */
export type JsonPaths =
  | { readonly paths: readonly JsonPathItem[] }
  | { readonly start: number; readonly end: number; readonly message: string };

/** Reads a JSON array of strings. */
export const readJsonPaths = recent(parseJsonPaths);

function lastKeyOf(path: string): string | undefined {
  const key = path.startsWith('$') ? path.slice(path.lastIndexOf('.') + 1) : '';
  return key.length < path.length && /^[A-Za-z_]\w*$/.test(key) ? key : undefined;
}

function parseJsonPaths(value: string): JsonPaths {
  const stringOrOther = /[\t\n\r ]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([^\t\n\r ,\]]+))[\t\n\r ]*/sy;
  const open = /^[\t\n\r ]*\[[\t\n\r ]*/.exec(value);
  if (open === null)
    return { start: 0, end: value.length, message: 'Expected a JSON array of paths, e.g. `["$.id", "$.name"]`.' };
  const paths: JsonPathItem[] = [];
  let offset = open[0].length;
  if (/^\][\t\n\r ]*$/.test(value.slice(offset))) return { paths };
  for (;;) {
    stringOrOther.lastIndex = offset;
    const match = stringOrOther.exec(value);
    if (match === null) {
      const end = Math.min(value.length, offset + 1);
      return { start: Math.max(0, end - 1), end, message: 'Expected a path in double quotes here.' };
    }
    const lead = match[0].search(/[^\t\n\r ]/);
    const start = match.index + lead;
    if (match[1] === undefined) {
      const end = start + (match[2] ?? '').length;
      return { start, end, message: 'Every path must be a JSON string in double quotes.' };
    }
    const text = decoded(match[1]);
    paths.push({ text, lastKey: lastKeyOf(text), start: start + 1, end: start + 1 + match[1].length });
    offset = stringOrOther.lastIndex;
    const next = value.charAt(offset);
    if (next === ']') {
      const rest = value.slice(offset + 1);
      if (trim(rest) === '') return { paths };
      const from = offset + 1 + rest.search(/[^\0- ]/);
      return {
        start: from,
        end: from + trim(rest).length,
        message: 'Nothing may follow the closing bracket of the array.',
      };
    }
    if (next !== ',') {
      const start = Math.min(offset, Math.max(0, value.length - 1));
      const end = Math.min(value.length, start + 1);
      return {
        start,
        end,
        message: next === '' ? 'The array has no closing bracket.' : 'Expected a comma or the closing bracket.',
      };
    }
    offset++;
  }
}

/**
 * `jsonpaths`: a JSON array of strings, each a path that begins with `$`. The frontend stores any text; a wrong one pauses the
 * job or loads NULL (see pull request 30197 and issue 31242 of apache/doris).
 */
export function jsonPathArray(): ValueType {
  return valueType({
    name: 'JSON path array',
    description: 'a JSON array of paths, e.g. `["$.id", "$.name"]`',
    check: recent((value): ValueProblem | undefined => {
      if (trim(value) === '') return undefined;
      const read = readJsonPaths(value);
      if (!('paths' in read)) {
        return {
          message: read.message,
          effect: 'fails-later',
          start: read.start,
          end: read.end,
          suggestions: arrayMeant(value),
        };
      }
      for (const item of read.paths) {
        const problem = pathProblem(value, item, 'fails-later');
        if (problem !== undefined) return problem;
      }
      return undefined;
    }),
  });
}

/** `json_root`: one path that begins with `$`; not checked by the frontend. */
export function jsonPath(): ValueType {
  return valueType({
    name: 'JSON path',
    description: 'one path, e.g. `$.data`',
    check: (value) => {
      if (value === '') return undefined;
      return pathProblem(value, { text: value, start: 0, end: value.length }, 'fails-later');
    },
  });
}

function pathProblem(value: string, item: ListItem, effect: Effect): ValueProblem | undefined {
  const { text } = item;
  if (!text.startsWith('$')) {
    const bare = text.trim();
    const repairs = bare.startsWith('$') ? [bare] : /^\.?[\w.[\]]+$/.test(bare) ? [`$.${bare.replace(/^\./, '')}`] : [];
    if (text === '') return wholePlace(value, item, effect);
    return itemProblem(value, item, effect, `A path begins with \`$\`: ${quoted(text)} matches nothing.`, repairs);
  }
  const malformed = segmentProblem(value, item, effect);
  if (malformed !== undefined) return malformed;
  // Keys in quotes or brackets may hold blanks; elsewhere a blank becomes part of the key.
  if (/\s/.test(text) && !/["'[]/.test(text)) {
    const message = `The blank in ${quoted(text)} is taken as part of the key, so the path matches nothing.`;
    return itemProblem(value, item, effect, message, [text.replace(/\s+/g, '')]);
  }
  return undefined;
}

/**
 * Doris cuts a path at the dots outside quotes, wants `$` alone as the first part, and takes of brackets only one pair at the end of
 * a part, with a number or `*` between (JsonFunctions::get_parsed_paths). Escapes are left alone.
 */
function segmentProblem(value: string, item: ListItem, effect: Effect): ValueProblem | undefined {
  const { text } = item;
  if (text.includes('\\')) return undefined;
  const dotted = text.replace(
    /\[(?:'([\w-]+)'|"([\w-]+)")\]/g,
    (_, single?: string, double?: string) => `.${single ?? double}`,
  );
  if (!/^\$(?:$|[.\s])/.test(text)) {
    const message = `Behind \`$\` Doris wants a dot: ${quoted(text)} does not find what it says.`;
    const repaired = dotted.startsWith('$.') ? dotted : `$.${dotted.slice(1)}`;
    return itemProblem(value, item, effect, message, /^\$\.(?:\w|\[\d+\]|\[\*\])/.test(repaired) ? [repaired] : []);
  }
  const parts = text.replace(/"[^"]*"/g, (quotedKey) => '_'.repeat(quotedKey.length)).split('.');
  if (parts.every((part) => /^[^"[\]]*(?:\[(?:\d+|\*)\])?$/.test(part))) return undefined;
  const message = `Doris reads a part of a path as a name and at most one \`[number]\` or \`[*]\`: ${quoted(text)} matches nothing.`;
  return itemProblem(value, item, effect, message, dotted === text ? [] : [dotted]);
}

function wholePlace(value: string, item: ListItem, effect: Effect): ValueProblem {
  const start = Math.max(0, item.start - 1);
  const end = Math.min(value.length, item.end + 1);
  return { message: 'A path must not be empty.', effect, start, end, suggestions: [] };
}

/** `$.a, $.b` and `['$.a', '$.b']` as the array that was meant. */
function arrayMeant(value: string): readonly string[] {
  const inside = value.trim().replace(/^\[/, '').replace(/\]$/, '').replace(/"\s+"/g, '","');
  const paths = inside.split(',').map((part) => part.trim().replace(/^['"]|['"]$/g, ''));
  if (paths.at(-1) === '') paths.pop();
  if (paths.length === 0 || paths.some((path) => !/^\$[\w.$[\]*-]*$/.test(path))) return [];
  return [JSON.stringify(paths).replaceAll('","', '", "')];
}

function decoded(body: string): string {
  if (!body.includes('\\')) return body;
  try {
    return String(JSON.parse(`"${body}"`));
  } catch {
    return body;
  }
}
