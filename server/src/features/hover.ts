import { findClause } from '../catalog/clauses.ts';
import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import type { AnalyzedStatement } from '../rules/analysis.ts';
import { clauseName } from '../rules/statementParts.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import type { RoutineLoadStatement, Span } from '../syntax/tree.ts';
import { touches } from '../syntax/tree.ts';
import { clauseDoc } from './clauseDoc.ts';
import { authenticationDoc } from './hoverAuthentication.ts';
import { valueHover } from './hoverValue.ts';
import { propertyDoc } from './propertyDoc.ts';
import type { Wording } from './wording/wording.ts';

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
export function hoverAt({ parsed, job }: AnalyzedStatement, offset: number, wording: Wording): Hover | undefined {
  const { statement } = parsed;
  if (!statement || parsed.comments.some(({ start, end }) => start < offset && offset < end)) return undefined;
  return (
    (job && propertyHover(job, offset, wording)) ??
    sourceHover(parsed, job, offset, wording) ??
    wordsHover(parsed, statement, offset, wording)
  );
}

function propertyHover(job: Job, offset: number, wording: Wording): Hover | undefined {
  for (const list of [job.properties, job.source]) {
    const property = list?.properties.find(({ syntax }) => touches(syntax, offset));
    if (!list || !property) continue;
    const { syntax, spec } = property;
    if (syntax.value && touches(syntax.value, offset)) return valueHover(job, property, offset, wording);
    if (!touches(property.keySpan, offset)) return undefined;
    const markdown = spec ? keyDoc(spec, job, property, wording) : unknownKeyDoc(list, property, wording);
    return { span: property.keySpan, markdown };
  }
  return undefined;
}

function keyDoc(spec: NonNullable<BoundProperty['spec']>, job: Job, { key }: BoundProperty, wording: Wording): string {
  const doc = propertyDoc(spec, job.version, wording);
  return key === spec.key ? doc : `${wording.property.alias(key, spec.key)}\n\n${doc}`;
}

function unknownKeyDoc({ kind }: BoundList, { key }: BoundProperty, { property }: Wording): string {
  const setting = kind === 'kafka' ? /^property\.([\w.-]+)$/.exec(key)?.[1] : undefined;
  // what stands where a key belongs may be a value, and that a secret
  return setting === undefined ? property.unknownKey : `**\`${key}\`**\n\n${property.unknownSetting(setting)}`;
}

function sourceHover(
  { statement, text }: ParsedStatement,
  job: Job | undefined,
  offset: number,
  wording: Wording,
): Hover | undefined {
  if (statement?.kind !== 'create-routine-load' && statement?.kind !== 'alter-routine-load') return undefined;
  const { source } = statement;
  if (!source) return undefined;
  const span = { start: source.keyword.start, end: source.type?.end ?? source.keyword.end };
  if (!touches(span, offset)) return undefined;
  const markdown =
    (job && authenticationDoc(job, wording)) ?? clauseMarkdown('FROM', wording) ?? text.slice(span.start, span.end);
  return { span, markdown };
}

function wordsHover(
  parsed: ParsedStatement,
  statement: RoutineLoadStatement,
  offset: number,
  wording: Wording,
): Hover | undefined {
  const place = wordPlaces(parsed, statement).find(({ span }) => touches(span, offset));
  const markdown = place && clauseMarkdown(place.words, wording);
  return place && markdown ? { span: place.span, markdown } : undefined;
}

interface WordPlace {
  readonly words: string;
  readonly span: Span;
}

/** The words of a statement that open something, with the name of what they open. */
function wordPlaces(parsed: ParsedStatement, statement: RoutineLoadStatement): readonly WordPlace[] {
  const { text } = parsed;
  const tokens = parsed.tokens();
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

function clauseMarkdown(words: string, wording: Wording): string | undefined {
  const clause = findClause(words);
  return clause && `**${clause.words}**\n\n${clauseDoc(clause, wording)}`;
}
