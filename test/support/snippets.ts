/**
 * The text of a snippet in the syntax of the protocol, with its places to fill in marked: `«text»`, or `|` for an empty one. A
 * place that is filled in together with an earlier one has the text of that.
 */
export function readSnippet(snippet: string): string {
  const places = /\\([\\$},|])|\$\{(\d+)\|((?:\\.|[^\\|])*)\|\}|\$\{(\d+):((?:\\.|[^\\}])*)\}|\$\{(\d+)\}|\$(\d+)/g;
  const known = new Map<string, string>();
  return snippet.replace(places, (_, escaped?: string, ...parts: readonly (string | undefined)[]) => {
    if (escaped !== undefined) return escaped;
    const [choosing, choices, filling, placeholder, again, empty] = parts;
    const number = choosing ?? filling ?? again ?? empty ?? '';
    const text = choices === undefined ? placeholder : choices.split(/(?<!\\),/)[0];
    if (text !== undefined) known.set(number, text.replace(/\\(.)/g, '$1'));
    const shown = known.get(number);
    return shown === undefined ? '|' : `«${shown}»`;
  });
}
