import { tokenize } from '../../server/src/syntax/lexer.ts';
import type { Token } from '../../server/src/syntax/tokens.ts';

/** Picks one of `count` things: a number from 0 to below it. */
export type Pick = (count: number) => number;

/** Changes a text at a place of its choice; `undefined` where it finds none. */
type Operator = (sql: string, tokens: readonly Token[], pick: Pick) => string | undefined;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function edited(sql: string, ...edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text }) => now.slice(0, start) + text + now.slice(end), sql);
}

function anyOf<T>(things: readonly T[], pick: Pick): T | undefined {
  return things[pick(Math.max(1, things.length))];
}

const isBare = ({ kind }: Token): boolean => kind === 'name' || kind === 'keyword';
const isWord = (token: Token): boolean => isBare(token) && !token.image.startsWith('`');

/** An operator on one token out of those that it can be used on. */
function onToken(fits: (token: Token) => boolean, change: (token: Token, pick: Pick) => Edit): Operator {
  return (sql, tokens, pick) => {
    const token = anyOf(tokens.filter(fits), pick);
    return token && edited(sql, change(token, pick));
  };
}

const always = (): boolean => true;
const symbolIs =
  (...images: readonly string[]) =>
  ({ image }: Token): boolean =>
    images.includes(image);
const removed = ({ start, end }: Token): Edit => ({ start, end, text: '' });
const behind =
  (text: string) =>
  ({ end }: Token): Edit => ({ start: end, end, text });

function exchanged(sql: string, one: Token | undefined, other: Token | undefined): string | undefined {
  if (!one || !other || one === other) return undefined;
  return edited(sql, { ...one, text: other.image }, { ...other, text: one.image });
}

/** A slip of the finger: a letter lost, doubled, changed, or exchanged with its neighbour. */
function misspelt(word: string, pick: Pick): string {
  const at = pick(word.length);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  return (
    [
      before + after,
      before + letter + letter + after,
      before + 'aeioxt'.charAt(pick(6)) + after,
      before + after.charAt(0) + letter + after.slice(1),
    ][pick(4)] ?? word
  );
}

/** One change to one token of a statement, as a slip of the hand makes it. */
export const tokenMutations = {
  'drop a token': onToken(always, removed),
  'double a token': onToken(always, (token) => behind(` ${token.image}`)(token)),
  'put another token in its place': (sql, tokens, pick) => {
    const [one, other] = [anyOf(tokens, pick), anyOf(tokens, pick)];
    return one && other && one.image !== other.image ? edited(sql, { ...one, text: ` ${other.image} ` }) : undefined;
  },
  'misspell a word': onToken(isWord, (token, pick) => ({ ...token, text: misspelt(token.image, pick) })),
  'lose an opening quote': onToken(
    ({ kind }) => kind === 'string',
    ({ start }) => ({ start, end: start + 1, text: '' }),
  ),
  'lose a closing quote': onToken(
    ({ kind }) => kind === 'string',
    ({ end }) => ({ start: end - 1, end, text: '' }),
  ),
  'lose a comma': onToken(symbolIs(','), removed),
  'lose a parenthesis': onToken(symbolIs('(', ')'), removed),
  'put in a comma': onToken(always, behind(',')),
  'put in a parenthesis': onToken(always, (token, pick) => behind(pick(2) ? '(' : ')')(token)),
  'put in a blank': onToken(
    (token) => isWord(token) && token.image.length > 1,
    ({ start, image }, pick) => {
      const at = start + 1 + pick(image.length - 1);
      return { start: at, end: at, text: ' ' };
    },
  ),
  'put a sign into a keyword': onToken(
    ({ kind, image }) => kind === 'keyword' && image.length > 2,
    ({ start, image }, pick) => {
      const at = start + 1 + pick(image.length - 1);
      return { start: at, end: at, text: './\\:?#%&+|'.charAt(pick(10)) };
    },
  ),
  'put a quote into a keyword': onToken(
    ({ kind, image }) => kind === 'keyword' && image.length > 2,
    ({ start, image }, pick) => {
      const at = start + 1 + pick(image.length - 1);
      return { start: at, end: at, text: `"'\``.charAt(pick(3)) };
    },
  ),
} as const satisfies Readonly<Record<string, Operator>>;

/** Other changes: between tokens, of several, or of unknown reach. */
export const otherMutations = {
  'exchange two neighbours': (sql, tokens, pick) => {
    const at = pick(Math.max(1, tokens.length - 1));
    return exchanged(sql, tokens[at], tokens[at + 1]);
  },
  'exchange two tokens': (sql, tokens, pick) => exchanged(sql, anyOf(tokens, pick), anyOf(tokens, pick)),
  'put in a semicolon': onToken(always, behind(' ;')),
  'cut the text off': (sql, _, pick) => sql.slice(0, 1 + pick(sql.length)),
  'open a comment': onToken(always, (token, pick) =>
    behind([' /* ', ' -- ', ' # ', ' // ', '/*+ x */'][pick(5)] ?? '')(token),
  ),
  'delete a blank': (sql, tokens, pick) => {
    const gaps = tokens.flatMap(({ start }, index) => {
      const before = tokens[index - 1]?.end ?? 0;
      return start > before ? [{ start: before, end: start, text: '' }] : [];
    });
    const gap = anyOf(gaps, pick);
    return gap && edited(sql, gap);
  },
  'move a clause': (sql, tokens, pick) => {
    const first = tokens.filter((token) =>
      /^(COLUMNS|WHERE|PROPERTIES|FROM|ON|WITH|ORDER|COMMENT|FOR)$/i.test(token.image),
    );
    const from = pick(Math.max(1, first.length));
    const [start, end] = [first[from]?.start, first[from + 1]?.start ?? tokens.at(-1)?.end];
    const to = anyOf(first, pick)?.start;
    if (start === undefined || end === undefined || to === undefined || (to >= start && to <= end)) return undefined;
    return edited(sql, { start, end, text: '' }, { start: to, end: to, text: `${sql.slice(start, end)} ` });
  },
} as const satisfies Readonly<Record<string, Operator>>;

export const mutations: Readonly<Record<string, Operator>> = { ...tokenMutations, ...otherMutations };

/** The text after a change; `undefined` when the change finds no place in it, or changes nothing. */
export function mutate(sql: string, name: string, pick: Pick): string | undefined {
  const result = mutations[name]?.(sql, tokenize(sql).tokens, pick);
  return result === sql ? undefined : result;
}
