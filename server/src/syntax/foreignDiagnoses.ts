import { startsClause } from './clauseOrder.ts';
import { insertion, removal } from './edits.ts';
import type { Diagnosis, Situation } from './situation.ts';
import * as s from './situation.ts';
import type { SyntaxFix, SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** What other SQL has and Routine Load has not. */

/** Clauses of other loads and of tables, by their first words, and what is to be known instead. */
const otherLoads: readonly (readonly [words: readonly string[], what: string])[] = [
  ...['BROKER', 'S3', 'HDFS', 'LOCAL', 'RESOURCE'].map(
    (word) => [['WITH', word], 'FROM names where the data is'] as const,
  ),
  [['WITH', 'LABEL'], 'the name of the job is its label'],
  [['DISTRIBUTED', 'BY'], 'that belongs to the table'],
  [['FORMAT', 'AS'], 'the format of the messages is one of its PROPERTIES'],
];

/** How many tokens a clause that Routine Load has not goes on: up to the next one, or what closes the list around it. */
function lengthOfClause({ input, at }: Situation): number {
  let index = at + 1;
  for (let depth = 0; index < input.length; index++) {
    const { tokenType } = input[index] as t.Token;
    if (depth === 0 && (tokenType === t.Comma || tokenType === t.RightParen)) break;
    if (depth === 0 && index > at + 1 && startsClause(input[index], input[index + 1])) break;
    if (tokenType === t.LeftParen) depth++;
    if (tokenType === t.RightParen) depth--;
  }
  return index - at;
}

/** What ALTER has in other statements between the name and what is to change. */
function changesOf(situation: Situation): string | undefined {
  const { token, previous, output } = situation;
  if (!token || !s.is(output[0], 'ALTER') || !s.isName(previous) || output.length > 7) return undefined;
  const isChange = startsClause(s.peek(situation), s.peek(situation, 2));
  if (/^(?:ADD|DROP|MODIFY|CHANGE)$/i.test(token.image)) return isChange ? token.image : undefined;
  return /^RENAME$/i.test(token.image) ? token.image : undefined;
}

/** Words that other SQL has here and Routine Load has not: how they begin, how many tokens they take, what to say. */
const foreignClauses: readonly {
  readonly starts: (situation: Situation) => boolean;
  readonly length: (situation: Situation) => number;
  readonly message: string;
  /** Its first word begins a clause of Routine Load as well, and was read as that. */
  readonly isBegun?: true;
  /** Where taking it away would lose what it says: the edit that keeps it. */
  readonly fix?: (situation: Situation, span: Span) => SyntaxFix | undefined;
}[] = [
  ...['LINES', 'ROWS'].map((word) => ({
    starts: (at: Situation) => at.token?.image.toUpperCase() === word && s.is(s.peek(at), 'TERMINATED'),
    length: () => 4,
    message: `Routine Load has no ${word} TERMINATED BY: each Kafka message is one or more whole rows.`,
  })),
  {
    // with the name of a job it is SHOW ROUTINE LOAD TASK, whose last word is lost
    starts: (at) =>
      s.is(at.token, 'WHERE') &&
      s.is(at.output[0], 'SHOW') &&
      !at.output[0]?.virtual &&
      !at.output.some((word) => s.is(word, 'TASK')) &&
      !(s.is(at.previous, 'LOAD') && s.peek(at)?.image.toUpperCase() === 'JOBNAME'),
    length: ({ input, at }) => input.length - at,
    message: 'SHOW ROUTINE LOAD has no WHERE: name a job behind FOR, or a pattern behind LIKE.',
  },
  {
    starts: (at) => s.is(at.token, 'TABLE') && s.is(at.previous, 'ON'),
    length: () => 1,
    message: 'ON takes the bare name of a table, without TABLE in front.',
  },
  {
    starts: (at) => s.is(at.token, 'WITH') && s.peek(at)?.tokenType === t.LeftParen && s.is(at.output.at(-2), 'FROM'),
    length: () => 1,
    message: 'The properties of a source stand right behind its name, without WITH.',
  },
  {
    starts: (at) => s.is(at.token, 'IF') && s.is(s.peek(at), 'NOT') && s.is(s.peek(at, 2), 'EXISTS'),
    length: () => 3,
    message: 'CREATE ROUTINE LOAD has no IF NOT EXISTS.',
  },
  {
    starts: (at) =>
      s.is(at.token, 'OR') && s.peek(at)?.image.toUpperCase() === 'REPLACE' && s.is(at.previous, 'CREATE'),
    length: () => 2,
    message: 'CREATE ROUTINE LOAD has no OR REPLACE: stop the old job first, its name is free then.',
  },
  {
    starts: (at) =>
      s.is(s.peek(at), 'BY') &&
      s.peek(at, 2)?.tokenType === t.StringToken &&
      /^(?:SEPARATED|DELIMITED|TERMINATED|SPLIT|SEPARATOR|DELIMITER)$/i.test(at.token?.image ?? '') &&
      s.inside(at, 'loadClauses'),
    length: () => 3,
    message: 'The separator of the columns is written as `COLUMNS TERMINATED BY "…"`.',
    fix: asSeparator,
  },
  {
    starts: (at) => s.is(at.token, 'SET') && s.peek(at)?.tokenType === t.LeftParen,
    length: ({ input, at }) => (s.closing(input, at + 1) ?? input.length - 1) + 1 - at,
    message: 'Routine Load has no SET: a column is worked out in COLUMNS, as in `COLUMNS (a, b = a + 1)`.',
    fix: intoColumns,
  },
  {
    starts: (at) =>
      s.is(at.token, 'COLUMNS') && s.is(s.peek(at), 'FROM') && s.peek(at, 2)?.image.toUpperCase() === 'PATH',
    length: ({ input, at }) => (s.is(input[at + 3], 'AS') ? (s.closing(input, at + 4) ?? at + 3) : at + 2) + 1 - at,
    message: 'Routine Load has no COLUMNS FROM PATH: a message of Kafka has no path.',
    isBegun: true,
  },
  {
    starts: (at) => changesOf(at) !== undefined && at.token?.image.toUpperCase() !== 'RENAME',
    length: () => 1,
    message:
      'ALTER ROUTINE LOAD has no word for the kind of change: a clause behind the name of the job replaces that of the job.',
    // what is added or dropped is not what the clause would say without the word
    fix: ({ token }, span) =>
      /^(?:MODIFY|CHANGE)$/i.test(token?.image ?? '') ? { title: 'Remove it', edits: [{ span, text: '' }] } : undefined,
  },
  {
    starts: (at) => changesOf(at)?.toUpperCase() === 'RENAME',
    length: lengthOfClause,
    message: 'ALTER ROUTINE LOAD has no RENAME: a job keeps its name.',
    fix: () => undefined,
  },
  {
    starts: (at) => /^(?:DATA_)?SOURCE$/i.test(at.token?.image ?? '') && s.peek(at)?.tokenType === t.Equals,
    length: () => 3,
    message: 'The source of the data is written as `FROM KAFKA (…)`.',
  },
  ...otherLoads.map(([words, what]) => ({
    starts: (at: Situation) =>
      !s.inside(at, 'expression') && words.every((word, ahead) => s.peek(at, ahead)?.image.toUpperCase() === word),
    isBegun: true as const,
    length: lengthOfClause,
    message: `Routine Load has no ${words.join(' ')}: ${what}.`,
    fix: words[0] === 'FORMAT' ? () => undefined : undefined,
  })),
  {
    starts: (at) => s.is(at.token, 'ASC', 'DESC') && s.inside(at, 'loadClauses'),
    length: () => 1,
    message: 'ORDER BY names the sequence column of Routine Load: one column, without ASC or DESC.',
  },
];

/** A place with the blanks in front of it, unless it begins its line. */
function withBlanks(text: string, start: number): number {
  let at = start;
  while (/[ \t]/.test(text.charAt(at - 1))) at--;
  return at === 0 || /[\r\n]/.test(text.charAt(at - 1)) ? start : at;
}

/** What stands for COLUMNS TERMINATED BY, as that. */
function asSeparator(situation: Situation): SyntaxFix | undefined {
  const { token } = situation;
  const by = s.peek(situation);
  if (!token || !by) return undefined;
  const gap = s.gap(situation);
  const comma = s.wants(situation, t.Comma, 'loadClauses') ? [insertion(gap, ',')] : [];
  return {
    title: 'Change to COLUMNS TERMINATED BY',
    edits: [...comma, { span: { start: token.start, end: by.end }, text: 'COLUMNS TERMINATED BY' }],
  };
}

/** What SET works out, as columns of the COLUMNS in front of it, or of one in its place. */
function intoColumns({ text, input, at, output }: Situation, span: Span): SyntaxFix | undefined {
  const open = input[at + 1];
  const inside = text.slice(open?.end ?? span.end, span.end - 1).trim();
  if (inside === '' || text.charAt(span.end - 1) !== ')') return undefined;
  if (!output.some((token) => s.is(token, 'COLUMNS') && !s.is(output[output.indexOf(token) + 1], 'TERMINATED'))) {
    const set = input[at] ?? span;
    return { title: 'Write it as COLUMNS', edits: [{ span: { start: set.start, end: set.end }, text: 'COLUMNS' }] };
  }
  const close = output.findLast(({ tokenType }) => tokenType !== t.Comma);
  if (close?.tokenType !== t.RightParen || !s.is(output[s.opening(output, output.indexOf(close)) - 1], 'COLUMNS'))
    return undefined;
  const edits = [{ span: { start: close.start, end: span.end }, text: `, ${inside})` }];
  return { title: 'Move it into COLUMNS', edits };
}

/** The situation one token earlier. */
function earlier(situation: Situation): Situation | undefined {
  const { input, at, output, states, previous } = situation;
  const progress = states.at(-2);
  if (!previous || !progress || input[at - 1] !== previous) return undefined;
  const before = { at: at - 1, output: output.slice(0, -1), states: states.slice(0, -1), progress };
  return { ...situation, ...before, token: previous, previous: output.at(-2) };
}

const foreignClause: Diagnosis = (here) => {
  const before = earlier(here);
  const begun = before && foreignClauses.find(({ isBegun, starts }) => isBegun && starts(before));
  const situation = begun ? before : here;
  const { token, previous, output } = situation;
  const clause = begun ?? foreignClauses.find(({ starts }) => starts(situation));
  if (!clause || !token) return undefined;
  const length = Math.max(1, clause.length(situation));
  const last = situation.input[situation.at + length - 1] ?? token;
  const comma = previous?.tokenType === t.Comma ? previous : undefined;
  const next = situation.input[situation.at + length];
  // a comma that belongs between the clauses around stays
  const isSurplus = !comma && next?.tokenType === t.Comma && !s.wants(situation, t.Comma);
  const nextComma = isSurplus ? next : undefined;
  const span = { start: token.start, end: last.end };
  return {
    keep: output.length - (comma ? 1 : 0),
    insert: [],
    skip: situation.at - here.at + length + (nextComma ? 1 : 0),
    error: () => ({
      span,
      message: clause.message,
      fix: clause.fix
        ? clause.fix(situation, span)
        : {
            title: 'Remove it',
            edits: [
              {
                span: {
                  start: comma?.start ?? withBlanks(situation.text, span.start),
                  end: nextComma?.end ?? span.end,
                },
                text: '',
              },
            ],
          },
    }),
  };
};

const foreignComment: Diagnosis = (situation) => {
  const { token, text, input, at } = situation;
  const hash = token?.image === '#';
  const slashes = token?.image === '/' && s.peek(situation)?.image === '/';
  if (!token || (!hash && !slashes)) return undefined;
  const lineEnd = text.slice(token.start).search(/[\r\n]|$/) + token.start;
  const behind = input.findIndex((other, index) => index > at && other.start >= lineEnd);
  const mark = hash ? '#' : '//';
  const markEnd = token.start + mark.length;
  const problem = foreignCommentProblem({ start: token.start, end: lineEnd }, mark);
  return [
    s.skipping(situation, (behind < 0 ? input.length : behind) - at, () => problem),
    // what stands behind the mark is needed
    s.skipping(situation, mark.length, () => ({
      span: { start: token.start, end: markEnd },
      message: problem.message,
      fix: { title: `Remove ${mark}`, edits: [removal(token.start, markEnd)] },
    })),
  ];
};

/** What to say about a line that is a comment in other languages. */
export function foreignCommentProblem(span: Span, mark: '#' | '//'): SyntaxProblem {
  return {
    span,
    message: `\`${mark}\` does not start a comment in Doris: write \`--\`.`,
    fix: { title: 'Change to --', edits: [{ span: { start: span.start, end: span.start + mark.length }, text: '--' }] },
  };
}

/** `WITH PROPERTIES (…)`: a load has WITH for something else. */
const withProperties: Diagnosis = (situation) => {
  const { token, previous } = situation;
  if (!token || !previous || !s.is(previous, 'WITH') || !s.is(token, 'PROPERTIES')) return undefined;
  return s.withoutPrevious(situation, () => ({
    span: previous,
    message: 'PROPERTIES stands without WITH, which is for APPEND, DELETE or MERGE.',
    fix: { title: 'Remove WITH', edits: [removal(previous.start, token.start)] },
  }));
};

/** In the order in which they win ties. */
export const foreignDiagnoses: readonly Diagnosis[] = [foreignClause, withProperties, foreignComment];
