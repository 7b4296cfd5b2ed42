import { findClause } from '../catalog/clauses.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import type { AnalyzedStatement } from '../rules/analysis.ts';
import { clauseName } from '../rules/statementParts.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import type { RoutineLoadStatement, Span } from '../syntax/tree.ts';
import { touches } from '../syntax/tree.ts';
import { authenticationDoc } from './hoverAuthentication.ts';
import { valueHover } from './hoverValue.ts';
import { propertyDoc } from './propertyDoc.ts';

/** An explanation of a part of the statement. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * Explains what stands at an offset: a key, a value, the words of a clause, or at `FROM KAFKA` how the job signs in.
 * Credentials are never part of it.
 * @param offset UTF-16 units from the start of the statement's text.
 */
export function hoverAt({ parsed, job }: AnalyzedStatement, offset: number): Hover | undefined {
  const { statement } = parsed;
  if (!statement || parsed.comments.some(({ start, end }) => start < offset && offset < end)) return undefined;
  return (
    (job && propertyHover(job, offset)) ?? sourceHover(parsed, job, offset) ?? wordsHover(parsed, statement, offset)
  );
}

function propertyHover(job: Job, offset: number): Hover | undefined {
  for (const list of [job.properties, job.source]) {
    const property = list?.properties.find(({ syntax }) => touches(syntax, offset));
    if (!list || !property) continue;
    const { syntax, spec } = property;
    if (syntax.value && touches(syntax.value, offset)) return valueHover(job, property, offset);
    if (!touches(property.keySpan, offset)) return undefined;
    return { span: property.keySpan, markdown: spec ? keyDoc(spec, job, property) : unknownKeyDoc(list, property) };
  }
  return undefined;
}

function keyDoc(spec: NonNullable<BoundProperty['spec']>, job: Job, { key }: BoundProperty): string {
  const alias = key === spec.key ? '' : `\`${key}\` is another spelling of \`${spec.key}\`.\n\n`;
  return alias + propertyDoc(spec, job.version);
}

function unknownKeyDoc({ kind }: BoundList, { key }: BoundProperty): string {
  const setting = /^property\.(.+)$/.exec(key)?.[1];
  if (kind === 'kafka' && setting !== undefined) {
    return `**\`${key}\`**\n\nHanded to the Kafka client of every backend as \`${setting}\`, which this catalog does not know. The client ignores settings that it does not know, without a word.`;
  }
  // What stands where a key belongs may be a value, and that a secret.
  return 'Doris has no such property here.';
}

function sourceHover({ statement, text }: ParsedStatement, job: Job | undefined, offset: number): Hover | undefined {
  if (statement?.kind !== 'create-routine-load' && statement?.kind !== 'alter-routine-load') return undefined;
  const { source } = statement;
  if (!source) return undefined;
  const span = { start: source.keyword.start, end: source.type?.end ?? source.keyword.end };
  if (!touches(span, offset)) return undefined;
  const markdown = (job && authenticationDoc(job)) ?? clauseDoc('FROM') ?? text.slice(span.start, span.end);
  return { span, markdown };
}

function wordsHover(parsed: ParsedStatement, statement: RoutineLoadStatement, offset: number): Hover | undefined {
  const place = wordPlaces(parsed, statement).find(({ span }) => touches(span, offset));
  const markdown = place && clauseDoc(place.words);
  return place && markdown ? { span: place.span, markdown } : undefined;
}

interface WordPlace {
  readonly words: string;
  readonly span: Span;
}

/** The words of a statement that open something, with the name of what they open. */
function wordPlaces(parsed: ParsedStatement, statement: RoutineLoadStatement): readonly WordPlace[] {
  const { text, tokens } = parsed;
  const head = {
    words: text.slice(statement.head.start, statement.head.end).replace(/\sFOR\s*$/i, ''),
    span: statement.head,
  };
  if (statement.kind !== 'create-routine-load' && statement.kind !== 'alter-routine-load') return [head];
  const { clauses, properties } = statement;
  const places: WordPlace[] = [
    head,
    ...clauses.map((clause) => ({ words: clauseName(clause.kind), span: clause.keyword })),
  ];
  if (properties) places.push({ words: 'PROPERTIES', span: properties.keyword });
  if (statement.kind === 'alter-routine-load') {
    const { targetTable } = statement;
    return targetTable ? [...places, { words: 'SET TARGET TABLE', span: targetTable.keyword }] : places;
  }
  const { table, merge, comment } = statement;
  const on = table && tokens.findLast(({ end, image }) => end <= table.start && image.toUpperCase() === 'ON');
  if (on) places.push({ words: 'ON', span: on });
  if (merge) places.push({ words: 'WITH', span: merge });
  const commentWord = comment && tokens.find(({ start }) => start === comment.start);
  if (commentWord) places.push({ words: 'COMMENT', span: commentWord });
  return places;
}

function clauseDoc(words: string): string | undefined {
  const clause = findClause(words);
  return clause && `**${clause.words}**\n\n${clause.doc}\n\n[Documentation](${clause.url})`;
}
