import { existsSync } from 'node:fs';

/**
 * Loads a bundle from server/dist, which then runs in this process. A missing bundle ends the process with
 * exit code 2 and one line on standard error.
 *
 * @param {string} name file name inside server/dist
 */
export async function runBundle(name) {
  const bundle = new URL(`../dist/${name}`, import.meta.url);
  if (existsSync(bundle)) {
    await import(bundle.href);
  } else {
    console.error(`server/dist/${name} is missing: run "npm run build" first.`);
    process.exitCode = 2;
  }
}
