import { callDiagnoses } from './callDiagnoses.ts';
import { startsClause } from './clauseOrder.ts';
import { comparisonDiagnoses } from './comparisonDiagnoses.ts';
import { insertion, removal } from './edits.ts';
import { literalDiagnoses } from './literalDiagnoses.ts';
import { openParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';
import { typeDiagnoses } from './typeDiagnoses.ts';

/** Mistakes in calls, and what stands like a call. */

/** A query is the argument of a function, and has no parentheses of its own. */
const queryAsArgument: Diagnosis = (situation) => {
  const { token, previous, output, text } = situation;
  if (token?.tokenType !== t.Group || !s.isName(previous) || previous.end !== token.start) return undefined;
  if (!/^\(\s*(?:SELECT|WITH|VALUES)\b/i.test(text.slice(token.start, token.start + 100))) return undefined;
  return {
    keep: output.length,
    insert: [s.virtual(t.LeftParen, token.start), token, s.virtual(t.RightParen, token.end)],
    skip: 1,
    error: () => ({
      span: token,
      message: `A query as the argument of ${s.quote(previous)} needs parentheses of its own.`,
      fix: {
        title: 'Put the query in parentheses',
        edits: [insertion(token.start, '('), insertion(token.end, ')')],
      },
    }),
  };
};

/** A function has a name of three or more parts. */
const qualifiedCall: Diagnosis = ({ token, previous, output }) => {
  const isCalled = token?.tokenType === t.LeftParen || token?.tokenType === t.Group;
  if (!isCalled || !s.isName(previous)) return undefined;
  let first = output.length - 1;
  while (output[first - 1]?.tokenType === t.Dot && s.isName(output[first - 2])) first -= 2;
  const kept = output.slice(-3);
  const [start, database] = [output[first], kept[0]];
  if (!start || !database || output.length - first < 5) return undefined;
  return {
    keep: first,
    insert: kept,
    skip: 0,
    error: () => ({
      span: { start: start.start, end: previous.end },
      message: `A function has at most the name of a database in front: ${s.quote({ kind: 'name', image: `${database.image}.${previous.image}` })}.`,
      fix: {
        title: 'Remove what stands in front',
        edits: [removal(start.start, database.start)],
      },
    }),
  };
};

/** The name of the function whose arguments are not closed yet. */
function calledFunction({ output }: Situation): t.Token | undefined {
  const open = openParentheses(output)[0];
  return open === undefined ? undefined : output[open - 1];
}

/** The words that only certain functions have between their arguments. */
const wordInCall: Diagnosis = (situation) => {
  const { token, previous, output } = situation;
  const word = token?.image.toUpperCase();
  if (!token || !previous || (word !== 'SEPARATOR' && !s.is(token, 'FOR'))) return undefined;
  const name = calledFunction(situation);
  if (!name || name.kind === 'symbol') return undefined;
  if (word === 'SEPARATOR')
    return {
      keep: output.length,
      insert: [s.virtual(t.Comma, token.start)],
      skip: 1,
      error: () => ({
        span: token,
        message: `${s.quoteFirst(token)} belongs to GROUP_CONCAT: ${s.quote(name)} has its arguments between commas.`,
      }),
    };
  if (!s.is(name, 'SUBSTR', 'SUBSTRING', 'MID')) return undefined;
  const at = previous.end;
  return s.inserting(situation, [t.keyword('FROM'), t.Name], () => ({
    span: token,
    message: `${s.quoteFirst(name)} has FOR behind FROM only: write where to begin.`,
    fix: { title: 'Insert FROM 1', edits: [insertion(at, ' FROM 1')] },
  }));
};

/** `DEFAULT`, which stands for the default of the column in other SQL. */
const bareDefault: Diagnosis = (situation) => {
  const { previous, output } = situation;
  if (!previous || previous.virtual || !s.is(previous, 'DEFAULT') || !s.wants(situation, t.LeftParen)) return undefined;
  const column = output.at(-2)?.tokenType === t.Equals ? output.at(-3) : undefined;
  const at = previous.end;
  return s.inserting(situation, [t.LeftParen, t.Name, t.RightParen], () => ({
    span: previous,
    message: `${s.quoteFirst(previous)} needs the column whose default is meant: \`DEFAULT(column)\`.`,
    fix: s.isName(column)
      ? { title: `Insert (${column.image})`, edits: [insertion(at, `(${column.image})`)] }
      : undefined,
  }));
};

/** Whether an operand is wanted here. */
export function isBeforeOperand(situation: Situation): boolean {
  return s.wantsName(situation) && s.inside(situation, 'expression');
}

/** A condition or a value breaks off in front of what follows it. */
const missingOperand: Diagnosis = (situation) => {
  const { previous, token } = situation;
  const isList = s.is(previous, 'IN') && s.wants(situation, t.Group);
  if (!previous || !(isList || isBeforeOperand(situation))) return undefined;
  const isClause = s.is(previous, 'WHERE', 'FILTER', 'ON');
  const what = isClause ? 'condition' : isList ? 'list of values' : 'value';
  const operand = s.is(previous, 'BETWEEN')
    ? [t.Name, t.keyword('AND'), t.Name]
    : [s.wants(situation, t.Group) ? t.Group : t.Name];
  // behind these a comma may as well be too much
  const isEnd = previous.tokenType !== t.Comma && previous.tokenType !== t.LeftParen;
  const startsNext = isEnd && startsClause(token, s.peek(situation));
  const isTwice = token?.tokenType === previous.tokenType;
  const goesOn = token?.tokenType === t.Comma || (token && t.isReserved(token.tokenType) && !isTwice);
  // with something put in, the refused token counts as read: no better than leaving it out
  const cost = !token || startsNext || (isEnd && goesOn) ? 0 : 1;
  return [operand, ...(startsNext ? [[...operand, t.Comma]] : [])].map((types) => ({
    ...s.inserting(situation, types, () => ({
      span: previous,
      message: `A ${what} is missing behind ${s.quote(previous)}.`,
    })),
    cost,
  }));
};

/** In the order in which they win ties. */
export const expressionDiagnoses: readonly Diagnosis[] = [
  ...[queryAsArgument, qualifiedCall, wordInCall, bareDefault],
  ...[...callDiagnoses, ...comparisonDiagnoses, ...typeDiagnoses, ...literalDiagnoses, missingOperand],
];
