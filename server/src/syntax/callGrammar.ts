import type { IToken, ParserMethod } from 'chevrotain';
import { LiteralParser } from './literalGrammar.ts';
import { nameOf } from './nodes.ts';
import * as t from './tokens.ts';
import type { Expression, Name } from './tree.ts';

const k = t.keywords;

/** Function calls and the expressions that look like them: CASE, CAST, EXTRACT, INTERVAL … (rule primaryExpression). */
export abstract class CallParser extends LiteralParser {
  protected abstract readonly expression: ParserMethod<[], Expression>;
  protected abstract readonly valueExpression: ParserMethod<[], Expression>;

  private callOf(start: IToken, args: readonly Expression[]): Expression {
    const span = this.spanFrom(start);
    const name: Name = {
      text: start.image,
      backquoted: false,
      start: span.start,
      end: span.start + start.image.length,
    };
    return { kind: 'call', name, arguments: args, ...span };
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

  protected readonly castExpression = this.RULE('castExpression', (): Expression => {
    const start = this.OR([{ ALT: () => this.CONSUME(k.CAST) }, { ALT: () => this.CONSUME(k.TRY_CAST) }]);
    this.CONSUME(t.LeftParen);
    const operand = this.SUBRULE(this.expression);
    this.CONSUME(k.AS);
    this.SUBRULE(this.castType);
    this.CONSUME(t.RightParen);
    return this.ACTION(() => this.callOf(start, [operand]));
  });

  /** Functions whose arguments are separated by words: EXTRACT, TRIM, SUBSTRING, POSITION, CHAR, CONVERT, GROUP_CONCAT. */
  protected readonly wordCall = this.RULE('wordCall', (): Expression => {
    const start = this.LA(1);
    const parts: Expression[] = [];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.EXTRACT);
          this.CONSUME(t.LeftParen);
          this.CONSUME(t.TimeUnit);
          this.CONSUME(k.FROM);
          this.OPTION({
            // DATE and TIMESTAMP are names too: they are words of EXTRACT only in front of a value
            GATE: () => this.LA(2).tokenType !== t.RightParen && this.LA(2).tokenType !== t.LeftParen,
            DEF: () => this.OR2([{ ALT: () => this.CONSUME(k.DATE) }, { ALT: () => this.CONSUME(k.TIMESTAMP) }]),
          });
          parts.push(this.SUBRULE(this.valueExpression));
          this.CONSUME(t.RightParen);
        },
      },
      {
        ALT: () => {
          this.OR3([
            { ALT: () => this.CONSUME(k.TRIM) },
            { ALT: () => this.CONSUME(k.SUBSTR) },
            { ALT: () => this.CONSUME(k.SUBSTRING) },
            { ALT: () => this.CONSUME(k.MID) },
          ]);
          this.CONSUME2(t.LeftParen);
          this.OPTION2(() => {
            this.OR4([
              { ALT: () => this.CONSUME(k.BOTH) },
              { ALT: () => this.CONSUME(k.LEADING) },
              { ALT: () => this.CONSUME(k.TRAILING) },
            ]);
          });
          this.OPTION3(() => this.MANY_SEP({ SEP: t.Comma, DEF: () => parts.push(this.SUBRULE(this.expression)) }));
          this.OPTION4(() => {
            this.CONSUME2(k.FROM);
            parts.push(this.SUBRULE2(this.expression));
            this.OPTION5(() => {
              this.CONSUME(k.FOR);
              parts.push(this.SUBRULE3(this.expression));
            });
          });
          this.CONSUME2(t.RightParen);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.POSITION);
          this.CONSUME3(t.LeftParen);
          parts.push(this.SUBRULE2(this.valueExpression));
          this.OR6([
            {
              ALT: () => {
                this.CONSUME(k.IN);
                parts.push(this.SUBRULE4(this.expression));
              },
            },
            {
              ALT: () =>
                this.MANY2(() => {
                  this.CONSUME2(t.Comma);
                  parts.push(this.SUBRULE5(this.expression));
                }),
            },
          ]);
          this.CONSUME3(t.RightParen);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.CONVERT);
          this.CONSUME4(t.LeftParen);
          parts.push(this.SUBRULE6(this.expression));
          this.OR5([
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
          this.CONSUME4(t.RightParen);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.CHAR);
          this.CONSUME5(t.LeftParen);
          this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => parts.push(this.SUBRULE7(this.expression)) });
          this.OPTION7(() => {
            this.CONSUME2(k.USING);
            this.SUBRULE2(this.nameOrText);
          });
          this.CONSUME5(t.RightParen);
        },
      },
    ]);
    return this.ACTION(() => this.callOf(start, parts));
  });

  protected readonly interval = this.RULE('interval', (): Expression => {
    const start = this.CONSUME(k.INTERVAL);
    const amount = this.SUBRULE(this.expression);
    this.CONSUME(t.TimeUnit);
    return this.ACTION(() => this.callOf(start, [amount]));
  });

  /** A column, perhaps qualified, or the call of a function, perhaps with its database. */
  protected readonly columnOrCall = this.RULE('columnOrCall', (): Expression => {
    const start = this.LA(1);
    const path: IToken[] = [];
    let args: readonly Expression[] | undefined;
    this.OR([
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(k.BINARY));
          path.push(this.CONSUME(t.Name));
          this.MANY({
            GATE: () => this.LA(2).tokenType !== t.Asterisk,
            DEF: () => {
              this.CONSUME(t.Dot);
              path.push(this.CONSUME2(t.Name));
            },
          });
          this.OPTION2(() => {
            args = this.SUBRULE(this.callArguments);
          });
        },
      },
      {
        ALT: () => {
          path.push(this.CONSUME(t.ReservedFunction));
          args = this.SUBRULE2(this.callArguments);
        },
      },
    ]);
    return this.ACTION((): Expression => {
      const span = this.spanFrom(start);
      const names = path.map(nameOf).filter((name) => name !== undefined);
      const name = names.at(-1);
      return args && name ? { kind: 'call', name, arguments: args, ...span } : { kind: 'column', path: names, ...span };
    });
  });

  protected readonly callArguments = this.RULE('callArguments', (): readonly Expression[] => {
    const args: Expression[] = [];
    this.OR([
      { ALT: () => this.CONSUME(t.Group) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.OPTION(() => {
            this.OPTION2(() => this.OR2([{ ALT: () => this.CONSUME(k.DISTINCT) }, { ALT: () => this.CONSUME(k.ALL) }]));
            this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => args.push(this.SUBRULE(this.argument)) });
            this.OPTION3(() => this.SUBRULE(this.sorting));
            this.OPTION4(() => {
              this.CONSUME(k.SEPARATOR);
              args.push(this.SUBRULE(this.expression));
            });
          });
          this.CONSUME(t.RightParen);
        },
      },
    ]);
    this.OPTION5(() => {
      this.CONSUME(k.OVER);
      this.SUBRULE(this.window);
    });
    return args;
  });

  /** An argument of a function: an expression or a lambda. */
  protected readonly argument = this.RULE('argument', (): Expression => {
    const start = this.LA(1);
    return this.OR({
      MAX_LOOKAHEAD: 3,
      DEF: [
        {
          ALT: () => {
            this.OR2([
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
              return { kind: 'operator', operator: '->', operands: [body], ...this.spanFrom(start) };
            });
          },
        },
        { ALT: () => this.SUBRULE2(this.expression) },
      ],
    });
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
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
    });
    this.OPTION2(() => this.SUBRULE(this.sorting));
    this.CONSUME(t.RightParen);
  });

  protected readonly variable = this.RULE('variable', (): Expression => {
    const start = this.LA(1);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.SUBRULE(this.nameOrText);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.AtAt);
          this.CONSUME(t.Name);
          this.OPTION(() => {
            this.CONSUME(t.Dot);
            this.CONSUME2(t.Name);
          });
        },
      },
      {
        // an encryption key: KEY db.name
        ALT: () => {
          this.CONSUME(k.KEY);
          this.CONSUME3(t.Name);
          this.OPTION2(() => {
            this.CONSUME2(t.Dot);
            this.CONSUME4(t.Name);
          });
        },
      },
    ]);
    return this.ACTION((): Expression => ({ kind: 'opaque', ...this.spanFrom(start) }));
  });
}
