import type { TextEdit } from './edits.ts';
import type { Span } from './tree.ts';

/** A repair of the text that makes the error go away. */
export interface SyntaxFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The mistake is a known one and this is what was meant: it may be applied unseen. So it is for all known ones that do not say otherwise. */
  readonly safe?: boolean;
  /** Something else may be meant as well: it is offered, and applied by nobody but a person. */
  readonly isGuess?: boolean;
}

/** A place where Doris's parser stops, in the words of the person who wrote it. */
export interface SyntaxProblem {
  readonly span: Span;
  readonly message: string;
  /** An error, unless Doris is never given the text as it is. */
  readonly severity?: 'information';
  readonly fix?: SyntaxFix;
}
