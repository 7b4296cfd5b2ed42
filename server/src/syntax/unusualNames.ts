import * as s from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';
import type { Span } from './tree.ts';

/** What stands where a name belongs and does not look like one. */

function asName(token: t.Token): t.Token {
  return { ...token, tokenType: t.Word, tokenTypeIdx: t.Word.tokenTypeIdx as number, kind: 'name' };
}

/** Signs that Doris's list of names has, by accident or not. */
const signs: ReadonlySet<t.Token['tokenType']> = new Set([t.LeftBrace, t.RightBrace, t.CommentEnd]);

/**
 * The readings of tokens with braces and marks of comments as the names that Doris takes them for as well: those without a partner, or all of
 * them. None where there are no such signs, which is nearly always.
 */
export function* readingsWithSigns(tokens: readonly t.Token[]): Generator<readonly t.Token[]> {
  if (!tokens.some(({ tokenType }) => signs.has(tokenType))) return;
  const partners = new Set<t.Token>();
  const open: t.Token[] = [];
  for (const token of tokens) {
    if (token.tokenType === t.LeftBrace) open.push(token);
    const partner = token.tokenType === t.RightBrace ? open.pop() : undefined;
    if (partner) partners.add(partner).add(token);
  }
  yield tokens.map((token) => (signs.has(token.tokenType) && !partners.has(token) ? asName(token) : token));
  yield tokens.map((token) => (signs.has(token.tokenType) ? asName(token) : token));
}

/** Placeholders of templates: `{{ topic }}`, `${TOPIC}`, `#{topic}`, `{topic}`, `<topic>`, `%(topic)s`, `%s`, `:topic`, `@topic@`. */
const placeholder =
  /\{\{[^{}]{1,300}\}\}|[$#]?\{\s*[A-Za-z_][\w.-]{0,100}\s*\}|<[A-Za-z_][\w .-]{0,100}>|%\([A-Za-z_]\w{0,100}\)s|(?<![\w"'`)\]}])(?:%s\b|:[A-Za-z_]\w*|@\w+@)/g;

/** What has types in angle brackets behind it. */
const openType = /\b(?:ARRAY|MAP|STRUCT)\s*$/i;
/** Those of manuals, which a person fills in. */
const ofManual = /<[^<>]+>/;
/** Those that may come to any text, to a whole clause too. */
const ofTemplate = /[{$#]\{/;

/**
 * Tokens in which each placeholder is one token: a name, or where the value of a property belongs and a person fills it in, something
 * that lacks its quotes.
 */
export interface Filled {
  readonly tokens: readonly t.Token[];
  readonly placeholders: readonly Span[];
  /** Those that may come to more than a name, each up to its neighbours: what they come to, and so what is wrong with them there, nobody knows. */
  readonly open: readonly Span[];
  /** What to say about those that are names. */
  readonly problems: readonly SyntaxProblem[];
}

/** Whether the value of a property begins behind these tokens. */
function isBeforeValue(tokens: readonly t.Token[]): boolean {
  return tokens.at(-1)?.tokenType === t.Equals && tokens.at(-2)?.kind === 'string';
}

/** @returns `undefined` when there are no placeholders outside strings and comments. */
export function withPlaceholdersAsNames(text: string, tokens: readonly t.Token[]): Filled | undefined {
  const all = [...text.matchAll(placeholder)];
  const found = all
    .filter(({ index }) => !openType.test(text.slice(Math.max(0, index - 12), index)))
    .map(({ 0: image, index }) => ({
      start: index,
      end: index + image.length,
    }));
  const result: t.Token[] = [];
  const placeholders: t.Token[] = [];
  for (let at = 0, next = 0; at < tokens.length; at++) {
    let token = tokens[at] as t.Token;
    while ((found[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next++;
    const span = found[next];
    if (!span || span.start >= token.end || token.kind === 'string' || token.tokenType === t.BackquotedName) {
      result.push(token);
      continue;
    }
    let last = token;
    const take = (): void => {
      at++;
      last = tokens[at] as t.Token;
    };
    while ((tokens[at + 1]?.start ?? Number.POSITIVE_INFINITY) < span.end) take();
    // the rest of the name: `${env}_orders`
    const behind = tokens[at + 1];
    if (behind?.start === last.end && s.isBareWord(behind)) take();
    const before = result.at(-1);
    if (before?.end === token.start && (s.isBareWord(before) || before === placeholders.at(-1))) {
      token = before;
      result.pop();
      if (placeholders.at(-1) === before) placeholders.pop();
    }
    const isUnquoted = ofManual.test(text.slice(token.start, last.end)) && isBeforeValue(result);
    const whole = s.merged(text, token, last, isUnquoted ? t.Unknown : t.Word);
    const taken: t.Token = { ...whole, kind: whole.tokenType === t.Word ? 'name' : 'unknown' };
    result.push(taken);
    placeholders.push(taken);
  }
  const names = placeholders.filter(({ kind }) => kind === 'name');
  const manual = names.find(({ image }) => ofManual.test(image));
  const first = manual ?? names[0];
  const isOne = names.length === 1;
  const what = isOne ? 'is a placeholder' : `and ${names.length - 1} more in this statement are placeholders`;
  const message = `${s.quoteFirst(first)} ${what}: Doris reads the statement once ${isOne ? 'it is' : 'they are'} filled in.`;
  if (placeholders.length === 0) return undefined;
  const open = result.flatMap((token, index) =>
    placeholders.includes(token) && ofTemplate.test(token.image)
      ? [{ start: result[index - 1]?.end ?? 0, end: result[index + 1]?.start ?? token.end }]
      : [],
  );
  const problems: readonly SyntaxProblem[] = first
    ? [{ span: first, message, ...(manual ? {} : { severity: 'information' }) }]
    : [];
  return { tokens: result, placeholders, open, problems };
}
