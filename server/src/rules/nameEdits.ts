import type { TextEdit } from '../syntax/edits.ts';
import { isReserved, wordType } from '../syntax/tokens.ts';
import type { Name } from '../syntax/tree.ts';

/** A name as it can stand in a statement: in backquotes where it needs or shall have them. */
export function writtenName(text: string, backquoted = false): string {
  const isBare = !backquoted && /^[A-Za-z_]\w*$/.test(text) && !isReserved(wordType(text));
  return isBare ? text : `\`${text.replaceAll('`', '``')}\``;
}

/** Writes another name in the place of one, in backquotes where it needs them or the old one has them. */
export function replaceName({ start, end, backquoted }: Name, text: string): TextEdit {
  return { span: { start, end }, text: writtenName(text, backquoted) };
}
