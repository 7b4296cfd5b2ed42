import type { TokenType } from 'chevrotain';
import { startsClause } from './clauseOrder.ts';
import { equalsOver, insertion, type TextEdit } from './edits.ts';
import type { Diagnosis, Repair } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** What to do where parentheses are not balanced. */

/** How far back a parenthesis is looked for that was opened or closed at the wrong place. */
const farthest = 400;

const unclosedParenthesis: Diagnosis = (situation) => {
  if (!s.wants(situation, t.RightParen)) return undefined;
  const { output } = situation;
  const at = s.gap(situation);
  return s.inserting(situation, [t.RightParen], () => ({
    span: s.lastCharacter(situation),
    message: notClosed(output[(openParentheses(output)[0] ?? 0) - 1]),
    fix: { title: 'Insert )', edits: [insertion(at, ')')] },
  }));
};

const unopenedParenthesis: Diagnosis = (situation) => {
  if (!s.wants(situation, t.LeftParen)) return undefined;
  const at = s.gap(situation);
  return s.inserting(situation, [t.LeftParen], () => ({
    span: situation.token ?? s.lastCharacter(situation),
    message: `\`(\` is missing before ${s.quote(situation.token)}.`,
    fix: { title: 'Insert (', edits: [insertion(at, ' (')] },
  }));
};

const surplusParenthesis: Diagnosis = (situation) => {
  const { token } = situation;
  if (token?.tokenType !== t.RightParen) return undefined;
  return s.skipping(situation, 1, () => ({
    span: token,
    message: 'This parenthesis closes nothing.',
    fix: { title: 'Remove the parenthesis', edits: [{ span: token, text: '' }] },
  }));
};

/** The indices of the parentheses that nothing closes, the innermost first. */
export function openParentheses(output: readonly t.Token[]): readonly number[] {
  const open: number[] = [];
  let depth = 0;
  for (let index = output.length - 1; index > 0 && index >= output.length - farthest; index--) {
    const { tokenType } = output[index] as t.Token;
    if (tokenType === t.RightParen) depth++;
    else if (tokenType === t.LeftParen && depth-- === 0) {
      open.push(index);
      depth = 0;
    }
  }
  return open;
}

function notClosed(owner: t.Token | undefined): string {
  const list = owner && !owner.virtual && owner.kind !== 'symbol' ? `behind ${s.quote(owner)} ` : '';
  return `\`)\` is missing: the parenthesis ${list}is not closed.`;
}

/** More parentheses than nobody closes by mistake. */
const mostOpen = 12;

/**
 * A clause begins and a parenthesis is not closed. The comma in front of it, and the clause's first word, may have been read as
 * parts of what stands in the parenthesis.
 */
const unclosedBeforeClause: Diagnosis = (situation) => {
  const { token, output } = situation;
  const isSecond = token !== undefined && startsClause(output.at(-1), token);
  if (!token || (!isSecond && !startsClause(token, s.peek(situation)))) return undefined;
  const open = openParentheses(output);
  if (open.length === 0 || open.length > mostOpen) return undefined;
  const rest = isSecond ? output.slice(-1) : [];
  // a list reads like the call of a function: the parenthesis may be lost in front of it
  const isGuess = output.some((other, index) => index > (open[0] ?? 0) && isListAt(output, index, other));
  const behindList = output.length - rest.length;
  const comma = output[behindList - 1]?.tokenType === t.Comma ? output[behindList - 1] : undefined;
  const keep = behindList - (comma ? 1 : 0);
  const before = output[keep - 1];
  const at = before?.end ?? token.start;
  const closing = open.map(() => s.virtual(t.RightParen, at));
  const signs = ')'.repeat(open.length);
  const repair = (filler: readonly TokenType[], separator: readonly t.Token[], end: number, text: string): Repair => ({
    keep,
    insert: [...filler.map((type) => s.virtual(type, at)), ...closing, ...separator, ...rest],
    skip: 0,
    error: () => ({
      span: { start: Math.max(before?.start ?? 0, at - 1), end: at },
      message: notClosed(output[(open.at(-1) ?? 0) - 1]),
      fix:
        filler.length > 0
          ? undefined
          : { title: `Insert ${text}`, edits: [{ span: { start: at, end }, text }], isGuess },
    }),
  });
  return fillersBehind(before).flatMap((filler) => [
    repair(filler, [comma ?? s.virtual(t.Comma, at)], at, comma ? signs : `${signs},`),
    repair(filler, [], comma?.end ?? at, signs),
  ]);
};

function isListAt(output: readonly t.Token[], index: number, token: t.Token): boolean {
  return s.is(token, 'COLUMNS', 'PROPERTIES') && startsClause(token, output[index + 1]);
}

/** What a list lacks besides its parenthesis where it breaks off in its middle, as when the rest of it is a comment. */
function fillersBehind(before: t.Token | undefined): readonly (readonly TokenType[])[] {
  if (before?.tokenType === t.Equals) return [[t.StringToken], [t.Name]];
  if (before?.tokenType === t.LeftParen) return [[t.StringToken, t.Equals, t.StringToken], [t.Name]];
  return [[]];
}

/** `]` or `}` of which the partner is lost: it stood behind the last `=`. */
const unopenedBracket: Diagnosis = ({ token, output }) => {
  const opening = token?.tokenType === t.RightBracket ? t.LeftBracket : t.LeftBrace;
  if (token?.tokenType !== t.RightBracket && token?.tokenType !== t.RightBrace) return undefined;
  const equals = output.findLastIndex(({ tokenType, virtual }) => tokenType === t.Equals && !virtual);
  const at = output[equals]?.end;
  if (at === undefined) return undefined;
  const sign = opening.LABEL ?? '';
  return {
    keep: equals + 1,
    insert: [s.virtual(opening, at), ...output.slice(equals + 1)],
    skip: 0,
    error: () => ({
      span: token,
      message: `\`${sign}\` is missing: nothing opens what ${s.quote(token)} closes.`,
      fix: { title: `Insert ${sign}`, edits: [insertion(at, ` ${sign}`)] },
    }),
  };
};

/** The parenthesis of a call is lost, and its first argument stuck to its name: `day = from_unixtimets, '%Y')`. */
const unopenedCall: Diagnosis = (situation) => {
  const { output, previous, token } = situation;
  const name = output.at(-2);
  if (!token || previous?.tokenType !== t.Comma || !s.isName(name) || output.at(-3)?.tokenType !== t.Equals)
    return undefined;
  if (!s.inside(situation, 'columnsClause')) return undefined;
  return {
    keep: output.length - 1,
    insert: [s.virtual(t.LeftParen, name.end), s.virtual(t.Name, name.end), previous],
    skip: 0,
    error: () => ({ span: name, message: `\`(\` is missing: ${s.quote(name)} is a function and its first argument.` }),
  };
};

/** A list goes on behind its closing parenthesis: `COLUMNS (a, b), c)`, or `COLUMNS (a) b)` with a comma lost to it. */
const closedTooEarly: Diagnosis = (situation) => {
  const { output, token, previous } = situation;
  const next = s.peek(situation);
  if (!token || !next || startsClause(token, next)) return undefined;
  const comma = previous?.tokenType === t.Comma ? previous : undefined;
  const close = comma ? output.at(-2) : previous;
  if (close?.tokenType !== t.RightParen || close.virtual) return undefined;
  const error = (title: string, text: string): Repair['error'] => {
    const message = 'This parenthesis closes the list too early.';
    return () => ({ span: close, message, fix: { title, edits: [{ span: close, text }] } });
  };
  if (comma) {
    return { keep: output.length - 2, insert: [comma], skip: 0, error: error('Remove the parenthesis', '') };
  }
  return [t.Comma, t.Equals].map((type) => ({
    keep: output.length - 1,
    insert: [s.virtual(type, close.start)],
    skip: 0,
    cost: 1,
    error: error(`Change to ${type.LABEL}`, type.LABEL ?? ''),
  }));
};

/** The values of a partition without the parenthesis in front, so that the first name was taken for the only partition. */
const unopenedPartition: Diagnosis = ({ token, output }) => {
  const [partition, name] = output.slice(-2);
  if (token?.tokenType !== t.Equals || !name || !s.is(partition, 'PARTITION') || !s.isName(name)) return undefined;
  return {
    keep: output.length - 1,
    insert: [s.virtual(t.LeftParen, name.start), name],
    skip: 0,
    error: () => ({
      span: name,
      message: `\`(\` is missing before ${s.quote(name)}.`,
      fix: { title: 'Insert (', edits: [insertion(name.start, '(')] },
    }),
  };
};

/** A parenthesis that was opened and has no partner further on. */
const openedTooMuch: Diagnosis = ({ output }) =>
  openParentheses(output)
    .slice(0, 3)
    .flatMap((index): Repair[] => {
      const open = output[index];
      if (!open || open.virtual) return [];
      return [
        {
          keep: index,
          insert: output.slice(index + 1),
          skip: 0,
          error: () => ({
            span: open,
            message: 'Nothing closes this parenthesis.',
            fix: { title: 'Remove the parenthesis', edits: [{ span: open, text: '' }] },
          }),
        },
      ];
    });

/** No list without its parentheses is longer. */
const longestList = 200;

/** A list without its parentheses: `COLUMNS a, b`, `PROPERTIES "format" = "json"`. */
const bareList: Diagnosis = (situation) => {
  const { token, previous, input, at, output } = situation;
  const isOwner = s.is(previous, 'COLUMNS', 'PROPERTIES', 'PARTITIONS', 'IN') || s.is(output.at(-2), 'FROM');
  if (!token || !previous || !isOwner || !s.wants(situation, t.LeftParen) || token.kind === 'symbol') return undefined;
  const isQuery = s.is(token, 'SELECT');
  let end = at;
  for (let depth = 0; end < input.length && end < at + longestList; end++) {
    const { tokenType } = input[end] as t.Token;
    // a query has clauses of its own: that of the statement names a source with a list
    const isOwn = isQuery && (!s.is(input[end], 'FROM') || input[end + 2]?.tokenType !== t.LeftParen);
    if (depth === 0 && end > at && !isOwn && startsClause(input[end], input[end + 1])) break;
    if (depth === 0 && s.is(previous, 'IN') && s.is(input[end], 'AND', 'OR')) break;
    if (tokenType === t.LeftParen) depth++;
    if (tokenType === t.RightParen && depth-- === 0) return undefined;
  }
  if (input[end - 1]?.tokenType === t.Comma) end--;
  const last = input[end - 1];
  if (!last || end === at) return undefined;
  const list = input.slice(at, end);
  return {
    keep: output.length,
    insert: isQuery
      ? [s.virtual(t.Group, token.start)]
      : [s.virtual(t.LeftParen, token.start), ...list, s.virtual(t.RightParen, last.end)],
    skip: list.length,
    error: () => listProblem({ start: token.start, end: last.end }, previous),
  };
};

/** Several partitions without parentheses, of which the first was taken for the only one: `PARTITION p1, p2`. */
const barePartitions: Diagnosis = (situation) => {
  const { token, output, input, at } = situation;
  const [partition, first, comma] = output.slice(-3);
  if (!first || !s.isName(token) || comma?.tokenType !== t.Comma || !s.is(partition, 'PARTITION')) return undefined;
  let end = at + 1;
  while (input[end]?.tokenType === t.Comma && s.isName(input[end + 1]) && !startsClause(input[end + 1], input[end + 2]))
    end += 2;
  const last = input[end - 1] ?? token;
  return {
    keep: output.length - 2,
    insert: [
      s.virtual(t.LeftParen, first.start),
      first,
      comma,
      ...input.slice(at, end),
      s.virtual(t.RightParen, last.end),
    ],
    skip: end - at,
    error: () => listProblem({ start: first.start, end: last.end }, partition),
  };
};

function listProblem(span: Span, owner: t.Token | undefined): SyntaxProblem {
  return {
    span,
    message: `The list behind ${s.quote(owner)} must stand in parentheses.`,
    fix: {
      title: 'Put it in parentheses',
      edits: [insertion(span.start, '('), insertion(span.end, ')')],
    },
  };
}

/** A bracket or brace that nothing closes; what stands behind it was read as its content. */
const openedBracket: Diagnosis = (situation) => {
  const { output, input, at } = situation;
  const index = output.findLastIndex(({ tokenType }) => tokenType === t.LeftBracket || tokenType === t.LeftBrace);
  const open = output[index];
  if (!open || open.virtual || index < output.length - farthest) return undefined;
  const closer = closers.get(open.tokenType);
  if (output.slice(index).some(({ tokenType }) => tokenType === closer)) return undefined;
  if (input.slice(at, at + farthest).some(({ tokenType }) => tokenType === closer)) return undefined;
  const isBeforeSign = output[index + 1]?.tokenType === t.Comma || output[index + 1]?.tokenType === t.RightParen;
  return {
    keep: index,
    insert: [...(isBeforeSign ? [s.virtual(t.Name, open.start)] : []), ...output.slice(index + 1)],
    skip: 0,
    error: () => ({
      span: open,
      message: isBeforeSign
        ? `${s.quoteFirst(open)} stands where a value belongs.`
        : `Nothing closes ${s.quote(open)}.`,
      fix: isBeforeSign ? undefined : { title: 'Remove it', edits: [{ span: open, text: '' }] },
    }),
  };
};

const closers = new Map([
  [t.LeftParen, t.RightParen],
  [t.LeftBracket, t.RightBracket],
  [t.LeftBrace, t.RightBrace],
]);
const closing = new Set(closers.values());

/** What closes the bracket at an index, and the colons that stand in it and in no other bracket. */
export function bracketAt(
  input: readonly t.Token[],
  at: number,
): { readonly close: number; readonly colons: readonly number[] } | undefined {
  const open: (typeof t.LeftParen | undefined)[] = [];
  const colons: number[] = [];
  for (let index = at; index < input.length; index++) {
    const { tokenType } = input[index] as t.Token;
    if (closers.has(tokenType)) open.push(closers.get(tokenType));
    else if (closing.has(tokenType)) {
      if (open.pop() !== tokenType) return undefined;
      if (open.length === 0) return { close: index, colons };
    } else if (tokenType === t.Colon && open.length === 1) colons.push(index);
  }
  return undefined;
}

/** A list in braces or square brackets, perhaps with colons, as in JSON: `PROPERTIES {"format": "json"}`. */
export const otherBrackets: Diagnosis = (situation) => {
  const { token, input, at, output, previous, text } = situation;
  if (token?.tokenType !== t.LeftBrace && token?.tokenType !== t.LeftBracket) return undefined;
  if (!s.wants(situation, t.LeftParen) || previous?.kind === 'symbol') return undefined;
  const bracket = bracketAt(input, at);
  const close = bracket && input[bracket.close];
  if (!bracket || !close) return undefined;
  const read = (of: t.Token, type: typeof t.LeftParen): t.Token => ({ ...s.virtual(type, of.start), end: of.end });
  const change = ({ start, end }: t.Token, sign: string): TextEdit => ({ span: { start, end }, text: sign });
  const colons = bracket.colons.flatMap((index) => input[index] ?? []);
  const isList = s.is(previous, 'PROPERTIES') || s.is(output.at(-2), 'FROM');
  const signs = isList ? colons : [];
  const later = new Map([[bracket.close, read(close, t.RightParen)]]);
  if (isList) for (const index of bracket.colons) later.set(index, read(input[index] as t.Token, t.Equals));
  return {
    keep: output.length,
    insert: [read(token, t.LeftParen)],
    skip: 1,
    later,
    error: () => ({
      span: token,
      message: `A list stands in parentheses here, not in ${s.quote(token)} and ${s.quote(close)}${signs.length > 0 ? ', and has `=` between key and value' : ''}.`,
      fix: {
        title: `Change to parentheses${signs.length > 0 ? ' and =' : ''}`,
        edits: [change(token, '('), ...signs.map((sign) => equalsOver(text, sign)), change(close, ')')],
      },
    }),
  };
};

/** Diagnoses of parentheses in the order in which they win ties. */
export const parenthesisDiagnoses: readonly Diagnosis[] = [
  ...[
    unclosedBeforeClause,
    unclosedParenthesis,
    surplusParenthesis,
    unopenedParenthesis,
    unopenedPartition,
    bareList,
    barePartitions,
  ],
];

/** The same where the parenthesis to blame stands further back and may be another one. */
export const guessedParentheses: readonly Diagnosis[] = [
  closedTooEarly,
  openedTooMuch,
  openedBracket,
  unopenedBracket,
  unopenedCall,
];
