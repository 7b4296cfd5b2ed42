/** The text of a snippet in the syntax of the protocol, with its places to fill in marked: `«text»`, or `|` for an empty one. */
export function readSnippet(snippet: string): string {
  const places = /\\([\\$},|])|\$\{\d+\|((?:\\.|[^\\|])*)\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g;
  return snippet.replace(places, (_, escaped?: string, choices?: string, placeholder?: string) => {
    if (escaped !== undefined) return escaped;
    const shown = choices === undefined ? placeholder : choices.split(/(?<!\\),/)[0];
    return shown === undefined ? '|' : `«${shown.replace(/\\(.)/g, '$1')}»`;
  });
}
