import type { StringLiteral } from './tree.ts';

/** What a backslash and a letter stand for; before `%` and `_` the backslash stays (LIKE patterns), elsewhere it is dropped. */
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', 0: '\0', b: '\b', Z: '\x1a' };

/** Calls `visit` for each unit of the decoded value with the text it comes from; offsets are relative to the literal. */
function decode(raw: string, terminated: boolean, visit: (decoded: string, start: number, end: number) => void): void {
  const quote = raw.charAt(0);
  const end = terminated ? raw.length - 1 : raw.length;
  for (let at = 1; at < end; ) {
    const character = raw.charAt(at);
    const next = raw.charAt(at + 1);
    if (character === '\\' && at + 1 < end) {
      visit(next === '%' || next === '_' ? character + next : (escapes[next] ?? next), at, at + 2);
      at += 2;
    } else if (character === quote && next === quote && at + 1 < end) {
      visit(quote, at, at + 2);
      at += 2;
    } else {
      visit(character, at, at + 1);
      at++;
    }
  }
}

/** The value of a string literal as Doris decodes it (LogicalPlanBuilder.parseString, escapeBackSlash). */
export function decodeString(raw: string, terminated: boolean): string {
  const inside = raw.slice(1, terminated ? -1 : undefined);
  if (!inside.includes('\\') && !inside.includes(raw.charAt(0))) return inside;
  let value = '';
  // stretches that stand for themselves are taken whole
  let from = 1;
  let to = 1;
  decode(raw, terminated, (decoded, start, end) => {
    if (end - start === 1) to = end;
    else {
      value += raw.slice(from, to) + decoded;
      from = end;
      to = end;
    }
  });
  return value + raw.slice(from, to);
}

/**
 * The place in the statement of a place in a literal's decoded value, so that a finding can point inside a string.
 * @param index an index into `literal.value`, its length included.
 */
export function offsetInLiteral(literal: StringLiteral, index: number): number {
  if (literal.raw.length - (literal.terminated ? 2 : 1) === literal.value.length) return literal.start + 1 + index;
  let seen = 0;
  let offset = 1;
  decode(literal.raw, literal.terminated, (decoded, start, end) => {
    if (seen < index) offset = end;
    else if (seen === index) offset = start;
    seen += decoded.length;
  });
  return literal.start + offset;
}

/** A value as a string literal between the given quotes. */
export function encodeString(value: string, quote: '"' | "'"): string {
  const escaped = value.replace(/\\/g, '\\\\').replaceAll(quote, quote + quote);
  return quote + escaped + quote;
}
