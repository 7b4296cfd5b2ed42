import type { DorisVersion } from '../../catalog/index.ts';

/** How a version is written in front of a Chinese word: with a blank behind a number. */
export function versionText(version: DorisVersion): string {
  return version === 'dev' ? 'Doris 开发分支' : `Doris ${version} `;
}

/** An enumeration of words of code. */
export function codeList(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join('、');
}

/** A link with the Chinese edition of what it leads to, as far as there is one: Doris's own pages have it. */
export function linkTo(title: string, url: string): string {
  return `[${title}](${url.replace('https://doris.apache.org/docs/', 'https://doris.apache.org/zh-CN/docs/')})`;
}
