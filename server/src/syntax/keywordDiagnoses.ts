import type { TokenType } from 'chevrotain';
import { nearest } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import { insertion, removal, type TextEdit } from './edits.ts';
import { expectedTypes, type Progress, shortestCompletion } from './follow.ts';
import { anyOf } from './labels.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** What to do about keywords that are misspelt, cut in two, stuck to their neighbours, or lost. */

function expectedKeywords({ progress }: Situation): readonly TokenType[] {
  return expectedTypes(progress).filter(t.isKeywordType);
}

/** The keyword that a word in capitals would be here, one of a kind of which any may stand here included. */
function keywordHere(progress: Progress, word: string): TokenType | undefined {
  return expectedTypes(progress)
    .flatMap(t.keywordsOf)
    .find(({ name }) => name === word);
}

/** A word that is nearly a keyword. */
export const misspeltKeyword: Diagnosis = (situation) => {
  const { token, output } = situation;
  if (!token || (token.kind !== 'name' && token.kind !== 'keyword') || !token.image) return undefined;
  const types = expectedKeywords(situation);
  const written = token.image.toUpperCase();
  const all = types.map((type) => type.name);
  const isLast = situation.at === situation.input.length - 1;
  const begun = isLast || written.length >= 4 ? all.filter((name) => name.startsWith(written)) : [];
  const names = [...begun, ...nearest(written, all)];
  return names.flatMap((name): Repair[] => {
    const type = types.find((candidate) => candidate.name === name);
    if (!type) return [];
    return [
      {
        keep: output.length,
        insert: [{ ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number }],
        skip: 1,
        // the end of the text is no reason to take the word for anything else
        cost: isLast && begun.includes(name) ? -2 : 0,
        error: () => spellingProblem(token, name),
      },
    ];
  });
};

/** What to say about a misspelt keyword. */
export function spellingProblem(token: t.Token, meant: string, isGuess = false): SyntaxProblem {
  return {
    span: token,
    message: `${s.quote(token)} is not a word that may stand here: did you mean ${meant}?`,
    fix: { title: `Change to ${meant}`, edits: [{ span: token, text: meant }], isGuess },
  };
}

const fromType = t.keyword('FROM');
/** Keywords that hold a statement together; those of expressions are rather not what is missing. */
export const structure: ReadonlySet<string> = new Set([
  ...['ALTER', 'AS', 'BY', 'COLUMNS', 'COMMENT', 'CREATE', 'DELETE', 'END', 'FILTER', 'FOR', 'FROM', 'LOAD', 'ON'],
  ...['ORDER', 'PARTITION', 'PAUSE', 'PRECEDING', 'PROPERTIES', 'RESUME', 'ROUTINE', 'SHOW', 'STOP', 'TABLE', 'TARGET'],
  ...['TASK', 'TERMINATED', 'THEN', 'WHEN', 'ELSE', 'WHERE', 'WITH', 'AND'],
]);

/** Token types with ON in front: behind the name of a job that of its table is most likely. */
export function onFirst(types: readonly TokenType[]): readonly TokenType[] {
  return [...types].sort((a, b) => Number(b.name === 'ON') - Number(a.name === 'ON'));
}

/** What a condition has behind its first word. */
const comparisons = /^(?:[=<>!]+|IS|IN|NOT|LIKE|BETWEEN|R?LIKE|REGEXP|MATCH.*)$/i;

/** How unlikely it is that this keyword is what is lost. */
function costOf(type: TokenType, situation: Situation): number {
  // any word may be a condition or the name of a partition: one that does not look like it is rather too much
  if (type.name === 'WHERE') return comparisons.test(s.peek(situation)?.image ?? '') ? 0 : 2;
  if (type.name === 'PARTITION') return situation.token?.tokenType === t.LeftParen ? 0 : 2;
  return structure.has(type.name) ? 0 : 2;
}

/** A keyword that is lost. The data source that is there need not be put in. */
export const missingKeyword: Diagnosis = (situation) => {
  const { input, text, token } = situation;
  const at = s.gap(situation);
  const isFromAhead = (): boolean => input.findLastIndex(({ tokenType }) => tokenType === fromType) >= situation.at;
  return onFirst(expectedKeywords(situation)).map((type) => ({
    keep: situation.output.length,
    insert: [s.virtual(type, at)],
    skip: 0,
    cost: type === fromType && isFromAhead() ? 6 : costOf(type, situation),
    error: () => ({
      span: token ?? s.lastCharacter(situation),
      message: `${type.name} is missing before ${s.quote(token)}.`,
      fix: { title: `Insert ${type.name}`, edits: [wordEdit(text, { start: at, end: at }, type.name)] },
    }),
  }));
};

/** A keyword with the next word stuck to it, or written twice without a blank: `LOADFOR`, `WHEREWHERE`, `PARTITIONp1`. */
export const gluedKeyword: Diagnosis = (situation) => {
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
      const blank = insertion(cut, ' ');
      const again = removal(cut, token.end);
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
          fix: { title: 'Insert (', edits: [insertion(cut, ' (')] },
        }),
      };
      const open = s.peek(situation);
      const exchanged: Repair[] =
        open?.tokenType !== t.LeftParen
          ? []
          : [
              {
                keep: output.length,
                insert: [first, open, second],
                skip: 2,
                error: () => ({
                  span: { start: token.start, end: open.end },
                  message: `\`(\` must stand before ${s.quote(second)}.`,
                  fix: {
                    title: 'Move (',
                    edits: [insertion(cut, ' ('), { span: open, text: '' }],
                  },
                }),
              },
            ];
      const instead: Repair = {
        keep: output.length,
        insert: [first, s.virtual(t.LeftParen, cut)],
        skip: 1,
        cost: 1,
        error: () => ({
          span: token,
          message: `${s.quoteFirst(second)} stands where \`(\` belongs.`,
          fix: { title: 'Change to (', edits: [{ span: { start: cut, end: token.end }, text: ' (' }] },
        }),
      };
      const parted: Repair = { keep: output.length, insert: twice ? [first] : [first, second], skip: 1, error };
      const alone: Repair = {
        keep: output.length,
        insert: [first],
        skip: 1,
        error: () => ({
          span: token,
          message: `${s.quoteFirst(second)} is not expected behind ${type.name}.`,
          fix: { title: 'Remove it', edits: [again] },
        }),
      };
      // the words of a head may all have grown together
      const isHead = /^(?:ROUTINE|LOAD)/i.test(rest);
      return [parted, opened, ...exchanged, instead, ...(isHead ? [] : [alone])];
    });
};

/** A keyword with signs in the middle: `ROU/TINE`, `FR.OM`. */
export const cutKeyword: Diagnosis = (situation) => {
  const { input, at, states, output, text } = situation;
  // the first part, and the sign behind it, may have been read as a name and what goes on with it
  return [0, 1, 2].flatMap((back): Repair[] => {
    const from = at - back;
    const keep = output.length - back;
    const progress = states[keep];
    const first = input[from];
    const cut = s.cutWord(input, from);
    if (!cut || !progress || !first || (back > 0 && output[keep] !== first)) return [];
    const last = input[from + cut.count - 1] ?? first;
    const type = keywordHere(progress, cut.word);
    if (!type) return [];
    const span = { start: first.end, end: last.start };
    return [
      {
        keep,
        insert: [s.merged(text, first, last, type)],
        skip: cut.count - back,
        error: () => ({
          span: { start: first.start, end: last.end },
          message: `\`${text.slice(span.start, span.end)}\` stands in the middle of ${cut.word}.`,
          fix: { title: `Change to ${cut.word}`, edits: [{ span, text: '' }] },
        }),
      },
    ];
  });
};

/** A keyword with a blank in the middle: `ROU TINE`, `FR OM`. */
export const splitKeyword: Diagnosis = (situation) => {
  const { token, previous, output, states, text } = situation;
  const whole = (first: t.Token | undefined, last: t.Token | undefined, keep: number, skip: number): Repair[] => {
    const progress = states[keep];
    if (!first || !last || !progress || first.virtual || !s.isBareWord(first) || !s.isBareWord(last)) return [];
    const word = (first.image + last.image).toUpperCase();
    const type = keywordHere(progress, word);
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
export function wordEdit(text: string, { start, end }: Span, word: string): TextEdit {
  const before = /[^\s(]/.test(text.charAt(start - 1)) ? ' ' : '';
  const behind = /[^\s(),;]/.test(text.charAt(end)) ? ' ' : '';
  return { span: { start, end }, text: before + word + behind };
}

/** A clause begins before the head is complete. */
export const missingHead: Diagnosis = (situation) => {
  const { token, output, progress } = situation;
  if (!token || output.length > 3 || !startsClause(token, s.peek(situation))) return undefined;
  // only CREATE has clauses behind a name without FOR
  const create = [t.keyword('CREATE'), t.keyword('ROUTINE'), t.keyword('LOAD'), t.Name];
  const types = output.length === 0 ? create : shortestCompletion(progress);
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
export const missingShow: Diagnosis = ({ token, output }) => {
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

/** WHEN is lost behind CASE: what stands there was read as the value that CASE compares. */
export const missingWhen: Diagnosis = ({ token, output }) => {
  if (!s.is(token, 'THEN')) return undefined;
  const index = output.findLastIndex((other) => s.is(other, 'CASE'));
  const word = output[index];
  const next = output[index + 1];
  if (!word || !next) return undefined;
  const edits = [insertion(word.end, ' WHEN')];
  return {
    keep: index + 1,
    insert: [s.virtual(t.keyword('WHEN'), word.end), ...output.slice(index + 1)],
    skip: 0,
    error: () => ({
      span: next,
      message: `WHEN is missing before ${s.quote(next)}.`,
      fix: { title: 'Insert WHEN', edits },
    }),
  };
};

/** A keyword in quotes, which are for texts, or in backquotes, which make a name of it. */
export const quotedKeyword: Diagnosis = (situation) => {
  const { token, output, progress } = situation;
  if (!token || (token.kind !== 'string' && token.tokenType !== t.BackquotedName)) return undefined;
  const word = token.image.slice(1, -1).toUpperCase();
  const type = keywordHere(progress, word);
  if (!type) return undefined;
  return {
    keep: output.length,
    insert: [{ ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number, kind: 'keyword' }],
    skip: 1,
    error: () => ({
      span: token,
      message: `${word} is a keyword here: it stands without quotes.`,
      fix: { title: `Change to ${word}`, edits: [{ span: token, text: token.image.slice(1, -1) }] },
    }),
  };
};

/** More than any repair reads: nothing is more likely. */
export const certain = 20;

/** The text ends in the middle of a keyword, after its first letter where no name may stand. */
export const halfTyped: Diagnosis = (situation) => {
  const { token, input, at, output, progress } = situation;
  if (!token || at !== input.length - 1 || !/^[A-Za-z_]+$/.test(token.image)) return undefined;
  if (token.image.length < 2 && s.wantsName(situation)) return undefined;
  const written = token.image.toUpperCase();
  const types = onFirst(expectedTypes(progress).flatMap(t.keywordsOf)).filter(
    ({ name }) => name.startsWith(written) && name !== written,
  );
  const [type] = types;
  if (!type) return undefined;
  const isClear = types.length === 1;
  return {
    keep: output.length,
    insert: [{ ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number }],
    skip: 1,
    // nothing is more likely
    cost: -s.certain,
    tellsEnd: !isClear,
    error: () =>
      isClear
        ? spellingProblem(token, type.name, written.length < 2)
        : {
            span: token,
            message: `The statement ends too early: ${s.quote(token)} may go on as ${anyOf(types.map(({ name }) => name))}.`,
          },
  };
};

/** CASE without the WHEN that makes it one: what stands behind was read as the value that it compares. */
export const strayCase: Diagnosis = ({ output }) => {
  const index = output.findLastIndex((other) => s.is(other, 'CASE'));
  const word = output[index];
  if (!word || word.virtual || output.slice(index).some((other) => s.is(other, 'WHEN'))) return undefined;
  return {
    keep: index,
    insert: output.slice(index + 1),
    skip: 0,
    error: () => ({
      span: word,
      message: `${s.quoteFirst(word)} needs WHEN, THEN and END behind it.`,
      fix: { title: 'Remove it', edits: [{ span: word, text: '' }] },
    }),
  };
};
