const { existsSync } = require('node:fs');
const path = require('node:path');

/**
 * Loads a bundle from server/dist, which then runs in this process. A missing bundle ends the process with
 * exit code 2 and one line on standard error. CommonJS, like the bundles: Node starts it sooner than a module.
 *
 * @param {string} name file name inside server/dist
 */
exports.runBundle = (name) => {
  const bundle = path.join(__dirname, '../dist', name);
  if (existsSync(bundle)) {
    require(bundle);
  } else {
    console.error(`server/dist/${name} is missing: run "npm run build" first.`);
    process.exitCode = 2;
  }
};
