/** What the documents of a workspace tell one another: their jobs and tables by name. */
import { leadingComments } from '../syntax/leadingComments.ts';
import { parseStatement } from '../syntax/parse.ts';
import { endOfStatement } from '../syntax/splitter.ts';
import { type Buckets, differingKeys, noBuckets, valueAt, withValues } from './buckets.ts';
import { placeOf, walk } from './places.ts';
import { readTold, type Told } from './told.ts';

/** What each statement of a document tells, in the order of the document. */
export type Rows = readonly (Told | undefined)[];

/** What one statement tells the other documents. */
export interface Entry {
  /** The document that it stands in, by `documentKey`. */
  readonly document: string;
  readonly told: Told;
  /** The database that it is about, by the `key` of its place; `undefined` where the document does not name it. */
  readonly place: string | undefined;
}

/** One state of a workspace: a value. */
export interface Workspace {
  /** By topic. */
  readonly entries: Buckets<readonly Entry[]>;
  /** Whether all documents are known that belong to it: only then something can be said to be nowhere. */
  readonly isComplete: boolean;
}

/** The workspace of a document that stands alone. */
export const noWorkspace: Workspace = { entries: noBuckets, isComplete: true };

/** The name of a document by which it is the same however its address is written. */
export function documentKey(uri: string): string {
  try {
    return decodeURIComponent(uri).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
  } catch {
    return uri;
  }
}

/** What all documents but one tell about a topic. */
export function othersOn({ entries }: Workspace, topic: string, document: string): readonly Entry[] {
  const all = valueAt(entries, topic);
  return all?.some((entry) => entry.document === document)
    ? all.filter((entry) => entry.document !== document)
    : (all ?? []);
}

/** The topics about which two states of a workspace tell something else. */
export function differingTopics(one: Workspace, other: Workspace): readonly string[] {
  return differingKeys(one.entries, other.entries);
}

/** A change of what a document tells; `before` is empty for a new document, `after` for one that is gone. */
export interface DocumentChange {
  readonly document: string;
  readonly before: Rows;
  readonly after: Rows;
}

/** The workspace after changes of some documents: the very same when they tell others what they told before. */
export function withDocuments(workspace: Workspace, changes: readonly DocumentChange[]): Workspace {
  const removed = new Map<string, Set<Told>>();
  const added = new Map<string, Entry[]>();
  for (const { document, before, after } of changes) {
    const touched = touchedRows(before, after);
    for (const told of touched.before) {
      if (told?.topic === undefined || !isForOthers(told)) continue;
      const gone = removed.get(told.topic) ?? new Set();
      removed.set(told.topic, gone.add(told));
    }
    const fresh = new Set(touched.after);
    if (fresh.size === 0) continue;
    walk(after, (told, _, current) => {
      if (told.topic === undefined || !fresh.has(told) || !isForOthers(told)) return;
      const place = told.kind === 'job' || told.kind === 'table' ? placeOf(told, current) : undefined;
      const entry = { document, told, place: place?.isNamed ? place.key : undefined };
      const entries = added.get(told.topic);
      if (entries) entries.push(entry);
      else added.set(told.topic, [entry]);
    });
  }
  const topics = new Set([...removed.keys(), ...added.keys()]);
  if (topics.size === 0) return workspace;
  const changed = new Map<string, readonly Entry[] | undefined>();
  for (const topic of topics) {
    const gone = removed.get(topic);
    const kept = (valueAt(workspace.entries, topic) ?? []).filter(({ told }) => !gone?.has(told));
    const entries = [...kept, ...(added.get(topic) ?? [])];
    changed.set(topic, entries.length > 0 ? entries : undefined);
  }
  return { ...workspace, entries: withValues(workspace.entries, changed) };
}

/** What only looks at a job, or says what is to be done in this session, is nothing to other documents. */
function isForOthers(told: Told): boolean {
  return told.kind !== 'job' || told.action === 'create' || told.action === 'alter' || told.action === 'stop';
}

/** The statements that two states of a document do not share; all of them when a USE is among them. */
function touchedRows(before: Rows, after: Rows): { readonly before: Rows; readonly after: Rows } {
  const { front, back } = sharedEnds(before, after);
  const touched = {
    before: before.slice(front, before.length - back),
    after: after.slice(front, after.length - back),
  };
  const hasUse = [...touched.before, ...touched.after].some((told) => told?.kind === 'use');
  return hasUse ? { before, after } : touched;
}

/** How many members two lists share at their beginnings and, behind those, at their ends. */
export function sharedEnds(
  one: readonly unknown[],
  other: readonly unknown[],
): { readonly front: number; readonly back: number } {
  const shared = Math.min(one.length, other.length);
  let front = 0;
  while (front < shared && one[front] === other[front]) front++;
  let back = 0;
  while (back < shared - front && one[one.length - 1 - back] === other[other.length - 1 - back]) back++;
  return { front, back };
}

/** The words that a statement begins with which tells others something. */
const telling = /^[ \t\r\n]*(?:CREATE|ALTER|PAUSE|RESUME|STOP|USE|SWITCH)\b/i;

/**
 * Reads what a document tells that is not open in an editor. Takes one statement at each step, so that others can have their turn
 * between.
 */
export function* readRows(document: string): Generator<undefined, Rows> {
  const text = document.replace(/^\uFEFF/, ' ');
  const rows: Told[] = [];
  for (let start = 0; start < text.length; ) {
    const { end, terminator } = endOfStatement(text, start);
    const statement = text.slice(start, end);
    start = end;
    if (!telling.test(statement.slice(leadingComments(statement).at(-1)?.end ?? 0))) continue;
    const told = readTold(parseStatement(statement, { followed: terminator === 'next-statement' }));
    if (told) rows.push(told);
    yield;
  }
  return rows;
}
