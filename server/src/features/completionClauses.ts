import type { ClauseSpec } from '../catalog/clauses.ts';
import { clauses, findClause } from '../catalog/clauses.ts';
import { isAtLeast } from '../catalog/index.ts';
import type { AnalyzedStatement } from '../rules/analysis.ts';
import { hasBreak, lineEnd, lineIndent } from '../rules/listLayout.ts';
import { keywordsAt } from '../syntax/keywordCompletion.ts';
import type { ParsedStatement } from '../syntax/parse.ts';
import { clauseDoc } from './clauseDoc.ts';
import type { CompletionOptions, WeightedItem } from './completionItem.ts';
import { editOf, weighted } from './completionItem.ts';
import type { ClauseCursor, StartCursor, StatementHead } from './cursor.ts';
import { beginsHead, statementHeads, subjectOf } from './cursor.ts';
import { type Skeleton, skeletons } from './skeletons.ts';
import type { SnippetText } from './snippetText.ts';
import { plainText } from './snippetText.ts';

/** Whole statements to fill in, for blank text or the first words of a statement. */
export function startItems(
  { parsed, version }: AnalyzedStatement,
  { typed }: StartCursor,
  options: CompletionOptions,
): readonly WeightedItem[] {
  const { text } = parsed;
  const words = text.slice(typed.start, typed.end);
  if (hasBreak(words)) return [];
  const eol = lineEnd(text);
  const ends = text.endsWith(';') && typed.end < text.length;
  return skeletons
    .filter((skeleton) => isMeant(skeleton, words) && isAtLeast(version, skeleton.since ?? '2.0'))
    .map((skeleton, index) => {
      const { head, text: lines } = skeleton;
      const { label, doc } = options.wording.catalog.skeleton(skeleton);
      const clause = findClause(head);
      const body = lines.map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', eol) : piece));
      return weighted(index, {
        label: head,
        kind: 'snippet',
        detail: label,
        documentation:
          clause && `${clauseDoc(clause, options.wording, doc)}\n\n\`\`\`sql\n${plainText(lines)};\n\`\`\``,
        filterText: wordsToMatch(head, words),
        edit: editOf(typed, ends ? body : [...body, ';'], options),
      });
    });
}

/** Whether the letters typed are how a statement begins, or how what it is about does: `msk` for all ways to read from Amazon MSK. */
function isMeant({ head, label }: Skeleton, typed: string): boolean {
  if (beginsHead(head, typed)) return true;
  const subject = subjectOf(typed);
  return subject !== undefined && `${head} ${label}`.toUpperCase().split(' ').includes(subject);
}

/**
 * What the editor compares the words typed with: those themselves, up to the word of the head that is being typed, or what the
 * statement is about. It keeps whatever has the letters typed somewhere; compared with the whole head, `show load` would be one way
 * to write SHOW ROUTINE LOAD.
 */
function wordsToMatch(head: StatementHead, typed: string): string {
  if (!beginsHead(head, typed)) return subjectOf(typed) ?? typed;
  const whole = /^(?:\S+\s+)*/.exec(typed)?.[0] ?? '';
  const count = whole.match(/\S+/g)?.length ?? 0;
  return whole + (head.split(' ')[count] ?? '');
}

/** Behind a whole head (`SHOW ROUTINE LOAD `) a statement may also go on in other ways than the skeletons do. */
export function wordsBehindHead(
  analyzed: AnalyzedStatement,
  { typed }: StartCursor,
  offset: number,
  options: CompletionOptions,
): readonly WeightedItem[] {
  const words = analyzed.parsed.text.slice(typed.start, typed.end);
  const isWhole = statementHeads.some((head) => head === words.trim().replace(/\s+/g, ' ').toUpperCase());
  if (!isWhole || !/\s$/.test(words)) return [];
  const cursor: ClauseCursor = { at: 'clause', typed: { start: offset, end: offset }, before: [], depth: 0 };
  return wordItems(analyzed, cursor, offset, options).map((entry) => ({
    ...entry,
    weight: entry.weight + skeletons.length,
  }));
}

/** The keywords that the grammar takes at the cursor, in the letter case of the statement; clauses bring their parentheses and quotes. */
export function wordItems(
  { parsed, version, job }: AnalyzedStatement,
  cursor: ClauseCursor,
  offset: number,
  options: CompletionOptions,
): readonly WeightedItem[] {
  const { typed, before, depth } = cursor;
  if (job && depth === 0 && before.at(-1)?.image.toUpperCase() === 'FROM') {
    return (isAtLeast(version, 'dev') ? ['KAFKA', 'KINESIS'] : ['KAFKA']).map((source, index) =>
      wordItem(source, index, source, cursor, parsed, options),
    );
  }
  const alters = parsed.statement?.kind === 'alter-routine-load';
  return keywordsAt(parsed, offset)
    .map((phrase) => ({ phrase, clause: findClause(phrase) }))
    .filter(({ clause }) => isAtLeast(version, clause?.since ?? '2.0'))
    .filter(({ clause }) => !alters || isAtLeast(version, clause?.sinceInAlter ?? '2.0'))
    .toSorted((a, b) => placeOf(a.clause) - placeOf(b.clause) || (a.phrase < b.phrase ? -1 : 1))
    .map(({ phrase, clause }, index) => {
      const written = phrase === 'FROM' && job && depth === 0 ? 'FROM KAFKA' : phrase;
      const item = wordItem(written, index, phrase, { ...cursor, typed }, parsed, options);
      if (!clause) return item;
      return { ...item, item: { ...item.item, documentation: clauseDoc(clause, options.wording) } };
    });
}

/** Clauses come in the order of a statement, other words behind them. */
function placeOf(clause: ClauseSpec | undefined): number {
  return clause ? clauses.indexOf(clause) : clauses.length;
}

function wordItem(
  phrase: string,
  index: number,
  filterText: string,
  { typed }: ClauseCursor,
  parsed: ParsedStatement,
  options: CompletionOptions,
): WeightedItem {
  const { text } = parsed;
  const completed = nextCharacter(text, typed.end) === '(' ? undefined : clauseBody(phrase, text, typed.start);
  const written = isInSmallLetters(parsed) ? phrase.toLowerCase() : phrase;
  return weighted(index, {
    label: written,
    kind: 'keyword',
    filterText,
    edit: editOf(typed, completed ? [written, ...completed] : [written], options),
    retrigger: completed !== undefined && opensList(phrase),
  });
}

/** Whether a statement is written in small letters, by its first word. */
function isInSmallLetters(parsed: ParsedStatement): boolean {
  return /^[a-z]+$/.test(parsed.tokens()[0]?.image ?? '');
}

function opensList(phrase: string): boolean {
  return /^(?:PROPERTIES|(?:FROM )?(?:KAFKA|KINESIS))$/.test(phrase);
}

/** What a clause has behind its words, with a place to fill in. */
function clauseBody(phrase: string, text: string, start: number): SnippetText | undefined {
  const stop = { placeholder: '' };
  if (opensList(phrase)) {
    const outer = lineEnd(text) + lineIndent(text, start);
    return [` (${outer}    `, stop, `${outer})`];
  }
  switch (phrase) {
    case 'COLUMNS':
    case 'PARTITION':
    case 'PARTITIONS':
    case 'TEMPORARY PARTITION':
    case 'TEMPORARY PARTITIONS':
      return [' (', stop, ')'];
    case 'COLUMNS TERMINATED BY':
      return [' "', { placeholder: ',' }, '"'];
    case 'COMMENT':
      return [' "', stop, '"'];
    default:
      return undefined;
  }
}

function nextCharacter(text: string, offset: number): string {
  return text.slice(offset).trimStart().charAt(0);
}
