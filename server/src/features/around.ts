import { nothingAround, type Surroundings } from '../rules/surroundings.ts';
import type { CreateTable } from '../syntax/schema.ts';

/** A job or a table that another statement names. */
export interface KnownName {
  readonly name: string;
  /** The database that it is in; absent where the text does not tell. */
  readonly database: string | undefined;
  /** It is written with its database, as where it is created or because another one is in use here. */
  readonly isQualified: boolean;
}

/** What completion is told of the statements around the one at the cursor. */
export interface Around {
  readonly surroundings: Surroundings;
  /** The definition of the table that the job loads into, or is created to. */
  readonly table: CreateTable | undefined;
  /** The database that is in use; absent where the text does not tell. */
  readonly database: string | undefined;
  /** The statement is the first of its file, where comments count for all of it. */
  readonly isFirst: boolean;
  /** The jobs that the file and its workspace create, or else name; nearest first. Worked out when asked for: they can be thousands. */
  readonly jobs: () => readonly KnownName[];
  /** The tables that they create, in the same way. */
  readonly tables: () => readonly KnownName[];
  /** The codes of what is found in the statement. */
  readonly codes: () => readonly string[];
}

/** What there is around a statement that stands alone. */
export const standsAlone: Around = {
  surroundings: nothingAround,
  table: undefined,
  database: undefined,
  isFirst: true,
  jobs: () => [],
  tables: () => [],
  codes: () => [],
};
