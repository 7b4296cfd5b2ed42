/**
 * Steps over the stretches of SQL text whose inside means nothing to the outside: strings, names in backquotes, comments.
 * The splitter and the lexer both stand on these functions, so that they can never disagree about where a string ends.
 * Facts: DorisLexer.g4.
 */

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const dollar = 36;
const asterisk = 42;
const slash = 47;
const backslash = 92;

/** Blank, tab and line ends are all that Doris takes for white space. */
export function isWhiteSpace(code: number): boolean {
  return code === space || code === lineFeed || code === carriageReturn || code === tab;
}

/** By character code: 1 for letters, digits, `_` and `$`. */
const wordCharacters = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Letters, digits, `_`, `$` and everything beyond ASCII: what bare names are made of. */
export function isWordCharacter(code: number): boolean {
  return code > 127 || wordCharacters[code] === 1;
}

/** The offset behind the word characters from `at` on. */
export function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end++;
  return end;
}

/** The same for the word characters within ASCII, which most words are made of. */
export function endOfPlainWord(text: string, at: number): number {
  let end = at;
  while (wordCharacters[text.charCodeAt(end)] === 1) end++;
  return end;
}

/** Whether `code` is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The offset of the line end at or after `from`, or the end of the text; `limit` when that comes first. */
export function endOfLine(text: string, from: number, limit = text.length): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) break;
    at++;
  }
  return at;
}

/**
 * The offset behind the string or backquoted name that opens at `start`, or -1 when nothing closes it. Backslashes escape in
 * strings (without sql_mode NO_BACKSLASH_ESCAPES), a doubled quote stands for one.
 */
export function endOfQuoted(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  const escapes = quote !== 96;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash && escapes) at++;
    else if (code === quote) {
      if (text.charCodeAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return -1;
}

/** By character code: 1 for what a quoted text as nearly all are has not inside: line ends and backslashes. */
const unusualInQuotes = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(code === lineFeed || code === carriageReturn || code === backslash),
);

/**
 * The offset behind a string that stands on one line and in which each character stands for itself, as nearly all do; -1 for any
 * other, about which `endOfQuoted` knows.
 */
export function endOfPlainQuoted(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return text.charCodeAt(at + 1) === quote ? -1 : at + 1;
    if (unusualInQuotes[code] === 1) return -1;
  }
  return -1;
}

/** The beginning of a string that is an array or an object of JSON, and breaks its line there. */
const jsonOpening = /["'][ \t]*[[{]/y;
/** A line that can only be the inside of such a string: it begins with an escaped quote, or is nothing but one quoted text. */
const jsonLines: Readonly<Record<string, RegExp>> = {
  '"': /[ \t]*\\"(?:[^"\\\r\n]|\\.)*(?=[\r\n]|$)/y,
  "'": /[ \t]*(?:\\"|"[^"'=\r\n]*"[ \t]*,?[ \t]*(?=[\r\n]|$))[^'\r\n]*/y,
};
/** What closes the array or object: at the beginning of a line, or at the end of such a line, in front of the quote. */
const jsonClosing: Readonly<Record<string, RegExp>> = {
  '"': /[ \t]*(?:[\]}]+|\\"(?:[^"\\\r\n]|\\.)*[\]}](?="))/y,
  "'": /[ \t]*(?:[\]}]+|\\?"[^'\r\n]*[\]}](?='))/y,
};

function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of the line of the quote at `start`; of the last line that goes on with the JSON which begins there. */
function endOfJsonLines(text: string, start: number): number {
  let end = endOfLine(text, start);
  const line = jsonLines[text.charAt(start)];
  const closing = jsonClosing[text.charAt(start)];
  if (!line || !closing || endOfMatch(jsonOpening, text, start) < 0) return end;
  while (end < text.length) {
    const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
    const closed = endOfMatch(closing, text, next);
    if (closed > 0) return closed;
    const inside = endOfMatch(line, text, next);
    if (inside < 0) break;
    end = inside;
  }
  return end;
}

/**
 * Where a string without a closing quote is taken to end: at the end of its line, in front of blanks, commas, semicolons and
 * closing parentheses there, so that the rest of the list keeps its shape. JSON that is written over several lines goes on
 * as far as its lines can be nothing else.
 */
export function endOfUnterminated(text: string, start: number): number {
  let end = endOfJsonLines(text, start);
  while (end > start + 1) {
    const code = text.charCodeAt(end - 1);
    if (code !== 44 && code !== 59 && code !== 41 && !isWhiteSpace(code)) break;
    end--;
  }
  return end;
}

/** The offset behind the mark that ends a statement at `at`, or -1: `;`, and `\\G` and `\\g` of the MySQL client. */
export function endOfTerminator(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 59) return at + 1;
  return code === backslash && (text.charCodeAt(at + 1) | 32) === 103 ? at + 2 : -1;
}

/** Whether a `--` comment starts at `at`. */
export function startsLineComment(text: string, at: number): boolean {
  return text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 45;
}

/** The offset of the line end that closes the `--` comment at `start`; a backslash right before a line feed continues it. */
export function endOfLineComment(text: string, start: number): number {
  let end = endOfLine(text, start);
  while (text.charCodeAt(end) === lineFeed && text.charCodeAt(end - 1) === backslash) end = endOfLine(text, end + 1);
  return end;
}

/** Whether a bracketed comment starts at `at`. */
export function startsBlockComment(text: string, at: number): boolean {
  return text.charCodeAt(at) === slash && text.charCodeAt(at + 1) === asterisk;
}

/** A tag of Jinja: a statement or a comment of the template. An opening mark inside tells that the closing one is lost. */
const templateTag = /\{%(?:(?!\{%)[\s\S]){0,2000}?%\}|\{#(?:(?!\{#)[\s\S]){0,2000}?#\}/y;
/** More characters than are looked at to find the end of such a tag. */
export const longestTemplateTag = 2010;

/** The offset behind the tag of a template at `at`, `{% … %}` or `{# … #}`, or -1. What its quotes and semicolons mean Doris never sees. */
export function endOfTemplateTag(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 123 && (next === 37 || next === 35) ? endOfMatch(templateTag, text, at) : -1;
}

/** Where the comments of a text end that open behind one which nothing closes: found in one pass, asked for many times. */
let unclosed: { readonly text: string; readonly from: number; readonly ends: ReadonlyMap<number, number> } | undefined;

/**
 * The offset behind the bracketed comment at `start`, or -1 when nothing closes it. Comments nest; when the nesting never
 * closes, the first end mark counts.
 */
export function endOfBlockComment(text: string, start: number): number {
  const known = unclosed?.text === text && start >= unclosed.from ? unclosed.ends.get(start) : undefined;
  if (known !== undefined) return known;
  const open: number[] = [start];
  const ends = new Map<number, number>();
  const marks: number[] = [];
  for (let at = start + 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === asterisk && text.charCodeAt(at + 1) === slash) {
      marks.push(at);
      at++;
      const opening = open.pop();
      if (opening === start) return at + 1;
      if (opening !== undefined) ends.set(opening, at + 1);
    } else if (code === slash && text.charCodeAt(at + 1) === asterisk) {
      open.push(at);
      at++;
    }
  }
  // what nothing closes ends at the first end mark behind it
  let next = marks.length;
  for (const opening of open.reverse()) {
    while (next > 0 && (marks[next - 1] as number) >= opening + 2) next--;
    const mark = marks[next];
    ends.set(opening, mark === undefined ? -1 : mark + 2);
  }
  unclosed = { text, from: start, ends };
  return ends.get(start) ?? -1;
}

/** Whether a dollar-quoted text starts at `at`, if something closes it. */
export function startsDollarQuoted(text: string, at: number): boolean {
  return text.charCodeAt(at) === dollar && text.charCodeAt(at + 1) === dollar;
}

/** The offset behind the dollar-quoted text (`$$…$$`, the code of a function) at `start`, or -1 when there is none. */
export function endOfDollarQuoted(text: string, start: number): number {
  if (!startsDollarQuoted(text, start)) return -1;
  const close = text.indexOf('$$', start + 2);
  return close < 0 ? -1 : close + 2;
}
