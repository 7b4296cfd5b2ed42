import { startsClause } from './clauseOrder.ts';
import type { TextEdit } from './edits.ts';
import { anyOf, expectedHere } from './labels.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** What to do about words and signs that are too much. */

/** What may stand here, for the end of a message; empty when that is too much to say. */
function expectation(situation: Situation): string {
  const labels = expectedHere(situation);
  if (situation.progress.complete && labels.join() === '`.`') return ' Nothing may follow the name.';
  return labels.length > 0 && labels.length <= 5 ? ` Expected here: ${anyOf(labels)}.` : '';
}

const inWord = /[\p{L}\p{N}_$]/u;

/** Takes a span out of a text; words on its two sides do not grow together. */
function leaving(text: string, { start, end }: Span): TextEdit {
  const isBetween = inWord.test(text.charAt(start - 1)) && inWord.test(text.charAt(end));
  return { span: { start, end }, text: isBetween ? ' ' : '' };
}

/** How many tokens are looked for that are written twice. */
const longestDoubled = 5;

/** Several words or signs in a row that are written twice: `PROPERTIES ( PROPERTIES (`. Some of them may have been read as something else. */
export const doubledRow: Diagnosis = ({ input, at, output }) => {
  const isSame = (one: number, other: number): boolean =>
    one >= 0 && input[one]?.image !== '' && input[one]?.image.toUpperCase() === input[other]?.image.toUpperCase();
  const repairs: Repair[] = [];
  for (let count = 2; count <= longestDoubled; count++)
    for (let back = 0; back < count; back++) {
      const from = at - back;
      const [first, last] = [input[from], input[from + count - 1]];
      if (!first || !last || !s.isBareWord(first) || (back > 0 && output[output.length - back] !== first)) continue;
      if (
        !Array.from({ length: count }, (_, index) => index).every((index) => isSame(from - count + index, from + index))
      )
        continue;
      const span = { start: first.start, end: last.end };
      repairs.push({
        keep: output.length - back,
        insert: [],
        skip: count - back,
        error: () => ({
          span,
          message: `${s.quoteFirst(first)} and what follows it up to ${s.quote(last)} stand here twice.`,
          fix: { title: 'Remove it', edits: [{ span, text: '' }] },
        }),
      });
    }
  return repairs;
};

/** A property that is written twice, without the comma that it would need. */
export const repeatedProperty: Diagnosis = (situation) => {
  const { token, input, at } = situation;
  const last = input[at + 2];
  if (token?.kind !== 'string' || !last || !s.wants(situation, t.Comma, 'propertyList')) return undefined;
  if (![0, 1, 2].every((index) => input[at + index]?.image === input[at + index - 3]?.image)) return undefined;
  const span = { start: token.start, end: last.end };
  return s.skipping(situation, 3, () => ({
    span,
    message: 'This property stands here twice.',
    fix: { title: 'Remove it', edits: [{ span, text: '' }] },
  }));
};

/** A word or sign that is written twice. */
export const doubled: Diagnosis = ({ token, previous, output }) => {
  if (!token || !previous || previous.virtual || token.kind === 'string') return undefined;
  if (token.image.toUpperCase() !== previous.image.toUpperCase()) return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: 1,
    error: () => ({
      span: token,
      message: `${s.quoteFirst(token)} stands here twice.`,
      fix: { title: 'Remove it', edits: [{ span: token, text: '' }] },
    }),
  };
};

function describeSurplus(situation: Situation, token: t.Token): string {
  const { previous } = situation;
  if (token.kind === 'unknown' && token.image === '/*') return s.unclosedComment;
  if (token === previous) return `${s.quoteFirst(token)} is not expected before ${s.quote(situation.token)}.`;
  if (previous && previous.image === token.image && token.image !== '')
    return `${s.quoteFirst(token)} stands here twice.`;
  return `${s.quoteFirst(token)} is not expected here.${expectation(situation)}`;
}

/** Leaves out the refused token, or the one before it. */
export const surplusToken: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  const leavingOut = (surplus: t.Token, keep: number, skip: number): Repair => ({
    keep,
    insert: [],
    skip,
    cost: 1,
    surplus: true,
    error: () => ({
      span: surplus,
      message: describeSurplus(situation, surplus),
      fix: { title: 'Remove it', edits: [leaving(situation.text, surplus)] },
    }),
  });
  return [
    ...(token ? [leavingOut(token, output.length, 1)] : []),
    ...(previous && !previous.virtual && output.length > 0 ? [leavingOut(previous, output.length - 1, 0)] : []),
  ];
};

/** A keyword further back, behind which some tokens could be read as something else. */
export const surplusKeyword: Diagnosis = ({ output }) =>
  [2, 3, 4].flatMap((back): Repair[] => {
    const word = output.at(-back);
    const next = output.at(1 - back);
    if (!word || word.virtual || word.kind !== 'keyword' || !next) return [];
    return [
      {
        keep: output.length - back,
        insert: output.slice(1 - back),
        skip: 0,
        cost: 1 + back,
        error: () => ({
          span: word,
          message: `${s.quoteFirst(word)} is not expected before ${s.quote(next)}.`,
          fix: { title: 'Remove it', edits: [{ span: word, text: '' }] },
        }),
      },
    ];
  });

/** So many tokens in a row may be too much wherever they stand. */
const mostSurplus = 3;

/** Gives up on the place: passes over tokens up to one that can be read, at the furthest to the next clause. */
export const passOver: Diagnosis = (situation) => {
  const { input, at, output, token } = situation;
  if (!token) return undefined;
  const repairs: Repair[] = [];
  const most = 60;
  for (let skip = 2; skip <= most && at + skip <= input.length; skip++) {
    const next = input[at + skip];
    const isShort = skip <= mostSurplus;
    const goal =
      isShort ||
      !next ||
      next.tokenType === t.Comma ||
      next.tokenType === t.RightParen ||
      startsClause(next, input[at + skip + 1]);
    if (goal)
      repairs.push({
        keep: output.length,
        insert: [],
        skip,
        cost: skip * 3 + 2,
        surplus: true,
        error: () => {
          const span = { start: token.start, end: input[at + skip - 1]?.end ?? token.end };
          const message = describeSurplus(situation, token);
          return isShort
            ? { span, message, fix: { title: 'Remove it', edits: [leaving(situation.text, span)] } }
            : { span: token, message };
        },
      });
  }
  return repairs;
};
