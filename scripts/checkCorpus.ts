// `npm run check:corpus -- FOLDER`: compares this project's verdicts with those of Doris's own parser.
//
// FOLDER holds `index.jsonl`, whose lines name the files with real statements (`file`, `syntax`, `expected`), and
// `mutants.jsonl`, whose lines are changed statements (`sql`, `verdict`, `ops`). Where Doris refused, the place counts lines
// from 1 and columns from 0, as ANTLR does.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { DorisVersion } from '../server/src/catalog/versions.ts';
import { defaultDorisVersion } from '../server/src/catalog/versions.ts';
import type { AnalyzedStatement } from '../server/src/rules/analysis.ts';
import { analysisAt } from '../server/src/workspace/analyses.ts';
import { openSnapshot } from '../server/src/workspace/document.ts';

/** One text of the corpus with Doris's verdict. */
interface Sample {
  readonly id: string;
  readonly sql: string;
  readonly accepted: boolean;
  /** Where Doris stopped. */
  readonly place?: Place;
  readonly message?: string;
  /** The changes that made a mutant; none in a real statement. */
  readonly ops: readonly string[];
  /** Doris is known to run it, so that no finding may be an error. */
  readonly runs: boolean;
}

/** Line from 1, column from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}

interface Problem extends Place {
  readonly message: string;
}

interface Outcome {
  readonly sample: Sample;
  /** Syntax errors in the order of the text; none means accepted. */
  readonly problems: readonly Problem[];
}

/**
 * Which grammar gave the verdicts. `merged`: Doris's main branch, where SET TARGET TABLE (apache/doris#64878) is a syntax
 * error; `dev`: with it. This project takes the clause and leaves it to the version setting whether it may be used.
 */
type Dialect = 'merged' | 'dev';

const notMerged = 'SET TARGET TABLE is not merged.';

const usage =
  'npm run check:corpus -- FOLDER [--dialect merged|dev] [--statements PERCENT] [--mutants PERCENT] [--place PERCENT] [--alarms COUNT] [--verbose]';

/** Something that keeps the check from running: a wrong argument, an unreadable file. */
class BadCall extends Error {}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadCall(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

type Entry = Readonly<Record<string, unknown>>;

/** The objects of a file of JSON lines; none when there is no such file. */
function readLines(file: string): readonly Entry[] {
  if (!existsSync(file)) return [];
  return readText(file)
    .split('\n')
    .flatMap((line, index): readonly Entry[] => {
      if (line.trim() === '') return [];
      try {
        const entry: unknown = JSON.parse(line);
        if (typeof entry === 'object' && entry !== null) return [entry as Entry];
      } catch {
        // reported below, with what is no object
      }
      throw new BadCall(`${file}:${index + 1} is not a JSON object`);
    });
}

function textOf(entry: Entry, key: string): string | undefined {
  const value = entry[key];
  return typeof value === 'string' ? value : undefined;
}

/** The value of a key that every line must have, one of `allowed` if there are such. */
function need(entry: Entry, key: string, ...allowed: readonly string[]): string {
  const value = textOf(entry, key);
  if (value === undefined || (allowed.length > 0 && !allowed.includes(value)))
    throw new BadCall(`"${key}" is missing or not understood in ${JSON.stringify(entry).slice(0, 120)}`);
  return value;
}

function readStatements(folder: string): readonly Sample[] {
  return readLines(path.join(folder, 'index.jsonl')).map((entry) => {
    const id = need(entry, 'file');
    const [line, column] = (textOf(entry, 'oracleAt') ?? '').split(':').map(Number);
    return {
      id,
      sql: readText(path.join(folder, id)),
      accepted: need(entry, 'syntax', 'accept', 'reject') === 'accept',
      place: line !== undefined && column !== undefined ? { line, column } : undefined,
      message: textOf(entry, 'oracleMsg'),
      ops: [],
      runs: entry.expected === 'accept',
    };
  });
}

function readMutants(folder: string): readonly Sample[] {
  return readLines(path.join(folder, 'mutants.jsonl')).map((entry) => {
    const { line, col } = entry;
    return {
      id: need(entry, 'id'),
      sql: need(entry, 'sql'),
      accepted: need(entry, 'verdict', 'ACCEPT', 'REJECT') === 'ACCEPT',
      place: typeof line === 'number' && typeof col === 'number' ? { line, column: col } : undefined,
      message: textOf(entry, 'message'),
      ops: Array.isArray(entry.ops) ? entry.ops.map(String) : [],
      runs: false,
    };
  });
}

/** ANTLR counts line feeds alone. */
function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) };
}

/** The statements of a text as editor and command line see them, each with the offset at which it begins. */
function analyze(
  text: string,
  version: DorisVersion = defaultDorisVersion,
): readonly (readonly [start: number, analyzed: AnalyzedStatement])[] {
  const snapshot = openSnapshot('', 0, version, text);
  let end = 0;
  return snapshot.pieces.map((piece, index) => {
    end += piece.text.length;
    return [end - piece.text.length, analysisAt(snapshot, index)];
  });
}

/** The syntax errors of a text in the order of the text. */
function problemsOf(text: string, dialect: Dialect): readonly Problem[] {
  return analyze(text)
    .flatMap(([start, { parsed }]) => {
      const { statement, errors } = parsed;
      const target = statement?.kind === 'alter-routine-load' ? statement.targetTable : undefined;
      const refused = target && dialect === 'merged' ? [{ span: target.keyword, message: notMerged }] : [];
      return [...refused, ...errors].map(({ span, message }) => ({ offset: start + span.start, message }));
    })
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => ({ ...placeOf(text, offset), message }));
}

const percentOf = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);
const share = (part: number, whole: number): string => `${part} of ${whole} (${percentOf(part, whole).toFixed(2)} %)`;
const at = ({ line, column }: Place): string => `${line}:${column}`;

function excerpt(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}

/**
 * What each finding with which the whole pipeline calls a text wrong says, for the newest release, or for the development branch
 * where that takes the text: some of it is newer than any release.
 */
function errorsIn(text: string): readonly string[] {
  const errorsFor = (version: DorisVersion): readonly string[] =>
    analyze(text, version)
      .flatMap(([, { findings }]) => findings)
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code}: ${message}`);
  const released = errorsFor(defaultDorisVersion);
  return released.length > 0 && errorsFor('dev').length === 0 ? [] : released;
}

function describe({ sample, problems }: Outcome): string {
  const { id, ops, accepted, place, message, sql } = sample;
  const doris = accepted ? 'accepts' : `rejects ${place ? at(place) : ''} ${message ?? ''}`;
  const ours = problems.map((problem) => `${at(problem)} ${problem.message}`).join(' / ') || 'accepted';
  return `  ${[id, ...(ops.length > 0 ? [ops.join('+')] : [])].join(' ')}\n    Doris ${doris}\n    ours: ${ours}\n    ${excerpt(sql)}`;
}

function printList(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(`\n${title}: ${lines.length}\n${lines.join('\n')}`);
}

/** Says how SET TARGET TABLE is counted, for no figure may rest on that unseen. */
function printDialect(dialect: Dialect, outcomes: readonly Outcome[]): void {
  const affected = outcomes.filter(({ problems }) => problems.some(({ message }) => message === notMerged));
  const only = affected.filter(({ problems }) => problems.length === 1);
  console.log(
    dialect === 'dev'
      ? 'Dialect dev: SET TARGET TABLE is taken.'
      : `Dialect merged: SET TARGET TABLE counts as a syntax error; ${affected.length} texts use it, ${only.length} of them would else be accepted.`,
  );
}

interface Figures {
  /** Percent of the verdicts that agree. */
  readonly agreement: number;
  readonly falseAlarms: number;
  /** Of the samples that both refuse and whose place is known. */
  readonly placed: number;
  readonly near: number;
}

/** Prints how one part of the corpus compares. */
function compare(title: string, outcomes: readonly Outcome[], verbose: boolean): Figures {
  const agrees = ({ sample, problems }: Outcome): boolean => sample.accepted === (problems.length === 0);
  const falseAlarms = outcomes.filter((outcome) => outcome.sample.accepted && !agrees(outcome));
  const misses = outcomes.filter((outcome) => !outcome.sample.accepted && !agrees(outcome));
  const rejected = outcomes.filter((outcome) => !outcome.sample.accepted && agrees(outcome));
  const placed = rejected.filter(({ sample }) => sample.place);
  const far = placed.filter(({ sample, problems }) => {
    return Math.abs((sample.place?.line ?? 0) - (problems[0]?.line ?? 0)) > 1;
  });
  const oneChange = rejected.filter(({ sample }) => sample.ops.length === 1);
  const doubled = oneChange.filter(({ problems }) => problems.length > 1);
  const agreeing = outcomes.length - falseAlarms.length - misses.length;
  console.log(
    `${title}: ${share(agreeing, outcomes.length)} agree; ${falseAlarms.length} false alarms, ${misses.length} misses`,
  );
  if (placed.length > 0)
    console.log(`  first error within one line of Doris's: ${share(placed.length - far.length, placed.length)}`);
  if (oneChange.length > 0)
    console.log(`  one change, one error: ${share(oneChange.length - doubled.length, oneChange.length)}`);
  printList(`${title}, false alarms`, falseAlarms.map(describe));
  printList(`${title}, misses`, misses.map(describe));
  if (verbose) {
    printList(`${title}, place more than a line away`, far.map(describe));
    printList(`${title}, several errors for one change`, doubled.map(describe));
  }
  return {
    agreement: percentOf(agreeing, outcomes.length),
    falseAlarms: falseAlarms.length,
    placed: placed.length,
    near: placed.length - far.length,
  };
}

/** Prints the findings that call a statement wrong which Doris runs; gives their number. */
function checkFindings(samples: readonly Sample[]): number {
  const lines = samples.flatMap(({ id, sql, runs }) => (runs ? errorsIn(sql) : []).map((error) => `  ${id} ${error}`));
  const count = samples.filter(({ runs }) => runs).length;
  console.log(`Findings of error severity on the ${count} statements that Doris runs: ${lines.length}`);
  printList('Findings of error severity', lines);
  return lines.length;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        dialect: { type: 'string', default: 'merged' },
        statements: { type: 'string' },
        mutants: { type: 'string' },
        place: { type: 'string' },
        alarms: { type: 'string' },
        verbose: { type: 'boolean', default: false },
      },
    });
    return { values, positionals };
  } catch (error) {
    throw new BadCall(`${error instanceof Error ? error.message.split('. ')[0] : error}; usage: ${usage}`);
  }
}

function numberOf(option: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!(number >= 0 && number <= most)) throw new BadCall(`--${option} ${value} is not a number from 0 to ${most}`);
  return number;
}

/** Gives the exit code: 1 when a figure is worse than the option says. */
function main(): number {
  const { values, positionals } = readArguments();
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new BadCall(`expected one folder; usage: ${usage}`);
  const { dialect, verbose } = values;
  if (dialect !== 'merged' && dialect !== 'dev') throw new BadCall(`--dialect ${dialect} is neither merged nor dev`);
  const least = {
    statements: numberOf('statements', values.statements, 100),
    mutants: numberOf('mutants', values.mutants, 100),
    place: numberOf('place', values.place, 100),
  };
  const mostAlarms = numberOf('alarms', values.alarms, Number.MAX_SAFE_INTEGER);
  const statements = readStatements(folder);
  const mutants = readMutants(folder);
  if (statements.length + mutants.length === 0)
    throw new BadCall(`${folder} has neither an index.jsonl nor a mutants.jsonl with entries`);

  const judge = (sample: Sample): Outcome => ({ sample, problems: problemsOf(sample.sql, dialect) });
  const outcomes = { statements: statements.map(judge), mutants: mutants.map(judge) };
  printDialect(dialect, [...outcomes.statements, ...outcomes.mutants]);
  const ofStatements = compare('Statements', outcomes.statements, verbose);
  const ofMutants = compare('Mutants', outcomes.mutants, verbose);
  const alarms = ofStatements.falseAlarms + ofMutants.falseAlarms + checkFindings(statements);

  const near = percentOf(ofStatements.near + ofMutants.near, ofStatements.placed + ofMutants.placed);
  const failures = [
    ...(ofStatements.agreement < (least.statements ?? 0) ? [`statements below ${least.statements} %`] : []),
    ...(ofMutants.agreement < (least.mutants ?? 0) ? [`mutants below ${least.mutants} %`] : []),
    ...(near < (least.place ?? 0) ? [`places below ${least.place} %`] : []),
    ...(alarms > (mostAlarms ?? Number.POSITIVE_INFINITY) ? [`more than ${mostAlarms} false alarms`] : []),
  ];
  if (failures.length > 0) console.error(`check:corpus failed: ${failures.join(', ')}`);
  return failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof BadCall)) throw error;
  console.error(`check:corpus: ${error.message}`);
  process.exitCode = 2;
}
