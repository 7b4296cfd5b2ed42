/**
 * The text of a file, by its byte-order mark as editors read it: UTF-16 in either byte order, which tools on Windows write, else
 * UTF-8. The mark is no part of the text; bytes that are no UTF-8 become U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
