import * as scan from './scanner.ts';

/** What follows a piece of a file. `semicolon` stands for all marks that end a statement. */
export type Terminator =
  | 'semicolon'
  | 'stray-semicolon'
  | 'doubtful-semicolon'
  | 'semicolon-for-comma'
  | 'end-of-text'
  | 'next-statement';

/** Where a statement ends. */
export interface StatementEnd {
  readonly end: number;
  /**
   * How it ends. `next-statement`: a Routine Load statement begins on the next line although the `;` is missing; a lost
   * semicolon or quote must not spoil the neighbour. `stray-semicolon`: no statement can begin with what stands behind the `;`. `doubtful-semicolon`:
   * the same, and no whole statement can go on with that either. `semicolon-for-comma`: the same of what an item of a list begins with.
   */
  readonly terminator: Terminator;
  /** Behind the last character that the decision rests on; infinite when it rests on the rest of the text whatever that is. */
  readonly reach: number;
}

/** One statement of a file with the white space and comments in front of it and its `;`. Pieces cover the whole text. */
export interface StatementText extends StatementEnd {
  readonly start: number;
}

const head =
  /(?:CREATE|ALTER|PAUSE|RESUME|STOP|SHOW)[ \t\r\n]+(?:ALL[ \t\r\n]+)?(?:CREATE[ \t\r\n]+)?ROUTINE[ \t\r\n]+LOAD\b/iy;
/** The head that goes on with SHOW: behind it stands FOR, and no name. */
const createOfShow = /CREATE\s+ROUTINE\s+LOAD\b(?!\s{1,99}(?!FOR\b)[\w$`])/iy;
/** More characters than that looks at behind the head. */
const behindHead = 105;
const headInside = /[\r\n][ \t]*(?:CREATE|ALTER|PAUSE|RESUME|STOP|SHOW)\s+(?:ALL\s+)?(?:CREATE\s+)?ROUTINE\s+LOAD\b/i;

/** The offset behind the words that begin a Routine Load statement at `at`, or -1. */
function endOfHead(text: string, at: number): number {
  head.lastIndex = at;
  return head.test(text) ? head.lastIndex : -1;
}

function isCreateOfShow(text: string, at: number): boolean {
  createOfShow.lastIndex = at;
  return createOfShow.test(text);
}

/** A stretch that the splitter steps over, and how far it had to look to know that. */
interface Step {
  readonly to: number;
  readonly reach: number;
}

const toTheEnd = Number.POSITIVE_INFINITY;

/**
 * Steps over the quoted text at `start`. A string that runs over the head of another statement has lost its closing quote:
 * it ends with its line, and so does one that nothing closes.
 */
function overQuoted(text: string, start: number): Step {
  const end = scan.endOfQuoted(text, start);
  if (end < 0) return { to: scan.endOfUnterminated(text, start), reach: toTheEnd };
  const lineEnd = scan.endOfLine(text, start, end);
  if (lineEnd < end && headInside.test(text.slice(lineEnd, end)))
    return { to: scan.endOfUnterminated(text, start), reach: end + 1 };
  return { to: end, reach: end + 1 };
}

function overBlockComment(text: string, start: number): Step {
  const end = scan.endOfBlockComment(text, start);
  if (end < 0) return { to: start + 2, reach: toTheEnd };
  // with an opening mark inside, an end mark further down may come to be the one that counts
  return { to: end, reach: text.slice(start + 2, end).includes('/*') ? toTheEnd : end };
}

/** Steps over what stands at `at`: a comment, a quoted text or a single character. */
function over(text: string, at: number): Step {
  const code = text.charCodeAt(at);
  if (scan.startsLineComment(text, at)) {
    const to = scan.endOfLineComment(text, at);
    return { to, reach: to };
  }
  if (scan.startsBlockComment(text, at)) return overBlockComment(text, at);
  if (code === 34 || code === 39 || code === 96) return overQuoted(text, at);
  if (code === 123) {
    const end = scan.endOfTemplateTag(text, at);
    const looked = /[%#]/.test(text.charAt(at + 1)) ? scan.longestTemplateTag : 2;
    return { to: end < 0 ? at + 1 : end, reach: at + looked };
  }
  if (scan.startsDollarQuoted(text, at)) {
    const end = scan.endOfDollarQuoted(text, at);
    return end < 0 ? { to: at + 2, reach: toTheEnd } : { to: end, reach: end };
  }
  return { to: at + 1, reach: at + 1 };
}

/** What items of a list begin with, and no statement. */
const item = /["'][^\s"';]|[\w$]{1,64}\s{0,9}[,)=]/y;
/** What else no statement begins with and no whole one goes on with: the inside of a list or of a head. */
const isInside = /[),=\]]|ROUTINE\b|LOAD\s{1,9}FOR\b/iy;
/** What no statement begins with either: the clauses that go on with one about Routine Load. */
const goesOn =
  /(?:WHERE|ON|FOR|PRECEDING|TASK|FILTER|TERMINATED|BY|LIKE|AND|OR)\b|(?:PROPERTIES|PARTITIONS?)\s{0,9}\(|COLUMNS\s{0,9}(?:\(|TERMINATED\b)|FROM\s{1,9}\w{1,20}\s{0,9}\(\s{0,9}["']|(?:ORDER\s{1,9}BY|DELETE\s{1,9}ON)\b|COMMENT\s{0,9}["']/iy;
/** Words that the longest of these begin with, and any word with the blanks behind it. */
const longBeginning = /(?:PROPERTIES|PARTITIONS?|COLUMNS|FROM|ORDER|DELETE|LOAD|COMMENT)\b/iy;
const word = /[\w$]{1,65}\s{0,10}/y;
/** More characters than the longest of these has. */
const longest = 60;

/** How a statement ends whose `;` ends at `end`. */
function behindSemicolon(text: string, end: number, reach: number): StatementEnd {
  let at = end;
  while (scan.isWhiteSpace(text.charCodeAt(at))) at++;
  const test = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    return pattern.test(text);
  };
  const terminator = test(item)
    ? 'semicolon-for-comma'
    : test(isInside)
      ? 'doubtful-semicolon'
      : test(goesOn)
        ? 'stray-semicolon'
        : 'semicolon';
  const looked = test(longBeginning) ? at + longest : test(word) ? word.lastIndex + 1 : at + 2;
  return { end, terminator, reach: Math.max(reach, looked) };
}

/**
 * Finds the end of the statement that begins at `from`: behind its `;`, in front of the next Routine Load statement, or the
 * end of the text. Linear in what it passes over.
 */
export function endOfStatement(text: string, from: number): StatementEnd {
  let lineStart = true;
  let reach = from;
  /** Where the last two steps over something that is no comment start and end; the statement is still empty while there is none. */
  let lastStart = -1;
  let lastEnd = -1;
  let beforeStart = -1;
  let beforeEnd = -1;
  const isShow = (start: number, end: number): boolean => text.slice(start, end).toUpperCase() === 'SHOW';
  const inShow = (): boolean =>
    isShow(lastStart, lastEnd) ||
    (beforeStart >= 0 && text.slice(lastStart, lastEnd).toUpperCase() === 'ALL' && isShow(beforeStart, beforeEnd));
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (scan.isWhiteSpace(code)) {
      lineStart ||= code === 10 || code === 13;
      at++;
      continue;
    }
    const isWord = scan.isWordCharacter(code);
    const terminator = isWord ? -1 : scan.endOfTerminator(text, at);
    if (terminator > 0) return behindSemicolon(text, terminator, reach);
    const comment = !isWord && (scan.startsLineComment(text, at) || scan.startsBlockComment(text, at));
    if (lineStart && lastStart >= 0 && !comment) {
      const headEnd = endOfHead(text, at);
      if (headEnd > 0) reach = Math.max(reach, headEnd + behindHead);
      if (headEnd > 0 && !(inShow() && isCreateOfShow(text, at)))
        return { end: at, terminator: 'next-statement', reach };
    }
    const start = at;
    const quoteEnd = code === 34 || code === 39 ? scan.endOfPlainQuoted(text, start) : -1;
    if (quoteEnd > 0) {
      at = quoteEnd;
      reach = Math.max(reach, quoteEnd + 1);
    } else if (isWord && !scan.startsDollarQuoted(text, start)) {
      at = scan.endOfWord(text, start);
      reach = Math.max(reach, at);
    } else {
      const step = over(text, start);
      at = step.to;
      reach = Math.max(reach, step.reach);
    }
    if (comment) continue;
    beforeStart = lastStart;
    beforeEnd = lastEnd;
    lastStart = start;
    lastEnd = at;
    lineStart = false;
  }
  return { end: text.length, terminator: 'end-of-text', reach: toTheEnd };
}

/**
 * Cuts a text into its statements. The pieces follow one another without gaps; the last one may hold nothing but white
 * space and comments. An empty text is one empty piece.
 */
export function splitStatements(text: string): readonly StatementText[] {
  const pieces: StatementText[] = [];
  let start = 0;
  do {
    const end = endOfStatement(text, start);
    pieces.push({ start, ...end });
    start = end.end;
  } while (start < text.length);
  return pieces;
}
