import { readColumns } from './schemaColumns.ts';
import type { Draft, Reader } from './schemaReader.ts';
import * as read from './schemaReader.ts';
import type * as tree from './schemaTree.ts';
import * as t from './tokens.ts';
import type { Name } from './tree.ts';

export type * from './schemaTree.ts';

/** Reads what stands behind the first word of a clause, which was just taken. */
type ReadClause = (reader: Reader, table: Draft<tree.CreateTable>, word: string) => void;

const keyKinds: Readonly<Record<string, tree.TableKeys['kind']>> = {
  DUPLICATE: 'duplicate',
  UNIQUE: 'unique',
  AGGREGATE: 'aggregate',
};

const readKeys: ReadClause = (reader, table, word) => {
  const from = reader.at - 1;
  read.expect(reader, read.takeWords(reader, 'KEY'));
  const columns = read.readNames(reader);
  table.keys ??= { kind: keyKinds[word] ?? 'duplicate', columns, ...read.spanFrom(reader, from) };
};

/** A column, or a function of one: the first name in it that is no function. */
function readPartitionColumn(reader: Reader): Name | undefined {
  const name = read.readName(reader);
  if (!name || !read.isNext(reader, t.LeftParen)) return name;
  let column: Name | undefined;
  const readArgument = (): void => {
    const token = read.peek(reader);
    const isFunction = read.isNext(reader, t.LeftParen, 1);
    if (column || !token || t.isReserved(token.tokenType) || isFunction) reader.at++;
    else column = read.readName(reader);
  };
  read.inGroup(reader, () => {
    while (reader.at < reader.end) {
      const from = reader.at;
      readArgument();
      if (reader.at === from) reader.at++;
    }
  });
  return column;
}

type PartitionColumns = Pick<tree.TablePartitioning, 'columns'> & { readonly hasFunction: boolean };

function readPartitionColumns(reader: Reader): PartitionColumns {
  const columns: Name[] = [];
  let hasFunction = false;
  if (!read.isNext(reader, t.LeftParen)) reader.complete = false;
  else
    read.inGroup(reader, () =>
      read.readItems(reader, () => {
        hasFunction ||= read.isNext(reader, t.LeftParen, 1);
        const column = readPartitionColumn(reader);
        if (column) columns.push(column);
        else reader.complete = false;
      }),
    );
  return { columns, hasFunction };
}

type PartitionList = Pick<tree.TablePartitioning, 'partitions' | 'stepped'>;

function readPartitions(reader: Reader): PartitionList {
  const partitions: tree.TablePartition[] = [];
  let stepped = false;
  const readPartition = (): void => {
    const from = reader.at;
    const named = read.takeWords(reader, 'PARTITION');
    if (named) read.takeWords(reader, 'IF', 'NOT', 'EXISTS');
    const name = named ? read.readName(reader) : undefined;
    if (read.peekWord(reader) === 'FROM') stepped = true;
    else read.expect(reader, name !== undefined);
    while (reader.at < reader.end && !read.isNext(reader, t.Comma)) read.pass(reader);
    if (name) partitions.push({ name, ...read.spanFrom(reader, from) });
  };
  if (read.isNext(reader, t.LeftParen)) read.inGroup(reader, () => read.readItems(reader, readPartition));
  else reader.complete = false;
  return { partitions, stepped };
}

const readPartitioning: ReadClause = (reader, table, word) => {
  const from = reader.at - 1;
  const auto = word === 'AUTO';
  if (auto) read.expect(reader, read.takeWords(reader, 'PARTITION'));
  read.expect(reader, read.takeWords(reader, 'BY'));
  const isList = read.takeWords(reader, 'LIST');
  const isRange = !isList && read.takeWords(reader, 'RANGE');
  const { columns, hasFunction } = readPartitionColumns(reader);
  const content = readPartitions(reader);
  table.partitioning ??= {
    // a function says it, too: the word AUTO may be left out then
    auto: auto || hasFunction,
    kind: isList ? 'list' : isRange ? 'range' : undefined,
    columns,
    ...content,
    ...read.spanFrom(reader, from),
  };
};

const readDistribution: ReadClause = (reader, table) => {
  const from = reader.at - 1;
  read.expect(reader, read.takeWords(reader, 'BY'));
  const isHash = read.takeWords(reader, 'HASH');
  const isRandom = !isHash && read.takeWords(reader, 'RANDOM');
  const columns = isHash ? read.readNames(reader) : [];
  if (read.takeWords(reader, 'BUCKETS')) {
    if (!read.take(reader, t.Integer)) read.expect(reader, read.takeWords(reader, 'AUTO'));
  }
  read.expect(reader, isHash || isRandom);
  const span = read.spanFrom(reader, from);
  if (isHash) table.distribution ??= { kind: 'hash', columns, ...span };
  if (isRandom) table.distribution ??= { kind: 'random', ...span };
};

/** `ORDER BY (…)` and, up to 3.0, `CLUSTER BY (…)`: the order of the rows on disk. */
const passCluster: ReadClause = (reader) => {
  read.expect(reader, read.takeWords(reader, 'BY'));
  read.passGroup(reader);
};

const readEngine: ReadClause = (reader, table) => {
  read.expect(reader, read.take(reader, t.Equals) !== undefined);
  const engine = read.readName(reader);
  read.expect(reader, engine !== undefined);
  table.engine ??= engine;
};

const readLike: ReadClause = (reader, table) => {
  table.like ??= read.readTableName(reader);
  if (read.takeWords(reader, 'WITH', 'ROLLUP') && read.isNext(reader, t.LeftParen)) read.passGroup(reader);
};

/** Whatever stands behind the query belongs to it. */
function readQuery(reader: Reader, table: Draft<tree.CreateTable>): void {
  const from = reader.at;
  read.expect(reader, from < reader.end);
  reader.at = reader.end;
  if (from < reader.end) table.query ??= read.spanFrom(reader, from);
}

/** What may follow the columns (rule createStatement of DorisParser.g4), here in any order; of two alike the first counts. */
const clauses: ReadonlyMap<string, ReadClause> = new Map<string, ReadClause>([
  ['ENGINE', readEngine],
  ...Object.keys(keyKinds).map((word): [string, ReadClause] => [word, readKeys]),
  ['CLUSTER', passCluster],
  ['ORDER', passCluster],
  ['COMMENT', (reader) => read.readString(reader)],
  ['AUTO', readPartitioning],
  ['PARTITION', readPartitioning],
  ['DISTRIBUTED', readDistribution],
  ['ROLLUP', read.passGroup],
  [
    'PROPERTIES',
    (reader, table) => {
      const properties = read.readProperties(reader);
      table.properties ??= properties;
    },
  ],
  [
    'BROKER',
    (reader) => {
      read.expect(reader, read.takeWords(reader, 'PROPERTIES'));
      read.passGroup(reader);
    },
  ],
  ['LIKE', readLike],
  ['AS', readQuery],
]);

/** What has to follow a word for it to begin a clause even inside parentheses that nothing closes. */
const secondWords: ReadonlyMap<string, string> = new Map([
  ...Object.keys(keyKinds).map((word): [string, string] => [word, 'KEY']),
  ['PARTITION', 'BY'],
  ['AUTO', 'PARTITION'],
  ['DISTRIBUTED', 'BY'],
]);

function startsClause(reader: Reader): boolean {
  const word = read.peekWord(reader);
  if (word === 'PROPERTIES') return read.isNext(reader, t.LeftParen, 1);
  if (word === 'ENGINE') return read.isNext(reader, t.Equals, 1);
  const second = secondWords.get(word);
  if (second === undefined || read.peekWord(reader, 1) !== second) return false;
  return second !== 'KEY' || read.isNext(reader, t.LeftParen, 2);
}

const queryWords: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES']);

/** How many parentheses in front of a query are looked behind. */
const reach = 8;

function startsQuery(reader: Reader): boolean {
  let ahead = 0;
  while (ahead < reach && read.isNext(reader, t.LeftParen, ahead)) ahead++;
  return queryWords.has(read.peekWord(reader, ahead));
}

function readCreateTable(reader: Reader): tree.CreateTable {
  read.takeWords(reader, 'IF', 'NOT', 'EXISTS');
  const name = read.readTableName(reader);
  const table: Draft<tree.CreateTable> = { kind: 'create-table', name, complete: false, start: 0, end: 0 };
  let clauseSeen = false;
  while (reader.at < reader.end) {
    const word = read.peekWord(reader);
    const readClause = clauses.get(word);
    if (readClause) {
      reader.at++;
      readClause(reader, table, word);
      clauseSeen = true;
    } else if (word === 'CREATE') {
      // the next statement, with no semicolon in front of it
      reader.complete = false;
      break;
    } else if (startsQuery(reader)) readQuery(reader, table);
    else if (!clauseSeen && !table.columns && read.isNext(reader, t.LeftParen))
      table.columns = readColumns(reader, startsClause);
    else read.skip(reader);
  }
  const { columns = [] } = table;
  const typed = columns.length > 0 && columns.every(({ type }) => type !== undefined);
  const defined = table.like !== undefined || table.query !== undefined || typed;
  return { ...table, complete: reader.complete && defined, ...read.spanFrom(reader, 0) };
}

function readCreateDatabase(reader: Reader): tree.CreateDatabase {
  read.takeWords(reader, 'IF', 'NOT', 'EXISTS');
  const name = read.readDatabaseName(reader);
  reader.at = reader.end;
  return { kind: 'create-database', name, ...read.spanFrom(reader, 0) };
}

function readAlterTable(reader: Reader): tree.AlterTable {
  const name = read.readTableName(reader);
  reader.at = reader.end;
  return { kind: 'alter-table', name, ...read.spanFrom(reader, 0) };
}

function readDropTable(reader: Reader): tree.DropTable {
  read.takeWords(reader, 'IF', 'EXISTS');
  const name = read.readTableName(reader);
  reader.at = reader.end;
  return { kind: 'drop-table', name, ...read.spanFrom(reader, 0) };
}

function readDropDatabase(reader: Reader): tree.DropDatabase {
  read.takeWords(reader, 'IF', 'EXISTS');
  const name = read.readDatabaseName(reader);
  reader.at = reader.end;
  return { kind: 'drop-database', name, ...read.spanFrom(reader, 0) };
}

function readUse(reader: Reader): tree.UseStatement {
  const name = read.isNext(reader, t.At) ? undefined : read.readDatabaseName(reader);
  const computeGroup = read.take(reader, t.At) && read.readName(reader);
  const known = reader.at === reader.end;
  reader.at = reader.end;
  const span = read.spanFrom(reader, 0);
  return known ? { kind: 'use', ...name, computeGroup, ...span } : { kind: 'use', ...span };
}

function readSwitch(reader: Reader): tree.UseStatement {
  const name = read.readDatabaseName(reader);
  const catalog = name?.catalog ? undefined : name?.database;
  reader.at = reader.end;
  return { kind: 'use', catalog, ...read.spanFrom(reader, 0) };
}

type ReadStatement = (reader: Reader) => tree.SchemaStatement;

/** The statements by their first words. */
const heads: readonly (readonly [words: readonly string[], readStatement: ReadStatement])[] = [
  [['CREATE', 'TABLE'], readCreateTable],
  [['CREATE', 'EXTERNAL', 'TABLE'], readCreateTable],
  [['CREATE', 'TEMPORARY', 'TABLE'], readCreateTable],
  [['CREATE', 'DATABASE'], readCreateDatabase],
  [['CREATE', 'SCHEMA'], readCreateDatabase],
  [['ALTER', 'TABLE'], readAlterTable],
  [['DROP', 'TABLE'], readDropTable],
  [['DROP', 'DATABASE'], readDropDatabase],
  [['DROP', 'SCHEMA'], readDropDatabase],
  [['USE'], readUse],
  [['SWITCH'], readSwitch],
];

/**
 * What the tokens of a statement tell about the tables there are; `undefined` for SQL of other kinds. Never throws, takes a time in proportion to the statement's length, and reports nothing: what is broken, half-typed or
 * unknown is stepped over.
 */
export function readSchema(tokens: readonly t.Token[]): tree.SchemaStatement | undefined {
  const head = heads.find(([words]) => words.every((word, index) => read.wordOf(tokens[index]) === word));
  if (!head) return undefined;
  const [words, readStatement] = head;
  return readStatement(read.openReader(tokens, words.length));
}
