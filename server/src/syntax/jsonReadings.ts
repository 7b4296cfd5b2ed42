import { insertion } from './edits.ts';
import { tokenize } from './lexer.ts';
import { encodeString } from './literals.ts';
import type { Reading } from './readings.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import type { Span } from './tree.ts';

/** Where the value of a property begins that is JSON: behind `=`, in quotes or without. */
const beginning = /=\s*("?)[[{]/g;
/** What follows a value. */
const behindValue = /^\s*(?:[,)]|$)/;
const bareQuote = /(?<!\\)"/g;
const escapedQuote = /\\"/;
/** Texts beyond this length, and more places than these, are not read anew. */
const longest = 20_000;
const mostPlaces = 10;

/** The end of the JSON that begins at an index: where its brackets are closed and the next property or the end of the list follows. */
function endOfJson(text: string, start: number, mark: string): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '[' || character === '{') depth++;
    if (character !== ']' && character !== '}') continue;
    depth--;
    const end = at + 1 + mark.length;
    if (depth === 0)
      return text.startsWith(mark, at + 1) && behindValue.test(text.slice(end, end + 40)) ? end : undefined;
  }
  return undefined;
}

/** A text of the same length in which a value is one string, and what to say about the value as it is. */
function asString(text: string, { start, end }: Span, isQuoted: boolean): readonly [changed: string, SyntaxProblem] {
  const inner = text.slice(start + 1, end - 1);
  const [before, behind] = [text.slice(0, start), text.slice(end)];
  const span = { start, end };
  if (!isQuoted)
    return [
      `${before}"${inner}"${behind}`,
      {
        span,
        message: 'This value must stand in quotes.',
        fix: {
          title: 'Put the value in quotes',
          edits: [{ span: { start, end: start }, text: '"' }, insertion(end, '"')],
        },
      },
    ];
  return [
    `${before}"${inner.replace(bareQuote, "'")}"${behind}`,
    {
      span,
      message: 'A quote inside a value ends it, unless a backslash stands in front: `\\"`.',
      fix: {
        title: 'Put a backslash before each',
        edits: [...inner.matchAll(bareQuote)].map(({ index }) => {
          const at = start + 1 + index;
          return insertion(at, '\\');
        }),
      },
    },
  ];
}

/**
 * The readings of a text with a value that is JSON as one string: with its quotes escaped and none around it, as in
 * `= [\"$.a\"]`, or with bare quotes in it, as in `= "["$.a"]"`.
 */
export function* readingsOfJson(text: string): Generator<Reading> {
  if (text.length > longest) return;
  let places = 0;
  for (const match of text.matchAll(beginning)) {
    const isQuoted = match[1] !== '';
    const start = match.index + match[0].length - 1 - Number(isQuoted);
    const end = endOfJson(text, match.index + match[0].length - 1, match[1] ?? '');
    if (end === undefined) continue;
    const inner = text.slice(start + 1, end - 1);
    if (isQuoted ? inner.search(bareQuote) < 0 : !escapedQuote.test(inner)) continue;
    if (++places > mostPlaces) return;
    const [changed, problem] = asString(text, { start, end }, isQuoted);
    const lexed = tokenize(changed);
    const image = isQuoted ? encodeString(inner, '"') : text.slice(start, end);
    const own = (token: Token): Token => (token.start === start ? { ...token, image } : token);
    yield { lexed: { ...lexed, tokens: lexed.tokens.map(own), again: () => lexed.tokens.map(own) }, problem };
  }
}
