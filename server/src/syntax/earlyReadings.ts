import { removal } from './edits.ts';
import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';

/**
 * Texts that Doris's grammar has a reading for and its parser does not find, since it decides at a word how to go on (it predicts in the
 * SLL mode of ANTLR, and its error listener ends the attempt before the LL mode is tried).
 */

/** Words that make a condition of the value in front, so that no second one follows. */
const isPredicate = (token: t.Token): boolean =>
  s.is(token, 'IS', 'IN', 'LIKE', 'BETWEEN', 'NOT', 'CASE') ||
  token.tokenType === t.Arrow ||
  t.matches(token, t.PatternOperator);

/** `POSITION("a" IN ("b"))`: what stands in parentheses behind IN is read as its list, and the IN of POSITION is missing. */
function positionInList(tokens: readonly t.Token[], at: number): SyntaxProblem | undefined {
  const close = s.closing(tokens, at + 1);
  if (close === undefined) return undefined;
  const from = at + 2;
  const into = s.indexOutside(tokens, from, t.keyword('IN'));
  const open = tokens[into + 1];
  if (open?.tokenType !== t.LeftParen && open?.tokenType !== t.Group) return undefined;
  const group = open.tokenType === t.Group ? into + 1 : s.closing(tokens, into + 1);
  if (into <= from || into > close || group === undefined || group + 1 !== close) return undefined;
  const inside = open.tokenType === t.LeftParen ? s.indexOutside(tokens, into + 2, t.Comma) : -1;
  if (inside >= 0 && inside < group) return undefined;
  const comma = s.indexOutside(tokens, from, t.Comma);
  if ((comma >= 0 && comma < into) || tokens.slice(from, into).some(isPredicate)) return undefined;
  if (s.is(tokens[from], 'DISTINCT', 'ALL') || tokens[from]?.tokenType === t.LeftBracket) return undefined;
  const last = tokens[group] as t.Token;
  const [first, other] = [tokens[into + 2], tokens[group - 1]];
  const isPlain = open.tokenType === t.LeftParen && first?.tokenType !== t.LeftParen && first?.tokenType !== t.Group;
  return {
    span: { start: open.start, end: last.end },
    message:
      'Doris reads these parentheses as the list of IN, and then misses the IN of POSITION: write what they hold without them.',
    fix:
      isPlain && first && other
        ? { title: 'Remove the parentheses', edits: [removal(open.start, first.start), removal(other.end, last.end)] }
        : undefined,
  };
}

/** `CASE CASE WHEN a THEN b END`: the second CASE could be a name, and is taken for the one of the WHEN. */
function caseWithoutWhen(tokens: readonly t.Token[], at: number): SyntaxProblem | undefined {
  let inner = 0;
  for (let index = at + 1; index < tokens.length && inner >= 0; index++) {
    const token = tokens[index] as t.Token;
    if (inner === 0 && s.is(token, 'WHEN')) return undefined;
    inner += Number(s.is(token, 'CASE')) - Number(s.is(token, 'END'));
  }
  return { span: tokens[at] as t.Token, message: '`CASE` needs WHEN, THEN and END behind it.' };
}

/** @returns what to say about tokens that the grammar takes and Doris does not. */
export function earlyReadings(tokens: readonly t.Token[]): readonly SyntaxProblem[] {
  let problems = noProblems;
  for (let index = 0; index < tokens.length; index++) {
    const { tokenType } = tokens[index] as t.Token;
    if ((tokenType !== caseType && tokenType !== positionType) || tokens[index - 1]?.tokenType === t.Dot) continue;
    const next = tokens[index + 1];
    const isCase = tokenType === caseType;
    const isSuspect = isCase
      ? next?.tokenType === caseType && s.is(tokens[index + 2], 'WHEN')
      : next?.tokenType === t.LeftParen;
    if (!isSuspect) continue;
    const problem = isCase ? caseWithoutWhen(tokens, index) : positionInList(tokens, index);
    if (problem) problems = [...problems, problem];
  }
  return problems;
}

const caseType = t.keyword('CASE');
const positionType = t.keyword('POSITION');
/** What there is in nearly all statements. */
const noProblems: readonly SyntaxProblem[] = [];
