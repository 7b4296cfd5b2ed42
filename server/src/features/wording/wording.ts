import type { ClauseSpec } from '../../catalog/clauses.ts';
import type {
  AwsRegion,
  DorisVersion,
  MskListener,
  PropertySpec,
  PropertyStatus,
  ValueOption,
  ValueProblem,
  ValueType,
} from '../../catalog/index.ts';
import type {
  BackendProblem,
  CredentialKind,
  CredentialUse,
  FrontendProblem,
  Ignored,
  UnknownAuthentication,
} from '../../model/authentication.ts';
import type { AuthenticationBlock } from '../authenticationBlocks.ts';
import type { Skeleton } from '../skeletons.ts';

/** The texts of a property; see {@link PropertySpec}. */
export type PropertyTexts = Pick<PropertySpec, 'doc' | 'untilThen' | 'whenWrong' | 'disagreement' | 'replacement'>;

/** What a reader is told of one of several things to choose from. */
export interface ChoiceTexts {
  readonly label: string;
  /** Markdown. */
  readonly doc: string;
}

/**
 * All that hovers and completion say, in one language. Keys, values, the words of SQL and Doris's own messages are the same
 * in every language and come in as arguments. Everything is Markdown; a list of keys or values has each in backquotes.
 */
export interface Wording {
  readonly catalog: CatalogWording;
  readonly property: PropertyWording;
  readonly value: ValueWording;
  readonly completion: CompletionWording;
  readonly authentication: AuthenticationWording;
  /** One paragraph of several sentences. */
  readonly sentences: (sentences: readonly string[]) => string;
  /** An enumeration of words of code. */
  readonly codes: (words: readonly string[]) => string;
  /** The link to a page of the documentation. */
  readonly documentation: (url: string) => string;
}

/** The texts of the catalog's entries. */
export interface CatalogWording {
  readonly property: (spec: PropertySpec) => PropertyTexts;
  /** The short name of a kind of value. */
  readonly typeName: (type: ValueType) => string;
  /** The allowed values in words, without a full stop. */
  readonly allowed: (type: ValueType) => string;
  /** What a value of a property means; empty where the word says it all. */
  readonly option: (spec: PropertySpec, option: ValueOption) => string;
  /** What is wrong with a value, in sentences. */
  readonly problem: (problem: ValueProblem, type: ValueType) => string;
  /** What a clause or statement is for. */
  readonly clause: (clause: ClauseSpec) => string;
  readonly block: (block: AuthenticationBlock) => ChoiceTexts;
  /** What tells a skeleton of a statement from others, and its documentation if it has one of its own. */
  readonly skeleton: (skeleton: Skeleton) => Pick<Skeleton, 'label' | 'doc'>;
}

/** What stands around the texts of a property. */
export interface PropertyWording {
  readonly required: string;
  /** @param statement `CREATE` or `ALTER`. */
  readonly onlyIn: (statement: string) => string;
  readonly since: (version: DorisVersion) => string;
  readonly goneSince: (version: DorisVersion) => string;
  readonly secret: string;
  readonly notIn: (version: DorisVersion) => string;
  readonly type: (name: string) => string;
  readonly allowed: (values: string) => string;
  readonly default: (value: string) => string;
  readonly aliases: (keys: readonly string[]) => string;
  /** @param text Markdown. */
  readonly replacement: (text: string) => string;
  readonly whenWrong: (status: PropertyStatus, text: string) => string;
  readonly uncheckedByAlter: string;
  readonly disagreement: (text: string) => string;
  readonly alias: (alias: string, key: string) => string;
  /** Of a key behind `property.` that the catalog does not know. */
  readonly unknownSetting: (name: string) => string;
  readonly unknownKey: string;
}

/** Where a partition starts: at an offset, at a named position, at another text, or where the default says. */
export type StartPosition =
  | { readonly kind: 'offset'; readonly value: string }
  | { readonly kind: 'named'; readonly value: string; readonly doc: string }
  | { readonly kind: 'other'; readonly value: string }
  | { readonly kind: 'default'; readonly value: string };

/** What a hover says of a value. */
export interface ValueWording {
  readonly credential: string;
  readonly placeholder: string;
  /** The description of the key, below what is said of the value. */
  readonly key: (key: string, doc: string) => string;
  readonly meaning: (value: string, doc: string) => string;
  readonly region: (region: AwsRegion) => string;
  readonly documentedSpelling: (value: string) => string;
  readonly undocumented: string;
  readonly mskBroker: (region: string, broker: { readonly public: boolean; readonly serverless: boolean }) => string;
  readonly mskPort: (port: number, listener: MskListener, isPublic: boolean) => string;
  readonly noMskPort: (port: number) => string;
  readonly noPort: string;
  /** @param partition `undefined` when `kafka_partitions` does not name it. */
  readonly start: (partition: string | undefined, position: StartPosition) => string;
  readonly arnPart: (part: 'role' | 'path' | 'account' | 'partition' | 'service', value: string) => string;
}

/** What stands beside a suggestion or in its documentation. */
export interface CompletionWording {
  readonly regionOfBrokers: string;
  readonly forMsk: string;
  readonly undocumented: string;
  readonly default: string;
  readonly allowed: (values: string) => string;
  readonly propertyCount: (count: number) => string;
  readonly writes: (keys: readonly string[]) => string;
  /** The suggestion of all that Amazon MSK needs. */
  readonly requiredMsk: ChoiceTexts;
}

/** What the hover on `FROM KAFKA` says of the effective authentication. */
export interface AuthenticationWording {
  readonly title: (summary: string) => string;
  readonly plaintext: string;
  readonly tls: (clientCertificate: boolean) => string;
  readonly sasl: (mechanism: string, encrypted: boolean) => string;
  /** @param client `stored`: an ALTER leaves it as the job has it; `undefined`: nothing signs in. */
  readonly mskIam: (client: CredentialKind | 'stored' | undefined, region: string | undefined) => string;
  readonly unknown: string;
  readonly plaintextReason: { readonly set: string; readonly absent: string };
  readonly tlsReason: string;
  readonly unknownReason: Readonly<Record<UnknownAuthentication['reason'], string>>;
  readonly mechanism: (key: string) => string;
  readonly defaultMechanism: (name: string) => string;
  readonly missing: (keys: readonly string[]) => string;
  readonly tooNew: (keys: readonly string[], version: DorisVersion, since: DorisVersion) => string;
  readonly trigger: (key: string) => string;
  readonly documented: string;
  readonly sameInBackend: (version: DorisVersion) => string;
  readonly inBackend: (version: DorisVersion, differs: boolean) => string;
  readonly source: Readonly<Record<CredentialKind, string>>;
  /** A source of credentials, with its value where it may be shown, and what becomes of it. */
  readonly step: (source: string, value: string | undefined, use: string) => string;
  readonly use: (kind: CredentialKind, use: CredentialUse) => string;
  readonly ignoredTitle: string;
  /** @param by keys that come first; empty when another source does. */
  readonly ignored: (key: string, by: readonly string[], reason: Ignored['reason']) => string;
  readonly problemsTitle: string;
  readonly frontend: (problem: FrontendProblem) => string;
  readonly backend: Readonly<Record<BackendProblem, string>>;
  readonly partial: string;
  readonly rules: (url: string) => string;
}
