// Bundles the extension, the language server, the command line and the in-editor tests.
// `--dev` keeps names and adds source maps; `--watch` rebuilds on every change.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runScript } from './setup.mjs';

/**
 * Everything that is bundled: source and bundle, from the repository's root. `lazy` names modules that have a bundle
 * of their own, which is loaded when `import()` asks for it; `shared` names packages that another bundle, which is loaded
 * by then, has already.
 */
const bundles = [
  { source: 'client/src/extension.ts', bundle: 'client/dist/extension.cjs', lazy: ['./client.ts'] },
  { source: 'client/src/client.ts', bundle: 'client/dist/client.cjs' },
  { source: 'server/src/lsp/node.ts', bundle: 'server/dist/server.cjs', lazy: ['./services.ts'] },
  {
    source: 'server/src/lsp/services.ts',
    bundle: 'server/dist/services.cjs',
    lazy: ['../features/wording/chinese.ts'],
    shared: { 'vscode-languageserver': './server.cjs' },
  },
  { source: 'server/src/features/wording/chinese.ts', bundle: 'server/dist/chinese.cjs' },
  { source: 'server/src/cli/main.ts', bundle: 'server/dist/cli.cjs' },
];
const testsBundle = 'out/editor-tests';

/** @returns {import('esbuild').BuildOptions[]} one entry for each bundle */
function plan({ dev }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
    // its `main` loads its parts in a way that cannot be bundled
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    charset: 'utf8', // escapes would take twice the room
    metafile: true,
    logLevel: 'warning',
  };
  const tests = readdirSync(path.join(root, 'test/editor')).filter((name) => /^index\.ts$|\.test\.ts$/.test(name));
  return [
    ...bundles.map(({ source, bundle, lazy = [], shared = {} }) => ({
      ...common,
      entryPoints: [source],
      outfile: bundle,
      plugins: [
        keepApart(lazy),
        takeFrom(shared),
        loadLate(['crypto', 'child_process']),
        withoutRulePages(),
        withoutLexer(),
        withoutGrammarChecks(),
        withStandIns(),
      ],
      supported: { 'dynamic-import': false }, // require() instead, through which VS Code gives `vscode`
    })),
    {
      ...common,
      minify: false,
      sourcemap: 'inline',
      external: ['vscode', 'mocha'],
      entryPoints: tests.map((name) => `test/editor/${name}`),
      outdir: testsBundle,
      outExtension: { '.js': '.cjs' },
    },
  ];
}

/** Leaves modules out of a bundle and loads their own bundles, which lie next to it, in their place. */
function keepApart(modules) {
  return {
    name: 'keep-apart',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path: imported, kind }) =>
        kind === 'dynamic-import' && modules.includes(imported)
          ? { path: `./${path.basename(imported, '.ts')}.cjs`, external: true }
          : undefined,
      );
    },
  };
}

/** Takes packages from other bundles, which lie next to the one that is built. */
function takeFrom(shared) {
  return {
    name: 'take-from',
    setup(build) {
      for (const [name, bundle] of Object.entries(shared))
        build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: bundle, external: true }));
    },
  };
}

/** A property of a rule that only its page and the tests are made of, as the formatter lays it out. */
const partOfPage = /^ {2}(?:docs|examples): (?:\w+|[{[]$[\s\S]*?^ {2}[\]}]),$/gm;

/** Leaves out what rules tell about themselves: nothing that runs reads it. */
function withoutRulePages() {
  return {
    name: 'without-rule-pages',
    setup(build) {
      build.onLoad({ filter: /[\\/]server[\\/]src[\\/]rules[\\/]\w+\.ts$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replace(partOfPage, (part) => part.replace(/./g, '')), // lines keep their numbers
        loader: 'ts',
      }));
    },
  };
}

/** Leaves out Chevrotain's lexer, with all that it reads regular expressions with: token types need nothing of it but a mark. */
function withoutLexer() {
  return {
    name: 'without-lexer',
    setup(build) {
      build.onLoad({ filter: /[\\/]chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer_public\.js$/ }, () => ({
        contents: 'export const Lexer = { NA: /NOT_APPLICABLE/ }; export const LexerDefinitionErrorType = {};',
      }));
    },
  };
}

/** Leaves out Chevrotain's checks of a grammar and its messages: the tests run the checks, and the messages are this project's own. */
function withoutGrammarChecks() {
  return {
    name: 'without-grammar-checks',
    setup(build) {
      const filter = /[\\/]chevrotain[\\/]lib[\\/]src[\\/]parse[\\/](?:errors_public|grammar[\\/]checks)\.js$/;
      build.onLoad({ filter }, ({ path: file }) => ({
        contents: [...readFileSync(file, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)]
          .map(([, name]) => `export const ${name} = () => [];`)
          .join('\n'),
      }));
    },
  };
}

/**
 * What stands in for packages that the client library needs for nothing that happens here: it compares the version of VS Code with the one
 * that the manifest demands already, and matches files for notebooks and for requests that this server does not make.
 */
const standIns = {
  'semver/functions/parse': 'module.exports = () => ({ prerelease: [] });',
  'semver/functions/satisfies': 'module.exports = () => true;',
  minimatch: 'exports.Minimatch = class { makeRe() { return false; } };',
};

/** Puts those in the place of the packages. */
function withStandIns() {
  const filter = new RegExp(`^(?:${Object.keys(standIns).join('|')})$`);
  return {
    name: 'with-stand-ins',
    setup(build) {
      build.onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: 'stand-in' }));
      build.onLoad({ filter, namespace: 'stand-in' }, ({ path: name }) => ({ contents: standIns[name] }));
    },
  };
}

/** Loads modules of Node when something of them is first used: libraries load them for functions that are never called here. */
function loadLate(modules) {
  const filter = new RegExp(`^(?:${modules.join('|')})$`);
  return {
    name: 'load-late',
    setup(build) {
      build.onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: 'load-late' }));
      build.onLoad({ filter, namespace: 'load-late' }, ({ path: name }) => ({
        contents: `module.exports = new Proxy({}, { get: (_, key) => require('node:${name}')[key] });`,
      }));
    },
  };
}

/**
 * Builds every bundle once.
 *
 * @param {{ dev?: boolean }} [options]
 * @returns {Promise<import('esbuild').Metafile[]>} what went into each bundle, in the order of `plan`
 */
export async function build({ dev = false } = {}) {
  const esbuild = await import('esbuild');
  rmSync(path.join(root, testsBundle), { recursive: true, force: true });
  const results = await Promise.all(plan({ dev }).map((options) => esbuild.build(options)));
  return results.map(({ metafile }) => metafile);
}

async function watch({ dev }) {
  const esbuild = await import('esbuild');
  const contexts = await Promise.all(plan({ dev }).map((options) => esbuild.context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((context) => context.watch()));
}

async function main() {
  const dev = process.argv.includes('--dev');
  if (process.argv.includes('--watch')) {
    await watch({ dev });
    return;
  }
  const metafiles = await build({ dev });
  for (const [file, { bytes }] of metafiles.flatMap(({ outputs }) => Object.entries(outputs))) {
    if (file.includes('/dist/')) console.log(`${(bytes / 1024).toFixed(0).padStart(6)} KB  ${file}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await runScript(import.meta.url, main);
