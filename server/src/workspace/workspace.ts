/** What the documents of a workspace tell one another: their jobs and tables by name. */
import { leadingComments } from '../syntax/leadingComments.ts';
import { parseStatement } from '../syntax/parse.ts';
import { endOfStatement } from '../syntax/splitter.ts';
import { type Buckets, differingKeys, noBuckets, valueAt, withValues } from './buckets.ts';
import { sharedEnds } from './lists.ts';
import { currentAt, placeOf, type Use, usesIn } from './places.ts';
import { readTold, type Told } from './told.ts';

/** What each statement of a document tells, in the order of the document. */
export type Rows = readonly (Told | undefined)[];

/** What a document tells. */
export interface Telling {
  readonly rows: Rows;
  /** Its USE and SWITCH. */
  readonly uses: readonly Use[];
}

/** What there is of a document that tells nothing. */
export const nothingTold: Telling = { rows: [], uses: [] };

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

/** A change of what a document tells: `nothingTold` before it is there and when it is gone. */
export interface DocumentChange {
  readonly document: string;
  readonly before: Telling;
  readonly after: Telling;
}

/** The workspace after changes of some documents: the very same when they tell others what they told before. */
export function withDocuments(workspace: Workspace, changes: readonly DocumentChange[]): Workspace {
  const removed = new Map<string, Set<Told>>();
  const added = new Map<string, Entry[]>();
  for (const { document, before, after } of changes) {
    const { front, oldEnd, newEnd } = touchedPart(before.rows, after.rows);
    for (const told of before.rows.slice(front, oldEnd)) {
      if (told?.topic === undefined || !isForOthers(told)) continue;
      const gone = removed.get(told.topic) ?? new Set();
      removed.set(told.topic, gone.add(told));
    }
    for (let index = front; index < newEnd; index++) {
      const told = after.rows[index];
      if (told?.topic === undefined || !isForOthers(told)) continue;
      const current = currentAt(after.uses, index);
      const place = told.kind === 'job' || told.kind === 'table' ? placeOf(told, current) : undefined;
      const entry = { document, told, place: place?.isNamed ? place.key : undefined };
      const entries = added.get(told.topic);
      if (entries) entries.push(entry);
      else added.set(told.topic, [entry]);
    }
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

/** Where two states of a document differ; all of it when a USE is among what differs. */
function touchedPart(
  before: Rows,
  after: Rows,
): { readonly front: number; readonly oldEnd: number; readonly newEnd: number } {
  const { front, back } = sharedEnds(before, after);
  const [oldEnd, newEnd] = [before.length - back, after.length - back];
  const touched = [...before.slice(front, oldEnd), ...after.slice(front, newEnd)];
  if (!touched.some((told) => told?.kind === 'use')) return { front, oldEnd, newEnd };
  return { front: 0, oldEnd: before.length, newEnd: after.length };
}

/** The words that a statement begins with which tells others something. */
const telling = /^[ \t\r\n]*(?:CREATE|ALTER|PAUSE|RESUME|STOP|USE|SWITCH)\b/i;

/** The workspace of some documents of which all the text is there. */
export function workspaceOf(documents: Iterable<{ readonly uri: string; readonly text: string }>): Workspace {
  const changes: DocumentChange[] = [];
  for (const { uri, text } of documents) {
    const steps = readTelling(text);
    let step = steps.next();
    while (!step.done) step = steps.next();
    changes.push({ document: documentKey(uri), before: nothingTold, after: step.value });
  }
  return withDocuments(noWorkspace, changes);
}

/**
 * Reads what a document tells that is not open in an editor. Takes one statement at each step, so that others can have their turn
 * between.
 */
export function* readTelling(document: string): Generator<undefined, Telling> {
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
  return { rows, uses: usesIn(rows) };
}
