import type { RoutineLoadStatement, Span } from '../syntax/tree.ts';

/** A statement as the outline of its document shows it. */
export interface OutlineEntry {
  /** The job as the statement names it, else the words that the statement begins with. */
  readonly name: string;
  /** What is done with the job; empty where the name says it. */
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
export function outlineOf({ kind, head, label, start, end }: RoutineLoadStatement, text: string): OutlineEntry {
  const name = label?.parts.map((part) => part.text).join('.') ?? '';
  const span = { start, end };
  // an editor takes no entry without a name
  if (!label || name === '')
    return { name: text.slice(head.start, head.end).replace(/\s+/g, ' '), detail: '', span, nameSpan: head };
  return { name, detail: verbs[kind], span, nameSpan: { start: label.start, end: label.end } };
}
