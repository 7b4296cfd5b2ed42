/** The code in backquotes, two of them where the code itself has one. */
const code = /``.+?``|`[^`]+`/g;

/** The words of code and the numbers of a text, in any order. */
function unchangeable(text: string): readonly string[] {
  return [...(text.match(code) ?? []), ...(text.replace(code, ' ').match(/\d+(?:\.\d+)*/g) ?? [])].toSorted();
}

/** Whether two texts quote the same code and name the same numbers. */
export function isTranslation(english: string, chinese: string): boolean {
  return unchangeable(english).join('\n') === unchangeable(chinese).join('\n');
}

/** What an editor of Chinese prose would mark: half-width punctuation, and a blank missing or surplus beside other scripts. */
export function chineseMistakes(text: string): readonly string[] {
  // links have punctuation of their own, and emphasis is not part of the text
  const prose = text
    .replace(/\]\([^)]*\)/g, ']')
    .replaceAll('**', '')
    .replace(code, '`');
  const mistakes = [
    /[\p{Script=Han}`][,;:!?]|[,;:!?](?=[\p{Script=Han}`])/gu,
    /\p{Script=Han}\.|\.(?=\p{Script=Han})/gu,
    /[()]/g,
    /\p{Script=Han}[\w`]|[\w`]\p{Script=Han}/gu,
    / [，。：；、（）]|[，。：；、（）] /g,
    /\p{Script=Han} \p{Script=Han}| {2}/gu,
    /。。|，，|：：|。；/g,
  ];
  return mistakes.flatMap((mistake) => prose.match(mistake) ?? []);
}
