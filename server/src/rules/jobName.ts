import { isAtLeast, isPlaceholder } from '../catalog/index.ts';
import type { Job } from '../model/job.ts';
import type { TextEdit } from '../syntax/edits.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import type { Label, Name, RoutineLoadStatement, Span } from '../syntax/tree.ts';
import { gapParts } from './listLayout.ts';
import { defineRule, type Finding, type Report } from './rule.ts';

interface Data {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
}

/** How many characters the name of a job may have (FeNameFormat.COMMON_NAME_REGEX). */
const longestName = 64;

/** A name that passes both checks, wherever it is made. */
const usualName = new RegExp(`^[A-Za-z][A-Za-z0-9_-]{0,${longestName - 1}}$`);

/** How many a label may have by default (frontend setting `label_regex_length`). */
const longestLabel = 128;

/** Names of jobs that Doris refuses. */
export const jobName = defineRule<Data | undefined>({
  id: 'job-name',
  severity: 'error',
  docs: {
    covers: [16],
    summary: 'The name of a job begins with a letter and has at most 64 letters, digits, `_` and `-`.',
    why: [
      'A job is named `name` or `database.name`. Doris checks the name twice: as a label, which may hold letters, digits, `-`, `_` and `:`',
      '(`Label format error. regex: …`), then as a name, which must begin with a letter, has no `:` and is not longer than 64 characters',
      "(`Incorrect ROUTINE LOAD NAME name '…'`). A hyphen needs backquotes. Letters beyond ASCII pass where the session variable `enable_unicode_name_support` is on.",
    ].join(' '),
    sources: [
      'FeNameFormat, CreateRoutineLoadInfo.validate, LogicalPlanBuilder.visitCreateRoutineLoad (Doris frontend)',
    ],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD shop.«2»024_orders ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD shop.job_2024_orders ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD \`orders«:»eu\` ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD \`orders_eu\` ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD «internal.»shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      { sql: 'PAUSE ROUTINE LOAD FOR «internal.»shop.orders;', fixed: 'PAUSE ROUTINE LOAD FOR shop.orders;' },
      {
        sql: `CREATE ROUTINE LOAD a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_g234«5» ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD shop.\`orders-eu_2\` ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_g234 ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD \`<job>\` ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const { label } = job.statement;
    const name = label?.parts.at(-1);
    if (!label || !name || !isJoined(job, label)) return;
    const answer =
      job.kind === 'create' && isAtLeast(job.version, '3.1')
        ? ': Doris answers `labelParts in load should be [db.]label`'
        : '';
    const found = partsFinding(label, answer) ?? nameFinding(name);
    if (found) report(found);
  },
  fixes: (data) => (data ? [{ ...data, safe: false }] : []),
});

/** Whether the dots between the parts are in the text, and not only made up in the repair of a syntax error. */
function isJoined({ text }: Job, { parts }: Label): boolean {
  return parts.every((part, index) => {
    const previous = parts[index - 1];
    return (
      !previous ||
      text.slice(previous.end, part.start) === '.' ||
      gapParts(text, previous.end, part.start).some(({ start }) => text.charAt(start) === '.')
    );
  });
}

/** The finding of a statement without property lists whose job has a name of three parts; none while its syntax is broken. */
export function jobReferenceFindings({ statement, errors }: ParsedStatement): readonly Finding[] {
  if (!statement?.label || errors.length > 0 || hasLists(statement)) return [];
  const showsJobs = statement.kind === 'show-routine-load' || statement.kind === 'show-routine-load-task';
  const answer = showsJobs ? '' : ': Doris answers `only support [<db>.]<job_name>`';
  const found = partsFinding(statement.label, answer);
  if (!found) return [];
  const { id: code, severity } = jobName;
  const { span, message, data } = found;
  const fixes = data ? [{ ...data, safe: false }] : [];
  return [{ ...{ code, severity, span, message }, unnecessary: false, related: [], fixes: () => fixes }];
}

function hasLists({ kind }: RoutineLoadStatement): boolean {
  return kind === 'create-routine-load' || kind === 'alter-routine-load';
}

/** @param answer how the message goes on with what Doris says. */
function partsFinding({ parts }: Label, answer: string): Report<Data | undefined> | undefined {
  const [first] = parts;
  const database = parts.at(-2);
  if (parts.length < 3 || !first || !database) return undefined;
  const surplus = { start: first.start, end: database.start };
  const names = parts.slice(-2).map(({ text }) => text);
  return {
    span: surplus,
    message: `A job is named by its database and its own name, without a catalog${answer}.`,
    data: { title: `Keep ${names.join('.')}`, edits: [{ span: surplus, text: '' }], preferred: true },
  };
}

function nameFinding(name: Name): Report<Data | undefined> | undefined {
  if (usualName.test(name.text) || isPlaceholder(name.text)) return undefined;
  const characters = [...name.text];
  const [first = ''] = characters;
  const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);
  const illegal = characters.findIndex((character) => !/^[A-Za-z0-9_-]$/.test(character) && !isLetter(character));
  const answer = answerTo(characters);
  const meant = repaired(name.text);
  const data =
    meant === undefined
      ? undefined
      : { title: `Change to ${meant}`, edits: [{ span: textOf(name), text: meant }], preferred: true };
  const place = (from: number, to: number): Span => partOf(name, characters, from, to);
  if (!isLetter(first)) {
    return { span: place(0, 1), message: `The name of a job must begin with a letter: ${answer}.`, data };
  }
  if (illegal > 0) {
    const what = named(characters[illegal] ?? '');
    const message = `The name of a job may hold letters, digits, \`_\` and \`-\`, but no ${what}: ${answer}.`;
    return { span: place(illegal, illegal + 1), message, data };
  }
  if (characters.length > longestName) {
    const message = `The name of a job has at most ${longestName} characters, this one ${characters.length}: ${answer}.`;
    return { span: place(longestName, characters.length), message, data: undefined };
  }
  const foreign = characters.findIndex((character) => !/^[A-Za-z0-9_-]$/.test(character));
  if (foreign < 0) return undefined;
  return {
    span: place(foreign, foreign + 1),
    severity: 'warning',
    message: `Letters beyond ASCII pass only where the session variable \`enable_unicode_name_support\` is on; by default ${answer}.`,
    data: undefined,
  };
}

function named(character: string): string {
  if (/\s/.test(character)) return 'blank';
  return character === '`' ? 'backquote' : `\`${character}\``;
}

/** The check of the label comes first, and lets more through. */
function answerTo(characters: readonly string[]): string {
  const isLabel =
    characters.length <= longestLabel && characters.every((character) => /^[-_A-Za-z0-9:]$/.test(character));
  return isLabel
    ? `Doris answers \`Incorrect ROUTINE LOAD NAME name …\``
    : `Doris answers \`Label format error. regex: ^[-_A-Za-z0-9:]{1,${longestLabel}}$, …\``;
}

/** The name with `_` for what may not stand in it; `undefined` when too little of it would be left. */
function repaired(text: string): string | undefined {
  if (/[^\p{ASCII}]/u.test(text)) return undefined;
  const clean = text.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[_-]+|_+$/g, '');
  const name = /^\d/.test(clean) ? `job_${clean}` : clean;
  return name.length > 0 && name.length <= longestName ? name : undefined;
}

/** The name without its backquotes. */
function textOf({ start, end, backquoted }: Name): Span {
  return backquoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** A part of a name, in characters; the whole name where doubled backquotes make places uncertain. */
function partOf(name: Name, characters: readonly string[], from: number, to: number): Span {
  const { start, end } = textOf(name);
  if (end - start !== name.text.length) return name;
  const offset = (index: number): number => start + characters.slice(0, index).join('').length;
  return { start: offset(from), end: offset(to) };
}
