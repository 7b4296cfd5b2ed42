import type { TokenType } from 'chevrotain';
import { nearest } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import type { TextEdit } from './edits.ts';
import { expectedTypes, shortestCompletion } from './follow.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** What to do about a mistake that no one foresaw. */

function expectedKeywords({ progress }: Situation): readonly TokenType[] {
  return expectedTypes(progress).filter(t.isKeywordType);
}

/** `A`, `A or B`, `A, B or C`; at most five. */
function anyOf(labels: readonly string[]): string {
  const some = labels.slice(0, 5);
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`;
}

/** What may stand here, for the end of a message; empty when that is too much to say. */
function expectation(situation: Situation): string {
  const types = expectedTypes(situation.progress);
  if (types.length > 12) return '';
  const labels = types
    .filter((type) => type !== t.Group)
    .map((type) => (t.isKeywordType(type) ? type.name : (type.LABEL ?? type.name)));
  const quoted = labels.map((label) => (/^\W+$/.test(label) ? `\`${label}\`` : label));
  return quoted.length > 0 && quoted.length <= 5 ? ` Expected here: ${anyOf(quoted)}.` : '';
}

const misspeltKeyword: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (!token || (token.kind !== 'name' && token.kind !== 'keyword') || !token.image) return undefined;
  const types = expectedKeywords(situation);
  const written = token.image.toUpperCase();
  const all = types.map((type) => type.name);
  const begun = situation.at === situation.input.length - 1 ? all.filter((name) => name.startsWith(written)) : [];
  const names = [...begun, ...nearest(written, all)];
  return names.flatMap((name): Repair[] => {
    const type = types.find((candidate) => candidate.name === name);
    if (!type) return [];
    return [
      {
        keep: output.length,
        insert: [{ ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number }],
        skip: 1,
        error: () => ({
          span: token,
          message: `${s.quote(token)} is not a word that may stand here: did you mean ${name}?`,
          fix: { title: `Change to ${name}`, edits: [{ span: token, text: name }] },
        }),
      },
    ];
  });
};

const fromType = t.keyword('FROM');

const missingKeyword: Diagnosis = (situation) => {
  const at = s.gap(situation);
  return expectedKeywords(situation).map((type) => ({
    keep: situation.output.length,
    insert: [s.virtual(type, at)],
    skip: 0,
    // the data source that is there need not be put in
    cost:
      type === fromType && situation.input.slice(situation.at).some(({ tokenType }) => tokenType === fromType) ? 6 : 0,
    error: () => ({
      span: situation.token ?? s.lastCharacter(situation),
      message: `${type.name} is missing before ${s.quote(situation.token)}.`,
      fix: { title: `Insert ${type.name}`, edits: [wordEdit(situation.text, { start: at, end: at }, type.name)] },
    }),
  }));
};

/** A keyword with the next word stuck to it, or written twice without a blank: `LOADFOR`, `WHEREWHERE`, `PARTITIONp1`. */
const gluedKeyword: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (!token || (token.kind !== 'name' && token.kind !== 'keyword')) return undefined;
  const upper = token.image.toUpperCase();
  return expectedKeywords(situation)
    .filter(({ name }) => name.length > 1 && upper.startsWith(name) && upper !== name)
    .flatMap((type): Repair[] => {
      const cut = token.start + type.name.length;
      const rest = token.image.slice(type.name.length);
      const first = part(token, token.start, cut, token.image.slice(0, type.name.length), type);
      const second = part(token, cut, token.end, rest, t.wordType(rest));
      const twice = rest.toUpperCase() === type.name;
      const blank = { span: { start: cut, end: cut }, text: ' ' };
      const again = { span: { start: cut, end: token.end }, text: '' };
      const error: Repair['error'] = () => ({
        span: token,
        message: twice ? `${type.name} stands here twice.` : `A blank is missing behind ${type.name}.`,
        fix: twice ? { title: 'Remove one', edits: [again] } : { title: 'Insert a blank', edits: [blank] },
      });
      const opened: Repair = {
        keep: output.length,
        insert: [first, s.virtual(t.LeftParen, cut), second],
        skip: 1,
        error: () => ({
          span: token,
          message: `\`(\` is missing behind ${type.name}.`,
          fix: { title: 'Insert (', edits: [{ span: { start: cut, end: cut }, text: ' (' }] },
        }),
      };
      return [{ keep: output.length, insert: twice ? [first] : [first, second], skip: 1, error }, opened];
    });
};

/** A keyword with a blank in the middle: `ROU TINE`, `FR OM`. */
const splitKeyword: Diagnosis = (situation) => {
  const { token, previous, output, states, text } = situation;
  const whole = (first: t.Token | undefined, last: t.Token | undefined, keep: number, skip: number): Repair[] => {
    const progress = states[keep];
    if (!first || !last || !progress || first.virtual || !isBareWord(first) || !isBareWord(last)) return [];
    const word = (first.image + last.image).toUpperCase();
    const type = expectedTypes(progress).find((expected) => t.isKeywordType(expected) && expected.name === word);
    if (!type) return [];
    const gap = { start: first.end, end: last.start };
    return [
      {
        keep,
        insert: [s.merged(text, first, last, type)],
        skip,
        error: () => ({
          span: { start: first.start, end: last.end },
          message: `A blank stands in the middle of ${word}.`,
          fix: { title: `Change to ${word}`, edits: [{ span: gap, text: '' }] },
        }),
      },
    ];
  };
  return [...whole(token, s.peek(situation), output.length, 2), ...whole(previous, token, output.length - 1, 1)];
};

function isBareWord({ kind, tokenType }: t.Token): boolean {
  return (kind === 'name' || kind === 'keyword' || kind === 'number') && tokenType !== t.BackquotedName;
}

function part(token: t.Token, start: number, end: number, image: string, type: TokenType): t.Token {
  return {
    ...token,
    start,
    end,
    startOffset: start,
    image,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
  };
}

/** Writes a word over `span`, with a blank on each side where it would touch something else. */
function wordEdit(text: string, { start, end }: Span, word: string): TextEdit {
  const before = /[^\s(]/.test(text.charAt(start - 1)) ? ' ' : '';
  const behind = /[^\s(),;]/.test(text.charAt(end)) ? ' ' : '';
  return { span: { start, end }, text: before + word + behind };
}

/** Something else stands where a certain token belongs. */
const wrongToken: Diagnosis = (situation) => {
  const { token, output, progress, text } = situation;
  if (!token) return undefined;
  return expectedTypes(progress).map((type): Repair => {
    const wanted = t.isKeywordType(type) ? type.name : (type.LABEL ?? type.name);
    const symbol = /^\W+$/.test(wanted);
    const isExact = symbol || t.isKeywordType(type);
    return {
      keep: output.length,
      insert: [{ ...s.virtual(type, token.start), end: token.end }],
      skip: 1,
      cost: 1,
      error: () => ({
        span: token,
        message: `${s.quote(token).replace(/^the/, 'The')} stands where ${symbol ? `\`${wanted}\`` : wanted} belongs.`,
        fix: isExact
          ? {
              title: `Change to ${wanted}`,
              edits: [symbol ? { span: token, text: wanted } : wordEdit(text, token, wanted)],
            }
          : undefined,
      }),
    };
  });
};

const missingOther: Diagnosis = (situation) => {
  const wanted = [
    t.Name,
    t.StringToken,
    t.Logical,
    t.ValueOperator,
    t.Dot,
    t.Less,
    t.Greater,
    t.Colon,
    t.RightBracket,
    t.RightBrace,
    t.TimeUnit,
  ];
  const types = expectedTypes(situation.progress);
  return wanted
    .filter((type) => types.includes(type))
    .map((type) => ({
      keep: situation.output.length,
      insert: [s.virtual(type, s.gap(situation))],
      skip: 0,
      // with something put in, the refused token counts as read: no better than leaving it out
      cost: 1,
      error: () => ({
        span: situation.token ?? s.lastCharacter(situation),
        message: `${type.LABEL && /^\W/.test(type.LABEL) ? `\`${type.LABEL}\`` : (type.LABEL ?? type.name).replace(/^a/, 'A')} is missing before ${s.quote(situation.token)}.`,
      }),
    }));
};

/** A clause begins before the head is complete. */
const missingHead: Diagnosis = (situation) => {
  const { token, output, progress } = situation;
  if (!token || output.length > 3 || !startsClause(token, s.peek(situation))) return undefined;
  const types = shortestCompletion(progress);
  const missing = types.slice(0, types.indexOf(t.Name) + 1);
  if (missing.length === 0) return undefined;
  const words = missing
    .slice(0, -1)
    .map(({ name }) => name)
    .join(' ');
  return s.inserting(situation, missing, () => ({
    span: token,
    message: `${words ? `${words} and the` : 'The'} name of the job ${words ? 'are' : 'is'} missing before ${s.quote(token)}.`,
  }));
};

/** SHOW is lost in front of CREATE ROUTINE LOAD FOR. */
const missingShow: Diagnosis = ({ token, output }) => {
  const [create] = output;
  if (!create || !s.is(token, 'FOR') || !s.is(create, 'CREATE') || output.length !== 3) return undefined;
  const at = { start: create.start, end: create.start };
  return {
    keep: 0,
    insert: [s.virtual(t.keyword('SHOW'), create.start), ...output],
    skip: 0,
    error: () => ({
      span: { start: create.start, end: create.end },
      message: 'SHOW is missing before `CREATE`: only it has FOR behind LOAD.',
      fix: { title: 'Insert SHOW', edits: [{ span: at, text: 'SHOW ' }] },
    }),
  };
};

/** Two neighbours the wrong way round. */
const swapped: Diagnosis = (situation) => {
  const { token, output, input, at, previous } = situation;
  const next = input[at + 1];
  const swap = (first: t.Token, second: t.Token, keep: number, skip: number): Repair => ({
    keep,
    insert: [second, first],
    skip,
    cost: 1,
    error: () => ({
      span: { start: first.start, end: second.end },
      message: `${s.quote(second)} must stand before ${s.quote(first)}.`,
    }),
  });
  return [
    ...(token && next ? [swap(token, next, output.length, 2)] : []),
    ...(token && previous ? [swap(previous, token, output.length - 1, 1)] : []),
  ];
};

function describeSurplus(situation: Situation, token: t.Token): string {
  const { previous } = situation;
  if (token.kind === 'unknown' && token.image === '/*') return s.unclosedComment;
  if (previous && previous.image === token.image && token.image !== '') return `${s.quote(token)} stands here twice.`;
  return `${s.quote(token).replace(/^the/, 'The')} is not expected here.${expectation(situation)}`;
}

/** Leaves out the refused token, or the one before it. */
const surplusToken: Diagnosis = (situation) => {
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
      fix: { title: 'Remove it', edits: [{ span: surplus, text: '' }] },
    }),
  });
  return [
    ...(token ? [leavingOut(token, output.length, 1)] : []),
    ...(previous && !previous.virtual && output.length > 1 ? [leavingOut(previous, output.length - 1, 0)] : []),
  ];
};

/** What is missing at the end of the statement, all at once. */
const incomplete: Diagnosis = (situation) => {
  if (situation.token) return undefined;
  const types = shortestCompletion(situation.progress);
  return {
    keep: situation.output.length,
    insert: types.map((type) => s.virtual(type, s.gap(situation))),
    skip: 0,
    error: () => {
      const first = types[0];
      const missing = !first
        ? 'something'
        : first === t.keyword('FROM')
          ? '`FROM KAFKA (…)`'
          : t.isKeywordType(first)
            ? first.name
            : (first.LABEL ?? first.name);
      const quoted = /^\W+$/.test(missing) ? `\`${missing}\`` : missing;
      return { span: s.lastCharacter(situation), message: `The statement ends too early: ${quoted} is missing.` };
    },
  };
};

/** Gives up on the place: passes over tokens up to one that can be read, at the furthest to the next clause. */
const passOver: Diagnosis = (situation) => {
  const { input, at, output, token } = situation;
  if (!token) return undefined;
  const repairs: Repair[] = [];
  const most = 60;
  for (let skip = 2; skip <= most && at + skip <= input.length; skip++) {
    const next = input[at + skip];
    const goal =
      !next ||
      next.tokenType === t.Comma ||
      next.tokenType === t.RightParen ||
      startsClause(next, input[at + skip + 1]);
    if (goal)
      repairs.push({
        keep: output.length,
        insert: [],
        skip,
        cost: skip * 3,
        surplus: true,
        error: () => ({ span: token, message: describeSurplus(situation, token) }),
      });
  }
  return repairs;
};

/** In the order in which they win ties, all behind the diagnoses of known mistakes. */
export const genericDiagnoses: readonly Diagnosis[] = [
  ...[
    missingShow,
    missingHead,
    splitKeyword,
    misspeltKeyword,
    gluedKeyword,
    incomplete,
    missingKeyword,
    missingOther,
    surplusToken,
    swapped,
    wrongToken,
    passOver,
  ],
];
