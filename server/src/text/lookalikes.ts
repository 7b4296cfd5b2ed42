/** Characters that look like plain ones and are others, as word processors, chats and input methods put them. */
export interface LookalikeFamily {
  readonly characters: string;
  /** The plain character. */
  readonly meant: string;
  /** What one of them is, in words: `a dash`. */
  readonly name: string;
}

/** Those that have no name of their own below. */
const controlCharacters = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
  .join('')
  .replace(/[\t\n\v\f\r]/g, '');

/** Each is one UTF-16 unit, as is what it looks like, so that replacing them keeps every offset. */
export const lookalikeFamilies: readonly LookalikeFamily[] = [
  { characters: '\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb', meant: '"', name: 'a typographic quote' },
  { characters: '\u2018\u2019\u201a\u201b\u2032\uff07', meant: "'", name: 'a typographic quote' },
  { characters: '\uff0c\u3001', meant: ',', name: 'a full-width comma' },
  { characters: '\uff08', meant: '(', name: 'a full-width parenthesis' },
  { characters: '\uff09', meant: ')', name: 'a full-width parenthesis' },
  { characters: '\uff1b', meant: ';', name: 'a full-width semicolon' },
  { characters: '\uff1d', meant: '=', name: 'a full-width equals sign' },
  { characters: '\uff0e\u3002', meant: '.', name: 'a full-width dot' },
  { characters: '\u2010\u2011\u2012\u2013\u2014\u2212\uff0d', meant: '-', name: 'a dash' },
  {
    characters: '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
    meant: ' ',
    name: 'a special blank',
  },
  { characters: '\u200b\u200c\u200d\u2060\ufeff', meant: ' ', name: 'an invisible character' },
  { characters: '\u000b\u000c\u0085\u2028\u2029', meant: ' ', name: 'an unusual line break' },
  { characters: controlCharacters, meant: ' ', name: 'a control character' },
];

const familyOf = new Map(
  lookalikeFamilies.flatMap((family) => [...family.characters].map((character) => [character, family])),
);

/** The family of a character; `undefined` for a plain one. */
export function lookalike(character: string): LookalikeFamily | undefined {
  return familyOf.get(character);
}

/** `U+00A0`. */
export function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `a special blank (U+00A0)`. */
export function describeCharacter(character: string): string {
  return `${familyOf.get(character)?.name ?? 'a character'} (${codeOf(character)})`;
}

/** What looks like a blank, or like nothing, and is no blank to Java and C. */
const specialBlanks = lookalikeFamilies
  .filter(({ meant }) => meant === ' ')
  .flatMap(({ characters }) => [...characters])
  .filter((character) => character > ' ')
  .join('');
const specialBlank = new RegExp(`[${specialBlanks}]`, 'g');

/** The offset of the first blank beyond ASCII; -1 for none. */
export function specialBlankIn(text: string): number {
  return text.search(specialBlank);
}

/** A text with each blank beyond ASCII as `replacement` gives it; the plain blank, or nothing for an invisible one, by default. */
export function replaceSpecialBlanks(
  text: string,
  replacement = (character: string): string => (lookalike(character)?.name === 'an invisible character' ? '' : ' '),
): string {
  return text.replace(specialBlank, replacement);
}
