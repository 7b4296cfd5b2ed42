import type { IToken, ParserMethod } from 'chevrotain';
import { ExpressionParser } from './expressionGrammar.ts';
import { bareConstant, exact, lastEnd, nameOf, spanFromTo, spanOf, stringOf } from './nodes.ts';
import * as t from './tokens.ts';
import type * as tree from './tree.ts';

const k = t.keywords;

type PartitionContent = Pick<tree.PartitionClause, 'all' | 'names' | 'keyValues'>;

/** Load clauses and property lists: what CREATE and ALTER share. */
export abstract class ClauseParser extends ExpressionParser {
  /** In any order in the text, with commas between, none behind the last. */
  protected readonly loadClauses = this.RULE('loadClauses', (): readonly tree.LoadClause[] => {
    const clauses: tree.LoadClause[] = [];
    this.MANY_SEP({ SEP: t.Comma, DEF: () => clauses.push(this.SUBRULE(this.loadClause)) });
    return exact(clauses);
  });

  protected readonly propertiesClause = this.RULE('propertiesClause', (): tree.PropertiesClause => {
    const start = this.CONSUME(k.PROPERTIES);
    const list = this.SUBRULE(this.propertyList);
    return {
      keyword: spanOf(start) ?? this.spanFrom(start),
      list,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly loadClause = this.RULE('loadClause', (): tree.LoadClause => this.OR(this.loadClauseKinds));

  /** Made once, as is all that stands in a statement many times. */
  private readonly loadClauseKinds = [
    { ALT: (): tree.LoadClause => this.SUBRULE(this.separatorClause) },
    { ALT: (): tree.LoadClause => this.SUBRULE(this.columnsClause) },
    { ALT: (): tree.LoadClause => this.SUBRULE(this.filterClause) },
    { ALT: (): tree.LoadClause => this.SUBRULE(this.orderByClause) },
    { ALT: (): tree.LoadClause => this.SUBRULE(this.partitionClause) },
  ];

  protected readonly separatorClause = this.RULE('separatorClause', (): tree.SeparatorClause => {
    const start = this.CONSUME(k.COLUMNS);
    this.CONSUME(k.TERMINATED);
    const keyword = spanFromTo(start, this.CONSUME(k.BY));
    const separator = stringOf(this.CONSUME(t.StringToken));
    return {
      kind: 'columns-terminated-by',
      keyword,
      separator,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly columnsClause = this.RULE('columnsClause', (): tree.ColumnsClause => {
    const start = this.CONSUME(k.COLUMNS);
    const columns: tree.ColumnMapping[] = [];
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => columns.push(this.SUBRULE(this.columnDescription)) });
    this.CONSUME(t.RightParen);
    const keyword = spanFromTo(start, start);
    return {
      kind: 'columns',
      keyword,
      columns: exact(columns),
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  /** A column of COLUMNS; Doris also takes each one in parentheses of its own. */
  protected readonly columnDescription = this.RULE(
    'columnDescription',
    (): tree.ColumnMapping => this.OR(this.descriptions),
  );

  private readonly descriptions = [
    { ALT: (): tree.ColumnMapping => this.SUBRULE(this.columnMapping) },
    {
      ALT: (): tree.ColumnMapping => {
        this.CONSUME(t.LeftParen);
        const mapping = this.SUBRULE2(this.columnMapping);
        this.CONSUME(t.RightParen);
        return mapping;
      },
    },
  ];

  protected readonly columnMapping = this.RULE('columnMapping', (): tree.ColumnMapping => {
    const column = this.CONSUME(t.Name);
    const expression = this.OPTION(this.derivation);
    const { start, end } = this.spanFrom(column);
    return { name: nameOf(column), expression, start, end };
  });

  private readonly derivation = (): tree.Expression => {
    this.CONSUME(t.Equals);
    return this.SUBRULE(this.expression);
  };

  protected readonly filterClause = this.RULE('filterClause', (): tree.FilterClause => {
    const start = this.LA(1);
    let kind: tree.FilterClause['kind'] = 'where';
    const end = this.OR([
      {
        ALT: () => {
          kind = 'preceding-filter';
          this.CONSUME(k.PRECEDING);
          return this.CONSUME(k.FILTER);
        },
      },
      { ALT: () => this.CONSUME(k.WHERE) },
      {
        ALT: () => {
          kind = 'delete-on';
          this.CONSUME(k.DELETE);
          return this.CONSUME(k.ON);
        },
      },
    ]);
    const keyword = spanFromTo(start, end);
    const condition = this.SUBRULE(this.expression);
    return { kind, keyword, condition, start: this.startFrom(start), end: this.endFrom(start) };
  });

  protected readonly orderByClause = this.RULE('orderByClause', (): tree.OrderByClause => {
    const start = this.CONSUME(k.ORDER);
    const keyword = spanFromTo(start, this.CONSUME(k.BY));
    const column = nameOf(this.CONSUME(t.Name));
    return { kind: 'order-by', keyword, column, start: this.startFrom(start), end: this.endFrom(start) };
  });

  protected readonly partitionClause = this.RULE('partitionClause', (): tree.PartitionClause => {
    const start = this.LA(1);
    let temporary = false;
    let content: PartitionContent = { all: false, names: [], keyValues: [] };
    const word = this.OR([
      {
        ALT: () => {
          temporary = spanOf(this.CONSUME(k.TEMPORARY)) !== undefined;
          return this.OR2([
            {
              ALT: () => {
                const partitions = this.CONSUME(k.PARTITIONS);
                content = this.SUBRULE(this.partitionNames);
                return partitions;
              },
            },
            {
              ALT: () => {
                const partition = this.CONSUME(k.PARTITION);
                content = this.OR3([
                  { ALT: () => this.SUBRULE(this.partitionName) },
                  { ALT: () => this.SUBRULE2(this.partitionNames) },
                ]);
                return partition;
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          const partitions = this.CONSUME2(k.PARTITIONS);
          content = this.OR4([
            { ALT: () => this.SUBRULE3(this.partitionNames) },
            { ALT: () => this.SUBRULE(this.allPartitions) },
          ]);
          return partitions;
        },
      },
      {
        ALT: () => {
          const partition = this.CONSUME2(k.PARTITION);
          content = this.OR5([
            { ALT: () => this.SUBRULE2(this.partitionName) },
            { ALT: () => this.SUBRULE(this.partitionsOrValues) },
          ]);
          return partition;
        },
      },
    ]);
    const keyword = spanFromTo(start, word);
    return {
      kind: 'partition',
      keyword,
      temporary,
      ...content,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly partitionName = this.RULE('partitionName', (): PartitionContent => {
    const name = nameOf(this.CONSUME(t.Name));
    return { all: false, names: name ? [name] : [], keyValues: [] };
  });

  protected readonly partitionNames = this.RULE('partitionNames', (): PartitionContent => {
    const names: (tree.Name | undefined)[] = [];
    this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => names.push(nameOf(this.CONSUME(t.Name))) });
    this.CONSUME(t.RightParen);
    return { all: false, names: names.filter((name) => name !== undefined), keyValues: [] };
  });

  /** `(*)`, which partitions that are TEMPORARY cannot have. */
  protected readonly allPartitions = this.RULE('allPartitions', (): PartitionContent => {
    this.CONSUME(t.LeftParen);
    const all = spanOf(this.CONSUME(t.Asterisk)) !== undefined;
    this.CONSUME(t.RightParen);
    return { all, names: [], keyValues: [] };
  });

  /** What stands in parentheses behind PARTITION: names, `*`, or columns with their values. */
  protected readonly partitionsOrValues = this.RULE('partitionsOrValues', (): PartitionContent => {
    let all = false;
    const names: (tree.Name | undefined)[] = [];
    const keyValues: tree.ColumnMapping[] = [];
    this.CONSUME(t.LeftParen);
    this.OR([
      {
        ALT: () => {
          all = spanOf(this.CONSUME(t.Asterisk)) !== undefined;
        },
      },
      {
        ALT: () => {
          const start = this.CONSUME(t.Name);
          this.OR2([
            {
              ALT: () => {
                keyValues.push(this.SUBRULE(this.partitionValue, { ARGS: [start] }));
                this.MANY(() => {
                  this.CONSUME(t.Comma);
                  const next = this.CONSUME2(t.Name);
                  keyValues.push(this.SUBRULE2(this.partitionValue, { ARGS: [next] }));
                });
              },
            },
            {
              ALT: () => {
                names.push(nameOf(start));
                this.MANY2(() => {
                  this.CONSUME2(t.Comma);
                  names.push(nameOf(this.CONSUME3(t.Name)));
                });
              },
            },
          ]);
        },
      },
    ]);
    this.CONSUME(t.RightParen);
    return { all, names: names.filter((name) => name !== undefined), keyValues };
  });

  /** The value of the partition column at `start`, which is absent only while Chevrotain records the grammar. */
  protected readonly partitionValue: ParserMethod<[IToken], tree.ColumnMapping> = this.RULE(
    'partitionValue',
    (start = this.LA(0)) => {
      this.CONSUME(t.Equals);
      const expression = this.SUBRULE(this.expression);
      return { name: nameOf(start), expression, start: this.startFrom(start), end: this.endFrom(start) };
    },
  );

  protected readonly sourceClause = this.RULE('sourceClause', (): tree.SourceClause => {
    const start = this.CONSUME(k.FROM);
    const type = nameOf(this.CONSUME(t.Name));
    const list = this.SUBRULE(this.propertyList);
    return {
      keyword: spanOf(start) ?? this.spanFrom(start),
      type,
      list,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly propertyList = this.RULE('propertyList', (): tree.PropertyList => {
    const entries: tree.Property[] = [];
    const start = this.CONSUME(t.LeftParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => entries.push(this.SUBRULE(this.property)) });
    const close = this.CONSUME(t.RightParen);
    const isEmpty = ({ key, equals, value }: tree.Property): boolean => !key && !equals && !value;
    const written = entries.some(isEmpty) ? entries.filter((entry) => !isEmpty(entry)) : exact(entries);
    return {
      open: spanOf(start),
      close: spanOf(close),
      entries: written,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly property = this.RULE('property', (): tree.Property => {
    const start = this.LA(1).startOffset;
    const key = this.OR(this.keys);
    const equals = spanOf(this.CONSUME(t.Equals));
    const value = this.OR2(this.values);
    return { key, equals, value, start, end: Math.max(start, lastEnd(this.LA(0))) };
  });

  private readonly keys = [
    { ALT: (): tree.PropertyText | undefined => stringOf(this.CONSUME(t.StringToken)) },
    { ALT: (): tree.PropertyText | undefined => this.SUBRULE(this.bareText) },
  ];
  private readonly values = [
    { ALT: (): tree.PropertyText | undefined => stringOf(this.CONSUME2(t.StringToken)) },
    { ALT: (): tree.PropertyText | undefined => this.SUBRULE2(this.bareText) },
  ];

  /** A key or a value without quotes: a name or a constant, by its text. */
  protected readonly bareText = this.RULE('bareText', (): tree.PropertyText | undefined => {
    const tokens: IToken[] = [this.LA(1)];
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [{ ALT: () => this.SUBRULE(this.otherConstant) }, { ALT: () => this.CONSUME(t.Name) }],
    });
    return this.ACTION(() => {
      const last = this.LA(0);
      if (last === tokens[0]) return bareConstant(tokens, last.image);
      const all = [...tokens, last];
      return bareConstant(all, this.textBetween(all));
    });
  });

  /** The images of the tokens from the first to the last of `ends`, as Doris joins them. */
  private textBetween(ends: readonly IToken[]): string {
    let text = '';
    for (let back = 0; this.LA(back) !== ends[0]; back--) text = this.LA(back).image + text;
    return (ends[0]?.image ?? '') + text;
  }
}
