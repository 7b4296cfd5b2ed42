import type { RoutineLoadStatement, Span } from '../syntax/tree.ts';

/** A statement as the outline of its document shows it. */
export interface OutlineEntry {
  /** What is done, and the job as the statement names it: lists that show nothing else tell a CREATE from a PAUSE. */
  readonly name: string;
  /** The table that a new job loads into; else empty. */
  readonly detail: string;
  /** All of the statement. */
  readonly span: Span;
  /** What the name is read off. */
  readonly nameSpan: Span;
}

const verbs: Readonly<Record<RoutineLoadStatement['kind'], string>> = {
  'create-routine-load': 'CREATE',
  'alter-routine-load': 'ALTER',
  'pause-routine-load': 'PAUSE',
  'resume-routine-load': 'RESUME',
  'stop-routine-load': 'STOP',
  'show-routine-load': 'SHOW',
  'show-routine-load-task': 'SHOW TASK',
  'show-create-routine-load': 'SHOW CREATE',
};

/** @param text what the offsets of the statement are of. */
export function outlineOf(statement: RoutineLoadStatement, text: string): OutlineEntry {
  const { kind, head, label, start, end } = statement;
  const job = label?.parts.map((part) => part.text).join('.') ?? '';
  const table = kind === 'create-routine-load' ? statement.table?.text : undefined;
  const name = job === '' ? text.slice(head.start, head.end).replace(/\s+/g, ' ') : `${verbs[kind]} ${job}`;
  return { name, detail: table ?? '', span: { start, end }, nameSpan: label ?? head };
}
