import { startsClause } from './clauseOrder.ts';
import { insertion, removal } from './edits.ts';
import { expectedTypes, isInside } from './follow.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** What to do about names with something in their middle that does not belong there. */

/** Signs that others put between a database and what is in it. */
const forDot = /^[:/\\|]$/;

/** Whether the name at an index of the output is the first part of that of the job. */
function beginsLabel(output: readonly t.Token[], index: number): boolean {
  return s.is(output[index - 1], 'LOAD', 'FOR');
}

/** `db:j`, `db/j`. */
export const otherDot: Diagnosis = (situation) => {
  const { token, previous, output, input, at } = situation;
  const name = s.peek(situation);
  if (!token || !forDot.test(token.image) || !s.isName(previous) || !s.isName(name)) return undefined;
  if (previous !== input[at - 1] || !beginsLabel(output, output.length - 1)) return undefined;
  if (previous.end !== token.start || token.end !== name.start) return undefined;
  return {
    keep: output.length,
    insert: [{ ...s.virtual(t.Dot, token.start), end: token.end }],
    skip: 1,
    error: () => ({
      span: token,
      message: `A database and the name of its job have a dot between them, not ${s.quote(token)}.`,
      fix: { title: 'Change to .', edits: [{ span: token, text: '.' }] },
    }),
  };
};

/** `LOAD JOB j`: the name stands right behind the words of the head. */
export const jobBeforeName: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  if (!previous || !s.isName(token) || !/^JOB$/i.test(previous.image) || !beginsLabel(output, output.length - 1))
    return undefined;
  return s.withoutPrevious(situation, () => ({
    span: previous,
    message: `The name of the job stands right behind ${s.quote(output.at(-2))}.`,
    fix: { title: 'Remove it', edits: [removal(previous.start, token.start)] },
  }));
};

/** Whether two words are hardly the halves of one: the second is in capitals as a keyword is, or begins like one that may stand here. */
export function areApart(previous: t.Token | undefined, { image }: t.Token, progress: Situation['progress']): boolean {
  const upper = image.toUpperCase();
  const isBegun = upper.length >= 4 && expectedTypes(progress).some(({ name }) => name.startsWith(upper));
  return isBegun || (/^[A-Z]{2,}$/.test(image) && /[a-z]/.test(previous?.image ?? ''));
}

/** What looks like the name of a database, when another word follows. */
const database = /^(?:.*_)?(?:db|database)\d*$|^db_/i;

/** Signs that may be meant to stand between two names. */
const betweenNames: ReadonlySet<t.Token['tokenType']> = new Set([t.LeftParen, t.RightParen, t.Comma, t.Equals]);

/** A name with signs in the middle: `p)1`, `TO:_BITMAP`. */
export const cutName: Diagnosis = ({ input, at, states, output, text }) =>
  [0, 1, 2].flatMap((back): Repair[] => {
    const keep = output.length - back;
    const first = input[at - back];
    const cut = s.cutWord(input, at - back);
    const last = input[at - back + (cut?.count ?? 0) - 1];
    const progress = states[keep];
    if (!cut || !first || !last || cut.count <= back || !progress || (back > 0 && output[keep] !== first)) return [];
    const span = { start: first.start, end: last.end };
    const gap = { start: first.end, end: last.start };
    const image = first.image + last.image;
    // a dot belongs between two names, a colon rather between two values
    const sign = input[at - back + 1]?.tokenType;
    const isCall = input[at - back + cut.count]?.tokenType === t.LeftParen;
    if (sign === t.Dot || (sign === t.Colon && !isCall && isInside(progress, 'expression'))) return [];
    return [
      {
        keep,
        insert: [{ ...s.merged(text, first, last, t.wordType(image)), image }],
        skip: cut.count - back,
        // a sign that stands between names may do so here, for want of a comma perhaps
        cost: betweenNames.has(input[at - back + 1]?.tokenType ?? t.Unknown) ? 3 : 1,
        error: () => ({
          span,
          message: `\`${text.slice(gap.start, gap.end)}\` stands in the middle of ${s.quote({ kind: 'name', image })}.`,
          fix: { title: `Change to ${image}`, edits: [{ span: gap, text: '' }] },
        }),
      },
    ];
  });

/** A name with a blank in the middle: `orders _job`. */
export const splitName: Diagnosis = (situation) => {
  const { token, previous, output, text } = situation;
  if (!token || !s.isName(previous) || previous.virtual || !s.isBareWord(token) || !s.isBareWord(previous))
    return undefined;
  if (previous.end === token.start) return undefined;
  if (token.kind === 'keyword' || startsClause(token, s.peek(situation))) return undefined;
  const before = output.at(-2);
  const isLabel = s.is(before, 'LOAD', 'FOR', 'ON') || before?.tokenType === t.Dot;
  // behind the name of a job its table may follow, with ON lost
  const isTable = s.wants(situation, t.keyword('ON')) && s.peek(situation)?.tokenType !== t.Dot;
  // a number cannot be the next name of a list
  const isInList = token.kind === 'number' && !s.inside(situation, 'expression') && !s.inside(situation, 'property');
  if (!(isLabel || isInList) || (isTable && !s.is(s.peek(situation), 'ON'))) return undefined;
  if (/[\r\n]/.test(text.slice(previous.end, token.start))) return undefined;
  const dot = beginsLabel(output, output.length - 1) && s.isName(token) && database.test(previous.image) ? '.' : '';
  const image = previous.image + token.image;
  const gap = { start: previous.end, end: token.start };
  return {
    keep: output.length - 1,
    insert: dot
      ? [previous, s.virtual(t.Dot, gap.start), token]
      : [{ ...s.merged(text, previous, token, t.wordType(image)), image }],
    skip: 1,
    cost: areApart(previous, token, situation.progress) ? 2 : 0,
    error: () => ({
      span: { start: previous.start, end: token.end },
      message: `A name has no blanks: ${s.quote(previous)} and ${s.quote(token)} are two.`,
      fix: {
        title: `Change to ${previous.image}${dot}${token.image}`,
        edits: [{ span: gap, text: dot }],
        isGuess: true,
      },
    }),
  };
};

/** A name with the keyword behind it stuck to it: `ordersCOLUMNS (a)`. Told by its capitals, for many names end like a keyword. */
export const gluedToName: Diagnosis = ({ previous, output, progress }) => {
  if (!s.isName(previous) || previous.virtual || !s.isBareWord(previous)) return undefined;
  const { image, start, end } = previous;
  return expectedTypes(progress)
    .filter(({ name }) => image.endsWith(name) && /[^A-Z]$/.test(image.slice(0, -name.length)))
    .map((type): Repair => {
      const cut = end - type.name.length;
      const typed = { tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number };
      return {
        keep: output.length - 1,
        insert: [
          { ...previous, image: image.slice(0, cut - start), end: cut },
          { ...previous, ...typed, image: type.name, start: cut, startOffset: cut, kind: 'keyword' },
        ],
        skip: 0,
        error: () => ({
          span: previous,
          message: `A blank is missing before ${type.name}.`,
          fix: { title: 'Insert a blank', edits: [insertion(cut, ' ')] },
        }),
      };
    });
};
