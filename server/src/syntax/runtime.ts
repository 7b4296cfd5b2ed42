import type { DSLMethodOpts, IToken, ParserMethod, TokenType } from 'chevrotain';
import { EmbeddedActionsParser, EOF } from 'chevrotain';
import {
  type Decision,
  type Decisions,
  deciders,
  decisionKey,
  deeper,
  endType,
  noWay,
  several,
  type TabledLookahead,
  tabledLookahead,
} from './lookahead.ts';
import { type Token, tokenTypes } from './tokens.ts';

/** Thrown where the grammar does not take the next token: an object made once, since nobody looks at it. */
const refusal = new Error('refused');

type Action = () => unknown;

interface Alternative {
  readonly GATE?: () => boolean;
  readonly ALT: Action;
}

type Choice = readonly Alternative[] | { readonly DEF: readonly Alternative[] };

function isList(choice: Choice): choice is readonly Alternative[] {
  return Array.isArray(choice);
}

/** A rule of the grammar with what it takes to run it. */
interface RunnableRule extends ParserMethod<unknown[], unknown> {
  run: (...args: unknown[]) => unknown;
  decisions: Decisions;
}

const optionKey = decisionKey('OPTION', 0);
const manyKey = decisionKey('MANY', 0);

const endOfInput = { image: '', startOffset: Number.NaN, tokenType: EOF, tokenTypeIdx: endType } as IToken;

/**
 * Runs a grammar written in Chevrotain's words several times as fast as Chevrotain does. It records, checks and analyses the grammar as
 * ever; only what happens while a text is read is done here, and does no more than an exact grammar needs: no recovery, no error
 * messages, no bookkeeping of the rules that are open, and every decision is a look into a table.
 */
export abstract class GrammarRunner extends EmbeddedActionsParser {
  private tokens: readonly IToken[] = [];
  /** How many tokens are taken. */
  private at = 0;
  /** The decisions of the rule that runs. */
  private decisions: Decisions = { made: [], makers: [] };
  private readonly lookahead: TabledLookahead;

  constructor(maxLookahead: number, skipValidations: boolean) {
    const lookahead = tabledLookahead(maxLookahead);
    super([...tokenTypes] as TokenType[], { maxLookahead, skipValidations, lookaheadStrategy: lookahead });
    this.lookahead = lookahead;
  }

  /** @returns what the rule makes of all the tokens, or `undefined` when it does not take them as they are. */
  protected runRule<Result>(rule: ParserMethod<[], Result>, tokens: readonly Token[]): Result | undefined {
    const { run, decisions } = rule as RunnableRule;
    this.tokens = tokens as unknown as readonly IToken[];
    this.at = 0;
    this.decisions = decisions;
    try {
      const result = run() as Result;
      return this.at === tokens.length ? result : undefined;
    } catch (error) {
      // the stack ends before the nesting does; anything else is a mistake of ours
      if (error === refusal || error instanceof RangeError) return undefined;
      throw error;
    } finally {
      this.tokens = [];
    }
  }

  protected override RULE<Run extends (...args: never[]) => unknown>(
    name: string,
    run: Run,
  ): ParserMethod<Parameters<Run>, ReturnType<Run>> {
    const rule = super.RULE(name, run);
    return Object.assign(rule, { run, decisions: this.lookahead.decisionsOf(name) });
  }

  /** The token `distance` behind the last one taken. */
  override LA(distance: number): IToken {
    const index = this.at + distance - 1;
    return index >= 0 && index < this.tokens.length ? (this.tokens[index] as IToken) : endOfInput;
  }

  private take(type: TokenType): IToken {
    const { tokens, at } = this;
    if (at < tokens.length) {
      const token = tokens[at] as IToken;
      if (token.tokenType === type || type.categoryMatchesMap?.[token.tokenTypeIdx] === true) {
        this.at = at + 1;
        return token;
      }
    }
    throw refusal;
  }

  private isNext(type: TokenType): boolean {
    const token = this.LA(1);
    return token.tokenType === type || type.categoryMatchesMap?.[token.tokenTypeIdx] === true;
  }

  /**
   * Whether the MANY of the running rule finds anything to take. Asked in front of it where the answer is mostly no, to save
   * what it takes to set it up; while the grammar is recorded there is always something.
   */
  protected repeats(): boolean {
    return this.RECORDING_PHASE || this.wayAt(manyKey) !== noWay;
  }

  /** The same of the OPTION of the running rule, its gate aside. */
  protected goesOn(): boolean {
    return this.RECORDING_PHASE || this.wayAt(optionKey) !== noWay;
  }

  private runInner(rule: RunnableRule, args: readonly unknown[] | undefined): unknown {
    const outer = this.decisions;
    this.decisions = rule.decisions;
    const result = args ? rule.run(...args) : rule.run();
    this.decisions = outer;
    return result;
  }

  private wayAt(key: number): number {
    const { tokens } = this;
    let decision = this.decisions.made[key] ?? this.decide(key);
    for (let { at } = this; ; at++) {
      const type = at < tokens.length ? (tokens[at] as IToken).tokenTypeIdx : endType;
      const way = decision.ways[type] as number;
      if (way < deeper) return way;
      decision = decision.tables[way - deeper] as Decision;
    }
  }

  private decide(key: number): Decision {
    const { made, makers } = this.decisions;
    const decision = (makers[key] as () => Decision)();
    made[key] = decision;
    return decision;
  }

  private choose(key: number, alternatives: readonly Alternative[]): unknown {
    const way = this.wayAt(key);
    if (way === noWay) throw refusal;
    if (way < several) {
      const { GATE, ALT } = alternatives[way] as Alternative;
      if (GATE?.() !== false) return ALT();
    } else
      for (const one of this.decisions.made[key]?.choices[way - several] ?? []) {
        const { GATE, ALT } = alternatives[one] as Alternative;
        if (GATE?.() !== false) return ALT();
      }
    throw refusal;
  }

  /** Chevrotain gives each method ten names, `OR` to `OR9`, by which it tells the places of a rule apart. */
  static {
    for (let occurrence = 0; occurrence < 10; occurrence++) {
      const [or, option, many, atLeastOne, manySep, atLeastOneSep] = deciders.map((decider) =>
        decisionKey(decider, occurrence),
      ) as [number, number, number, number, number, number];
      const methods = {
        CONSUME(this: GrammarRunner, type: TokenType): IToken {
          return this.take(type);
        },
        SUBRULE(this: GrammarRunner, rule: RunnableRule, options?: { readonly ARGS?: readonly unknown[] }): unknown {
          return this.runInner(rule, options?.ARGS);
        },
        OR(this: GrammarRunner, choice: Choice): unknown {
          return this.choose(or, isList(choice) ? choice : choice.DEF);
        },
        OPTION(this: GrammarRunner, part: Action | DSLMethodOpts<unknown>): unknown {
          if (typeof part === 'function') return this.wayAt(option) === noWay ? undefined : part();
          return part.GATE?.call(this) === false || this.wayAt(option) === noWay ? undefined : part.DEF();
        },
        MANY(this: GrammarRunner, part: Action | DSLMethodOpts<unknown>): void {
          if (typeof part === 'function') while (this.wayAt(many) !== noWay) part();
          else while (part.GATE?.call(this) !== false && this.wayAt(many) !== noWay) part.DEF();
        },
        AT_LEAST_ONE(this: GrammarRunner, part: Action): void {
          do part();
          while (this.wayAt(atLeastOne) !== noWay);
        },
        MANY_SEP(this: GrammarRunner, part: { readonly SEP: TokenType; readonly DEF: Action }): void {
          if (this.wayAt(manySep) !== noWay) this.separated(part.SEP, part.DEF);
        },
        AT_LEAST_ONE_SEP(this: GrammarRunner, part: { readonly SEP: TokenType; readonly DEF: Action }): void {
          if (this.wayAt(atLeastOneSep) === noWay) throw refusal;
          this.separated(part.SEP, part.DEF);
        },
      };
      for (const [name, method] of Object.entries(methods))
        Reflect.set(GrammarRunner.prototype, occurrence === 0 ? name : `${name}${occurrence}`, method);
    }
  }

  private separated(separator: TokenType, part: Action): void {
    part();
    while (this.isNext(separator)) {
      this.at++;
      part();
    }
  }
}
