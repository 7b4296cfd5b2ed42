import type { ParserMethod, TokenType } from 'chevrotain';
import { EOF } from 'chevrotain';
import { CallParser } from './callGrammar.ts';
import * as t from './tokens.ts';
import type { Expression } from './tree.ts';

const k = t.keywords;

/** How far ahead is read to tell a keyword from a name. */
const farthest = 200;

const openers = new Set<TokenType>([t.LeftParen, t.LeftBracket, t.LeftBrace]);
const closers = new Set<TokenType>([t.RightParen, t.RightBracket, t.RightBrace]);
const values: readonly TokenType[] = [t.Name, t.StringToken, t.HexString, t.Integer, t.Decimal, t.Question, t.Group];
const operators: readonly TokenType[] = [t.ValueOperator, t.PatternOperator, t.Logical];
const constants = new Set<TokenType>([k.NULL, k.TRUE, k.FALSE, ...closers]);
const partsOfCase = new Set<TokenType>([k.WHEN, k.THEN, k.ELSE]);
const directions = new Set<TokenType>([k.ASC, k.DESC]);

/** Whether a token can be the last one of a value, or of one to sort by. */
function endsValue(token: t.Token): boolean {
  if (constants.has(token.tokenType) || directions.has(token.tokenType)) return true;
  return values.some((type) => t.matches(token, type)) && !operators.some((type) => t.matches(token, type));
}

/** What is written with words of its own in primaryExpression of DorisParser.g4: CASE, CAST, EXTRACT, INTERVAL, TRIM … */
export abstract class WordCallParser extends CallParser {
  /**
   * Walks over the tokens from the `from`th ahead, what stands in brackets left out, up to the bracket that closes around
   * them. Returns the first answer that `judge` gives; `previous` is the type of the token before.
   */
  private lookAhead<T>(from: number, judge: (token: t.Token, previous: t.Token) => T | undefined): T | undefined {
    let depth = 0;
    for (let ahead = from; ahead < farthest; ahead++) {
      const token = this.LA(ahead) as t.Token;
      if (openers.has(token.tokenType)) depth++;
      else if (closers.has(token.tokenType) && --depth < 0) return undefined;
      else if (token.tokenType === EOF) return undefined;
      if (depth > 0) continue;
      const answer = judge(token, this.LA(ahead - 1) as t.Token);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** Whether the CASE here is no name: a WHEN belongs to it. */
  protected startsCase(): boolean {
    let inner = 0;
    const found = this.lookAhead(2, ({ tokenType }) => {
      if (tokenType === k.CASE) inner++;
      else if (tokenType === k.END) inner--;
      if (inner < 0 || tokenType === t.Comma) return false;
      return inner === 0 && partsOfCase.has(tokenType) ? tokenType === k.WHEN : undefined;
    });
    return found === true;
  }

  /** Whether a word comes behind a value, before the bracket closes that is open at the `from`th token ahead. */
  private comesBehindValue(from: number, word: TokenType, end?: TokenType): boolean {
    const found = this.lookAhead(from, (token, previous) => {
      if (token.tokenType === end) return false;
      return t.matches(token, word) && endsValue(previous) ? true : undefined;
    });
    return found === true;
  }

  /** Whether the INTERVAL here is no function: a unit follows the value. */
  protected startsInterval(): boolean {
    return this.LA(2).tokenType !== t.LeftParen || this.comesBehindValue(2, t.TimeUnit, t.Comma);
  }

  protected readonly caseExpression = this.RULE('caseExpression', (): Expression => {
    const start = this.CONSUME(k.CASE);
    const parts: Expression[] = [];
    this.OPTION(() => parts.push(this.SUBRULE(this.expression)));
    this.AT_LEAST_ONE(() => {
      this.CONSUME(k.WHEN);
      parts.push(this.SUBRULE2(this.expression));
      this.CONSUME(k.THEN);
      parts.push(this.SUBRULE3(this.expression));
    });
    this.OPTION2(() => {
      this.CONSUME(k.ELSE);
      parts.push(this.SUBRULE4(this.expression));
    });
    this.CONSUME(k.END);
    return this.ACTION(() => this.callOf(start, parts));
  });

  protected readonly interval = this.RULE('interval', (): Expression => {
    const start = this.CONSUME(k.INTERVAL);
    const amount = this.SUBRULE(this.expression);
    this.CONSUME(t.TimeUnit);
    return this.ACTION(() => this.callOf(start, [amount]));
  });

  /** Calls with words between their arguments. All but the first three can also be written as any other call. */
  protected readonly wordCall = this.RULE(
    'wordCall',
    (): Expression =>
      this.OR([
        { ALT: () => this.SUBRULE(this.extractCall) },
        { ALT: () => this.SUBRULE(this.tryCastCall) },
        { ALT: () => this.SUBRULE(this.defaultCall) },
        { ALT: () => this.SUBRULE(this.castCall) },
        { ALT: () => this.SUBRULE(this.convertCall) },
        { ALT: () => this.SUBRULE(this.charCall) },
        { ALT: () => this.SUBRULE(this.trimCall) },
        { ALT: () => this.SUBRULE(this.substringCall) },
        { ALT: () => this.SUBRULE(this.positionCall) },
        { ALT: () => this.SUBRULE(this.groupConcatCall) },
      ]),
  );

  protected readonly extractCall = this.RULE('extractCall', (): Expression => {
    const start = this.CONSUME(k.EXTRACT);
    this.CONSUME(t.LeftParen);
    this.CONSUME(t.TimeUnit);
    this.CONSUME(k.FROM);
    this.OPTION({
      GATE: () => this.startsDatedSource(),
      DEF: () => this.OR([{ ALT: () => this.CONSUME(k.DATE) }, { ALT: () => this.CONSUME(k.TIMESTAMP) }]),
    });
    const source = this.SUBRULE(this.valueExpression);
    this.CONSUME(t.RightParen);
    return this.ACTION(() => this.callOf(start, [source]));
  });

  /** DATE and TIMESTAMP are names too: they are words of EXTRACT only in front of a value. */
  private startsDatedSource(): boolean {
    const next = this.LA(2) as t.Token;
    const goesOn = [t.RightParen, t.LeftParen, t.LeftBracket, t.Dot, k.COLLATE, t.ValueOperator];
    return !goesOn.some((type) => t.matches(next, type));
  }

  protected readonly tryCastCall = this.RULE('tryCastCall', (): Expression => {
    const start = this.CONSUME(k.TRY_CAST);
    this.CONSUME(t.LeftParen);
    const operand = this.SUBRULE(this.expression);
    this.CONSUME(k.AS);
    this.SUBRULE(this.castType);
    this.CONSUME(t.RightParen);
    return this.ACTION(() => this.callOf(start, [operand]));
  });

  /** The default value of a column. */
  protected readonly defaultCall = this.RULE('defaultCall', (): Expression => {
    const start = this.CONSUME(k.DEFAULT);
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Dot, DEF: () => this.CONSUME(t.Name) });
    this.CONSUME(t.RightParen);
    return this.ACTION((): Expression => ({ kind: 'opaque', start: this.startFrom(start), end: this.endFrom(start) }));
  });

  /**
   * A function that has a form of its own, in which `tail` follows the first argument up to the closing parenthesis, and can
   * be called like any other, too.
   * @param startsTail decides where the next tokens alone leave open which form it is.
   * @param opening another form of its own, which does not begin with an argument.
   */
  private callWithTail(
    rule: string,
    words: readonly TokenType[],
    tail: (args: Expression[]) => void,
    { startsTail, opening }: { startsTail?: () => boolean; opening?: (args: Expression[]) => void } = {},
  ): ParserMethod<[], Expression> {
    return this.RULE(rule, (): Expression => {
      const start = this.LA(1);
      const args: Expression[] = [];
      this.OR(words.map((word) => ({ ALT: () => this.CONSUME(word) })));
      this.CONSUME(t.LeftParen);
      this.OR2({
        MAX_LOOKAHEAD: 1,
        IGNORE_AMBIGUITIES: true,
        DEF: [
          ...(opening ? [{ ALT: () => opening(args) }] : []),
          {
            GATE: () => this.startsSpecially(),
            ALT: () => this.SUBRULE(this.specialArguments, { ARGS: [args] }),
          },
          {
            ALT: () => {
              args.push(this.SUBRULE(this.expression));
              this.OR3({
                MAX_LOOKAHEAD: 1,
                IGNORE_AMBIGUITIES: true,
                DEF: [
                  { GATE: startsTail, ALT: () => tail(args) },
                  { ALT: () => this.SUBRULE(this.furtherArguments, { ARGS: [args] }) },
                ],
              });
            },
          },
        ],
      });
      return this.ACTION(() => this.callOf(start, args));
    });
  }

  protected readonly castCall = this.callWithTail('castCall', [k.CAST], () => {
    this.CONSUME(k.AS);
    this.SUBRULE(this.castType);
    this.CONSUME(t.RightParen);
  });

  protected readonly convertCall = this.callWithTail(
    'convertCall',
    [k.CONVERT],
    () => {
      this.OR4([
        {
          ALT: () => {
            this.CONSUME(t.Comma);
            this.SUBRULE(this.castType);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.USING);
            this.SUBRULE(this.nameOrText);
          },
        },
      ]);
      this.CONSUME(t.RightParen);
    },
    { startsTail: () => this.LA(1).tokenType === k.USING || this.startsType(2) },
  );

  /** Whether a type and a closing parenthesis stand ahead, not a column or a function of its name. */
  private startsType(ahead: number): boolean {
    const [first, second, third] = [0, 1, 2].map((more) => this.LA(ahead + more)) as t.Token[];
    if (!first || !second || !third) return false;
    if (first.tokenType === k.SIGNED || first.tokenType === k.UNSIGNED || second.tokenType === t.Less) return true;
    if (![t.PrimitiveType, k.VARIANT, k.AGG_STATE].some((type) => t.matches(first, type))) return false;
    if (second.tokenType !== t.LeftParen) return second.tokenType === t.RightParen;
    return third.tokenType === t.Integer || third.tokenType === t.Asterisk;
  }

  protected readonly charCall = this.callWithTail(
    'charCall',
    [k.CHAR],
    (args) => {
      this.MANY(() => {
        this.CONSUME(t.Comma);
        args.push(this.SUBRULE2(this.expression));
      });
      this.CONSUME(k.USING);
      this.SUBRULE(this.nameOrText);
      this.CONSUME(t.RightParen);
    },
    { startsTail: () => this.comesBehindValue(1, k.USING) },
  );

  protected readonly trimCall = this.callWithTail(
    'trimCall',
    [k.TRIM],
    (args) => {
      this.CONSUME(k.FROM);
      args.push(this.SUBRULE2(this.expression));
      this.CONSUME(t.RightParen);
    },
    {
      opening: (args) => {
        this.OR4([
          { ALT: () => this.CONSUME(k.BOTH) },
          { ALT: () => this.CONSUME(k.LEADING) },
          { ALT: () => this.CONSUME(k.TRAILING) },
        ]);
        this.OPTION(() => args.push(this.SUBRULE3(this.expression)));
        this.CONSUME2(k.FROM);
        args.push(this.SUBRULE4(this.expression));
        this.CONSUME2(t.RightParen);
      },
    },
  );

  protected readonly substringCall = this.callWithTail('substringCall', [k.SUBSTR, k.SUBSTRING, k.MID], (args) => {
    this.CONSUME(k.FROM);
    args.push(this.SUBRULE2(this.expression));
    this.OPTION(() => {
      this.CONSUME(k.FOR);
      args.push(this.SUBRULE3(this.expression));
    });
    this.CONSUME(t.RightParen);
  });

  protected readonly positionCall = this.callWithTail('positionCall', [k.POSITION], (args) => {
    this.CONSUME(k.IN);
    args.push(this.SUBRULE2(this.expression));
    this.CONSUME(t.RightParen);
  });

  protected readonly groupConcatCall = this.RULE('groupConcatCall', (): Expression => {
    const start = this.CONSUME(k.GROUP_CONCAT);
    let args: readonly Expression[] = [];
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.comesBehindValue(2, k.SEPARATOR),
          ALT: () => {
            this.CONSUME(t.LeftParen);
            this.OPTION(() => this.OR2([{ ALT: () => this.CONSUME(k.DISTINCT) }, { ALT: () => this.CONSUME(k.ALL) }]));
            this.OPTION2({ GATE: () => this.startsHint(), DEF: () => this.SUBRULE(this.hint) });
            const operand = this.SUBRULE(this.expression);
            this.OPTION3(() => this.SUBRULE(this.sorting));
            this.CONSUME(k.SEPARATOR);
            args = [operand, this.SUBRULE2(this.expression)];
            this.SUBRULE(this.endOfCall);
          },
        },
        {
          ALT: () => {
            args = this.SUBRULE(this.callArguments);
          },
        },
      ],
    });
    return this.ACTION(() => this.callOf(start, args));
  });
}
