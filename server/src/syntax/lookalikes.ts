import { codeOf, type LookalikeFamily, lookalike, lookalikeFamilies } from '../text/lookalikes.ts';
import { tokenize } from './lexer.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import { BackquotedName, type Token } from './tokens.ts';
import type { Span } from './tree.ts';

const anyOf = new RegExp(`[${lookalikeFamilies.map(({ characters }) => characters).join('')}]`, 'g');

/*
 * Doris takes most of the lookalikes for letters of a name and then complains about something else.
 */

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
  return lookalike(text.charAt(offset))?.meant;
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
    const family = lookalike(character);
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

function problemOf(family: LookalikeFamily, character: string, span: Span): SyntaxProblem {
  const code = codeOf(character);
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

/**
 * The lookalikes that are part of bare names, as they are where the text is correct with them: one problem for each name, at the first of
 * them, whose fix changes all. Names in backquotes are as they were meant.
 */
export function lookalikesInNames(text: string): readonly SyntaxProblem[] {
  if (text.search(anyOf) < 0) return [];
  const names = tokenize(text).tokens.filter(({ kind, tokenType }) => kind === 'name' && tokenType !== BackquotedName);
  const found = withoutLookalikes(text, names)?.problems ?? [];
  const joined: SyntaxProblem[] = [];
  let name = 0;
  let end = 0;
  for (const problem of found) {
    const last = joined.at(-1);
    if (last?.fix && problem.fix && problem.span.start < end) {
      joined[joined.length - 1] = { ...last, fix: { ...last.fix, edits: [...last.fix.edits, ...problem.fix.edits] } };
      continue;
    }
    while ((names[name]?.end ?? Number.POSITIVE_INFINITY) <= problem.span.start) name++;
    end = names[name]?.end ?? 0;
    joined.push(problem);
  }
  return joined;
}
