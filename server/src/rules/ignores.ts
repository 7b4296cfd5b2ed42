import { insertion, type TextEdit } from '../syntax/edits.ts';
import { insideOf, leadingComments } from '../syntax/leadingComments.ts';
import type { Span } from '../syntax/tree.ts';
import { nearest } from '../text/nearest.ts';
import { insertComment, removeComment } from './commentEdits.ts';
import { lineEnd } from './listLayout.ts';
import { isIgnorable, ruleIds } from './registry.ts';
import type { Finding, Fix } from './rule.ts';
import { unusedIgnore } from './unusedIgnore.ts';

/** What a comment begins with that silences rules for the statement behind it; with `-file` for the whole file. */
export const ignoreMark = 'doris-routine-load-ignore';

const pattern = new RegExp(`^${ignoreMark}([\\w-]*)`, 'i');
const anywhere = new RegExp(ignoreMark, 'i');

/** A rule that an ignore comment names. */
export interface IgnoredRule {
  readonly id: string;
  readonly span: Span;
}

/** A comment that silences rules. */
export interface IgnoreComment {
  readonly comment: Span;
  /** What it silences rules for: nothing when its first word is none that is known here. */
  readonly scope: 'statement' | 'file' | 'nothing';
  /** Its first word. */
  readonly mark: Span;
  /** In the order of the text; what stands there may not be the id of a rule. */
  readonly rules: readonly IgnoredRule[];
}

/** A statement as far as ignore comments go. */
export interface IgnoringStatement {
  readonly text: string;
  /** All of its comments, those in front of it included. */
  readonly comments: readonly Span[];
  /** Whether it is the first of its file, the only place where `-file` counts. */
  readonly isFirst: boolean;
  /** Whether its text begins where a line of the document begins. */
  readonly startsLine: boolean;
}

/** The ignore comments among some comments of a text. */
function ignoresAmong(text: string, comments: readonly Span[]): readonly IgnoreComment[] {
  return comments.flatMap((comment) => ignoreIn(text, comment) ?? []);
}

/** The ignore comments in front of a statement. */
export function leadingIgnores(text: string): readonly IgnoreComment[] {
  return ignoresAmong(text, leadingComments(text));
}

/** Whether there may be ignore comments in a text; quick. */
export function mentionsIgnores(text: string): boolean {
  return anywhere.test(text);
}

const scopes: ReadonlyMap<string, IgnoreComment['scope']> = new Map([
  ['', 'statement'],
  ['-file', 'file'],
]);

function markFor(wholeFile: boolean): string {
  return wholeFile ? `${ignoreMark}-file` : ignoreMark;
}

function scopeOf(wholeFile: boolean): IgnoreComment['scope'] {
  return wholeFile ? 'file' : 'statement';
}

function ignoreIn(text: string, comment: Span): IgnoreComment | undefined {
  const inside = insideOf(text, comment);
  const content = text.slice(inside.start, inside.end);
  const [mark = '', suffix = ''] = pattern.exec(content) ?? [];
  if (mark === '') return undefined;
  const end = inside.start + mark.length;
  return {
    comment,
    scope: scopes.get(suffix.toLowerCase()) ?? 'nothing',
    mark: { start: inside.start, end },
    rules: rulesIn(content.slice(mark.length).split(':', 1)[0] ?? '', end),
  };
}

/** Ids with commas between them. Behind a blank only a real id counts: else a reason begins there whose colon is missing. */
function rulesIn(list: string, offset: number): readonly IgnoredRule[] {
  const rules: IgnoredRule[] = [];
  for (const { 0: whole, 1: comma, 2: id = '', index } of list.matchAll(/(,?)\s*([^\s,]+)/g)) {
    if (rules.length > 0 && comma === '' && !ruleIds.includes(id)) break;
    const end = offset + index + whole.length;
    rules.push({ id, span: { start: end - id.length, end } });
  }
  return rules;
}

/** The place of an id in an ignore comment, with the comment; `undefined` where no id can stand. */
export function ignoredPlaceAt(
  text: string,
  comment: Span,
  offset: number,
): { readonly ignore: IgnoreComment; readonly span: Span } | undefined {
  const ignore = ignoreIn(text, comment);
  const [, typed] = /(?:^\s|,)\s*([\w-]*)$/.exec(text.slice(ignore?.mark.end ?? offset, offset)) ?? [];
  if (!ignore || typed === undefined || text.slice(ignore.mark.end, offset).includes(':')) return undefined;
  const [rest = ''] = /^[\w-]*/.exec(text.slice(offset, comment.end)) ?? [];
  return { ignore, span: { start: offset - typed.length, end: offset + rest.length } };
}

/** The rules that comments silence. */
export function idsOf(ignores: readonly IgnoreComment[], wholeFile: boolean): ReadonlySet<string> {
  const chosen = ignores.filter(({ scope }) => scope === scopeOf(wholeFile));
  return new Set(chosen.flatMap(({ rules }) => rules.map(({ id }) => id)).filter(isIgnorable));
}

/**
 * What is wrong with the ignore comments of a statement.
 * @param hasFinding whether a rule finds something in the statement, or in the whole file, that would be silenced.
 */
export function unusedIgnores(
  statement: IgnoringStatement,
  hasFinding: (id: string, wholeFile: boolean) => boolean,
): readonly Finding[] {
  const { text, comments, isFirst } = statement;
  const leading = leadingComments(text).at(-1)?.end ?? 0;
  return ignoresAmong(text, comments).flatMap((ignore): readonly Finding[] => {
    const { comment, scope, mark, rules } = ignore;
    // a word such as `…-files` is meant for the file, any other for the statement
    const wholeFile = /-file/i.test(text.slice(mark.start, mark.end));
    const finds = (id: string): boolean => isIgnorable(id) && hasFinding(id, wholeFile);
    const isInside = comment.end > leading;
    if (scope === 'nothing') {
      const forFile = wholeFile && isFirst;
      return [unknownMark(statement, ignore, forFile, (id) => !isInside && isIgnorable(id) && hasFinding(id, forFile))];
    }
    if (isInside)
      return [
        misplaced(
          statement,
          ignore,
          rules.some(({ id }) => finds(id)),
        ),
      ];
    if (wholeFile && !isFirst) return [notAtTop(statement, ignore, (id) => isIgnorable(id) && hasFinding(id, false))];
    if (rules.length === 0) {
      const message = `No rule is named: write \`${markFor(wholeFile)} <id>: reason\`.`;
      return [found(comment, message, () => [remove(statement, comment, true)])];
    }
    const useless = rules.filter(({ id }) => !finds(id));
    if (
      useless.length === rules.length &&
      rules.every(({ id }) => isIgnorable(id)) &&
      isBehindAnother(statement, comment)
    ) {
      const message =
        'This comment stands behind a statement, and counts for the next one, where it ignores nothing: write it in front of the statement that it is for.';
      return [found(comment, message, () => [remove(statement, comment, false)])];
    }
    return useless.map((rule) => unused(statement, ignore, rule, finds));
  });
}

function found(span: Span, message: string, fixes: () => readonly Fix[]): Finding {
  const { id: code, severity } = unusedIgnore;
  return { code, severity, span, message, unnecessary: true, related: [], fixes };
}

function unused(
  statement: IgnoringStatement,
  { comment, rules, scope }: IgnoreComment,
  rule: IgnoredRule,
  finds: (id: string) => boolean,
): Finding {
  const { id } = rule;
  const known = ruleIds.includes(id);
  const span = rules.length === 1 && known ? comment : rule.span;
  const meant = known ? [] : nearest(id, ruleIds.filter(isIgnorable));
  const renamed = meant.find(finds);
  const take: Fix =
    rules.length === 1
      ? remove(statement, comment, renamed === undefined)
      : {
          title: `Remove ${id} from the comment`,
          edits: [{ span: withComma(rules, rule), text: '' }],
          preferred: renamed === undefined,
          safe: false,
        };
  const renames = meant.map(
    (other): Fix => ({
      title: `Change to ${other}`,
      edits: [{ span: rule.span, text: other }],
      preferred: other === renamed,
      safe: false,
    }),
  );
  return found(span, messageFor(id, known, meant, scope), () =>
    renamed === undefined ? [take, ...renames] : [...renames, take],
  );
}

function messageFor(id: string, known: boolean, meant: readonly string[], scope: IgnoreComment['scope']): string {
  if (!known) {
    const [near] = meant;
    return `There is no rule \`${id}\`, so nothing is ignored.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`;
  }
  if (!isIgnorable(id)) return `No comment can silence \`${id}\`.`;
  return `\`${id}\` finds nothing in this ${scope}, so there is nothing to ignore.`;
}

/** Whether a comment stands on the line on which the statement in front ends. */
function isBehindAnother({ text, isFirst, startsLine }: IgnoringStatement, { start }: Span): boolean {
  return !isFirst && !startsLine && !/[\r\n]/.test(text.slice(0, start));
}

/** A comment inside or behind its statement. */
function misplaced(statement: IgnoringStatement, { comment }: IgnoreComment, wouldCount: boolean): Finding {
  const { text, startsLine } = statement;
  const taken = remove(statement, comment, !wouldCount);
  const message = 'This comment ignores nothing: it counts only in front of its statement.';
  return found(comment, message, () => {
    if (!wouldCount) return [taken];
    const moved = insertComment(text, startOf(text), text.slice(comment.start, comment.end), lineEnd(text), startsLine);
    const edits = [moved, ...removeComment(text, comment, startsLine)];
    return [{ title: 'Move it in front of the statement', edits, preferred: true, safe: false }, taken];
  });
}

/** A comment for the whole file that stands further down. */
function notAtTop(statement: IgnoringStatement, ignore: IgnoreComment, finds: (id: string) => boolean): Finding {
  const message = `This comment ignores nothing: \`${markFor(true)}\` counts only at the top of the file, in front of the first statement.`;
  return found(ignore.comment, message, () => changeOrRemove(statement, ignore, false, finds));
}

/** A comment whose first word only looks like one that counts. */
function unknownMark(
  statement: IgnoringStatement,
  ignore: IgnoreComment,
  wholeFile: boolean,
  finds: (id: string) => boolean,
): Finding {
  const word = statement.text.slice(ignore.mark.start, ignore.mark.end);
  const message = `\`${word}\` ignores nothing: write \`${markFor(wholeFile)} <id>: reason\`.`;
  return found(ignore.mark, message, () => changeOrRemove(statement, ignore, wholeFile, finds));
}

/** Another first word, where the comment would then silence something; or no comment. */
function changeOrRemove(
  statement: IgnoringStatement,
  { comment, mark, rules }: IgnoreComment,
  wholeFile: boolean,
  finds: (id: string) => boolean,
): readonly Fix[] {
  const counts = rules.some(({ id }) => finds(id));
  const text = markFor(wholeFile);
  const change: Fix = { title: `Change to ${text}`, edits: [{ span: mark, text }], preferred: true, safe: false };
  return [...(counts ? [change] : []), remove(statement, comment, !counts)];
}

function remove({ text, startsLine }: IgnoringStatement, comment: Span, preferred: boolean): Fix {
  return { title: 'Remove the comment', edits: removeComment(text, comment, startsLine), preferred, safe: false };
}

/** An id with the comma that goes with it. */
function withComma(rules: readonly IgnoredRule[], rule: IgnoredRule): Span {
  const index = rules.indexOf(rule);
  const before = rules[index - 1];
  if (before) return { start: before.span.end, end: rule.span.end };
  return { start: rule.span.start, end: rules[index + 1]?.span.start ?? rule.span.end };
}

/** Where a statement begins behind its comments. */
function startOf(text: string): number {
  const behind = leadingComments(text).at(-1)?.end ?? 0;
  const [blanks = ''] = /^[ \t\r\n]*/.exec(text.slice(behind)) ?? [];
  return behind + blanks.length;
}

/**
 * The edit that silences a rule: its id goes to the ignore comment that is there, or to a new one.
 * @param text the statement; the first of the file when the rule is silenced for all of it.
 * @param startsLine whether the text begins where a line of the document begins.
 * @param lineEndOfFile for a statement that is a single line.
 */
export function ignoreRule(
  text: string,
  id: string,
  wholeFile: boolean,
  startsLine: boolean,
  lineEndOfFile: string,
): TextEdit {
  const present = leadingIgnores(text).findLast(({ scope, rules }) => scope === scopeOf(wholeFile) && rules.length > 0);
  const last = present?.rules.at(-1);
  if (last) return insertion(last.span.end, `, ${id}`);
  const eol = /[\r\n]/.test(text) ? lineEnd(text) : lineEndOfFile;
  const comment = `-- ${markFor(wholeFile)} ${id}`;
  return insertComment(text, startOf(text), comment, eol, startsLine);
}
