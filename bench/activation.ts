// Run as a process of its own: loads the bundled extension with a stand-in for VS Code, and prints how long that took as JSON.
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';

/** Takes part in anything, and is its own answer to everything. */
const standIn: unknown = new Proxy(class {}, {
  get: (target, name) => (name === 'prototype' ? target.prototype : name === Symbol.toPrimitive ? () => '' : standIn),
  apply: () => standIn,
  construct: () => ({}),
});
Object.assign(globalThis, { vscodeStandIn: standIn });

const standInUrl = 'file:///vscode.cjs';
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: standInUrl, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === standInUrl
      ? { format: 'commonjs', source: 'module.exports = globalThis.vscodeStandIn;', shortCircuit: true }
      : next(url, context),
});

const root = path.resolve(import.meta.dirname, '..');
const load = createRequire(import.meta.url);
const context = { subscriptions: [], asAbsolutePath: (name: string) => path.join(root, name) };

const began = performance.now();
const { activate } = load('../client/dist/extension.cjs') as { readonly activate: (given: typeof context) => unknown };
activate(context);
const activation = performance.now() - began;

const libraryBegan = performance.now();
load('../client/dist/client.cjs');
const library = performance.now() - libraryBegan;

process.stdout.write(`${JSON.stringify({ activation, library })}\n`, () => process.exit(0));
