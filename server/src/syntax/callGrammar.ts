import type { IToken, ParserMethod } from 'chevrotain';
import { exact, namesOf } from './nodes.ts';
import * as t from './tokens.ts';
import type { Expression, Name } from './tree.ts';
import { TypeParser } from './typeGrammar.ts';

const k = t.keywords;

/** What qualifies a name: further names, and the arguments when it is the name of a function. */
interface Qualification {
  readonly names: readonly IToken[];
  readonly args?: readonly Expression[];
}

/** Columns and the calls of functions (rules qualifiedName, functionCallExpression and windowSpec of DorisParser.g4). */
export abstract class CallParser extends TypeParser {
  protected abstract readonly expression: ParserMethod<[], Expression>;
  protected abstract readonly valueExpression: ParserMethod<[], Expression>;

  /** The node of a call whose function is the word at `start`. */
  protected callOf(start: IToken, args: readonly Expression[]): Expression {
    const { start: from, end } = this.spanFrom(start);
    const name: Name = { text: start.image, backquoted: false, start: from, end: from + start.image.length };
    return { kind: 'call', name, arguments: args, start: from, end };
  }

  /** A column, perhaps qualified, or the call of a function, perhaps with its database. */
  protected readonly columnOrCall = this.RULE('columnOrCall', (): Expression => this.OR(this.references));

  /** Made once: nearly every value is one of these. */
  private readonly references = {
    MAX_LOOKAHEAD: 1,
    IGNORE_AMBIGUITIES: true,
    DEF: [
      {
        ALT: (): Expression => {
          const start = this.CONSUME(k.BINARY);
          const path = [this.CONSUME(t.Name)];
          this.MANY(() => {
            this.CONSUME(t.Dot);
            path.push(this.CONSUME3(t.Name));
          });
          return this.ACTION(() => this.referenceOf(start, path));
        },
      },
      {
        GATE: () => this.LA(2).tokenType === t.LeftParen,
        ALT: (): Expression => {
          const start = this.CONSUME(t.PlainFunction);
          return this.referenceOf(start, [start], this.SUBRULE(this.callArguments));
        },
      },
      {
        ALT: (): Expression => {
          const start = this.CONSUME2(t.Name);
          return this.goesOn() ? this.qualified(start) : this.referenceOf(start, [start]);
        },
      },
    ],
  };

  private qualified(start: IToken): Expression {
    let path: readonly IToken[] = [start];
    let args: readonly Expression[] | undefined;
    this.OPTION(() => {
      const rest = this.SUBRULE(this.qualification);
      this.ACTION(() => {
        path = [...path, ...rest.names];
        args = rest.args;
      });
    });
    return this.ACTION(() => this.referenceOf(start, path, args));
  }

  /** The node of a column, or, with arguments, of a call. */
  private referenceOf(first: IToken, path: readonly IToken[], args?: readonly Expression[]): Expression {
    const { start, end } = this.spanFrom(first);
    const names = namesOf(path);
    const name = names.at(-1);
    return args && name
      ? { kind: 'call', name, arguments: args, start, end }
      : { kind: 'column', path: names, start, end };
  }

  /** Behind a name: `.b.c`, `.*`, or, of a function in a database, `.f(…)`. */
  protected readonly qualification = this.RULE('qualification', (): Qualification => {
    const names: IToken[] = [];
    let args: readonly Expression[] | undefined;
    this.CONSUME(t.Dot);
    this.OR([
      {
        ALT: () => {
          names.push(this.CONSUME(t.Name));
          this.OR2([
            {
              ALT: () => {
                args = this.SUBRULE(this.callArguments);
              },
            },
            {
              ALT: () => {
                this.MANY(() => {
                  this.CONSUME2(t.Dot);
                  names.push(this.CONSUME2(t.Name));
                });
                this.OPTION(() => {
                  this.CONSUME3(t.Dot);
                  names.push(this.SUBRULE(this.star));
                });
              },
            },
          ]);
        },
      },
      { ALT: () => names.push(this.SUBRULE2(this.star)) },
      {
        ALT: () => {
          names.push(this.CONSUME(t.ReservedFunction));
          args = this.SUBRULE2(this.callArguments);
        },
      },
    ]);
    return { names, args };
  });

  /** `*`, perhaps without some columns or with others in their place. */
  protected readonly star = this.RULE('star', (): IToken => {
    const star = this.CONSUME(t.Asterisk);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(k.EXCEPT) }, { ALT: () => this.CONSUME(k.REPLACE) }]);
      this.CONSUME(t.LeftParen);
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => {
          this.SUBRULE(this.expression);
          this.OPTION(() => {
            this.OPTION2(() => this.CONSUME(k.AS));
            this.SUBRULE(this.nameOrText);
          });
        },
      });
      this.CONSUME(t.RightParen);
    });
    return star;
  });

  protected readonly callArguments = this.RULE('callArguments', (): readonly Expression[] => {
    const args: Expression[] = [];
    this.CONSUME(t.LeftParen);
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.startsSpecially(),
          ALT: () => this.SUBRULE(this.specialArguments, { ARGS: [args] }),
        },
        {
          ALT: () => {
            args.push(this.SUBRULE(this.expression));
            this.SUBRULE(this.furtherArguments, { ARGS: [args] });
          },
        },
      ],
    });
    return exact(args);
  });

  /** Whether the arguments that begin here do not begin with an expression: decides what the tokens alone leave open. */
  protected startsSpecially(): boolean {
    const { tokenType } = this.LA(1);
    return (
      tokenType === t.RightParen ||
      tokenType === k.DISTINCT ||
      tokenType === k.ALL ||
      this.startsHint() ||
      this.startsLambda()
    );
  }

  /** Whether a hint stands here, not an array. */
  protected startsHint(): boolean {
    return this.LA(1).tokenType === t.LeftBracket && this.LA(3).tokenType === t.RightBracket && this.isName(2);
  }

  /** Whether the parameters of a lambda stand here, not an expression. */
  protected startsLambda(): boolean {
    if (this.isName(1)) return this.LA(2).tokenType === t.Arrow;
    return this.LA(1).tokenType === t.LeftParen && this.LA(3).tokenType === t.Comma && this.isName(2);
  }

  private isName(ahead: number): boolean {
    return t.matches(this.LA(ahead) as t.Token, t.Name);
  }

  /**
   * All arguments of a call, and what follows them, when the first is no plain expression. Collects them in the given array,
   * which is absent only while Chevrotain records the grammar.
   */
  protected readonly specialArguments: ParserMethod<[Expression[]], void> = this.RULE(
    'specialArguments',
    (args: Expression[] = []) => {
      this.OR([
        { ALT: () => this.SUBRULE(this.endOfCall) },
        {
          ALT: () => {
            this.OR2([
              {
                ALT: () => {
                  this.OR3([{ ALT: () => this.CONSUME(k.DISTINCT) }, { ALT: () => this.CONSUME(k.ALL) }]);
                  this.OPTION({ GATE: () => this.startsHint(), DEF: () => this.SUBRULE(this.hint) });
                  args.push(this.SUBRULE(this.argument));
                },
              },
              {
                ALT: () => {
                  this.SUBRULE2(this.hint);
                  args.push(this.SUBRULE2(this.argument));
                },
              },
              { ALT: () => args.push(this.SUBRULE(this.lambda)) },
            ]);
            this.SUBRULE(this.furtherArguments, { ARGS: [args] });
          },
        },
      ]);
    },
  );

  /** What follows the first argument of a call, up to its end. */
  protected readonly furtherArguments: ParserMethod<[Expression[]], void> = this.RULE(
    'furtherArguments',
    (args: Expression[] = []) => {
      this.MANY(() => {
        this.CONSUME(t.Comma);
        args.push(this.SUBRULE(this.argument));
      });
      this.OPTION(() => this.SUBRULE(this.sorting));
      this.SUBRULE(this.endOfCall);
    },
  );

  protected readonly endOfCall = this.RULE('endOfCall', (): void => {
    this.CONSUME(t.RightParen);
    this.OPTION(() => {
      this.CONSUME(k.OVER);
      this.SUBRULE(this.window);
    });
  });

  /** An argument of a function: an expression or a lambda. */
  protected readonly argument = this.RULE(
    'argument',
    (): Expression =>
      this.OR({
        MAX_LOOKAHEAD: 1,
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { GATE: () => this.startsLambda(), ALT: () => this.SUBRULE(this.lambda) },
          { ALT: () => this.SUBRULE(this.expression) },
        ],
      }),
  );

  protected readonly lambda = this.RULE('lambda', (): Expression => {
    const start = this.LA(1);
    this.OR([
      { ALT: () => this.CONSUME(t.Name) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.CONSUME2(t.Name);
          this.CONSUME(t.Comma);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME3(t.Name) });
          this.CONSUME(t.RightParen);
        },
      },
    ]);
    this.CONSUME(t.Arrow);
    const body = this.SUBRULE(this.expression);
    return this.ACTION((): Expression => {
      return {
        kind: 'operator',
        operator: '->',
        operands: [body],
        start: this.startFrom(start),
        end: this.endFrom(start),
      };
    });
  });

  /** A hint in brackets, as in `count(DISTINCT [shuffle] a)`. */
  protected readonly hint = this.RULE('hint', (): void => {
    this.CONSUME(t.LeftBracket);
    this.CONSUME(t.Name);
    this.CONSUME(t.RightBracket);
  });

  protected readonly sorting = this.RULE('sorting', (): void => {
    this.CONSUME(k.ORDER);
    this.CONSUME(k.BY);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        this.SUBRULE(this.expression);
        this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(k.ASC) }, { ALT: () => this.CONSUME(k.DESC) }]));
        this.OPTION2(() => {
          this.CONSUME(k.NULLS);
          this.OR2([{ ALT: () => this.CONSUME(k.FIRST) }, { ALT: () => this.CONSUME(k.LAST) }]);
        });
      },
    });
  });

  protected readonly window = this.RULE('window', (): void => {
    this.CONSUME(t.LeftParen);
    this.OPTION(() => {
      this.CONSUME(k.PARTITION);
      this.CONSUME(k.BY);
      this.OPTION2({ GATE: () => this.startsHint(), DEF: () => this.SUBRULE(this.hint) });
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
    });
    this.OPTION3(() => this.SUBRULE(this.sorting));
    this.OPTION4(() => {
      this.OR([{ ALT: () => this.CONSUME(k.ROWS) }, { ALT: () => this.CONSUME(k.RANGE) }]);
      this.OR2([
        { ALT: () => this.SUBRULE(this.frameBoundary) },
        {
          ALT: () => {
            this.CONSUME(k.BETWEEN);
            this.SUBRULE2(this.frameBoundary);
            this.CONSUME(k.AND);
            this.SUBRULE3(this.frameBoundary);
          },
        },
      ]);
    });
    this.CONSUME(t.RightParen);
  });

  /** Where the frame of a window begins or ends. */
  protected readonly frameBoundary = this.RULE('frameBoundary', (): void => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.CURRENT);
          this.CONSUME(k.ROW);
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(k.UNBOUNDED) }, { ALT: () => this.SUBRULE(this.expression) }]);
          this.OR3([{ ALT: () => this.CONSUME(k.PRECEDING) }, { ALT: () => this.CONSUME(k.FOLLOWING) }]);
        },
      },
    ]);
  });
}
