import type { IToken } from 'chevrotain';
import { bareConstant, lastEnd, spanFromTo, stringOf } from './nodes.ts';
import { GrammarRunner } from './runtime.ts';
import * as t from './tokens.ts';
import type { Expression, Span } from './tree.ts';

const k = t.keywords;

/** Literals and constants (rule constant of DorisParser.g4). */
export abstract class LiteralParser extends GrammarRunner {
  constructor(skipValidations: boolean) {
    super(2, skipValidations);
  }

  /** The span from `start` to the last token consumed. */
  protected spanFrom(start: IToken): Span {
    return spanFromTo(start, this.LA(0));
  }

  /** Where that span starts: nodes with `start` and `end` written out take half the room of those with a span spread into them. */
  protected startFrom(start: IToken): number {
    return Math.min(start.startOffset, lastEnd(this.LA(0)));
  }

  /** Where it ends. */
  protected endFrom(start: IToken): number {
    return Math.max(start.startOffset, lastEnd(this.LA(0)));
  }

  protected readonly literal = this.RULE('literal', (): Expression => {
    const start = this.LA(1);
    const simple = this.OR(this.literals);
    return this.ACTION((): Expression => {
      const { start: from, end } = this.spanFrom(start);
      const literal = simple && (stringOf(simple) ?? bareConstant([simple], simple.image));
      return literal ? { kind: 'literal', literal, start: from, end } : { kind: 'opaque', start: from, end };
    });
  });

  private readonly literals = [
    { ALT: () => this.CONSUME(t.StringToken) },
    { ALT: () => this.CONSUME(t.Integer) },
    { ALT: () => this.CONSUME(t.Decimal) },
    { ALT: () => this.CONSUME(k.NULL) },
    { ALT: () => this.CONSUME(k.TRUE) },
    { ALT: () => this.CONSUME(k.FALSE) },
    { ALT: () => this.CONSUME(t.HexString) },
    { ALT: () => this.CONSUME(t.Question) },
    { ALT: (): IToken | undefined => this.SUBRULE(this.typedLiteral) },
  ];

  /** Literals of several tokens: `DATE "…"`, `BINARY "…"`, arrays, maps, structs. */
  protected readonly typedLiteral = this.RULE('typedLiteral', (): undefined => {
    this.OR([
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(k.DATE) },
            { ALT: () => this.CONSUME(k.DATEV1) },
            { ALT: () => this.CONSUME(k.DATEV2) },
            { ALT: () => this.CONSUME(k.TIMESTAMP) },
            { ALT: () => this.CONSUME(k.BINARY) },
          ]);
          this.CONSUME(t.StringToken);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftBracket);
          this.OPTION(() => this.SUBRULE(this.constant));
          this.MANY(() => {
            this.CONSUME(t.Comma);
            this.SUBRULE2(this.constant);
          });
          this.CONSUME(t.RightBracket);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftBrace);
          this.SUBRULE(this.mapOrStruct);
          this.CONSUME(t.RightBrace);
        },
      },
    ]);
    return undefined;
  });

  /** What stands in braces. As in arrays, Doris takes a comma in front of the first entry of a map. */
  protected readonly mapOrStruct = this.RULE('mapOrStruct', (): void => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.constant);
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(t.Colon);
                this.SUBRULE2(this.constant);
                this.SUBRULE(this.mapEntries);
              },
            },
            {
              ALT: () => {
                this.MANY(() => {
                  this.CONSUME(t.Comma);
                  this.SUBRULE3(this.constant);
                });
              },
            },
          ]);
        },
      },
      { ALT: () => this.SUBRULE2(this.mapEntries) },
    ]);
  });

  protected readonly mapEntries = this.RULE('mapEntries', (): void => {
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.constant);
      this.CONSUME(t.Colon);
      this.SUBRULE2(this.constant);
    });
  });

  /** A value that stands for itself, without operators (rule constant). */
  protected readonly constant = this.RULE('constant', (): void => {
    this.OR([{ ALT: () => this.CONSUME(t.StringToken) }, { ALT: () => this.SUBRULE(this.otherConstant) }]);
  });

  /** A constant that is no plain string. */
  protected readonly otherConstant = this.RULE('otherConstant', (): void => {
    this.OR([
      { ALT: () => this.CONSUME(k.NULL) },
      { ALT: () => this.CONSUME(k.TRUE) },
      { ALT: () => this.CONSUME(k.FALSE) },
      { ALT: () => this.CONSUME(t.HexString) },
      { ALT: () => this.CONSUME(t.Question) },
      { ALT: () => this.SUBRULE(this.signedNumber) },
      { ALT: () => this.SUBRULE(this.typedLiteral) },
    ]);
  });

  protected readonly signedNumber = this.RULE('signedNumber', (): void => {
    this.OPTION(() => this.CONSUME(t.Minus));
    this.OR([{ ALT: () => this.CONSUME(t.Integer) }, { ALT: () => this.CONSUME(t.Decimal) }]);
  });

  protected readonly nameOrText = this.RULE('nameOrText', (): void => {
    this.OR([{ ALT: () => this.CONSUME(t.Name) }, { ALT: () => this.CONSUME(t.StringToken) }]);
  });
}
