/** A place to fill in, with the text that stands there until then. */
export interface Stop {
  /** Places of one name are filled in together; the first of them says with what. */
  readonly name?: string;
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
  const named = new Map<string, number>();
  let last = 0;
  return text
    .map((piece) => {
      if (typeof piece === 'string') return escapeText(piece);
      const known = piece.name === undefined ? undefined : named.get(piece.name);
      if (known !== undefined) return `\${${known}}`;
      last++;
      if (piece.name !== undefined) named.set(piece.name, last);
      return stopSyntax(piece, last);
    })
    .join('');
}

function stopSyntax({ placeholder, choices }: Stop, number: number): string {
  if (choices && choices.length > 1) return `\${${number}|${choices.map(escapeChoice).join(',')}|}`;
  return placeholder === '' ? `$${number}` : `\${${number}:${escapeText(placeholder)}}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}
