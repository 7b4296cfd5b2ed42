/** Doris release lines that the catalog tells apart, oldest first; `dev` is the master branch. */
export const dorisVersions = ['2.0', '2.1', '3.0', '3.1', '4.0', '4.1', 'dev'] as const;

/** One Doris release line. Patch releases are not told apart: a fact holds for a line once its newest patch has it. */
export type DorisVersion = (typeof dorisVersions)[number];

/** The newest release, assumed when nothing says otherwise. */
export const defaultDorisVersion: DorisVersion = '4.1';

/** Whether `text` names a release line that the catalog knows. */
export function isDorisVersion(text: unknown): text is DorisVersion {
  return dorisVersions.some((version) => version === text);
}

/** Whether `version` is `since` or newer. */
export function isAtLeast(version: DorisVersion, since: DorisVersion): boolean {
  return version === since || dorisVersions.indexOf(version) >= dorisVersions.indexOf(since);
}

/** How a version is written in a message: `Doris 4.1`, `the development branch of Doris`. */
export function versionName(version: DorisVersion): string {
  return version === 'dev' ? 'the development branch of Doris' : `Doris ${version}`;
}
