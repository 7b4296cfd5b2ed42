import type { SyntaxProblem } from './syntaxProblem.ts';
import type { Token } from './tokens.ts';
import type { Span } from './tree.ts';

/** Those that have no name of their own below. */
const controlCharacters = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
  .join('')
  .replace(/[\t\n\v\f\r]/g, '');

/**
 * Characters that look like ones of the grammar and are others, as word processors, chats and input methods put them. Doris
 * takes most of them for letters of a name and then complains about something else. Each is one UTF-16 unit, as is what it
 * looks like, so that replacing them keeps every offset.
 */
const families: readonly { readonly characters: string; readonly meant: string; readonly name: string }[] = [
  { characters: '\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb', meant: '"', name: 'a typographic quote' },
  { characters: '\u2018\u2019\u201a\u201b\u2032\uff07', meant: "'", name: 'a typographic quote' },
  { characters: '\uff0c\u3001', meant: ',', name: 'a full-width comma' },
  { characters: '\uff08', meant: '(', name: 'a full-width parenthesis' },
  { characters: '\uff09', meant: ')', name: 'a full-width parenthesis' },
  { characters: '\uff1b', meant: ';', name: 'a full-width semicolon' },
  { characters: '\uff1d', meant: '=', name: 'a full-width equals sign' },
  { characters: '\uff0e\u3002', meant: '.', name: 'a full-width dot' },
  { characters: '\u2010\u2011\u2012\u2013\u2014\u2212\uff0d', meant: '-', name: 'a dash' },
  { characters: '\u00a0\u2002\u2003\u2007\u2009\u202f\u3000', meant: ' ', name: 'a special blank' },
  { characters: '\u200b\u200c\u200d\u2060\ufeff', meant: ' ', name: 'an invisible character' },
  { characters: '\u000b\u000c\u0085\u2028\u2029', meant: ' ', name: 'an unusual line break' },
  { characters: controlCharacters, meant: ' ', name: 'a control character' },
];

const familyOf = new Map(families.flatMap((family) => [...family.characters].map((character) => [character, family])));
const anyOf = new RegExp(`[${families.map(({ characters }) => characters).join('')}]`, 'g');

/** A text without lookalikes, and a problem for each stretch of them. */
export interface Plain {
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
}

/** A text in typographic quotes stands on one line, or is JSON. */
function isQuotedText(text: string): boolean {
  return !/[\r\n]/.test(text) || /^.[[{].*[\]}].$/s.test(text);
}

/**
 * The offsets of lookalikes outside strings and comments, and of the quotes that close what such a quote opens: to Doris what stands
 * between them may begin a string, and hide the second.
 */
function placesOf(text: string, suspects: readonly Token[]): readonly number[] {
  const all = offsetsOf(text);
  const places: number[] = [];
  let next = 0;
  for (const { start, end } of suspects) {
    while ((all[next] ?? end) < start) next++;
    for (let at = all[next]; at !== undefined && at < end; next++, at = all[next]) {
      const isClosing = places.at(-1) === at;
      if (!isClosing) places.push(at);
      const other = all[next + 1];
      if (isClosing || other === undefined || !isQuote(text, at) || meantAt(text, other) !== meantAt(text, at))
        continue;
      if (isQuotedText(text.slice(at, other + 1))) places.push(other);
    }
  }
  return places;
}

/** The offsets of all lookalikes. */
function offsetsOf(text: string): readonly number[] {
  const offsets: number[] = [];
  anyOf.lastIndex = 0;
  while (anyOf.test(text)) offsets.push(anyOf.lastIndex - 1);
  return offsets;
}

function meantAt(text: string, offset: number): string | undefined {
  return familyOf.get(text.charAt(offset))?.meant;
}

/** More lookalikes than these in one statement are replaced without a word. */
const mostProblems = 2000;

/**
 * Replaces the lookalikes outside strings and comments by what they look like.
 * @param tokens the tokens of `text` as Doris reads it.
 * @returns `undefined` when there are none.
 */
export function withoutLookalikes(text: string, tokens: readonly Token[]): Plain | undefined {
  if (text.search(anyOf) < 0) return undefined;
  const suspects = tokens.filter(({ kind, image }) => kind !== 'string' && image.search(anyOf) >= 0);
  if (suspects.length === 0) return undefined;
  const problems: SyntaxProblem[] = [];
  let plain = '';
  let from = 0;
  const places = placesOf(text, suspects);
  for (let index = 0; index < places.length; index++) {
    const start = places[index] as number;
    const character = text.charAt(start);
    const family = familyOf.get(character);
    if (!family) continue;
    // the same character several times is one mistake, except that two quotes may open and close a text
    if (!isQuote(text, start))
      while (
        places[index + 1] === (places[index] as number) + 1 &&
        text.charAt(places[index + 1] as number) === character
      )
        index++;
    const end = (places[index] as number) + 1;
    plain += text.slice(from, start) + family.meant.repeat(end - start);
    from = end;
    if (problems.length < mostProblems) problems.push(problemOf(family, character, { start, end }));
  }
  return { text: plain + text.slice(from), problems: withPairsOfQuotes(text, problems) };
}

/** The two quotes around a text are one mistake: joins them when they stand on one line, or around what looks like JSON. */
function withPairsOfQuotes(text: string, problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const joined: SyntaxProblem[] = [];
  for (let index = 0; index < problems.length; index++) {
    const opening = problems[index] as SyntaxProblem;
    const closing = problems[index + 1];
    const isPair =
      closing?.fix &&
      opening.fix &&
      isQuote(text, opening.span.start) &&
      isQuote(text, closing.span.start) &&
      isQuotedText(text.slice(opening.span.start, closing.span.end));
    if (!isPair) {
      joined.push(opening);
      continue;
    }
    index++;
    joined.push({
      span: { start: opening.span.start, end: closing.span.end },
      message: 'These are typographic quotes, which Doris takes for parts of a word: write plain ones.',
      fix: {
        title: 'Change to plain quotes',
        edits: [...(opening.fix?.edits ?? []), ...(closing.fix?.edits ?? [])],
        safe: true,
      },
    });
  }
  return joined;
}

function isQuote(text: string, offset: number): boolean {
  const meant = meantAt(text, offset);
  return meant === '"' || meant === "'";
}

function problemOf(family: (typeof families)[number], character: string, span: Span): SyntaxProblem {
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  // beyond ASCII everything is a letter to it
  const isLetter = character.charCodeAt(0) > 127;
  const meant = family.meant === ' ' ? 'a plain blank' : `\`${family.meant}\``;
  return {
    span,
    message: `This is ${family.name} (${code}), which Doris ${isLetter ? 'takes for a part of a word' : 'cannot read'}: write ${meant}.`,
    fix: {
      title: `Change to ${family.meant === ' ' ? 'a plain blank' : family.meant}`,
      edits: [{ span, text: family.meant.repeat(span.end - span.start) }],
      safe: true,
    },
  };
}
