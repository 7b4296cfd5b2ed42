/** What the statements of a document tell about each other: the tables that it defines, and the jobs that it creates and stops. */
import { isPlaceholder } from '../catalog/index.ts';
import type { CreateTable, SchemaStatement, UseStatement } from '../syntax/schema.ts';
import type { Label, RoutineLoadStatement } from '../syntax/tree.ts';
import { analysisAt, type Piece, type Snapshot } from './document.ts';

/** What the other statements of its document tell about a new job. */
export interface Surroundings {
  /**
   * The definition of its table: the only one in the document, of a table of Doris itself, understood from end to end, and
   * with no ALTER TABLE of it anywhere.
   */
  readonly table: CreateTable | undefined;
  /** A job of its name is created further up and not stopped before it. */
  readonly isNameTaken: boolean;
}

/** What a statement tells the others. It does not depend on what stands around it. */
type Role =
  | { readonly kind: 'schema'; readonly schema: SchemaStatement; readonly isOrdinary: boolean }
  | { readonly kind: 'job'; readonly statement: RoutineLoadStatement };

const roles = new WeakMap<Piece, Role | 'none'>();

function roleAt(snapshot: Snapshot, index: number): Role | 'none' {
  const piece = snapshot.pieces[index];
  if (!piece) return 'none';
  const earlier = roles.get(piece);
  if (earlier) return earlier;
  const role = readRole(snapshot, index);
  roles.set(piece, role);
  return role;
}

function readRole(snapshot: Snapshot, index: number): Role | 'none' {
  const { parsed } = analysisAt(snapshot, index);
  const { statement, errors, text, isRoutineLoad } = parsed;
  // what is broken may be about another job or another table than it seems
  if (isRoutineLoad) return statement && errors.length === 0 ? { kind: 'job', statement } : 'none';
  const { schema } = parsed;
  return schema ? { kind: 'schema', schema, isOrdinary: isOrdinary(schema, text) } : 'none';
}

/** Whether a statement defines a table of Doris itself, and tells all about it. */
function isOrdinary(schema: SchemaStatement, text: string): boolean {
  if (schema.kind !== 'create-table' || !schema.complete || schema.like || schema.query || !schema.name) return false;
  const head = text.slice(schema.start, schema.name.start);
  return !/\b(?:external|temporary)\b/i.test(head) && /^(?:olap)?$/i.test(schema.engine?.text ?? '');
}

/** Where names without a database belong. */
interface Current {
  /** Empty for Doris itself. */
  readonly catalog: string;
  /** As `databaseKey` writes it. */
  readonly database: string;
}

/** One text for each name in a database: texts of different names differ. */
function keyOf(place: string, name: string): string {
  return `${place}\0${name}`;
}

function placeOf(catalog: string, database: string): string {
  return `${catalog}\0${database}`;
}

/** A database that the text names; one that it does not name is told by the index of the statement since which it is not known. */
const databaseKey = (name: string): string => `=${name}`;

function catalogKey(name: string): string {
  return name.toLowerCase() === 'internal' ? '' : name;
}

function afterUse({ catalog, database, computeGroup }: UseStatement, current: Current, index: number): Current {
  const next = catalog ? catalogKey(catalog.text) : current.catalog;
  if (database) return { catalog: next, database: databaseKey(database.text) };
  return computeGroup ? current : { catalog: next, database: `${index}` };
}

/** The jobs of a document that others of its statements tell something about, by their index, worked out from the top. */
function readSurroundings(snapshot: Snapshot): ReadonlyMap<number, Surroundings> {
  let current: Current = { catalog: '', database: '' };
  let used = false;
  const definitions = new Map<string, CreateTable | 'uncertain'>();
  /** In small letters and without databases: rather too many than too few. */
  const altered = new Set<string>();
  /** The databases in which there is a job of a name. */
  const running = new Map<string, Set<string>>();
  const created: { readonly index: number; readonly table: string | undefined; readonly isNameTaken: boolean }[] = [];
  const readSchema = (schema: SchemaStatement, ordinary: boolean, index: number): void => {
    if (schema.kind === 'use') {
      current = afterUse(schema, current, index);
      used = true;
    } else if (schema.kind === 'alter-table') altered.add(schema.name?.table.text.toLowerCase() ?? '');
    else if (schema.kind === 'create-table' && schema.name) {
      const { catalog, database, table } = schema.name;
      const place = placeOf(
        catalog ? catalogKey(catalog.text) : current.catalog,
        database ? databaseKey(database.text) : current.database,
      );
      const key = keyOf(place, table.text);
      definitions.set(key, ordinary && !definitions.has(key) ? schema : 'uncertain');
    }
  };
  const readJob = (statement: RoutineLoadStatement, index: number): void => {
    const name = nameOf(statement.label);
    if (!name) return;
    if (statement.kind === 'stop-routine-load') {
      // whichever database it is in, where not all of them are named
      running.delete(name.text);
    } else if (statement.kind === 'create-routine-load') {
      const database = name.database === undefined ? current.database : databaseKey(name.database);
      const place = placeOf(current.catalog, database);
      const places = running.get(name.text) ?? new Set();
      // without a database files often hold variants of one job, of which only one is meant to run
      const isNameTaken = (name.database !== undefined || used) && places.has(place);
      if (!isPlaceholder(name.text)) running.set(name.text, places.add(place));
      created.push({ index, table: statement.table && keyOf(place, statement.table.text), isNameTaken });
    }
  };
  for (let index = 0; index < snapshot.pieces.length; index++) {
    const role = roleAt(snapshot, index);
    if (role === 'none') continue;
    if (role.kind === 'schema') readSchema(role.schema, role.isOrdinary, index);
    else readJob(role.statement, index);
  }
  const surroundings = new Map<number, Surroundings>();
  for (const { index, table: key, isNameTaken } of created) {
    const definition = key === undefined ? undefined : definitions.get(key);
    const isKnown = definition && definition !== 'uncertain' && !isAltered(definition, altered);
    if (isKnown || isNameTaken) surroundings.set(index, { table: isKnown ? definition : undefined, isNameTaken });
  }
  return surroundings;
}

/** An ALTER TABLE whose table cannot be read may be about any of them. */
function isAltered({ name }: CreateTable, altered: ReadonlySet<string>): boolean {
  return altered.has('') || altered.has(name?.table.text.toLowerCase() ?? '');
}

/** The name that a label of one or two parts gives. */
function nameOf(label: Label | undefined): { readonly text: string; readonly database?: string } | undefined {
  const [first, second, ...more] = label?.parts ?? [];
  if (!first || more.length > 0) return undefined;
  return second ? { text: second.text, database: first.text } : { text: first.text };
}

const known = new WeakMap<readonly Piece[], ReadonlyMap<number, Surroundings>>();

/** What is known about the new job at an index from the statements around it; worked out once for each state of a document. */
export function surroundingsAt(snapshot: Snapshot, index: number): Surroundings | undefined {
  const earlier = known.get(snapshot.pieces);
  if (earlier) return earlier.get(index);
  const surroundings = readSurroundings(snapshot);
  known.set(snapshot.pieces, surroundings);
  return surroundings.get(index);
}

/** Whether what stands around a job, here in two states of a document, bears on it in the same way. */
export function isSameSurroundings(one: Surroundings | undefined, other: Surroundings | undefined): boolean {
  return one?.table === other?.table && one?.isNameTaken === other?.isNameTaken;
}
