import type { DorisVersion } from './versions.ts';

/** The property lists of a Routine Load statement: `PROPERTIES (…)`, `FROM KAFKA (…)` and `FROM KINESIS (…)`. */
export type ListKind = 'properties' | 'kafka' | 'kinesis';

/** The statements that carry property lists. */
export type StatementKind = 'create' | 'alter';

/**
 * What Doris does with a property or a value that is not right.
 * - `rejects`: the frontend refuses the statement.
 * - `ignores`: the statement runs, the text has no effect (or another effect than it seems).
 * - `fails-later`: the statement is accepted, the job pauses or loads wrong data.
 * - `unsure`: nothing is known of it; it may well be right.
 */
export type Effect = 'rejects' | 'ignores' | 'fails-later' | 'unsure';

/** What is wrong with a value. Offsets are UTF-16 units within the decoded value. */
export interface ValueProblem {
  /** One sentence for the user, beginning with a capital, ending with a full stop; never contains the value of a secret. */
  readonly message: string;
  readonly effect: Effect;
  /** What Doris answers or does, one sentence, where that is more exact than the property's `whenWrong`; empty for nothing more to say. */
  readonly answer?: string;
  readonly start: number;
  readonly end: number;
  /** Whole values that would be right, best first; empty when none can be derived. */
  readonly suggestions: readonly string[];
}

/** One value that completion offers. */
export interface ValueOption {
  readonly value: string;
  /** What the value means, one or two sentences; empty where the word says it all. */
  readonly doc: string;
  /** The documentation names it. Values that only the code knows are offered after the documented ones. Default true. */
  readonly documented?: boolean;
  /** Another spelling of this documented value. */
  readonly aliasOf?: string;
  readonly since?: DorisVersion;
}

/** The one place that knows how to check, complete and describe a kind of value. */
export interface ValueType {
  /** Short name for hovers and completion details: `integer`, `boolean`, `host:port list`. */
  readonly name: string;
  /** Allowed values in words: `an integer from 1`, `SASL_SSL, SSL, …`. */
  readonly description: string;
  /** The same for one release line, where that makes a difference. */
  readonly descriptionIn?: ((version: DorisVersion) => string) | undefined;
  readonly options: readonly ValueOption[];
  /** A value is several elements with commas between, each of which completes on its own. */
  readonly isList?: boolean;
  /** A value is a number, and an empty one means none. */
  readonly isNumber?: boolean;
  /** Whether letter case matters to Doris when the value is compared with `options`. */
  readonly caseSensitive: boolean;
  /** The option that a value is, compared as Doris compares it. */
  readonly optionOf: (value: string) => ValueOption | undefined;
  /** The first problem of a decoded value, or `undefined`. Placeholders are filtered out by the caller. */
  readonly check: (value: string, version: DorisVersion) => ValueProblem | undefined;
}

/** Whether Doris takes a key, and what comes of it. */
export type PropertyStatus =
  /** Works as described. */
  | 'accepted'
  /** Accepted and without effect. */
  | 'ignored'
  /** Accepted, and does damage: it replaces what Doris relies on. */
  | 'harmful'
  /** Refused with `<key> is invalid property` or a similar message, though users write it (other tools or old pages have it). */
  | 'rejected';

/** What a property is for; completion sorts by it and hovers name it. */
export type PropertyGroup =
  | 'job'
  | 'format'
  | 'partial-update'
  | 'source'
  | 'offsets'
  | 'security'
  | 'sasl'
  | 'ssl'
  | 'aws'
  | 'client'
  | 'multi-table'
  | 'kinesis';

/** One key of one list. Everything that the product says about a property derives from this entry. */
export interface PropertySpec {
  /** As it stands in the list, with `property.` where Doris wants it. */
  readonly key: string;
  readonly list: ListKind;
  readonly group: PropertyGroup;
  readonly status: PropertyStatus;
  readonly type: ValueType;
  /** Statements that take the key; empty when none does. */
  readonly statements: readonly StatementKind[];
  /** ALTER stores any text for it: what CREATE would reject or read as `false` gets in unseen. */
  readonly uncheckedByAlter?: boolean;
  /** CREATE fails without it, and with a blank value. */
  readonly required?: boolean;
  /** The value that applies when the key is absent, as text; absent when there is none. */
  readonly default?: string;
  /** The value that applied before a release line. */
  readonly olderDefault?: { readonly before: DorisVersion; readonly value: string };
  /** First release line that has it; absent when every known one has. */
  readonly since?: DorisVersion;
  /** The release line before `since` whose late releases may have it, too. */
  readonly lateIn?: DorisVersion;
  /** What to do in release lines that do not have it yet, one sentence. */
  readonly untilThen?: string;
  /** First release line that no longer has it. */
  readonly until?: DorisVersion;
  /** The value is a credential: it never appears in a hover, a message, a log or a report. */
  readonly secret?: boolean;
  /** Other keys with the same effect, e.g. `property.aws.region` for `aws.region`. */
  readonly aliases?: readonly string[];
  /**
   * The key of which this one is another name to the Kafka client, though not to Doris, which hands both on: with two values nobody
   * can say which one counts.
   */
  readonly sameAs?: string;
  /** What to write instead (a key of the same list, a clause, or a sentence fragment); for `ignored`, `harmful` and `rejected`. */
  readonly replacement?: string;
  /** Whether `replacement` is a key that may simply take this key's place. */
  readonly replacementIsKey?: boolean;
  /** One to three plain sentences in Markdown. */
  readonly doc: string;
  /** What Doris does when the value (or, for a status other than accepted, the key) is wrong; one sentence, with Doris's exact message in backquotes where it is known. */
  readonly whenWrong?: string;
  /** What Doris does about a wrong value, one sentence, where version, statement or value decide it; else `whenWrong` says it. */
  readonly answer?: (value: string, version: DorisVersion, statement: StatementKind) => string;
  /** Address of the documentation page. */
  readonly url: string;
  /** Where documentation and code disagree: one sentence that tells both. */
  readonly disagreement?: string;
  /** The disagreement is on whether Doris takes the key at all, so that a finding on the key tells it too. */
  readonly disagreesOnKey?: boolean;
  /** Place in completion, 0 the likeliest. */
  readonly rank: number;
  /** Decoded text that completion offers between the quotes as the value's placeholder, e.g. `<topic>`; absent for none. */
  readonly placeholder?: string;
}
