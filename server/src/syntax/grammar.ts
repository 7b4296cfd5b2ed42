import type { IToken } from 'chevrotain';
import { ClauseParser } from './clauseGrammar.ts';
import { exact, nameOf, spanFromTo, spanOf, stringOf } from './nodes.ts';
import * as t from './tokens.ts';
import type * as tree from './tree.ts';

const k = t.keywords;

/** `CREATE ROUTINE LOAD FOR …` behind SHOW. */
interface Creation {
  /** The last word in front of the label. */
  readonly end: IToken;
  readonly label: tree.Label;
}

/**
 * Every Routine Load statement, exactly as DorisParser.g4 takes it: the grammar knows no error productions and no recovery,
 * so that completion can be read off it. What to do about a text that it refuses is repair.ts's business.
 */
export class RoutineLoadParser extends ClauseParser {
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** The tree of tokens that the grammar takes as they are, or `undefined`. Never throws. */
  read(tokens: readonly t.Token[]): tree.RoutineLoadStatement | undefined {
    return this.runRule(this.statement, tokens);
  }

  /** One statement without its `;`. */
  readonly statement = this.RULE(
    'statement',
    (): tree.RoutineLoadStatement =>
      this.OR([
        { ALT: () => this.SUBRULE(this.createRoutineLoad) },
        { ALT: () => this.SUBRULE(this.alterRoutineLoad) },
        { ALT: () => this.SUBRULE(this.pauseOrResume) },
        { ALT: () => this.SUBRULE(this.stopRoutineLoad) },
        { ALT: () => this.SUBRULE(this.showRoutineLoad) },
      ]),
  );

  protected readonly createRoutineLoad = this.RULE('createRoutineLoad', (): tree.CreateRoutineLoad => {
    const start = this.CONSUME(k.CREATE);
    this.CONSUME(k.ROUTINE);
    const head = spanFromTo(start, this.CONSUME(k.LOAD));
    const label = this.SUBRULE(this.label);
    let table: tree.Name | undefined;
    let merge: tree.MergeClause | undefined;
    let properties: tree.PropertiesClause | undefined;
    let comment: tree.CommentClause | undefined;
    this.OPTION(() => {
      this.CONSUME(k.ON);
      table = nameOf(this.CONSUME(t.Name));
    });
    this.OPTION2(() => {
      merge = this.SUBRULE(this.mergeClause);
    });
    const clauses = this.SUBRULE(this.loadClauses);
    this.OPTION3(() => {
      properties = this.SUBRULE(this.propertiesClause);
    });
    const source = this.SUBRULE(this.sourceClause);
    this.OPTION4(() => {
      comment = this.SUBRULE(this.commentClause);
    });
    return {
      kind: 'create-routine-load',
      head,
      label,
      table,
      merge,
      clauses,
      properties,
      source,
      comment,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly alterRoutineLoad = this.RULE('alterRoutineLoad', (): tree.AlterRoutineLoad => {
    const start = this.CONSUME(k.ALTER);
    this.CONSUME(k.ROUTINE);
    this.CONSUME(k.LOAD);
    const head = spanFromTo(start, this.CONSUME(k.FOR));
    const label = this.SUBRULE(this.label);
    let targetTable: tree.TargetTableClause | undefined;
    let clauses: readonly tree.LoadClause[] = [];
    let properties: tree.PropertiesClause | undefined;
    let source: tree.SourceClause | undefined;
    this.OR([
      {
        // a new target takes no load clauses beside it (apache/doris#64878)
        ALT: () => {
          targetTable = this.SUBRULE(this.targetTableClause);
        },
      },
      {
        ALT: () => {
          clauses = this.SUBRULE(this.loadClauses);
        },
      },
    ]);
    this.OPTION(() => {
      properties = this.SUBRULE(this.propertiesClause);
    });
    this.OPTION2(() => {
      source = this.SUBRULE(this.sourceClause);
    });
    return {
      kind: 'alter-routine-load',
      head,
      label,
      targetTable,
      clauses,
      properties,
      source,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly targetTableClause = this.RULE('targetTableClause', (): tree.TargetTableClause => {
    const start = this.CONSUME(k.SET);
    this.CONSUME(k.TARGET);
    const keyword = spanFromTo(start, this.CONSUME(k.TABLE));
    this.CONSUME(t.Equals);
    const name = stringOf(this.CONSUME(t.StringToken));
    return { keyword, name, start: this.startFrom(start), end: this.endFrom(start) };
  });

  protected readonly pauseOrResume = this.RULE('pauseOrResume', (): tree.JobControl => {
    let kind: tree.JobControl['kind'] = 'pause-routine-load';
    const start = this.OR([
      { ALT: () => this.CONSUME(k.PAUSE) },
      {
        ALT: () => {
          kind = 'resume-routine-load';
          return this.CONSUME(k.RESUME);
        },
      },
    ]);
    let all = false;
    let label: tree.Label | undefined;
    let end: IToken | undefined;
    this.OR2([
      {
        ALT: () => {
          this.CONSUME(k.ALL);
          this.CONSUME(k.ROUTINE);
          end = this.CONSUME(k.LOAD);
          all = true;
        },
      },
      {
        ALT: () => {
          this.CONSUME2(k.ROUTINE);
          this.CONSUME2(k.LOAD);
          end = this.CONSUME(k.FOR);
          label = this.SUBRULE(this.label);
        },
      },
    ]);
    const head = spanFromTo(start, end ?? start);
    return { kind, head, all, label, start: this.startFrom(start), end: this.endFrom(start) };
  });

  protected readonly stopRoutineLoad = this.RULE('stopRoutineLoad', (): tree.JobControl => {
    const start = this.CONSUME(k.STOP);
    this.CONSUME(k.ROUTINE);
    this.CONSUME(k.LOAD);
    const head = spanFromTo(start, this.CONSUME(k.FOR));
    const label = this.SUBRULE(this.label);
    return {
      kind: 'stop-routine-load',
      head,
      all: false,
      label,
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly showRoutineLoad = this.RULE('showRoutineLoad', (): tree.ShowRoutineLoad => {
    const start = this.CONSUME(k.SHOW);
    let kind: tree.ShowRoutineLoad['kind'] = 'show-routine-load';
    let all = false;
    let end: IToken | undefined;
    let rest: Partial<tree.ShowRoutineLoad> = {};
    const takeCreation = ({ end: last, label }: Creation): void => {
      kind = 'show-create-routine-load';
      end = last;
      rest = { label };
    };
    this.OR([
      {
        ALT: () => {
          all = spanOf(this.CONSUME(k.ALL)) !== undefined;
          this.OR2([
            { ALT: () => takeCreation(this.SUBRULE(this.showCreation)) },
            {
              ALT: () => {
                this.CONSUME(k.ROUTINE);
                end = this.CONSUME(k.LOAD);
                this.OPTION(() => {
                  rest = this.SUBRULE(this.showFilter);
                });
              },
            },
          ]);
        },
      },
      { ALT: () => takeCreation(this.SUBRULE2(this.showCreation)) },
      {
        ALT: () => {
          this.CONSUME2(k.ROUTINE);
          end = this.CONSUME2(k.LOAD);
          this.OR3([
            {
              // SHOW ROUTINE LOAD TASK knows no ALL
              ALT: () => {
                end = this.CONSUME(k.TASK);
                kind = 'show-routine-load-task';
                rest = this.SUBRULE(this.taskFilter);
              },
            },
            {
              ALT: () => {
                this.OPTION2(() => {
                  rest = this.SUBRULE2(this.showFilter);
                });
              },
            },
          ]);
        },
      },
    ]);
    const head = spanFromTo(start, end ?? start);
    return { kind, head, all, ...rest, start: this.startFrom(start), end: this.endFrom(start) };
  });

  protected readonly showCreation = this.RULE('showCreation', (): Creation => {
    this.CONSUME(k.CREATE);
    this.CONSUME(k.ROUTINE);
    this.CONSUME(k.LOAD);
    const end = this.CONSUME(k.FOR);
    return { end, label: this.SUBRULE(this.label) };
  });

  protected readonly showFilter = this.RULE(
    'showFilter',
    (): Partial<tree.ShowRoutineLoad> =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k.FOR);
            return { label: this.SUBRULE(this.label) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.LIKE);
            return { like: stringOf(this.CONSUME(t.StringToken)) };
          },
        },
      ]),
  );

  protected readonly taskFilter = this.RULE('taskFilter', (): Partial<tree.ShowRoutineLoad> => {
    let filter: Partial<tree.ShowRoutineLoad> = {};
    this.OR([
      {
        ALT: () => {
          this.CONSUME(k.FOR);
          filter = { label: this.SUBRULE(this.label) };
        },
      },
      {
        ALT: () => {
          this.OPTION(() => {
            this.OR2([{ ALT: () => this.CONSUME(k.FROM) }, { ALT: () => this.CONSUME(k.IN) }]);
            filter = { database: nameOf(this.CONSUME(t.Name)) };
          });
          this.OPTION2(() => {
            this.OR3([
              {
                ALT: () => {
                  this.CONSUME(k.LIKE);
                  filter = { ...filter, like: stringOf(this.CONSUME(t.StringToken)) };
                },
              },
              {
                ALT: () => {
                  this.CONSUME(k.WHERE);
                  filter = { ...filter, where: this.SUBRULE(this.expression) };
                },
              },
            ]);
          });
        },
      },
    ]);
    return filter;
  });

  /** `[db.]name`. Doris takes any number of parts here and refuses more than two later. */
  protected readonly label = this.RULE('label', (): tree.Label => {
    const start = this.LA(1);
    const parts: (tree.Name | undefined)[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Dot, DEF: () => parts.push(nameOf(this.CONSUME(t.Name))) });
    return {
      parts: exact(parts.filter((part) => part !== undefined)),
      start: this.startFrom(start),
      end: this.endFrom(start),
    };
  });

  protected readonly mergeClause = this.RULE('mergeClause', (): tree.MergeClause => {
    const start = this.CONSUME(k.WITH);
    const word = this.OR([
      { ALT: () => this.CONSUME(k.APPEND) },
      { ALT: () => this.CONSUME(k.DELETE) },
      { ALT: () => this.CONSUME(k.MERGE) },
    ]);
    const type = spanOf(word) && (word.tokenType?.name as tree.MergeType);
    return { type, start: this.startFrom(start), end: this.endFrom(start) };
  });

  protected readonly commentClause = this.RULE('commentClause', (): tree.CommentClause => {
    const start = this.CONSUME(k.COMMENT);
    const text = stringOf(this.CONSUME(t.StringToken));
    return { text, start: this.startFrom(start), end: this.endFrom(start) };
  });
}
