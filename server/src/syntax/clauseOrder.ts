import { insertion, removal } from './edits.ts';
import type { Diagnosis, Repair, Situation } from './situation.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

/** Words of a head; where they are not complete, clauses are in their place. */
const longestHead = 3;

/** Whether a clause of a CREATE or ALTER statement begins with this token, `next` being the one behind it. */
export function startsClause(token: t.Token | undefined, next: t.Token | undefined): boolean {
  if (s.is(token, 'ON', 'WITH', 'WHERE', 'FROM', 'PRECEDING', 'PARTITION')) return true;
  if (s.is(token, 'COLUMNS')) return s.is(next, 'TERMINATED') || next?.tokenType === t.LeftParen;
  if (s.is(token, 'PROPERTIES', 'PARTITIONS')) return next?.tokenType === t.LeftParen;
  if (s.is(token, 'COMMENT')) return next?.tokenType === t.StringToken;
  if (s.is(token, 'TEMPORARY')) return s.is(next, 'PARTITION', 'PARTITIONS');
  return (s.is(token, 'DELETE') && s.is(next, 'ON')) || (s.is(token, 'ORDER') && s.is(next, 'BY'));
}

/** Whether the clause of a kind begins at an index: the ON of DELETE ON is none of its own. */
function isClauseAt(tokens: readonly t.Token[], index: number, { tokenType }: t.Token): boolean {
  const token = tokens[index];
  return token?.tokenType === tokenType && startsClause(token, tokens[index + 1]) && !s.is(tokens[index - 1], 'DELETE');
}

/** The index behind the clause that begins at `from`: the next clause, or a comma or the end outside parentheses. */
function endOfClause(tokens: readonly t.Token[], from: number, starts = startsClause): number {
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.tokenType === t.LeftParen) depth++;
    else if (token?.tokenType === t.RightParen) depth--;
    const inFirst = index === from || (index === from + 1 && s.is(tokens[from], 'DELETE', 'TEMPORARY'));
    if (depth <= 0 && !inFirst && (token?.tokenType === t.Comma || starts(token, tokens[index + 1]))) return index;
  }
  return tokens.length;
}

/** The words that a clause is known by. */
export function title(token: t.Token, next: t.Token | undefined): string {
  const first = token.image.toUpperCase();
  return s.is(token, 'COLUMNS') && s.is(next, 'TERMINATED')
    ? 'COLUMNS TERMINATED BY'
    : s.is(token, 'PRECEDING', 'DELETE', 'ORDER')
      ? `${first} ${next?.image.toUpperCase() ?? ''}`.trim()
      : first;
}

/** A clause that the statement has already. */
const repeated: Diagnosis = (situation) => {
  const { token, output, input, at } = situation;
  if (!token || !s.is(token, 'ON', 'WITH', 'PROPERTIES', 'FROM', 'COMMENT')) return undefined;
  const next = s.peek(situation);
  const earlier = output.some((other, index) => !other.virtual && isClauseAt(output, index, token));
  if (!earlier || !startsClause(token, next)) return undefined;
  const end = endOfClause(input, at);
  const span = { start: token.start, end: input[end - 1]?.end ?? token.end };
  const name = title(token, next);
  return {
    keep: output.length,
    insert: [],
    skip: end - at,
    error: () => ({
      span: token,
      message: `${name} stands in this statement twice: keep one of them.`,
      fix: { title: `Remove this ${name}`, edits: [{ span, text: '' }] },
    }),
  };
};

/** The first of two clauses of one kind, which is in the wrong place besides. */
const repeatedAhead: Diagnosis = ({ output, input, at, token }) => {
  if (!startsClause(token, input[at + 1])) return undefined;
  return output.flatMap((first, index): Repair[] => {
    if (first.virtual || !s.is(first, 'ON', 'WITH', 'PROPERTIES', 'FROM')) return [];
    if (!isClauseAt(output, index, first)) return [];
    const isAhead = input.some((_, ahead) => ahead >= at && isClauseAt(input, ahead, first));
    if (!isAhead || index < longestHead) return [];
    const end = endOfClause(output, index);
    const span = { start: first.start, end: output[end - 1]?.end ?? first.end };
    const name = title(first, output[index + 1]);
    return [
      {
        keep: index,
        insert: output.slice(end),
        skip: 0,
        error: () => ({
          span: first,
          message: `${name} stands in this statement twice: keep one of them.`,
          fix: { title: `Remove this ${name}`, edits: [{ span, text: '' }] },
        }),
      },
    ];
  });
};

/** The comma that belongs in front of the last load clause stands behind it. */
const misplacedComma: Diagnosis = (situation) => {
  const { token, input, at } = situation;
  if (!startsClause(token, s.peek(situation)) || !s.wants(situation, t.Comma, 'loadClauses')) return undefined;
  const end = endOfClause(input, at);
  const comma = input[end];
  const next = input[end + 1];
  if (comma?.tokenType !== t.Comma || (next && !s.is(next, 'PROPERTIES', 'FROM'))) return undefined;
  const gap = s.gap(situation);
  return {
    ...s.inserting(situation, [t.Comma], () => ({
      span: s.lastCharacter(situation),
      message: 'A comma is missing between two clauses, and stands behind the last one instead.',
      fix: {
        title: 'Move the comma',
        edits: [insertion(gap, ','), { span: comma, text: '' }],
      },
    })),
    later: new Map([[end, undefined]]),
  };
};

/** No statement has more clauses; a clause is not moved over more of them. */
const mostClauses = 12;

/** Whether tokens stand in the text in their order, none of them moved. */
function isAsInText(tokens: readonly t.Token[]): boolean {
  return tokens.every(({ start }, index) => index === 0 || start >= (tokens[index - 1]?.start ?? 0));
}

/** Whether what stands in front is whole: moving a clause does not mend one that breaks off. */
function isBehindClause(situation: Situation): boolean {
  const [from, columns] = [t.keyword('FROM'), t.keyword('COLUMNS')];
  return situation.progress.complete || s.wants(situation, from, 'sourceClause') || s.wants(situation, columns);
}

/** A clause that stands behind one that it must precede: PROPERTIES behind FROM, COLUMNS behind PROPERTIES … */
const tooLate: Diagnosis = (situation) => {
  const { token, output, input, at, text } = situation;
  const next = s.peek(situation);
  const comma = token?.tokenType === t.Comma && startsClause(next, s.peek(situation, 2)) ? 1 : 0;
  const first = comma ? next : token;
  if (!first || !startsClause(first, input[at + comma + 1]) || !isBehindClause(situation)) return undefined;
  const end = endOfClause(input, at + comma);
  const clause = input.slice(at + comma, end);
  const last = clause.at(-1) ?? first;
  // the comma that it had behind it where it belongs
  const own =
    input[end]?.tokenType === t.Comma && !startsClause(input[end + 1], input[end + 2]) ? input[end] : undefined;
  const repairs: Repair[] = [];
  let clauses = 0;
  for (let keep = output.length - 1; keep > 0 && clauses < mostClauses; keep--) {
    const place = output[keep] as t.Token;
    if (place.virtual || !startsClause(place, output[keep + 1])) continue;
    clauses++;
    const rest = output.slice(keep);
    const separators = [[], [s.virtual(t.Comma, place.start)]];
    for (const before of separators)
      for (const after of separators)
        repairs.push({
          keep,
          insert: [...before, ...clause, ...after, ...rest],
          skip: end - at + Number(own !== undefined),
          error: () => {
            const names = [title(first, input[at + comma + 1]), title(place, output[keep + 1])];
            const moved = text.slice(first.start, last.end);
            const joint = `${before.length ? ', ' : ''}${moved}${after.length ? ',' : ''} `;
            const gapStart = (comma ? token : output.at(-1))?.[comma ? 'start' : 'end'] ?? first.start;
            return {
              span: { start: first.start, end: (next && first === token && clause[1]?.end) || first.end },
              message: `${names[0]} must stand before ${names[1]}.`,
              // what was moved before is still where it was in the text: one repair after the other
              fix:
                input[at - 1] === rest.at(-1) && isAsInText([...rest, first])
                  ? {
                      title: `Move ${names[0]} before ${names[1]}`,
                      edits: [insertion(place.start, joint), removal(gapStart, (own ?? last).end)],
                    }
                  : undefined,
            };
          },
        });
  }
  return repairs;
};

/** A clause that belongs further back: COMMENT before FROM, a load clause behind which PROPERTIES is repeated … */
const tooEarly: Diagnosis = (situation) => {
  const { token, output, input, at, text } = situation;
  if (!token || output.length <= longestHead || !startsClause(token, s.peek(situation))) return undefined;
  const end = endOfClause(input, at);
  const clause = input.slice(at, end);
  const last = clause.at(-1) ?? token;
  const behind = input.at(-1);
  if (!behind || end >= input.length) return undefined;
  // what was postponed once stays where it is
  if ((input[at - 1]?.start ?? 0) > token.start) return undefined;
  return {
    keep: output.length,
    insert: [],
    skip: clause.length,
    postpone: clause,
    error: () => {
      const name = title(token, s.peek(situation));
      return {
        span: { start: token.start, end: clause[1]?.end ?? token.end },
        message: `${name} must stand at the end of the statement, behind the data source.`,
        fix: isAsInText([...clause, input[end] ?? behind, behind])
          ? {
              title: `Move ${name} to the end`,
              edits: [
                { span: { start: token.start, end: input[end]?.start ?? last.end }, text: '' },
                insertion(behind.end, `\n${text.slice(token.start, last.end)}`),
              ],
            }
          : undefined,
      };
    },
  };
};

const loadClause = 3;

/** The place of a clause among the others; load clauses share one, for they may stand in any order. */
function rank([first]: readonly t.Token[]): number {
  const at = ['FOR', 'ON', 'WITH', '', 'PROPERTIES', 'FROM', 'COMMENT'].indexOf(first?.image.toUpperCase() ?? '');
  return at < 0 ? loadClause : at;
}

function startsClauseOrLabel(token: t.Token | undefined, next: t.Token | undefined): boolean {
  return s.is(token, 'FOR') || startsClause(token, next);
}

/** The tokens from `from` on, clause by clause without the commas between them; none when there is anything else. */
function clausesFrom(input: readonly t.Token[], from: number): readonly (readonly t.Token[])[] {
  const clauses: (readonly t.Token[])[] = [];
  for (let at = from; at < input.length; ) {
    if (input[at]?.tokenType === t.Comma) at++;
    if (!startsClauseOrLabel(input[at], input[at + 1]) || clauses.length === mostClauses) return [];
    const end = endOfClause(input, at, startsClauseOrLabel);
    clauses.push(input.slice(at, end));
    at = end;
  }
  return clauses;
}

/** Whether a comma stands behind a clause. */
function hasComma(clauses: readonly (readonly t.Token[])[], index: number): boolean {
  const next = clauses[index + 1];
  return next !== undefined && rank(clauses[index] ?? []) === loadClause && rank(next) === loadClause;
}

/** The text of clauses in another order. What stands between two of them stays there, comments included. */
function rearranged(
  text: string,
  clauses: readonly (readonly t.Token[])[],
  sorted: readonly (readonly t.Token[])[],
): string {
  const written = sorted.map(
    (clause, index) => text.slice(clause[0]?.start, clause.at(-1)?.end) + (hasComma(sorted, index) ? ',' : ''),
  );
  return clauses.reduce((all, clause, index) => {
    const gap = text.slice(clause.at(-1)?.end, clauses[index + 1]?.[0]?.start);
    const between = index + 1 < clauses.length ? gap.replace(/^((?:\s|--.*|\/\*[\s\S]*?\*\/)*),/, '$1') || ' ' : '';
    return all + (written[index] ?? '') + between;
  }, '');
}

/** Several clauses stand in the wrong places, and all of them are right in themselves. */
const wrongOrder: Diagnosis = ({ token, input, output, text, at }) => {
  if (token?.tokenType !== t.Comma && !startsClauseOrLabel(token, input[at + 1])) return undefined;
  let head = longestHead;
  const isAlter = s.is(input[0], 'ALTER');
  if (!isAlter) while (head < input.length && !startsClause(input[head], input[head + 1])) head++;
  if (output.length < head || input.slice(0, head).some((other, index) => other !== output[index])) return undefined;
  const clauses = clausesFrom(input, head);
  const sorted = clauses.toSorted((a, b) => rank(a) - rank(b));
  const misplaced = clauses.find((clause, index) => index > 0 && rank(clause) < rank(clauses[index - 1] ?? []));
  const [first] = misplaced ?? [];
  if (!first) return undefined;
  const insert = sorted.flatMap((clause, index) =>
    hasComma(sorted, index) ? [...clause, s.virtual(t.Comma, clause.at(-1)?.end ?? 0)] : clause,
  );
  return {
    keep: head,
    insert,
    skip: input.length - at,
    error: () => {
      const names = sorted.map(([word, next]) => (word ? title(word, next) : ''));
      const span = { start: clauses[0]?.[0]?.start ?? 0, end: clauses.at(-1)?.at(-1)?.end ?? 0 };
      return {
        span: first,
        message: `The clauses must stand in this order: ${names.filter((name) => name !== 'FOR' || first.image.toUpperCase() === name).join(', ')}.`,
        fix: { title: 'Put the clauses in order', edits: [{ span, text: rearranged(text, clauses, sorted) }] },
      };
    },
  };
};

/** Diagnoses of clauses that are right in themselves and stand in the wrong place. */
export const orderDiagnoses: readonly Diagnosis[] = [
  ...[repeated, tooLate, tooEarly, wrongOrder, repeatedAhead, misplacedComma],
];
