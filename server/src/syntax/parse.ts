import { earlyReadings } from './earlyReadings.ts';
import { insertion } from './edits.ts';
import { expects } from './follow.ts';
import { foreignCommentProblem } from './foreignDiagnoses.ts';
import { type Before, fragmentProblem, type Surroundings } from './fragments.ts';
import { isRoutineLoad, lacksVerb, quoteInHead, startsWithVerb } from './head.ts';
import { readingsOfJson } from './jsonReadings.ts';
import type { Lexed } from './lexer.ts';
import { tokenize } from './lexer.ts';
import { withoutLookalikes } from './lookalikes.ts';
import { rearranged } from './misplaced.ts';
import { collapseGroups } from './nesting.ts';
import { parseTokens } from './parser.ts';
import { textsIn } from './quoteDiagnoses.ts';
import * as readings from './readings.ts';
import { repairTokens } from './repair.ts';
import * as scan from './scanner.ts';
import { readSchema, type SchemaStatement } from './schema.ts';
import { unclosedComment } from './situation.ts';
import type { Terminator } from './splitter.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';
import type { RoutineLoadStatement, Span } from './tree.ts';
import { readingsWithSigns, withPlaceholdersAsNames } from './unusualNames.ts';

export type { Before } from './fragments.ts';
export type { SyntaxFix, SyntaxProblem } from './syntaxProblem.ts';

/** What the syntax of one statement tells. */
export interface ParsedStatement {
  readonly text: string;
  /** Cuts the text into tokens anew: they take ten times the memory of the text, and are wanted where the cursor is. */
  readonly tokens: () => readonly t.Token[];
  readonly comments: readonly Span[];
  /** `undefined` for SQL of other kinds, and for text too broken to make anything of. */
  readonly statement: RoutineLoadStatement | undefined;
  /** What SQL of other kinds tells about tables. */
  readonly schema: SchemaStatement | undefined;
  /** In the order of the text. Empty for SQL of other kinds. */
  readonly errors: readonly SyntaxProblem[];
  /** Whether the text is, or was meant to be, a statement about Routine Load. */
  readonly isRoutineLoad: boolean;
  /** Not all of it is there: its `;` stands in its middle, or a template makes the statement of it. */
  readonly isPartial: boolean;
  /** What it is to the statement behind it. The same wherever it stands, so that no chain of statements hangs on the first. */
  readonly standing: Exclude<Before, 'nothing'>;
}

/** What stands around the statement in its file. */
export interface ParseOptions {
  /** Another Routine Load statement follows although the `;` is missing. */
  readonly followed?: boolean;
  /** What stands behind its `;` goes on with it; `if-broken`: unless it is whole. */
  readonly isCut?: boolean | 'if-broken';
  /** That could be the next item of a list. */
  readonly isBeforeItem?: boolean;
  /** What stands in front of the statement; `nothing` when it is the first one of its file. */
  readonly before?: Before;
}

const templated = 'This tag belongs to a template: the statement is checked once it is filled in.';
/** What the end of a statement, as the splitter tells it, says about the statement. */
export function endedBy(terminator: Terminator): Omit<ParseOptions, 'before'> {
  const isBeforeItem = terminator === 'semicolon-for-comma';
  const isCut = isBeforeItem || terminator === 'doubtful-semicolon' ? 'if-broken' : terminator === 'stray-semicolon';
  return { followed: terminator === 'next-statement', isCut, isBeforeItem };
}

const noProblems: readonly SyntaxProblem[] = [];

/** The beginning of a name whose closing backquote is lost. */
const lostName = /^`[^\s,().=;]*/;

function lexicalErrors({ tokens }: Lexed): readonly SyntaxProblem[] {
  const suspects = tokens.filter(({ unterminated, tokenType }) => unterminated || tokenType === t.BackquotedName);
  if (suspects.length === 0) return noProblems;
  return suspects.flatMap((token): SyntaxProblem[] => {
    if (token.image === '``') return [{ span: token, message: 'A name in backquotes may not be empty.' }];
    if (!token.unterminated) return [];
    if (token.kind === 'unknown') return [{ span: token, message: unclosedComment }];
    const mark = token.image.charAt(0);
    // a name ends with its word, a text may have several
    const end = token.kind === 'name' ? token.start + (lostName.exec(token.image)?.[0].length ?? 1) : token.end;
    // a quote that looks like the one that is missing stands in its place
    const from = end - Number(token.image.length > 1 && /[“”„‘’‚]$/.test(token.image));
    if (token.kind === 'name' && end === token.start + 1) return [readings.strayQuote(mark, token.start)];
    // a quote that is written twice behind a value closes it once
    if (token.kind === 'string' && token.image.length > 2 && /[^\\](["'])\1$/.test(token.image))
      return [readings.strayQuote(mark, end - 1)];
    return [
      {
        span: { start: token.start, end },
        message: `The closing ${mark === '`' ? 'backquote' : `\`${mark}\``} is missing.`,
        fix: {
          title: from < end ? `Change to ${mark}` : `Insert the closing ${mark}`,
          edits: [{ span: { start: from, end }, text: mark }],
        },
      },
    ];
  });
}

interface Attempt {
  readonly lexed: Lexed;
  readonly statement: RoutineLoadStatement | undefined;
  readonly errors: readonly SyntaxProblem[];
  /** All that had to be repaired, what is not reported included. */
  readonly cost: number;
  /** Where the grammar stopped first. */
  readonly stop?: number;
  /** A placeholder stands for more than a name. */
  readonly isPartial?: boolean;
}

/** Reads the tokens, repairing them where need be. What a lost quote explains is not reported again on its line. */
function attempt(text: string, lexed: Lexed): Attempt {
  const tokens = collapseGroups(lexed.tokens);
  const lexical = lexicalErrors(lexed);
  const statement = parseTokens(tokens) ?? parseWithSigns(lexed.tokens);
  if (statement) {
    const early = earlyReadings(tokens);
    const errors = early.length > 0 ? [...lexical, ...early] : lexical;
    return { lexed, statement, errors, cost: errors.length };
  }
  const repaired = repairTokens(text, tokens);
  const explained = lexical.map(({ span }) => ({
    start: startOfLine(text, span.start),
    end: scan.endOfLine(text, span.end),
  }));
  const silentFrom = startOfSilence(lexed.tokens);
  const errors = repaired.errors.filter(
    ({ span }) =>
      span.start < silentFrom && !explained.some((line) => span.start >= line.start && span.end <= line.end),
  );
  // nothing to repair: what is refused is the reading that Doris decides on
  const early = repaired.errors.length === 0 ? earlyReadings(tokens) : [];
  const cost = lexical.length + repaired.errors.length + early.length;
  const stop = repaired.errors[0]?.span.start;
  return { lexed, statement: parseTokens(repaired.tokens), errors: [...lexical, ...errors, ...early], cost, stop };
}

function parseWithSigns(tokens: readonly t.Token[]): RoutineLoadStatement | undefined {
  for (const reading of readingsWithSigns(tokens)) {
    // what is a name opens no bracket that would have to be closed
    const statement = parseTokens(collapseGroups(reading));
    if (statement) return statement;
  }
  return undefined;
}

function isUnclosedComment({ unterminated, kind }: t.Token): boolean {
  return unterminated === true && kind === 'unknown';
}

/** Where a comment that nothing closes takes all the rest of the text; what is missing there is told behind the token before. */
function startOfSilence(tokens: readonly t.Token[]): number {
  const mark = tokens.findIndex(isUnclosedComment);
  return mark < 0 ? Number.POSITIVE_INFINITY : (tokens[mark - 1]?.start ?? 0);
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The best reading of a text: with strings as Doris ends them, or with each ended by its line when a quote was lost. */
function read(text: string, lexed: Lexed): Attempt {
  const asDoris = attempt(text, lexed);
  if (asDoris.cost === 0) return asDoris;
  const overLines = ({ kind, tokenType, image }: t.Token): boolean =>
    (kind === 'string' || tokenType === t.BackquotedName) && /[\r\n]/.test(image);
  const long = lexed.tokens.find(overLines);
  const byLine = long && attempt(text, tokenize(text, 'by-line'));
  const lost = lexed.tokens.some(({ unterminated }) => unterminated);
  const isByLine = byLine && (byLine.cost < asDoris.cost || (lost && byLine.cost === asDoris.cost));
  const best = isByLine ? byLine : asDoris;
  return (
    changedAtOnePlace(text, [asDoris, ...(byLine ? [byLine] : [])], long) ??
    filled(text, best) ??
    inOrder(text, best) ??
    best
  );
}

/** The reading with one token moved, or two exchanged, after which nothing is wrong any more. */
function inOrder(text: string, { lexed, cost }: Attempt): Attempt | undefined {
  if (cost < 2 || lexicalErrors(lexed).length > 0) return undefined;
  const tokens = collapseGroups(lexed.tokens);
  // two texts may touch each other for want of what stood between them
  const apart = tokens.flatMap((token) => textsIn(token) ?? [token]);
  for (const written of apart.length > tokens.length ? [tokens, apart] : [tokens]) {
    const reading = rearranged(text, written);
    const statement = reading && parseTokens(reading.tokens);
    if (statement) return { lexed, statement, errors: [reading.problem], cost: 1 };
  }
  return undefined;
}

/** The reading with placeholders as names, when they are what is wrong. */
function filled(text: string, { lexed, errors, cost }: Attempt): Attempt | undefined {
  const reading = withPlaceholdersAsNames(text, lexed.tokens);
  if (!reading) return undefined;
  const other = attempt(text, { ...lexed, tokens: reading.tokens });
  const certain = other.errors.filter(
    ({ span }) => !reading.open.some(({ start, end }) => span.end >= start && span.start <= end),
  );
  const isPartial = certain.length < other.errors.length;
  const otherCost = other.cost - (other.errors.length - certain.length);
  const ownCost = otherCost + reading.problems.length;
  const at = errors[0]?.span.start ?? 0;
  const [first] = reading.placeholders;
  // what is missing is told at the token in front
  const token = lexed.tokens.findLast(({ end }) => first && end <= first.start);
  const isFirst = first !== undefined && at >= (token?.start ?? 0) && at < first.end;
  if (ownCost >= cost && !(isFirst && (otherCost < cost || ownCost === cost))) return undefined;
  return { ...other, lexed, errors: [...reading.problems, ...certain], cost: ownCost, isPartial };
}

/** The reading with one quote put in or left out, or a blank in front of a comment, after which nothing is wrong any more. */
function changedAtOnePlace(text: string, attempts: readonly Attempt[], long: t.Token | undefined): Attempt | undefined {
  const suspects = attempts.flatMap(({ lexed, stop }) => {
    const open = lexed.tokens.find(({ unterminated, kind }) => unterminated && kind !== 'unknown');
    return [stop, open?.start, long?.start].filter((at) => at !== undefined);
  });
  const places = [...new Set(suspects)];
  function* all(): Generator<readings.Reading> {
    yield* readings.readingsWithComment(text);
    yield* readings.readingsOfComment(text, attempts[0]?.lexed.tokens.find(isUnclosedComment));
    yield* readings.readingsWithForeignComments(text);
    yield* readingsOfJson(text);
    if (attempts.some(({ cost }) => cost < 2)) return;
    for (const at of places) yield* readings.readingsWithoutQuote(text, at, 'doubled');
    for (const at of places) yield* readings.readingsWithQuote(text, at);
    for (const at of places) yield* readings.readingsWithoutQuote(text, at, 'single');
  }
  for (const { lexed, problem } of all()) {
    const isWhole = lexed.end === text.length || scan.endOfTerminator(text, lexed.end) === text.length;
    if (!isWhole || lexed.tokens.some(({ unterminated }) => unterminated)) continue;
    const statement = parseTokens(collapseGroups(lexed.tokens));
    if (statement) return { lexed, statement, errors: [problem], cost: 1 };
  }
  return undefined;
}

/** A statement in whose head a quote stands: with the mistakes that are left without it, where these are fewer. */
function readWithout(text: string, lexed: Lexed, quote: number): Attempt {
  const best = read(text, lexed);
  if (best.cost < 2) return best;
  const { lexed: rest, problem } = readings.readingWithout(text, quote);
  const other = attempt(text, rest);
  return other.cost + 1 < best.cost ? { ...other, errors: [problem, ...other.errors], cost: other.cost + 1 } : best;
}

/**
 * Reads one statement, with the comments in front of it and its `;`. Never throws. A statement that Doris refuses still
 * gives a tree, as far as repair.ts can mend it, and one error for each mistake.
 */
export function parseStatement(
  text: string,
  { followed = false, isCut = false, isBeforeItem = false, before = 'nothing' }: ParseOptions = {},
): ParsedStatement {
  const opening = openingOfOther(text);
  if (opening) return otherSql(text, opening, { followed, isEnded: true, isMeant: false, before });
  const lexed = tokenize(text);
  const plain = lexed.isPlain ? undefined : withoutLookalikes(text, lexed.tokens);
  const plainLexed = plain && tokenize(plain.text);
  const isKnown = isRoutineLoad(lexed.tokens) || (plainLexed !== undefined && isRoutineLoad(plainLexed.tokens));
  const quote = isKnown ? undefined : quoteInHead(text, lexed.tokens);
  const isMeant = isKnown || quote !== undefined;
  // what a stray `;` cut off from the statement in front; behind a whole one it has lost its verb
  const isRest =
    quote === undefined &&
    (before === 'broken' || (before === 'routine-load' && !lacksVerb(lexed.tokens))) &&
    !startsWithVerb((plainLexed ?? lexed).tokens);
  // a blank that is none, alone behind a statement, is a statement to Doris
  if (plain && plainLexed?.tokens.length === 0 && before === 'routine-load')
    return {
      ...otherSql(text, lexed, { followed, isEnded: false, isMeant, before: 'nothing' }),
      errors: plain.problems,
    };
  if (!isMeant || isRest) {
    return otherSql(text, lexed, { followed, isEnded: lexed.end < text.length, isMeant, before });
  }
  let best = quote === undefined ? read(text, lexed) : readWithout(text, lexed, quote);
  if (plain && plainLexed && best.cost > 0) {
    const other = read(plain.text, plainLexed);
    if (other.cost < best.cost) best = { ...other, errors: [...plain.problems, ...other.errors] };
  }
  const { tokens, comments } = best.lexed;
  const last = tokens.at(-1);
  // what breaks off at the next statement lacks more than a semicolon
  const isLost = followed && last && !best.errors.some(({ span }) => span.end === last.end);
  const broken = best.errors.filter(({ severity }) => !severity);
  const isCutHere =
    (isCut === 'if-broken' ? broken.length > 0 || endsWithValue(text, tokens) : isCut) &&
    broken.every(({ span }) => span.end === last?.end);
  const isPartial = isCutHere || best.isPartial === true || lexed.tag !== undefined;
  const errors = lexed.tag
    ? [{ span: lexed.tag, message: templated, severity: 'information' as const }]
    : isCutHere
      ? [straySemicolon({ start: best.lexed.end, end: text.length }, isBeforeItem && endsInList(text, tokens))]
      : isLost
        ? [...best.errors, missingSemicolon(last)]
        : best.errors;
  return {
    text,
    tokens: best.lexed.again,
    comments,
    statement: best.statement,
    schema: undefined,
    errors: errors.length > 1 ? errors.toSorted((a, b) => a.span.start - b.span.start) : errors,
    isRoutineLoad: true,
    isPartial,
    standing: isPartial || errors.some(({ severity }) => !severity) ? 'broken' : 'routine-load',
  };
}

/** A statement of another kind, or a fragment. Looks at its first tokens alone, where it tells nothing about tables. */
function otherSql(text: string, { tokens, comments, tag, again }: Lexed, around: Surroundings): ParsedStatement {
  const fragment = tag ? undefined : fragmentProblem(tokens, around);
  const errors = tag ? noProblems : fragment ? [fragment] : around.followed ? foreignCommentAlone(text, tokens) : [];
  const isFragment = around.isMeant || fragmentProblem(tokens, { ...around, before: 'nothing' });
  return {
    ...{ text, tokens: again, comments, statement: undefined, schema: readSchema(tokens), errors },
    ...{ isRoutineLoad: false, isPartial: false, standing: isFragment ? 'broken' : 'other' },
  };
}

/** Statements of this length are looked at by their beginning first: a dump of a table can have megabytes. */
const long = 10_000;
/** More tokens than any head has, however damaged. */
const openingTokens = 24;

/**
 * The first tokens of a long statement that is plainly other SQL: nothing at its beginning resembles a head or defines a table,
 * nothing names a source of Routine Load, and there is no comment behind.
 */
function openingOfOther(text: string): Lexed | undefined {
  if (text.length < long) return undefined;
  const opening = tokenize(text, 'doris', openingTokens);
  const { tokens, end } = opening;
  const words = text.slice(0, end);
  const isPlain =
    tokens.length === openingTokens &&
    tokens.every(({ kind }) => kind !== 'unknown') &&
    !/routine|load/i.test(words) &&
    !isRoutineLoad(tokens) &&
    !withoutLookalikes(words, tokens) &&
    !readSchema(tokens) &&
    !/kafka|kinesis/i.test(text) &&
    !text.includes('--', end) &&
    !text.includes('/*', end);
  return isPlain ? opening : undefined;
}

/** Whether a whole statement might go on with a sign. */
function endsWithValue(text: string, tokens: readonly t.Token[]): boolean {
  return expects(repairTokens(text, collapseGroups(tokens)).progress, t.ValueOperator);
}

function missingSemicolon({ start, end }: t.Token): SyntaxProblem {
  return {
    span: { start: Math.max(start, end - 1), end },
    message: 'A `;` is missing between this statement and the next.',
    fix: { title: 'Insert ;', edits: [insertion(end, ';')], safe: true },
  };
}

/** Whether the tokens break off in a list, behind a whole item of it. */
function endsInList(text: string, tokens: readonly t.Token[]): boolean {
  const { progress } = repairTokens(text, collapseGroups(tokens), true);
  return expects(progress, t.Comma) && expects(progress, t.RightParen);
}

function straySemicolon(span: Span, isComma: boolean): SyntaxProblem {
  return {
    span,
    message: `This \`;\` ends the statement in its middle${isComma ? ': a `,` belongs here' : ''}.`,
    fix: { title: isComma ? 'Change ; to ,' : 'Remove ;', edits: [{ span, text: isComma ? ',' : '' }] },
  };
}

/** A line in front of a statement that is a comment elsewhere, and to Doris a part of the statement. */
function foreignCommentAlone(text: string, [first, second]: readonly t.Token[]): readonly SyntaxProblem[] {
  if (!first) return [];
  const hash = first.image === '#';
  if (!hash && !(first.image === '/' && second?.image === '/' && second.start === first.end)) return [];
  const end = scan.endOfLine(text, first.start);
  return [foreignCommentProblem({ start: first.start, end }, hash ? '#' : '//')];
}
