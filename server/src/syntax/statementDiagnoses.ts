import { startsClause } from './clauseOrder.ts';
import { insertion } from './edits.ts';
import { shortestCompletion } from './follow.ts';
import { heads, verbs } from './headWords.ts';
import { openParentheses } from './parenthesisDiagnoses.ts';
import type { Diagnosis, Repair } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** What to do where the beginning of something is lost: of the next statement its `;`, of a statement or a list its first words. */

/** Whether the words of a head stand at an index, spelt as they should be. */
function isHeadAt(tokens: readonly t.Token[], index: number): boolean {
  let at = index;
  if (!verbs.has(tokens[at++]?.tokenType.name ?? '')) return false;
  if (s.is(tokens[at], 'ALL')) at++;
  if (s.is(tokens[at], 'CREATE')) at++;
  return s.is(tokens[at], 'ROUTINE') && s.is(tokens[at + 1], 'LOAD');
}

/** Another statement about Routine Load goes on on the same line. */
const nextStatement: Diagnosis = (situation) => {
  const { token, input, at, output, progress } = situation;
  const comma = token?.tokenType === t.Comma ? token : undefined;
  if (!token || !isHeadAt(input, at + (comma ? 1 : 0)) || !output.some((other) => s.is(other, 'LOAD')))
    return undefined;
  const end = s.gap(situation);
  return {
    keep: output.length,
    insert: progress.complete ? [] : shortestCompletion(progress).map((type) => s.virtual(type, end)),
    skip: input.length - at,
    error: () => ({
      span: comma ?? s.lastCharacter(situation),
      message: comma
        ? 'A `;` must stand between two statements, not a comma.'
        : 'A `;` is missing between this statement and the next.',
      fix: {
        title: comma ? 'Change to ;' : 'Insert ;',
        edits: [{ span: comma ?? { start: end, end }, text: ';' }],
      },
    }),
  };
};

const longestHead = Math.max(...heads.map(({ length }) => length));

/** The first word of a statement that has no blank at all. */
const headWithoutBlanks = /^(?:CREATE|ALTER|PAUSE|RESUME|STOP|SHOW)(?:ALL)?(?:CREATE)?ROUTINELOAD./i;

/** All blanks are lost. */
const lostBlanks: Diagnosis = ({ token, input, output, at, progress }) => {
  if (!token || output.length > 0 || !headWithoutBlanks.test(token.image)) return undefined;
  if (input.some(({ start }, index) => index > at && start !== input[index - 1]?.end)) return undefined;
  return {
    keep: 0,
    insert: shortestCompletion(progress).map((type) => s.virtual(type, token.start)),
    skip: input.length - at,
    error: () => ({ span: token, message: 'The blanks between the words are lost.' }),
  };
};

/** The words of a head stand in another order. */
const wrongHead: Diagnosis = ({ token, input, output, at, text }) => {
  if (!token || at >= longestHead || output.some((other, index) => other !== input[index])) return undefined;
  return heads.flatMap((words): Repair[] => {
    const first = input[0];
    const last = input[words.length - 1];
    const written = input.slice(0, words.length).map(({ tokenType }) => tokenType.name);
    if (!first || !last || at >= words.length || written.toSorted().join() !== words.toSorted().join()) return [];
    const span = { start: first.start, end: last.end };
    const head = words.join(' ');
    return [
      {
        keep: 0,
        insert: words.flatMap(
          (word) => input.slice(0, words.length).find(({ tokenType }) => tokenType.name === word) ?? [],
        ),
        skip: words.length - at,
        error: () => ({
          span,
          message: `The words must stand in this order: ${head}.`,
          fix: /--|\/\*/.test(text.slice(span.start, span.end))
            ? undefined
            : { title: `Change to ${head}`, edits: [{ span, text: head }] },
        }),
      },
    ];
  });
};

const headWords: ReadonlySet<string> = new Set(heads.flat());

/** The clauses belong to a statement with another verb: `STOP ROUTINE LOAD FOR j PROPERTIES (…)`. */
export const otherVerb: Diagnosis = ({ token, output, input }) => {
  const [verb, ...rest] = output;
  if (!token || !verb || verb !== input[0] || !verbs.has(verb.tokenType.name)) return undefined;
  // who asks for jobs does not mean to change one
  if (s.is(verb, 'SHOW') && s.is(token, 'WHERE')) return undefined;
  return (['CREATE', 'ALTER'] as const)
    .filter((word) => !s.is(verb, word))
    .map((word) => ({
      keep: 0,
      insert: [{ ...s.virtual(t.keyword(word), verb.start), end: verb.end }, ...rest],
      skip: 0,
      cost: 4,
      error: () => ({
        span: verb,
        message: `What follows belongs to ${word}, not to ${verb.tokenType.name}.`,
        fix: { title: `Change to ${word}`, edits: [{ span: { start: verb.start, end: verb.end }, text: word }] },
      }),
    }));
};

/** The verb is lost, and the rest of the head is there; which verb it was nobody knows. */
const missingVerb: Diagnosis = ({ token, input, output, at }) => {
  const isRoutine = s.is(token, 'ROUTINE') && s.is(input[at + 1], 'LOAD');
  if (!token || output.length > 0 || !isRoutine) return undefined;
  return (['PAUSE', 'SHOW', 'CREATE', 'ALTER'] as const).map((verb) => ({
    keep: 0,
    insert: [s.virtual(t.keyword(verb), token.start)],
    skip: 0,
    error: () => ({
      span: { start: token.start, end: input[at + 1]?.end ?? token.end },
      message: 'The first word is missing: CREATE, ALTER, PAUSE, RESUME, STOP or SHOW.',
    }),
  }));
};

/** Nothing is left of a head but some of its words. */
export const brokenHead: Diagnosis = (situation) => {
  const { input, at, output } = situation;
  if (output.length > 0) return undefined;
  let count = 0;
  while (headWords.has(input[at + count]?.tokenType.name ?? '')) count++;
  const last = input[at + count - 1];
  const first = input[at];
  if (!first || !last || count === 0) return undefined;
  const isNamed = s.isName(input[at + count]);
  const heads = [
    ['SHOW', 'ROUTINE', 'LOAD', ...(isNamed ? (['FOR'] as const) : [])],
    ...(isNamed
      ? ([
          ['CREATE', 'ROUTINE', 'LOAD'],
          ['ALTER', 'ROUTINE', 'LOAD', 'FOR'],
        ] as const)
      : []),
  ] as const;
  return heads.map((words) => ({
    keep: 0,
    insert: words.map((word) => s.virtual(t.keyword(word), first.start)),
    skip: count,
    cost: 3,
    error: () => ({
      span: { start: first.start, end: last.end },
      message:
        'A statement about Routine Load begins with CREATE, ALTER, PAUSE, RESUME, STOP or SHOW, and ROUTINE LOAD.',
    }),
  }));
};

/** More of a statement than its first words is lost, so that it begins in the middle of a clause. */
export const lostBeginning: Diagnosis = ({ token, input, output, at }) => {
  if (!token || output.length > 0 || at > 0 || verbs.has(token.tokenType.name) || headWords.has(token.tokenType.name))
    return undefined;
  let depth = 0;
  const next = input.findIndex((other, index) => {
    if (other.tokenType === t.LeftParen) depth++;
    // what is closed here was opened in what is lost
    if (other.tokenType === t.RightParen) depth = Math.max(0, depth - 1);
    return index > 0 && depth === 0 && startsClause(other, input[index + 1]);
  });
  const last = input[next - 1];
  if (!last) return undefined;
  const words = [t.keyword('CREATE'), t.keyword('ROUTINE'), t.keyword('LOAD'), t.Name];
  return {
    keep: 0,
    insert: words.map((type) => s.virtual(type, token.start)),
    skip: next,
    // whatever mends less and reads as far is likelier
    cost: 4,
    error: () => ({
      span: { start: token.start, end: last.end },
      message: 'The beginning of the statement is missing: CREATE ROUTINE LOAD and the name of the job.',
    }),
  };
};

/** ROUTINE and LOAD are lost, or one word stands for both of them, and the name of the job follows. */
const lostHead: Diagnosis = (situation) => {
  const { token, output, progress } = situation;
  if (!s.isName(token) || output.length === 0 || output.length > 2) return undefined;
  const types = shortestCompletion(progress);
  const words = types.slice(0, types.indexOf(t.Name));
  if (words.length < 2) return undefined;
  const missing = words.map(({ name }) => name).join(' ');
  if (s.isName(s.peek(situation)))
    return {
      ...s.inserting(situation, words, () => ({
        span: token,
        message: `${s.quoteFirst(token)} stands where ${missing} belongs.`,
        fix: { title: `Change to ${missing}`, edits: [{ span: token, text: missing }] },
      })),
      skip: 1,
    };
  return s.inserting(situation, words, () => ({
    span: token,
    message: `${missing} is missing before ${s.quote(token)}.`,
    fix: {
      title: `Insert ${missing}`,
      edits: [insertion(token.start, `${missing} `)],
    },
  }));
};

/** The name that a clause or the head ends with is lost, and the first word of the clause behind it was read as one. */
const missingName: Diagnosis = ({ token, previous, output }) => {
  if (!previous || previous.virtual || !startsClause(previous, token)) return undefined;
  const before = output.at(-2);
  const isOrder = s.is(before, 'BY') && s.is(output.at(-3), 'ORDER');
  if (before && (isOrder || s.is(before, 'PARTITION')))
    return [[], [s.virtual(t.Comma, before.end)]].map((comma) => ({
      keep: output.length - 1,
      insert: [s.virtual(t.Name, before.end), ...comma, previous],
      skip: 0,
      error: () => ({
        span: before,
        message: `A name is missing behind ${isOrder ? 'ORDER BY' : 'PARTITION'}.`,
      }),
    }));
  const isLabel = before?.tokenType === t.Dot && s.is(output.at(-4), 'LOAD', 'FOR');
  if (!isLabel && !s.is(before, 'LOAD', 'FOR', 'ON')) return undefined;
  return {
    keep: output.length - 1,
    insert: [s.virtual(t.Name, previous.start), previous],
    skip: 0,
    error: () => ({
      span: previous,
      message: `The name of the ${s.is(before, 'ON') ? 'table' : 'job'} is missing before ${s.quote(previous)}.`,
    }),
  };
};

/** The keys of a source have its name in front, or a dot behind what they are about; those of a job have neither. */
const sourceKey = /^.?(?:kafka|kinesis)_|\w\.\w/i;

/** The first words of a list are lost, its parenthesis too perhaps: `"format" = "json")` without `PROPERTIES (`. */
export const lostListHead: Diagnosis = (situation) => {
  const { token, input, at, output } = situation;
  const isAhead = s.inside(situation, 'loadClauses');
  if (!token || startsClause(token, s.peek(situation)) || !(isAhead || s.wants(situation, t.keyword('FROM'))))
    return undefined;
  const isOpen = token.tokenType === t.LeftParen;
  const [first, second] = isOpen ? [s.peek(situation), s.peek(situation, 2)] : [token, s.peek(situation)];
  const isProperty = second?.tokenType === t.Equals;
  const isColumn =
    s.isName(first) && (isProperty || second?.tokenType === t.Comma || second?.tokenType === t.RightParen);
  if (!first || (!isColumn && !(isProperty && first.kind === 'string'))) return undefined;
  const isSourceAhead = input
    .slice(at)
    .some((other, index) => s.is(other, 'FROM') && startsClause(other, input[at + index + 1]));
  // there is one list of columns: another list of names behind it is that of the partitions
  const isNext = output.some((other, index) => s.is(other, 'COLUMNS') && output[index + 1]?.tokenType === t.LeftParen);
  const list = isNext ? 'PARTITION' : 'COLUMNS';
  const isJobs = isProperty && isAhead && (isSourceAhead || (s.is(output[0], 'ALTER') && !sourceKey.test(first.image)));
  const heads: readonly (readonly [words: string, types: readonly t.Token['tokenType'][]])[] = [
    ...(isColumn && isAhead && !(isNext && isProperty) ? ([[list, [t.keyword(list)]]] as const) : []),
    ...(isJobs ? ([['PROPERTIES', [t.keyword('PROPERTIES')]]] as const) : []),
    ...(isProperty && !isSourceAhead && !isJobs ? ([['FROM KAFKA', [t.keyword('FROM'), t.Name]]] as const) : []),
  ];
  const end = s.gap(situation);
  return heads.flatMap(([words, types]) => {
    const opened = isOpen ? words : `${words} (`;
    const repair = (comma: readonly t.Token['tokenType'][], cost: number): Repair => ({
      ...s.inserting(situation, [...comma, ...types, ...(isOpen ? [] : [t.LeftParen])], () => ({
        span: token,
        message: `\`${opened}\` is missing before ${s.quote(token)}.`,
        fix: {
          title: `Insert ${opened}`,
          edits: [
            ...(comma.length > 0 ? [insertion(end, ',')] : []),
            insertion(token.start, `${end === token.start ? ' ' : ''}${opened}${isOpen ? ' ' : ''}`),
          ],
          isGuess: isNext,
        },
      })),
      cost,
    });
    return output.at(-1)?.tokenType === t.Comma ? [repair([], 0)] : [repair([], 0), repair([t.Comma], 1)];
  });
};

/** The line between two lists is lost: `)` and the words that the second one has in front. */
const lostBetweenLists: Diagnosis = (situation) => {
  const { token, input, at, output } = situation;
  if (startsClause(output.at(-1), token)) return undefined;
  const open = openParentheses(output);
  const owner = output[(open[0] ?? 0) - 1];
  if (!token || token.tokenType !== t.LeftParen || open.length !== 1 || !s.wants(situation, t.RightParen))
    return undefined;
  if (s.peek(situation)?.kind !== 'string' || s.peek(situation, 2)?.tokenType !== t.Equals) return undefined;
  const isSourceAhead = input
    .slice(at)
    .some((other, index) => s.is(other, 'FROM') && startsClause(other, input[at + index + 1]));
  if (!s.is(owner, 'COLUMNS') && (isSourceAhead || !s.is(owner, 'PROPERTIES'))) return undefined;
  const words = isSourceAhead ? ') PROPERTIES' : ') FROM KAFKA';
  const types = isSourceAhead ? [t.keyword('PROPERTIES')] : [t.keyword('FROM'), t.Name];
  return s.inserting(situation, [t.RightParen, ...types], () => ({
    span: token,
    message: `\`${words}\` is missing before ${s.quote(token)}.`,
    fix: { title: `Insert ${words}`, edits: [insertion(token.start, `${words} `)] },
  }));
};

/** In the order in which they win ties. */
export const statementDiagnoses: readonly Diagnosis[] = [
  lostBlanks,
  nextStatement,
  wrongHead,
  missingVerb,
  lostHead,
  missingName,
  lostBetweenLists,
];
