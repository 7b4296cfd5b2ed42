import { parseStatement } from '../../../server/src/syntax/parse.ts';
import type {
  ColumnMapping,
  Expression,
  LoadClause,
  Name,
  PropertyList,
  PropertyText,
  RoutineLoadStatement,
} from '../../../server/src/syntax/tree.ts';

/** What stands for a part that the text lacks. */
const missing = '?';

function nameIn(name: Name | undefined): string {
  return name ? name.text : missing;
}

function literalIn(literal: PropertyText): string {
  return literal.kind === 'string' ? JSON.stringify(literal.value) : literal.value;
}

/** An expression as an outline: operators in front of their operands, calls as they are written, `…` for the rest. */
export function outlineOfExpression(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case undefined:
      return missing;
    case 'operator':
      return `(${[expression.operator, ...expression.operands.map(outlineOfExpression)].join(' ')})`;
    case 'call':
      return `${expression.name.text}(${expression.arguments.map(outlineOfExpression).join(', ')})`;
    case 'literal':
      return literalIn(expression.literal);
    case 'column':
      return expression.path.map(nameIn).join('.');
    case 'opaque':
      return '…';
  }
}

function mappingIn({ name, expression }: ColumnMapping): string {
  return expression ? `${nameIn(name)} = ${outlineOfExpression(expression)}` : nameIn(name);
}

function clauseIn(clause: LoadClause): string {
  switch (clause.kind) {
    case 'columns-terminated-by':
      return clause.separator ? literalIn(clause.separator) : missing;
    case 'columns':
      return clause.columns.map(mappingIn).join(', ');
    case 'order-by':
      return nameIn(clause.column);
    case 'partition':
      return [
        ...(clause.temporary ? ['temporary'] : []),
        ...(clause.all ? ['*'] : []),
        ...clause.names.map(nameIn),
        ...clause.keyValues.map(mappingIn),
      ].join(' ');
    default:
      return outlineOfExpression(clause.condition);
  }
}

function sideIn(side: PropertyText | undefined): string {
  if (!side) return missing;
  return side.kind === 'string' ? literalIn(side) : `${side.kind} ${side.value}`;
}

function listIn(list: PropertyList | undefined): string {
  if (!list) return missing;
  const entries = list.entries.map(({ key, value }) => `${sideIn(key)} = ${sideIn(value)}`).join(', ');
  return `${list.open ? '(' : missing}${entries}${list.close ? ')' : missing}`;
}

/** A statement as lines `part: content`, in a fixed order, without the parts that it has not. */
export function outlineOf(statement: RoutineLoadStatement): readonly string[] {
  const lines: string[] = [statement.kind];
  const add = (part: string, content: string | undefined): void => {
    if (content !== undefined) lines.push(`${part}: ${content}`);
  };
  add('label', statement.label?.parts.map(nameIn).join('.'));
  switch (statement.kind) {
    case 'create-routine-load':
    case 'alter-routine-load':
      if (statement.kind === 'create-routine-load') {
        add('table', statement.table?.text);
        add('merge', statement.merge && (statement.merge.type ?? missing));
      } else add('target', statement.targetTable && sideIn(statement.targetTable.name));
      for (const clause of statement.clauses) add(clause.kind, clauseIn(clause));
      add('properties', statement.properties && listIn(statement.properties.list));
      add('source', statement.source && `${nameIn(statement.source.type)} ${listIn(statement.source.list)}`);
      if (statement.kind === 'create-routine-load') add('comment', statement.comment && sideIn(statement.comment.text));
      break;
    case 'pause-routine-load':
    case 'resume-routine-load':
    case 'stop-routine-load':
      if (statement.all) lines.push('all');
      break;
    default:
      if (statement.all) lines.push('all');
      add('database', statement.database?.text);
      add('like', statement.like && sideIn(statement.like));
      add('where', statement.where && outlineOfExpression(statement.where));
  }
  return lines;
}

/** The outline of a text's one statement; no lines for SQL of other kinds. */
export function outline(sql: string): readonly string[] {
  const { statement } = parseStatement(sql);
  return statement ? outlineOf(statement) : [];
}

/** The outline of an expression that stands in WHERE. */
export function outlineOfWhere(expression: string): string {
  const { statement, errors } = parseStatement(`ALTER ROUTINE LOAD FOR j WHERE ${expression}`);
  const clause = statement?.kind === 'alter-routine-load' ? statement.clauses[0] : undefined;
  if (clause?.kind !== 'where' || errors.length > 0) throw new Error(`No condition: ${expression}`);
  return outlineOfExpression(clause.condition);
}
