/** A place to fill in, with the text that stands there until then. */
export interface Stop {
  readonly placeholder: string;
  /** Other texts to choose from; the first is the placeholder itself. */
  readonly choices?: readonly string[];
}

/** Text to insert: literal pieces and places to fill in, visited in this order. */
export type SnippetText = readonly (string | Stop)[];

/** The insertion as plain text: every place holds its placeholder. */
export function plainText(text: SnippetText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.placeholder)).join('');
}

/** The insertion in the snippet syntax of the Language Server Protocol (and of VS Code). */
export function snippetSyntax(text: SnippetText): string {
  let stop = 0;
  return text
    .map((piece) => {
      if (typeof piece === 'string') return escapeText(piece);
      stop++;
      if (piece.choices && piece.choices.length > 1) return `\${${stop}|${piece.choices.map(escapeChoice).join(',')}|}`;
      return piece.placeholder === '' ? `$${stop}` : `\${${stop}:${escapeText(piece.placeholder)}}`;
    })
    .join('');
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
