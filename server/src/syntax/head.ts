import { editDistance } from '../text/nearest.ts';
import { startsClause } from './clauseOrder.ts';
import { heads, meantVerb, ownVerbs, unfinishedHead, verbs, wordsOfUnfinished } from './headWords.ts';
import * as s from './situation.ts';
import * as t from './tokens.ts';

const headWords: ReadonlySet<string> = new Set(heads.flat());
const routineType = t.keyword('ROUTINE');
const loadType = t.keyword('LOAD');

/** Kinds of objects: `CREATE TABLE load` is about a table of that name. */
const objects = new Set([
  ...['TABLE', 'VIEW', 'DATABASE', 'SCHEMA', 'INDEX', 'USER', 'ROLE', 'FUNCTION', 'PROCEDURE', 'CATALOG', 'RESOURCE'],
  ...['POLICY', 'JOB', 'TYPE', 'SEQUENCE', 'TRIGGER', 'SYSTEM', 'TEMPORARY', 'EXTERNAL', 'UNIQUE', 'MATERIALIZED'],
  ...['SYNONYM', 'ALIAS', 'MAPPING', 'ROUTE', 'ROUTES', 'ROUTING', 'ROUTINES'],
]);
/** What other statements begin with: a name in them may be ROUTINE or LOAD. */
const otherVerbs = new Set([
  ...['INSERT', 'UPDATE', 'DELETE', 'REPLACE', 'MERGE', 'TRUNCATE', 'DROP', 'RENAME'],
  ...['GRANT', 'REVOKE', 'CALL', 'EXECUTE', 'EXPLAIN', 'DESC', 'DESCRIBE', 'ANALYZE', 'SET', 'USE', 'COMMENT'],
  ...['SECURITY', 'BEGIN', 'DECLARE', 'COPY', 'EXPORT', 'IMPORT', 'REFRESH', 'CANCEL', 'KILL'],
]);
/** Words that anything may follow. */
const textVerbs = new Set(['SELECT', 'HELP', 'PROMPT', 'PRINT', 'REM', 'ECHO', 'EXEC']);
/** Loads that SHOW knows beside routine loads, in Doris and its kin. */
const otherLoads = new Set(['STREAM', 'BROKER', 'SPARK', 'INSERT', 'MYSQL', 'CREATE']);
/** Words of clauses, which no statement has behind its verb. */
const neverSecond = new Set([
  ...['FROM', 'ON', 'WHERE', 'WITH', 'BY', 'FOR', 'IN', 'LIKE', 'AND', 'OR', 'NOT', 'AS', 'SELECT', 'SET'],
  ...['TERMINATED', 'PRECEDING'],
]);
/** What PostgreSQL lets follow the name of a routine: `ALTER ROUTINE load RENAME TO …`. */
const routineChanges = new Set(['RENAME', 'OWNER', 'DEPENDS', 'SET', 'NO']);
/** How many tokens are looked at. */
const reach = 8;

/** Words of a head that have grown together, perhaps with the word behind them. */
const grownTogether = /^(CREATE|ALTER|PAUSE|RESUME|STOP|SHOW)?(ALL)?(CREATE)?(?:(ROUTINE)+(LOAD)?|(LOAD))(FOR)?(.*)$/;

/** A bare word in capitals, cut into the words of a head that it is made of; one that is written twice counts once. */
function wordsIn(image: string): readonly string[] {
  const word = image.toUpperCase();
  const parts = grownTogether.exec(word)?.slice(1).filter(Boolean) ?? [];
  const isHead = parts.length > 2 || (parts.length === 2 && /^(?:ROUTINE|LOAD|FOR)$/.test(parts[1] ?? ''));
  if (isHead) return parts;
  const half = word.slice(0, word.length / 2);
  return [half + half === word && headWords.has(half) ? half : word];
}

/**
 * The words of a head that `_` joins: `ROUTINE_LOAD`. Nothing but other words of a head may stand in front, and alone they may be
 * a name that anything begins with.
 */
function joinedWords(
  image: string,
  before: readonly string[],
  next: t.Token | undefined,
): readonly string[] | undefined {
  const parts = image.toUpperCase().split('_');
  const [verb = ''] = [...before, ...parts];
  if (
    parts.length < 2 ||
    !verbs.has(verb) ||
    ![...before, ...parts].every((word) => headWords.has(word) || word === 'TASK')
  )
    return undefined;
  return before.length > 0 || headWords.has(next?.tokenType.name ?? '') ? parts : undefined;
}

/**
 * The tokens at the beginning as words in capitals; `.`, `(` and `=` are kept, for names are no words of a head, unless they
 * stand in the middle of one.
 */
function openingWords(tokens: readonly t.Token[]): readonly string[] {
  const opening = tokens.slice(0, reach);
  const words: string[] = [];
  for (let index = 0; index < opening.length; index++) {
    const { kind, tokenType, image } = opening[index] as t.Token;
    const cut = s.cutWord(opening, index);
    if (cut && headWords.has(cut.word)) {
      words.push(cut.word);
      index += cut.count - 1;
    } else if (tokenType === t.BackquotedName) words.push('`');
    else if (kind === 'name' || kind === 'keyword')
      words.push(...(joinedWords(image, words, opening[index + 1]) ?? wordsIn(image)));
    else if (tokenType === t.Dot || tokenType === t.LeftParen || tokenType === t.Equals) words.push(image);
  }
  return words;
}

/** Whether a word is another one, give or take a slip of the finger. */
function resembles(word: string | undefined, wanted: string): boolean {
  if (word === wanted) return true;
  if (word === undefined || word.length < 3 || word.length > wanted.length + 2) return false;
  return editDistance(word, wanted) <= 1 + Number(wanted.length > 5);
}

/** The usual case, told without a look at anything else. */
function isExactHead([verb, second, third, fourth]: readonly t.Token[]): boolean {
  if (second?.tokenType !== routineType || third?.tokenType !== loadType) return false;
  const name = verb?.tokenType.name ?? '';
  return verbs.has(name) && (name !== 'ALTER' || fourth?.tokenType === t.keyword('FOR'));
}

/**
 * Whether a statement is about Routine Load. A word of its head may be misspelt, missing, doubled, split, stuck to its
 * neighbour or in the wrong place, for such a statement is what the user meant; all else is other SQL, of whatever dialect.
 */
export function isRoutineLoad(tokens: readonly t.Token[]): boolean {
  if (isExactHead(tokens) || hasSource(tokens)) return true;
  const words = openingWords(tokens);
  if (isOtherRoutine(words, tokens)) return false;
  return (
    hasBothWords(words, tokens) ||
    beginsWithoutVerb(words) ||
    lacksLoad(words) ||
    lacksRoutine(words, tokens) ||
    isHalfTyped(tokens) ||
    sounds(words, tokens.length < reach)
  );
}

/** The exact words of a head at the beginning of a text, and what stands behind them. */
const wholeHead = /^\s*(?:CREATE|ALTER|PAUSE|RESUME|STOP|SHOW)\s+(?:ALL\s+)?(?:CREATE\s+)?ROUTINE\s+LOAD\b(.*\w)?/is;
const quotes = /["'`]/g;
/** More characters than any head has. */
const longestHead = 80;

/** The offset of a quote in the head of a statement which but for it would be one about Routine Load. */
export function quoteInHead(text: string, tokens: readonly t.Token[]): number | undefined {
  const quoted = tokens
    .slice(0, 5)
    .find(({ kind, tokenType, image }) => kind === 'string' || (tokenType === t.BackquotedName && image !== '``'));
  const start = tokens[0]?.start ?? 0;
  const head = quoted && wholeHead.exec(text.slice(start, start + longestHead).replace(quotes, ''));
  // a text of nothing but a head between two quotes is a text
  return head && (head[1] !== undefined || (quoted.unterminated && quoted !== tokens[0])) ? quoted.start : undefined;
}

/** Whether a statement begins with a verb of a head, as far as one can tell. */
export function startsWithVerb(tokens: readonly t.Token[]): boolean {
  if (verbs.has(tokens[0]?.tokenType.name ?? '')) return true;
  const [first = '', second, third] = openingWords(tokens);
  if (second === 'ROUTINE' && third === 'LOAD' && meantVerb(first)) return true;
  return [...verbs].some((verb) => resembles(first, verb));
}

/** Whether a statement is whole but for its verb. */
export function lacksVerb([first, second, third]: readonly t.Token[]): boolean {
  const isFirst = s.is(first, 'ROUTINE') && s.is(second, 'LOAD');
  return isFirst || (s.is(first, 'LOAD') && s.is(second, 'FOR') && s.isName(third));
}

/** ALTER ROUTINE changes a function or procedure in PostgreSQL; only Routine Load has FOR or its clauses behind it. */
function isOtherRoutine(words: readonly string[], tokens: readonly t.Token[]): boolean {
  const [verb, routine, third, fourth = ''] = words;
  if (verb !== 'ALTER' || routine !== 'ROUTINE' || third === undefined || words.slice(2, 6).includes('FOR'))
    return false;
  if (third === 'LOAD')
    return fourth === '('
      ? words[words.indexOf('(', 4)] !== '(' &&
          tokens.slice(0, reach).some(({ tokenType }) => tokenType === t.RightParen)
      : routineChanges.has(fourth);
  return !tokens
    .slice(0, reach)
    .some(
      (token, index) => s.is(token, 'PROPERTIES', 'COLUMNS', 'PARTITION') && startsClause(token, tokens[index + 1]),
    );
}

/**
 * A data source in the form that Routine Load has alone: no query, `FROM KAFKA`, and a list of keys and values. Behind LOAD or
 * ROUTINE it may be any source.
 */
function hasSource(tokens: readonly t.Token[]): boolean {
  const isLoad = tokens.slice(1, 4).some(({ tokenType }) => tokenType === loadType || tokenType === routineType);
  for (let index = 0; index + 4 < tokens.length; index++) {
    const type = tokens[index]?.tokenType;
    if (type === t.keyword('SELECT') && !(index === 0 && isExactHead(tokens.slice(1, 5)))) return false;
    if (type !== t.keyword('FROM')) continue;
    const [name, open, key, equals] = tokens.slice(index + 1, index + 5);
    if (open?.tokenType !== t.LeftParen || !(isLoad || /^(?:kafka|kinesis)$/i.test(name?.image ?? ''))) continue;
    if ((isLoad || key?.kind === 'string') && equals?.tokenType === t.Equals) return true;
  }
  return false;
}

/** ROUTINE and LOAD, both spelt as they should be. */
function hasBothWords(words: readonly string[], tokens: readonly t.Token[]): boolean {
  const together = words.findIndex((word, index) => word === 'ROUTINE' && words[index + 1] === 'LOAD');
  const routine = together < 0 ? words.indexOf('ROUTINE') : together;
  const load = together < 0 ? words.indexOf('LOAD') : together + 1;
  if (routine < 0 || load < 0) return false;
  const last = Math.max(routine, load);
  const isFor = words[last + 1] === 'FOR' || words[last + 1] === 'TASK';
  const [first = ''] = words;
  if (textVerbs.has(first)) return false;
  if (otherVerbs.has(first))
    return (
      routine === 1 &&
      load === 2 &&
      (isFor || (/^(?:STOP|SHOW)$/.test(meantVerb(first)?.verb ?? '') && namesJob(tokens)))
    );
  const isCall = ['(', '.', '='].includes(words[2] ?? '');
  if (routine <= 1 && load === routine + 1) return routine === 1 || !isCall;
  const between = words.slice(1, routine);
  if (load === routine + 1 && isFor && !between.includes('=')) return true;
  if (load === routine + 1 && verbs.has(first) && between.every((word) => /^\W$/.test(word))) return true;
  if (words.slice(0, last).some((word) => objects.has(word) || word === '.' || word === '=')) return false;
  if (load === routine + 1) return true;
  if (load === 0) {
    if (routine === 1) return isFor || verbs.has(words[2] ?? '');
    return words.slice(1, routine).every((word) => verbs.has(word) || word === 'ALL');
  }
  if (routine === 0)
    return (isFor && load === 2) || words.slice(1, load).every((word) => verbs.has(word) || word === 'ALL');
  if (isFor && last <= 4) return true;
  const verb = words.findIndex((word) => verbs.has(word));
  return verb >= 0 && verb < last && Math.abs(load - routine) <= 3;
}

/** Whether the fourth word is the name of a job, and no option of `DROP ROUTINE load`. */
function namesJob([, , , name]: readonly t.Token[]): boolean {
  return s.isName(name) && !/^(?:CASCADE|RESTRICT)$/i.test(name.image);
}

/** Two words of a head and no verb in front: `ROUTINE FOR j`, `LOAD FOR j`, `ALL ROUTINE`. No statement begins like this. */
function beginsWithoutVerb([first = '', second = '', third]: readonly string[]): boolean {
  if (first === 'LOAD') return second === 'FOR' && third !== undefined;
  if (first === 'ROUTINE') return second === 'FOR' || second === 'ALL' || (second === 'LOAD' && third === 'FOR');
  if (first === 'ALL') return second === 'ROUTINE' || (second === 'LOAD' && (third === 'FOR' || third === 'ROUTINE'));
  return first === 'FOR' && [second, third].includes('ROUTINE') && [second, third].includes('LOAD');
}

/** A verb and ROUTINE, with LOAD lost or something else in its place. */
function lacksLoad(words: readonly string[]): boolean {
  const routine = words.indexOf('ROUTINE');
  if (routine === 0) return verbs.has(words[1] ?? '');
  const [verb = ''] = words;
  if (routine < 0 || ![...verbs].some((known) => resembles(verb, known)) || words[routine + 1] === 'MAPPING')
    return false;
  return words.slice(1, routine).every((word) => verbs.has(word) || word === 'ALL' || word === '(');
}

/** A verb and LOAD, with ROUTINE lost or something else in its place. SHOW LOAD and its kin are statements of their own. */
function lacksRoutine(words: readonly string[], tokens: readonly t.Token[]): boolean {
  const isFor = (word: string | undefined): boolean => word === 'FOR' || word === 'TASK';
  const [verb = ''] = words;
  const load = words.indexOf('LOAD');
  if (load > 0 && load <= 4 && isFor(words[load + 1]) && !textVerbs.has(verb)) {
    if (words.slice(0, load).some((word) => ownVerbs.has(word))) return true;
  }
  if (!verbs.has(verb)) return false;
  const isAll = words[1] === 'ALL';
  const [second = '', third, fourth] = words.slice(isAll ? 2 : 1);
  if (resembles(second, 'ROUTINE') && !objects.has(second) && (ownVerbs.has(verb) || isFor(third))) return true;
  if (ownVerbs.has(verb) ? second === 'FOR' : s.is(tokens[1], 'PROPERTIES', 'COLUMNS') && third === '(') return true;
  if (second === 'LOAD') {
    if (verb === 'SHOW') return isAll || third === 'LOAD' || isFor(third);
    // StarRocks lets the priority of a load be changed, whatever stands in front of the property
    return !/^.priority.$/i.test(tokens.find(({ kind }) => kind === 'string')?.image ?? '');
  }
  if (resembles(second, 'LOAD') && isFor(third)) return true;
  if (verb === 'SHOW' && second === 'CREATE') return fourth === 'LOAD' && words.at(isAll ? 5 : 4) === 'FOR';
  if (third !== 'LOAD') return false;
  if (fourth === 'LOAD' || neverSecond.has(second) || (isAll && !otherLoads.has(second))) return true;
  return isFor(fourth) && verb !== 'CREATE' && !objects.has(second) && !otherLoads.has(second);
}

/** The statement ends in the middle of ROUTINE. */
function isHalfTyped(tokens: readonly t.Token[]): boolean {
  const last = wordsOfUnfinished(tokens)?.at(-1) ?? '';
  return last.length > 2 && 'ROUTINE'.startsWith(last) && unfinishedHead(tokens) !== undefined;
}

/** The letters of a head that is spelt right but for a few of them; whatever hurts no more letters leaves three in a row. */
const lettersOfHead = /ROU|OUT|UTI|TIN|INE|NEL|ELO|LOA|OAD/;
const spellings = ['ROUTINELOAD', ...heads.map((head) => head.filter((word) => word !== 'FOR').join(''))];
/** The same of statements that break off in front of LOAD. */
const brokenOff = heads.map((head) => head.slice(0, head.indexOf('LOAD')).join(''));

/**
 * Whether the words, without the blanks between them, read nearly like a head: blanks are lost and put in like letters.
 * @param isAll the statement has no more words.
 */
function sounds(words: readonly string[], isAll: boolean): boolean {
  const [first = ''] = words;
  if (otherVerbs.has(first) || textVerbs.has(first) || words.slice(0, 4).some((word) => objects.has(word)))
    return false;
  let letters = '';
  for (const [index, word] of words.entries()) {
    if (word === '(' || word === '=' || neverSecond.has(word)) continue;
    if (!/^[A-Z]+$/.test(word)) return false;
    letters += word;
    // two words of a head may have grown together with what is behind them
    const likely = letters.replace(/FOR$/, '');
    if (likely.length > 26) return false;
    if (!lettersOfHead.test(likely)) continue;
    const most = likely.length < 14 ? 1 : likely.length < 17 ? 2 : 3;
    const known = isAll && index === words.length - 1 ? [...spellings, ...brokenOff] : spellings;
    if (known.some((head) => Math.abs(head.length - likely.length) <= most && editDistance(likely, head) <= most))
      return true;
  }
  return false;
}
