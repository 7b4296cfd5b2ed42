/** The job that a statement is about. */
import type { TextEdit } from '../syntax/edits.ts';
import { encodeString } from '../syntax/literals.ts';
import type { ColumnExpression, Expression, Name, RoutineLoadStatement, StringLiteral } from '../syntax/tree.ts';
import { replaceName } from './nameEdits.ts';

/** How a statement names its job. */
export interface JobNamed {
  readonly name: string;
  /** As the statement names it. */
  readonly database: string | undefined;
  readonly place: Name | StringLiteral;
}

/** The job that a statement names, by a label of one or two parts or, to show its tasks, by a condition. */
export function jobNamed(statement: RoutineLoadStatement): JobNamed | undefined {
  const [first, second, ...more] = statement.label?.parts ?? [];
  if (first) {
    if (more.length > 0) return undefined;
    return second
      ? { name: second.text, database: first.text, place: second }
      : { name: first.text, database: undefined, place: first };
  }
  if (statement.kind !== 'show-routine-load-task') return undefined;
  const place = jobNameIn(statement.where);
  return place?.value ? { name: place.value, database: statement.database?.text, place } : undefined;
}

/** The string of `JobName = "…"`, which is the only condition that Doris takes; `undefined` for any other. */
export function jobNameIn(where: Expression | undefined): StringLiteral | undefined {
  if (where?.kind !== 'operator' || !/^==?$/.test(where.operator)) return undefined;
  const [left, right] = where.operands;
  return columnIn(left) === 'jobname' ? stringIn(right) : undefined;
}

/** The name of a column in small letters, as Doris compares it; `undefined` for another expression. */
export function columnIn(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'column' ? wordsOf(expression).toLowerCase() : undefined;
}

/** The names of a column with its qualifiers, as they are written. */
export function wordsOf({ path }: ColumnExpression): string {
  return path.map(({ text }) => text).join('.');
}

/** A string that is all of an expression. */
export function stringIn(expression: Expression | undefined): StringLiteral | undefined {
  return expression?.kind === 'literal' && expression.literal.kind === 'string' ? expression.literal : undefined;
}

/** Writes the name of another job. */
export function renameJob({ place }: JobNamed, name: string): TextEdit {
  if (!('quote' in place)) return replaceName(place, name);
  return { span: { start: place.start, end: place.end }, text: encodeString(name, place.quote) };
}
