/**
 * The syntax tree of one statement. Offsets count UTF-16 units from the start of the statement's text. Nodes are plain
 * read-only values; a part that is not in the text is `undefined`, so that every feature goes on working while the user types.
 */

/** A half-open range of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as written, bare or in backquotes. */
export interface Name extends Span {
  /** Without backquotes, doubled backquotes undone. */
  readonly text: string;
  readonly backquoted: boolean;
}

/** A quoted string. `value` is decoded; `offsetInLiteral` of literals.ts maps places of the value back into the text. */
export interface StringLiteral extends Span {
  readonly kind: 'string';
  readonly quote: '"' | "'";
  readonly raw: string;
  readonly value: string;
  /** False when the closing quote is missing; the literal then ends with its line. */
  readonly terminated: boolean;
}

/** A key or value of a property that is not a string: Doris takes bare names, numbers and other constants by their text. */
export interface BareConstant extends Span {
  readonly kind: 'name' | 'number' | 'boolean' | 'null' | 'constant';
  /** The text that Doris sees: a name without backquotes, anything else as written. */
  readonly value: string;
}

/** One side of a property. */
export type PropertyText = StringLiteral | BareConstant;

/** `key = value` in a property list. */
export interface Property extends Span {
  readonly key?: PropertyText;
  readonly equals?: Span;
  readonly value?: PropertyText;
}

/** `( key = value, … )`. The span runs from the opening to the closing parenthesis, or to the last thing that was there. */
export interface PropertyList extends Span {
  readonly open?: Span;
  readonly close?: Span;
  readonly entries: readonly Property[];
}

/** `[db.]name`; more parts parse, and fail later in Doris. */
export interface Label extends Span {
  readonly parts: readonly Name[];
}

/** `COLUMNS TERMINATED BY "…"`. */
export interface SeparatorClause extends Span {
  readonly kind: 'columns-terminated-by';
  readonly keyword: Span;
  readonly separator?: StringLiteral;
}

/** One item of `COLUMNS (…)`: a source column, or a derived one with its expression. */
export interface ColumnMapping extends Span {
  readonly name?: Name;
  readonly expression?: Expression;
}

/** `COLUMNS (a, b = …)`. */
export interface ColumnsClause extends Span {
  readonly kind: 'columns';
  readonly keyword: Span;
  readonly columns: readonly ColumnMapping[];
}

/** `PRECEDING FILTER`, `WHERE` and `DELETE ON`, each with its condition. */
export interface FilterClause extends Span {
  readonly kind: 'preceding-filter' | 'where' | 'delete-on';
  readonly keyword: Span;
  readonly condition?: Expression;
}

/** `ORDER BY column`: the sequence column. */
export interface OrderByClause extends Span {
  readonly kind: 'order-by';
  readonly keyword: Span;
  readonly column?: Name;
}

/** `[TEMPORARY] PARTITION[S] (…)`. */
export interface PartitionClause extends Span {
  readonly kind: 'partition';
  readonly keyword: Span;
  readonly temporary: boolean;
  /** `PARTITION (*)`: parses, and makes no sense here. */
  readonly all: boolean;
  readonly names: readonly Name[];
  /** `PARTITION (column = value)`. */
  readonly keyValues: readonly ColumnMapping[];
}

/** A clause between the table and PROPERTIES, in any order in the text. */
export type LoadClause = SeparatorClause | ColumnsClause | FilterClause | OrderByClause | PartitionClause;

/** `PROPERTIES (…)`. */
export interface PropertiesClause extends Span {
  readonly keyword: Span;
  readonly list?: PropertyList;
}

/** `FROM KAFKA (…)`. */
export interface SourceClause extends Span {
  /** `FROM`. */
  readonly keyword: Span;
  /** `KAFKA`, `KINESIS` or whatever stands there. */
  readonly type?: Name;
  readonly list?: PropertyList;
}

/** What `WITH` may name. */
export type MergeType = 'APPEND' | 'DELETE' | 'MERGE';

/** `WITH MERGE`. */
export interface MergeClause extends Span {
  readonly type?: MergeType;
}

/** `COMMENT "…"`. */
export interface CommentClause extends Span {
  readonly text?: StringLiteral;
}

/** `CREATE ROUTINE LOAD …`. */
export interface CreateRoutineLoad extends Span {
  readonly kind: 'create-routine-load';
  /** The words `CREATE ROUTINE LOAD`. */
  readonly head: Span;
  readonly label?: Label;
  /** Absent in a multi-table job. */
  readonly table?: Name;
  readonly merge?: MergeClause;
  readonly clauses: readonly LoadClause[];
  readonly properties?: PropertiesClause;
  readonly source?: SourceClause;
  readonly comment?: CommentClause;
}

/** `SET TARGET TABLE = "…"`, of the development branch. */
export interface TargetTableClause extends Span {
  readonly keyword: Span;
  readonly name?: StringLiteral;
}

/** `ALTER ROUTINE LOAD FOR …`. */
export interface AlterRoutineLoad extends Span {
  readonly kind: 'alter-routine-load';
  readonly head: Span;
  readonly label?: Label;
  readonly targetTable?: TargetTableClause;
  readonly clauses: readonly LoadClause[];
  readonly properties?: PropertiesClause;
  readonly source?: SourceClause;
}

/** PAUSE, RESUME and STOP; `all` for `PAUSE ALL ROUTINE LOAD`. */
export interface JobControl extends Span {
  readonly kind: 'pause-routine-load' | 'resume-routine-load' | 'stop-routine-load';
  readonly head: Span;
  readonly all: boolean;
  readonly label?: Label;
}

/** `SHOW [ALL] ROUTINE LOAD`, `SHOW ROUTINE LOAD TASK`, `SHOW [ALL] CREATE ROUTINE LOAD`. */
export interface ShowRoutineLoad extends Span {
  readonly kind: 'show-routine-load' | 'show-routine-load-task' | 'show-create-routine-load';
  readonly head: Span;
  readonly all: boolean;
  readonly label?: Label;
  readonly database?: Name;
  readonly like?: StringLiteral;
  readonly where?: Expression;
}

/** Every statement that this project reads. */
export type RoutineLoadStatement = CreateRoutineLoad | AlterRoutineLoad | JobControl | ShowRoutineLoad;

/** An operand list with an operator or word between, `text` in capitals. */
export interface OperatorExpression extends Span {
  readonly kind: 'operator';
  readonly operator: string;
  readonly operands: readonly Expression[];
}

/** A value written out. */
export interface LiteralExpression extends Span {
  readonly kind: 'literal';
  readonly literal: StringLiteral | BareConstant;
}

/** A column, with qualifiers when it has them; a single `*` is a column too. */
export interface ColumnExpression extends Span {
  readonly kind: 'column';
  readonly path: readonly Name[];
}

/** `name(…)`; also CASE, CAST, EXTRACT, INTERVAL and the like under their own word. */
export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly name: Name;
  readonly arguments: readonly Expression[];
}

/** Something whose inside is passed over: a subquery, a window, a type, nesting deeper than the parser goes. */
export interface OpaqueExpression extends Span {
  readonly kind: 'opaque';
}

/** An expression of COLUMNS, WHERE, PRECEDING FILTER and DELETE ON. */
export type Expression = OperatorExpression | LiteralExpression | ColumnExpression | CallExpression | OpaqueExpression;

/** Whether `offset` lies in `span`, its two ends included. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Every expression directly inside `expression`. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'operator':
      return expression.operands;
    case 'call':
      return expression.arguments;
    default:
      return [];
  }
}
