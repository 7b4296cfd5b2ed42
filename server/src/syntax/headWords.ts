import type * as t from './tokens.ts';

/** Every way in which a statement about Routine Load begins, by the words of Doris's grammar. */
export const heads: readonly (readonly string[])[] = [
  ...['CREATE ROUTINE LOAD', 'ALTER ROUTINE LOAD FOR', 'STOP ROUTINE LOAD FOR'],
  ...['PAUSE ROUTINE LOAD FOR', 'PAUSE ALL ROUTINE LOAD', 'RESUME ROUTINE LOAD FOR', 'RESUME ALL ROUTINE LOAD'],
  ...['SHOW ROUTINE LOAD', 'SHOW ALL ROUTINE LOAD', 'SHOW CREATE ROUTINE LOAD FOR', 'SHOW ALL CREATE ROUTINE LOAD FOR'],
].map((head) => head.split(' '));

/** The words that a head begins with. */
export const verbs: ReadonlySet<string> = new Set(heads.flatMap(([verb]) => verb ?? []));

/** Verbs that Doris has for little else. */
export const ownVerbs: ReadonlySet<string> = new Set(['PAUSE', 'RESUME', 'STOP']);

/** Verbs that other systems have for what Doris does with a job. */
const otherVerbs: readonly {
  readonly words: readonly string[];
  readonly verb: 'STOP' | 'RESUME' | 'PAUSE' | 'SHOW' | 'ALTER';
  /** What becomes of the job. */
  readonly done: string;
}[] = [
  { words: ['DROP', 'DELETE', 'CANCEL', 'KILL'], verb: 'STOP', done: 'ended' },
  { words: ['START', 'RESTART', 'CONTINUE', 'ENABLE'], verb: 'RESUME', done: 'started again' },
  { words: ['SUSPEND', 'DISABLE'], verb: 'PAUSE', done: 'paused' },
  { words: ['DESC', 'DESCRIBE'], verb: 'SHOW', done: 'shown' },
  { words: ['MODIFY', 'UPDATE'], verb: 'ALTER', done: 'changed' },
];

/** What a word in capitals means as the verb of a statement about jobs, where another system has it for that. */
export function meantVerb(word: string): (typeof otherVerbs)[number] | undefined {
  return otherVerbs.find(({ words }) => words.includes(word));
}

/** Symbols that say nothing where there is only a word or two in front of them. */
const surplus = /^[,()/]$/;

/**
 * The words in capitals of a statement that has at most four, each of those that are written twice in a row once; what
 * stands behind the mark of a comment that nothing closes does not count.
 */
export function wordsOfUnfinished(tokens: readonly t.Token[]): readonly string[] | undefined {
  const comment = tokens.findIndex(({ image, kind }) => kind === 'unknown' && image === '/*');
  const written = (comment < 0 ? tokens : tokens.slice(0, comment)).filter(({ image }) => !surplus.test(image));
  if (written.length === 0 || written.length > 4 || written.some(({ kind }) => kind !== 'name' && kind !== 'keyword'))
    return undefined;
  const words = written.map(({ image }) => image.toUpperCase());
  return words.filter((word, index) => word !== words[index - 1]);
}

/**
 * How a statement may go on that is nothing but the first words of a head, the last of them perhaps half typed: the head in
 * full. A verb alone is no statement in any SQL.
 */
export function unfinishedHead(tokens: readonly t.Token[]): string | undefined {
  const words = wordsOfUnfinished(tokens);
  const last = words?.at(-1);
  if (!words || last === undefined) return undefined;
  const at = words.length - 1;
  const head = heads.find((known) => {
    if (words.slice(0, -1).some((word, index) => word !== known[index])) return false;
    if (at === 0) return last.length > 1 && known[0]?.startsWith(last);
    return known[at]?.startsWith(last) || (at === 1 && ownVerbs.has(known[0] ?? '') && 'LOAD'.startsWith(last));
  });
  return head?.join(' ');
}
