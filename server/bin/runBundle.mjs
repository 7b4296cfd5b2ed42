import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Loads a bundle from server/dist, which then runs in this process. A missing bundle ends the process with
 * exit code 2 and one line on standard error.
 *
 * @param {string} name file name inside server/dist
 */
export function runBundle(name) {
  if (existsSync(new URL(`../dist/${name}`, import.meta.url))) {
    // sooner than import(), which reads all of a CommonJS file for its exports first
    createRequire(import.meta.url)(`../dist/${name}`);
  } else {
    console.error(`server/dist/${name} is missing: run "npm run build" first.`);
    process.exitCode = 2;
  }
}
