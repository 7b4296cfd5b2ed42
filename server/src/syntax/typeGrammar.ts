import type { ParserMethod } from 'chevrotain';
import { LiteralParser } from './literalGrammar.ts';
import * as t from './tokens.ts';

const k = t.keywords;

/** The names of types (rules castDataType and dataType of DorisParser.g4). */
export abstract class TypeParser extends LiteralParser {
  protected abstract readonly propertiesClause: ParserMethod<[], unknown>;

  /** What CAST and CONVERT take: a type, or SIGNED and UNSIGNED as in MySQL. */
  protected readonly castType = this.RULE('castType', (): void => {
    this.OR([
      { ALT: () => this.SUBRULE(this.dataType) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(k.SIGNED) }, { ALT: () => this.CONSUME(k.UNSIGNED) }]);
          this.OPTION(() => this.OR3([{ ALT: () => this.CONSUME(k.INT) }, { ALT: () => this.CONSUME(k.INTEGER) }]));
        },
      },
    ]);
  });

  protected readonly dataType = this.RULE('dataType', (): void => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.ARRAY);
          this.CONSUME(t.Less);
          this.SUBRULE(this.dataType);
          this.CONSUME(t.Greater);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.MAP);
          this.CONSUME2(t.Less);
          this.SUBRULE2(this.dataType);
          this.CONSUME(t.Comma);
          this.SUBRULE3(this.dataType);
          this.CONSUME2(t.Greater);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.STRUCT);
          this.CONSUME3(t.Less);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.structField) });
          this.CONSUME3(t.Greater);
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.VARIANT);
          this.OPTION(() => {
            this.OR2([
              { ALT: () => this.SUBRULE(this.variantFields) },
              { ALT: () => this.SUBRULE(this.typeParameters) },
            ]);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.AGG_STATE);
          this.OPTION2(() => {
            this.OR3([
              { ALT: () => this.SUBRULE(this.aggregateFunction) },
              { ALT: () => this.SUBRULE2(this.typeParameters) },
            ]);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.PrimitiveType);
          this.OPTION3(() => this.SUBRULE3(this.typeParameters));
        },
      },
    ]);
  });

  /** Length, precision and scale; the first may be `*`. */
  protected readonly typeParameters = this.RULE('typeParameters', (): void => {
    this.CONSUME(t.LeftParen);
    this.OR([{ ALT: () => this.CONSUME(t.Integer) }, { ALT: () => this.CONSUME(t.Asterisk) }]);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.CONSUME2(t.Integer);
    });
    this.CONSUME(t.RightParen);
  });

  protected readonly structField = this.RULE('structField', (): void => {
    this.CONSUME(t.Name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.dataType);
    this.OPTION(() => this.SUBRULE(this.typeComment));
  });

  /** `<"path": type, …, PROPERTIES (…)>` behind VARIANT. */
  protected readonly variantFields = this.RULE('variantFields', (): void => {
    this.CONSUME(t.Less);
    this.OR([
      { ALT: () => this.SUBRULE(this.propertiesClause) },
      {
        ALT: () => {
          this.SUBRULE(this.variantField);
          this.MANY(() => {
            this.CONSUME(t.Comma);
            this.SUBRULE2(this.variantField);
          });
          this.OPTION(() => {
            this.CONSUME2(t.Comma);
            this.SUBRULE2(this.propertiesClause);
          });
        },
      },
    ]);
    this.CONSUME(t.Greater);
  });

  protected readonly variantField = this.RULE('variantField', (): void => {
    this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(k.MATCH_NAME) }, { ALT: () => this.CONSUME(k.MATCH_NAME_GLOB) }]),
    );
    this.CONSUME(t.StringToken);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.dataType);
    this.OPTION2(() => this.SUBRULE(this.typeComment));
  });

  /** `<function(type [NOT] NULL, …)>` behind AGG_STATE. */
  protected readonly aggregateFunction = this.RULE('aggregateFunction', (): void => {
    this.CONSUME(t.Less);
    this.OR([{ ALT: () => this.CONSUME(t.Name) }, { ALT: () => this.CONSUME(t.ReservedFunction) }]);
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        this.SUBRULE(this.dataType);
        this.OPTION(() => {
          this.OPTION2(() => this.CONSUME(k.NOT));
          this.CONSUME(k.NULL);
        });
      },
    });
    this.CONSUME(t.RightParen);
    this.CONSUME(t.Greater);
  });

  protected readonly typeComment = this.RULE('typeComment', (): void => {
    this.CONSUME(k.COMMENT);
    this.CONSUME(t.StringToken);
  });
}
