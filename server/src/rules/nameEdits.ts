import type { TextEdit } from '../syntax/edits.ts';
import type { Name } from '../syntax/tree.ts';

/** Writes another name in the place of one, in backquotes where it needs them or the old one has them. */
export function replaceName({ start, end, backquoted }: Name, text: string): TextEdit {
  const needsQuotes = backquoted || !/^[A-Za-z_]\w*$/.test(text);
  return { span: { start, end }, text: needsQuotes ? `\`${text.replaceAll('`', '``')}\`` : text };
}
