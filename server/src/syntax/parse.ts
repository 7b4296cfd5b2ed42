import { foreignCommentProblem } from './diagnoses.ts';
import { isOrphan, isRoutineLoad } from './head.ts';
import type { Lexed } from './lexer.ts';
import { tokenize } from './lexer.ts';
import { withoutLookalikes } from './lookalikes.ts';
import { collapseGroups } from './nesting.ts';
import { parseTokens } from './parser.ts';
import { repairTokens } from './repair.ts';
import * as scan from './scanner.ts';
import { readSchema, type SchemaStatement } from './schema.ts';
import { quote } from './situation.ts';
import type { SyntaxProblem } from './syntaxProblem.ts';
import * as t from './tokens.ts';
import type { RoutineLoadStatement, Span } from './tree.ts';

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
}

/** What stands around the statement in its file. */
export interface ParseOptions {
  /** Another Routine Load statement follows although the `;` is missing. */
  readonly followed?: boolean;
  /** The statement in front is about Routine Load, and nothing is wrong with it. */
  readonly following?: boolean;
}

function lexicalErrors({ tokens }: Lexed): readonly SyntaxProblem[] {
  const suspects = tokens.filter(({ unterminated, tokenType }) => unterminated || tokenType === t.BackquotedName);
  return suspects.flatMap((token): SyntaxProblem[] => {
    if (token.image === '``') return [{ span: token, message: 'A name in backquotes may not be empty.' }];
    if (!token.unterminated || token.kind === 'unknown') return [];
    const mark = token.image.charAt(0);
    return [
      {
        span: token,
        message: `The closing ${mark === '`' ? 'backquote' : `\`${mark}\``} is missing.`,
        fix: {
          title: `Insert the closing ${mark}`,
          edits: [{ span: { start: token.end, end: token.end }, text: mark }],
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
}

/** Reads the tokens, repairing them where need be. What a lost quote explains is not reported again on its line. */
function attempt(text: string, lexed: Lexed): Attempt {
  const tokens = collapseGroups(lexed.tokens);
  const lexical = lexicalErrors(lexed);
  const statement = parseTokens(tokens);
  if (statement) return { lexed, statement, errors: lexical, cost: lexical.length };
  const repaired = repairTokens(text, tokens);
  const explained = lexical.map(({ span }) => ({
    start: startOfLine(text, span.start),
    end: scan.endOfLine(text, span.end),
  }));
  const errors = repaired.errors.filter(
    ({ span }) => !explained.some((line) => span.start >= line.start && span.end <= line.end),
  );
  const cost = lexical.length + repaired.errors.length;
  return { lexed, statement: parseTokens(repaired.tokens), errors: [...lexical, ...errors], cost };
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The best reading of a text: with strings as Doris ends them, or with each ended by its line when a quote was lost. */
function read(text: string, lexed: Lexed): Attempt {
  const asDoris = attempt(text, lexed);
  const overLines = (token: t.Token): boolean => token.kind === 'string' && /[\r\n]/.test(token.image);
  if (asDoris.cost === 0 || !lexed.tokens.some(overLines)) return asDoris;
  const byLine = attempt(text, tokenize(text, 'by-line'));
  const lost = lexed.tokens.some(({ unterminated }) => unterminated);
  return byLine.cost < asDoris.cost || (lost && byLine.cost === asDoris.cost) ? byLine : asDoris;
}

/**
 * Reads one statement, with the comments in front of it and its `;`. Never throws. A statement that Doris refuses still
 * gives a tree, as far as repair.ts can mend it, and one error for each mistake.
 */
export function parseStatement(text: string, { followed, following }: ParseOptions = {}): ParsedStatement {
  const lexed = tokenize(text);
  const plain = withoutLookalikes(text, lexed.tokens);
  const plainLexed = plain && tokenize(plain.text);
  if (!isRoutineLoad(lexed.tokens) && !(plainLexed && isRoutineLoad(plainLexed.tokens))) {
    const [first] = lexed.tokens;
    const errors = [
      ...(following && first && isOrphan(lexed.tokens) ? [orphan(first)] : []),
      ...(followed ? foreignCommentAlone(text, lexed.tokens) : []),
    ];
    return {
      ...{ text, tokens: tokensLater(lexed), comments: lexed.comments, statement: undefined },
      ...{ schema: readSchema(lexed.tokens), errors, isRoutineLoad: false },
    };
  }
  let best = read(text, lexed);
  if (plain && plainLexed && best.cost > 0) {
    const other = read(plain.text, plainLexed);
    if (other.cost < best.cost) best = { ...other, errors: [...plain.problems, ...other.errors] };
  }
  const { tokens, comments } = best.lexed;
  const last = tokens.at(-1);
  const errors = followed && last ? [...best.errors, missingSemicolon(last)] : best.errors;
  return {
    ...{ text, tokens: tokensLater(best.lexed), comments, statement: best.statement, schema: undefined },
    errors: [...errors].sort((a, b) => a.span.start - b.span.start),
    isRoutineLoad: true,
  };
}

/** Holds on to the text alone. */
function tokensLater({ text, mode }: Lexed): ParsedStatement['tokens'] {
  return () => tokenize(text, mode).tokens;
}

function missingSemicolon({ start, end }: t.Token): SyntaxProblem {
  return {
    span: { start: Math.max(start, end - 1), end },
    message: 'A `;` is missing between this statement and the next.',
    fix: { title: 'Insert ;', edits: [{ span: { start: end, end }, text: ';' }], safe: true },
  };
}

function orphan({ start, end, kind, image }: t.Token): SyntaxProblem {
  return {
    span: { start, end },
    message: `The statement above ends at its \`;\`, and no statement can begin with ${quote({ kind, image })}.`,
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
