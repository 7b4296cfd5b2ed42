import type { StringLiteral } from './tree.ts';

/** What a backslash and a letter stand for; before `%` and `_` the backslash stays (LIKE patterns), elsewhere it is dropped. */
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '\0', b: '\b', Z: '\x1a' };

const backslash = 92;

/** What the two characters at `at` stand for together, or `undefined` when the first of them stands for itself. */
function decodedPair(raw: string, at: number, end: number): string | undefined {
  if (at + 1 >= end) return undefined;
  const next = raw.charAt(at + 1);
  if (raw.charCodeAt(at) === backslash) return next === '%' || next === '_' ? `\\${next}` : (escapes[next] ?? next);
  return raw.charCodeAt(at) === raw.charCodeAt(0) && next === raw.charAt(0) ? next : undefined;
}

/** The value of a string literal as Doris decodes it (LogicalPlanBuilder.parseString, escapeBackSlash). */
export function decodeString(raw: string, terminated: boolean): string {
  const end = terminated ? raw.length - 1 : raw.length;
  const inside = raw.slice(1, end);
  const quote = raw.charCodeAt(0);
  if (!inside.includes('\\') && !inside.includes(raw.charAt(0))) return inside;
  let value = '';
  // stretches that stand for themselves are taken whole
  let from = 1;
  for (let at = 1; at < end; at++) {
    const code = raw.charCodeAt(at);
    if (code !== backslash && code !== quote) continue;
    const decoded = decodedPair(raw, at, end);
    if (decoded === undefined) continue;
    value += raw.slice(from, at) + decoded;
    from = at + 2;
    at++;
  }
  return value + raw.slice(from, end);
}

/**
 * The place in the statement of a place in a literal's decoded value, so that a finding can point inside a string.
 * @param index an index into `literal.value`, its length included.
 */
export function offsetInLiteral(literal: StringLiteral, index: number): number {
  if (literal.raw.length - (literal.terminated ? 2 : 1) === literal.value.length) return literal.start + 1 + index;
  const { raw, terminated } = literal;
  const end = terminated ? raw.length - 1 : raw.length;
  let seen = 0;
  let at = 1;
  while (seen < index && at < end) {
    const pair = decodedPair(raw, at, end);
    seen += pair?.length ?? 1;
    at += pair === undefined ? 1 : 2;
  }
  return literal.start + at;
}

/** A value as a string literal between the given quotes. JSON has its quotes behind backslashes, as all manuals write it. */
export function encodeString(value: string, quote: '"' | "'"): string {
  const isJson = /^\s*[[{]/.test(value);
  const escaped = value.replace(/\\/g, '\\\\').replaceAll(quote, isJson ? `\\${quote}` : quote + quote);
  return quote + escaped + quote;
}
