import {
  type DorisVersion,
  defaultDorisVersion,
  dorisVersions,
  isDorisVersion,
  versionName,
} from '../catalog/versions.ts';
import type { TextEdit } from '../syntax/edits.ts';
import { insideOf, leadingComments } from '../syntax/leadingComments.ts';
import type { Span } from '../syntax/tree.ts';
import { nearest } from '../text/nearest.ts';
import { removeComment } from './commentEdits.ts';
import type { Finding, RuleDescription } from './rule.ts';

/** `-- doris: 3.1`. Behind a number with a dot a remark may follow; anything else stands alone. Addresses are no versions. */
const pattern = /^doris\s*:\s*(v?\d(?:\.\d+){1,2}(?:-\w+)?(?![^\s,;)])|v?\d$|[a-z]+$)/i;
/** Words for the branch that `dev` stands for, and for the newest release. */
const branchWord = /^(?:master|main|trunk|nightly|snapshot|devel|development)$/i;
const newestWord = /^(?:latest|newest|stable|current)$/i;

/** A comment that says which Doris its file is for. */
export interface VersionComment {
  readonly comment: Span;
  /** The word that names the version. */
  readonly span: Span;
  /** `undefined` when there is no such version. */
  readonly version: DorisVersion | undefined;
}

/** The code `doris-version-comment` as documentation and settings see it, described as every rule is. */
export const dorisVersionComment: RuleDescription = {
  id: 'doris-version-comment',
  severity: 'warning',
  docs: {
    summary:
      'A `-- doris: …` comment names a version that is not known here, is written in another form, or stands where it has no effect.',
    why: [
      `A comment such as \`-- doris: 3.1\` in front of the first statement says which Doris the whole file is for. It comes before every setting and before \`--doris-version\`. Known are ${inWords(dorisVersions, 'and')}; of \`3.1.2\` the first two numbers count.`,
      '',
      'A version that is not known changes nothing, so the file is checked for another Doris than its author meant. The same is true of such a comment further down, of a second one, and of one in another form, such as `-- doris 3.1`.',
    ].join('\n'),
    sources: ['a convention of this project'],
  },
  examples: {
    bad: [
      {
        sql: '-- doris: «3.2»\nPAUSE ROUTINE LOAD FOR shop.orders;',
        fixed: '-- doris: 3.1\nPAUSE ROUTINE LOAD FOR shop.orders;',
      },
      {
        sql: '-- doris: «nightly»\nPAUSE ROUTINE LOAD FOR shop.orders;',
        fixed: '-- doris: dev\nPAUSE ROUTINE LOAD FOR shop.orders;',
      },
      {
        sql: '«-- doris-version: 3.1»\nPAUSE ROUTINE LOAD FOR shop.orders;',
        fixed: '-- doris: 3.1\nPAUSE ROUTINE LOAD FOR shop.orders;',
      },
      {
        sql: 'PAUSE ROUTINE LOAD FOR shop.orders;\n«-- doris: 3.1»\nRESUME ROUTINE LOAD FOR shop.orders;',
        fixed: 'PAUSE ROUTINE LOAD FOR shop.orders;\nRESUME ROUTINE LOAD FOR shop.orders;',
      },
    ],
    good: [
      { sql: '-- Jobs of the shop.\n-- doris: 3.1\nPAUSE ROUTINE LOAD FOR shop.orders;' },
      { sql: '-- Doris: the cluster in Frankfurt\nPAUSE ROUTINE LOAD FOR shop.orders;' },
    ],
  },
};

/** The first version comment in front of a statement. */
export function versionCommentOf(text: string): VersionComment | undefined {
  for (const comment of leadingComments(text)) {
    const inside = insideOf(text, comment);
    const [whole = '', word = ''] = pattern.exec(text.slice(inside.start, inside.end)) ?? [];
    if (word === '' || meantBy(word) === undefined) continue;
    const end = inside.start + whole.length;
    return { comment, span: { start: end - word.length, end }, version: versionIn(word) };
  }
  return undefined;
}

/** The word of a comment that names a version, or shall, where an offset is; `undefined` elsewhere. */
export function versionWordAt(text: string, comment: Span, offset: number): Span | undefined {
  const { start } = insideOf(text, comment);
  const [whole, word] = /^doris\s*:\s*([\w.-]*)/i.exec(text.slice(start, comment.end)) ?? [];
  if (whole === undefined || word === undefined) return undefined;
  const end = start + whole.length;
  return end - word.length <= offset && offset <= end ? { start: end - word.length, end } : undefined;
}

/** A comment that is nothing but a version of Doris, in another form than the one that counts. */
const otherForm = /^doris(?:[ _-]*version)?(?:\s*[:：=]\s*|\s+)(v?\d\.\d+(?:\.\d+)?|dev)\.?$/i;

/**
 * What the comments at the top of a file say about the version without any effect: a second version comment, and one that is not
 * written as it must be.
 * @param first the comment that counts.
 * @param used the version that the statements are checked for.
 */
export function uselessVersionComments(
  text: string,
  first: VersionComment | undefined,
  startsLine: boolean,
  used: DorisVersion,
): readonly Finding[] {
  const { id: code, severity } = dorisVersionComment;
  return leadingComments(text).flatMap((comment): readonly Finding[] => {
    const inside = insideOf(text, comment);
    const words = text.slice(inside.start, inside.end);
    const word = (first ? pattern : otherForm).exec(words)?.[1] ?? '';
    const version = word === '' || comment.start === first?.comment.start ? undefined : meantBy(word);
    if (!version) return [];
    if (first) {
      return [
        {
          ...{ code, severity: 'information', span: comment, unnecessary: true },
          message: 'This comment has no effect: of two version comments the first counts.',
          related: [{ span: first.comment, message: 'The first one' }],
          fixes: () => [{ ...removal(text, comment, startsLine), preferred: true }],
        },
      ];
    }
    if (version === used) return [];
    return [
      {
        ...{ code, severity, span: comment, unnecessary: false, related: [] },
        message: `This comment has no effect, and the file is checked for ${versionName(used)}: a version is read only from a comment of the form \`doris: ${version}\`.`,
        fixes: () => [{ ...changeTo(`doris: ${version}`, inside), preferred: true }],
      },
    ];
  });
}

/** The release line that a word names: `v3.1.2` is 3.1. */
function versionIn(word: string): DorisVersion | undefined {
  const line = word.toLowerCase().replace(/^v?(\d\.\d+)(?:\.\d+)?(?:-\w+)?$/, '$1');
  return isDorisVersion(line) ? line : undefined;
}

/**
 * What is wrong with the version comment of a statement.
 * @param where whether the statement is the first of its file, the only place where the comment counts, and whether it begins a line.
 * @param used the version that the statements are checked for.
 */
export function versionCommentFindings(
  text: string,
  { comment, span, version }: VersionComment,
  where: { readonly isFirst: boolean; readonly startsLine: boolean },
  used: DorisVersion,
): readonly Finding[] {
  const { id: code, severity } = dorisVersionComment;
  if (where.isFirst) {
    if (version) return [];
    const word = text.slice(span.start, span.end);
    return [
      {
        ...{ code, severity, span, unnecessary: false, related: [] },
        message: `\`${word}\` is no Doris version that is known here. Write ${inWords(dorisVersions, 'or')}; until then the file is checked for ${versionName(used)}.`,
        fixes: () => [
          { ...changeTo(meantBy(word) ?? defaultDorisVersion, span), preferred: true },
          { ...removal(text, comment, where.startsLine), preferred: false },
        ],
      },
    ];
  }
  // without a version that is known it is a comment like any other
  if (!version) return [];
  return [
    {
      ...{ code, severity: 'information', span: comment, unnecessary: true, related: [] },
      message: 'This comment has no effect: the Doris version is read only from the comments at the top of the file.',
      fixes: () => [{ ...removal(text, comment, where.startsLine), preferred: true }],
    },
  ];
}

function changeTo(version: string, span: Span) {
  return { title: `Change to ${version}`, edits: [{ span, text: version }], safe: false };
}

function removal(text: string, comment: Span, startsLine: boolean) {
  const edits: readonly TextEdit[] = removeComment(text, comment, startsLine);
  return { title: 'Remove the comment', edits, safe: false };
}

/**
 * The version that a word names or comes nearest to: the newest release that is not newer, or the word that looks like it.
 * `undefined` for a word that has nothing to do with versions.
 */
function meantBy(word: string): DorisVersion | undefined {
  const [, major, minor] = /^v?(\d)(?:\.(\d+))?/i.exec(word) ?? [];
  if (major !== undefined) {
    const wanted = Number(major) * 1000 + (minor === undefined ? 999 : Number(minor));
    return releases.findLast((release) => rankOf(release) <= wanted) ?? dorisVersions[0];
  }
  if (branchWord.test(word)) return 'dev';
  if (newestWord.test(word)) return defaultDorisVersion;
  return dorisVersions.find((version) => version === word.toLowerCase() || nearest(word, [version]).length > 0);
}

const releases = dorisVersions.filter((version) => version !== 'dev');

function rankOf(release: string): number {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major * 1000 + minor;
}

function inWords(versions: readonly string[], conjunction: 'and' | 'or'): string {
  return `${versions
    .slice(0, -1)
    .map((version) => `\`${version}\``)
    .join(', ')} ${conjunction} \`${versions.at(-1)}\``;
}
