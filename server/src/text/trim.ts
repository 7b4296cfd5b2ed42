/**
 * A text without the characters up to U+0020 at its ends, as Java's `String.trim` makes it, and C's `isspace` nearly so. JavaScript's own
 * `trim` takes the blanks beyond ASCII away as well, which to Doris and to its Kafka client are letters.
 */
export function trim(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end--;
  return trimStart(text.slice(0, end));
}

/** The same in front alone. */
export function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && text.charCodeAt(start) <= 0x20) start++;
  return text.slice(start);
}
