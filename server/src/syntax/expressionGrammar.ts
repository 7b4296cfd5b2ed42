import type { IToken, ParserMethod } from 'chevrotain';
import * as t from './tokens.ts';
import type { Expression, Name } from './tree.ts';
import { WordCallParser } from './wordCallGrammar.ts';

const k = t.keywords;

/** Binding strength of the operators between values, and of those between conditions (order of the alternatives in DorisParser.g4). */
const strength: Readonly<Record<string, number>> = {
  ...{ '||': 1, OR: 2, XOR: 3, AND: 4, '&&': 4 },
  ...{ '|': 12, '&': 13, '+': 14, '-': 14, '*': 15, '/': 15, '%': 15, DIV: 15, MOD: 15, '^': 16 },
};
const comparisonStrength = 11;

/**
 * Makes a tree of a flat row of operands by the strength of the operators between them; those of equal strength bind to the
 * left, and a chain of one operator is one node, so that a long condition is no deep tree.
 */
function climb(operands: readonly Expression[], operators: readonly IToken[]): Expression {
  const [first, second] = operands as readonly [Expression, Expression];
  if (operators.length === 0) return first;
  if (operators.length === 1) {
    const operator = (operators[0] as IToken).image.toUpperCase();
    const start = Math.min(first.start, second.start);
    return { kind: 'operator', operator, operands, start, end: Math.max(first.end, second.end) };
  }
  const values: Expression[] = [operands[0] as Expression];
  const pending: string[] = [];
  /** For each of the values the operands of the chain that it is, if it was made here. */
  const chains: (Expression[] | undefined)[] = [undefined];
  const reduce = (): void => {
    const operator = pending.pop() as string;
    const right = values.pop() as Expression;
    const left = values.pop() as Expression;
    chains.pop();
    const begun = chains.pop();
    const chain = begun && left.kind === 'operator' && left.operator === operator ? begun : [left, right];
    if (chain === begun) chain.push(right);
    const start = Math.min(left.start, right.start);
    values.push({ kind: 'operator', operator, operands: chain, start, end: Math.max(left.end, right.end) });
    chains.push(chain);
  };
  operators.forEach((token, index) => {
    const operator = token.image.toUpperCase();
    const own = strength[operator] ?? comparisonStrength;
    while (pending.length > 0 && (strength[pending.at(-1) as string] ?? comparisonStrength) >= own) reduce();
    pending.push(operator);
    values.push(operands[index + 1] as Expression);
    chains.push(undefined);
  });
  while (pending.length > 0) reduce();
  return values[0] as Expression;
}

/** The expressions of Doris, rule by rule as DorisParser.g4 has them (booleanExpression, valueExpression …). */
export abstract class ExpressionParser extends WordCallParser {
  /** Conditions joined by AND, OR and their like. */
  protected readonly expression = this.RULE('expression', (): Expression => {
    const first = this.SUBRULE(this.negation);
    return this.repeats() ? this.furtherConditions(first) : first;
  });

  private furtherConditions(first: Expression): Expression {
    const operands = [first];
    const operators: IToken[] = [];
    this.MANY(() => {
      operators.push(this.CONSUME(t.Logical));
      operands.push(this.SUBRULE2(this.negation));
    });
    return this.ACTION(() => climb(operands, operators));
  }

  protected readonly negation = this.RULE('negation', (): Expression => {
    if (!this.repeats()) return this.OR2(this.conditions);
    const start = this.LA(1);
    let negated = false;
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(k.NOT) }, { ALT: () => this.CONSUME(t.Bang) }]);
      negated = true;
    });
    const operand = this.OR2(this.conditions);
    return negated
      ? {
          kind: 'operator',
          operator: 'NOT',
          operands: [operand],
          start: this.startFrom(start),
          end: this.endFrom(start),
        }
      : operand;
  });

  /** Made once, as is all that every value of a statement passes. */
  private readonly conditions = [
    { ALT: (): Expression => this.SUBRULE(this.existence) },
    { ALT: (): Expression => this.SUBRULE(this.predicated) },
  ];

  protected readonly existence = this.RULE('existence', (): Expression => {
    const start = this.CONSUME(k.EXISTS);
    this.SUBRULE(this.subquery);
    return this.ACTION((): Expression => ({ kind: 'opaque', start: this.startFrom(start), end: this.endFrom(start) }));
  });

  /** A query in its parentheses, or in several pairs of them. */
  protected readonly subquery = this.RULE('subquery', (): void => {
    this.OR([
      { ALT: () => this.CONSUME(t.Group) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.subquery);
          this.CONSUME(t.RightParen);
        },
      },
    ]);
  });

  protected readonly predicated = this.RULE('predicated', (): Expression => {
    const start = this.LA(1);
    const subject = this.SUBRULE(this.valueExpression);
    return this.goesOn() ? this.predicateOf(subject, start) : subject;
  });

  private predicateOf(subject: Expression, start: IToken): Expression {
    let result = subject;
    this.OPTION({
      // the IN of POSITION has no parenthesis
      GATE: () =>
        this.LA(1).tokenType !== k.IN || this.LA(2).tokenType === t.LeftParen || this.LA(2).tokenType === t.Group,
      DEF: () => {
        const words: string[] = [];
        const operands: Expression[] = [subject];
        this.OR([
          {
            ALT: () => {
              words.push(this.CONSUME(k.IS).image);
              this.OPTION2(() => words.push(this.CONSUME(k.NOT).image));
              words.push(
                this.OR2([
                  { ALT: () => this.CONSUME(k.NULL) },
                  { ALT: () => this.CONSUME(k.TRUE) },
                  { ALT: () => this.CONSUME(k.FALSE) },
                ]).image,
              );
            },
          },
          {
            ALT: () => {
              this.OPTION3(() => words.push(this.CONSUME2(k.NOT).image));
              this.SUBRULE(this.predicate, { ARGS: [words, operands] });
            },
          },
        ]);
        result = this.ACTION((): Expression => {
          return {
            kind: 'operator',
            operator: words.join(' ').toUpperCase(),
            operands,
            start: this.startFrom(start),
            end: this.endFrom(start),
          };
        });
      },
    });
    return result;
  }

  /** Appends its words and operands to the given ones, which are absent only while Chevrotain records the grammar. */
  private readonly predicate: ParserMethod<[string[], Expression[]], void> = this.RULE(
    'predicate',
    (words: string[] = [], operands: Expression[] = []) => {
      this.OR([
        {
          ALT: () => {
            words.push(this.CONSUME(k.BETWEEN).image);
            operands.push(this.SUBRULE(this.valueExpression));
            this.CONSUME(k.AND);
            operands.push(this.SUBRULE2(this.valueExpression));
          },
        },
        {
          ALT: () => {
            words.push(this.CONSUME(k.LIKE).image);
            operands.push(this.SUBRULE3(this.valueExpression));
            this.OPTION(() => {
              this.CONSUME(k.ESCAPE);
              operands.push(this.SUBRULE4(this.valueExpression));
            });
          },
        },
        {
          ALT: () => {
            words.push(this.CONSUME(t.PatternOperator).image);
            operands.push(this.SUBRULE5(this.valueExpression));
            this.OPTION2(() => {
              this.CONSUME(k.USING);
              this.CONSUME(k.ANALYZER);
              this.SUBRULE(this.nameOrText);
            });
          },
        },
        {
          ALT: () => {
            words.push(this.CONSUME(k.IN).image);
            this.OR2([
              { ALT: () => this.CONSUME(t.Group) },
              {
                ALT: () => {
                  this.CONSUME(t.LeftParen);
                  this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => operands.push(this.SUBRULE(this.expression)) });
                  this.CONSUME(t.RightParen);
                },
              },
            ]);
          },
        },
      ]);
    },
  );

  /** Values joined by arithmetic and comparisons. */
  protected readonly valueExpression = this.RULE('valueExpression', (): Expression => {
    const first = this.SUBRULE(this.unary);
    return this.repeats() ? this.furtherValues(first) : first;
  });

  private furtherValues(first: Expression): Expression {
    const operands = [first];
    const operators: IToken[] = [];
    this.MANY(() => {
      operators.push(this.CONSUME(t.ValueOperator));
      operands.push(this.SUBRULE2(this.unary));
    });
    return this.ACTION(() => climb(operands, operators));
  }

  protected readonly unary = this.RULE('unary', (): Expression => {
    if (!this.repeats()) return this.SUBRULE(this.primary);
    const start = this.LA(1);
    let signs = '';
    this.MANY(() => {
      signs += this.OR([
        { ALT: () => this.CONSUME(t.Minus) },
        { ALT: () => this.CONSUME(t.Plus) },
        { ALT: () => this.CONSUME(t.Tilde) },
      ]).image;
    });
    const operand = this.SUBRULE(this.primary);
    return signs
      ? {
          kind: 'operator',
          operator: signs,
          operands: [operand],
          start: this.startFrom(start),
          end: this.endFrom(start),
        }
      : operand;
  });

  protected readonly primary = this.RULE('primary', (): Expression => {
    const start = this.LA(1);
    const base = this.SUBRULE(this.atom);
    return this.repeats() ? this.partOf(base, start) : base;
  });

  private partOf(base: Expression, start: IToken): Expression {
    let result = base;
    this.MANY(() => {
      const operands: Expression[] = [];
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.LeftBracket);
            operands.push(this.SUBRULE(this.valueExpression));
            this.OPTION(() => {
              this.CONSUME(t.Colon);
              this.OPTION2(() => operands.push(this.SUBRULE2(this.valueExpression)));
            });
            this.CONSUME(t.RightBracket);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            this.CONSUME(t.Name);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.COLLATE);
            this.OR2([{ ALT: () => this.SUBRULE(this.nameOrText) }, { ALT: () => this.CONSUME(k.DEFAULT) }]);
          },
        },
      ]);
      result = this.ACTION((): Expression => {
        return {
          kind: 'operator',
          operator: '[]',
          operands: [result, ...operands],
          start: this.startFrom(start),
          end: this.endFrom(start),
        };
      });
    });
    return result;
  }

  /** Whether the word here is no name or operator: a string follows, as in `DATE "…"`. Anything else is no word. */
  private startsLiteral(): boolean {
    const first = this.LA(1) as t.Token;
    return !(t.matches(first, t.Name) || first.tokenType === k.BINARY) || this.LA(2).tokenType === t.StringToken;
  }

  protected readonly atom = this.RULE('atom', (): Expression => this.OR(this.atoms));

  private readonly atoms = {
    MAX_LOOKAHEAD: 1,
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { GATE: () => this.startsLiteral(), ALT: (): Expression => this.SUBRULE(this.literal) },
      { GATE: () => this.startsCase(), ALT: (): Expression => this.SUBRULE(this.caseExpression) },
      { GATE: () => this.LA(2).tokenType === t.LeftParen, ALT: (): Expression => this.SUBRULE(this.wordCall) },
      { GATE: () => this.startsInterval(), ALT: (): Expression => this.SUBRULE(this.interval) },
      { ALT: (): Expression => this.SUBRULE(this.columnOrCall) },
      {
        ALT: (): Expression => {
          this.CONSUME(t.LeftParen);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(t.RightParen);
          return inner;
        },
      },
      { ALT: (): Expression => this.SUBRULE(this.variable) },
      {
        ALT: (): Expression => {
          const star = this.SUBRULE(this.star);
          const name: Name = { text: '*', backquoted: false, start: star.startOffset, end: star.startOffset + 1 };
          return { kind: 'column', path: [name], start: name.start, end: name.end };
        },
      },
      {
        ALT: (): Expression => {
          const group = this.CONSUME(t.Group);
          return this.ACTION(
            (): Expression => ({ kind: 'opaque', start: this.startFrom(group), end: this.endFrom(group) }),
          );
        },
      },
    ],
  };

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
    return this.ACTION((): Expression => ({ kind: 'opaque', start: this.startFrom(start), end: this.endFrom(start) }));
  });
}
