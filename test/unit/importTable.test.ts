import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** A source file that only exists for one import, and whether the import table allows that import. */
interface Sample {
  readonly file: string;
  readonly imports: string;
  readonly typeOnly?: boolean;
}

const root = resolve(import.meta.dirname, '../..');

const allowed: readonly Sample[] = [
  { file: 'server/src/syntax/a.ts', imports: '../text/nearest.ts' },
  { file: 'server/src/catalog/a.ts', imports: '../text/nearest.ts' },
  { file: 'server/src/syntax/a.ts', imports: 'chevrotain' },
  { file: 'server/src/syntax/deep/a.ts', imports: '../tokens.ts' },
  { file: 'server/src/catalog/a.ts', imports: './types.ts' },
  { file: 'server/src/model/a.ts', imports: '../syntax/tree.ts' },
  { file: 'server/src/model/a.ts', imports: '../catalog/properties.ts' },
  { file: 'server/src/rules/deep/a.ts', imports: '../../model/job.ts' },
  { file: 'server/src/rules/a.ts', imports: '../catalog/properties.ts' },
  { file: 'server/src/features/a.ts', imports: '../rules/registry.ts' },
  { file: 'server/src/workspace/a.ts', imports: '../features/hover.ts' },
  { file: 'server/src/workspace/a.ts', imports: 'vscode-languageserver-textdocument' },
  { file: 'server/src/workspace/a.ts', imports: 'jsonc-parser' },
  { file: 'server/src/lsp/a.ts', imports: 'vscode-languageserver' },
  { file: 'server/src/lsp/a.ts', imports: '../workspace/documents.ts' },
  { file: 'server/src/lsp/node.ts', imports: 'vscode-languageserver/node' },
  { file: 'server/src/lsp/node.ts', imports: 'node:process' },
  { file: 'server/src/lsp/nodeFiles.ts', imports: 'node:fs/promises' },
  { file: 'server/src/cli/a.ts', imports: 'node:fs/promises' },
  { file: 'server/src/cli/a.ts', imports: '../workspace/documents.ts' },
  { file: 'client/src/a.ts', imports: 'vscode' },
  { file: 'client/src/a.ts', imports: 'vscode-languageclient/node' },
  { file: 'client/src/a.ts', imports: '../../server/src/lsp/protocol.ts', typeOnly: true },
  { file: 'test/editor/a.ts', imports: 'vscode' },
];

const forbidden: readonly Sample[] = [
  { file: 'server/src/text/a.ts', imports: '../catalog/properties.ts' },
  { file: 'server/src/text/a.ts', imports: 'chevrotain' },
  { file: 'server/src/syntax/a.ts', imports: '../catalog/properties.ts' },
  { file: 'server/src/syntax/a.ts', imports: '../catalog/properties.ts', typeOnly: true },
  { file: 'server/src/syntax/deep/a.ts', imports: '../../model/job.ts' },
  { file: 'server/src/syntax/a.ts', imports: 'node:fs' },
  { file: 'server/src/catalog/a.ts', imports: '../syntax/tree.ts' },
  { file: 'server/src/catalog/a.ts', imports: 'chevrotain' },
  { file: 'server/src/model/a.ts', imports: '../rules/registry.ts' },
  { file: 'server/src/rules/a.ts', imports: '../features/hover.ts' },
  { file: 'server/src/rules/a.ts', imports: 'vscode-languageserver' },
  { file: 'server/src/features/a.ts', imports: '../workspace/documents.ts' },
  { file: 'server/src/features/a.ts', imports: 'vscode-languageserver' },
  { file: 'server/src/features/a.ts', imports: 'vscode-languageserver/node', typeOnly: true },
  { file: 'server/src/workspace/a.ts', imports: '../lsp/server.ts' },
  { file: 'server/src/workspace/a.ts', imports: 'node:fs' },
  { file: 'server/src/workspace/a.ts', imports: 'vscode-languageserver' },
  { file: 'server/src/lsp/a.ts', imports: '../cli/main.ts' },
  { file: 'server/src/lsp/a.ts', imports: 'node:fs' },
  { file: 'server/src/lsp/node.ts', imports: 'vscode' },
  { file: 'server/src/cli/a.ts', imports: '../lsp/server.ts' },
  { file: 'server/src/cli/a.ts', imports: 'vscode-languageserver' },
  { file: 'server/src/cli/a.ts', imports: 'jsonc-parser' },
  { file: 'server/src/lsp/a.ts', imports: 'jsonc-parser' },
  { file: 'server/src/rules/a.ts', imports: '../../../client/src/extension.ts' },
  { file: 'server/src/rules/a.ts', imports: 'vscode' },
  { file: 'client/src/a.ts', imports: '../../server/src/lsp/protocol.ts' },
  { file: 'client/src/a.ts', imports: '../../server/src/rules/registry.ts', typeOnly: true },
  { file: 'client/src/a.ts', imports: 'chevrotain' },
  { file: 'test/unit/a.ts', imports: 'vscode' },
];

/** The parts of Biome's JSON report that are read here. */
interface Report {
  readonly diagnostics: readonly { readonly message: string; readonly location: { readonly path: string } }[];
}

const scratch = mkdtempSync(join(tmpdir(), 'import-table-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const sourceOf = ({ imports, typeOnly }: Sample): string =>
  `${typeOnly ? 'import type' : 'import'} { name } from '${imports}';\n`;

/** Lints files that hold nothing but imports with the repository's configuration; gives `path: message` lines. */
function lint(name: string, files: readonly (readonly [path: string, text: string])[]): readonly string[] {
  const folder = join(scratch, name);
  for (const part of ['biome.json', '.gitignore', 'scripts/lint']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    appendFileSync(join(folder, path), text);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const rules = ['--only=style/noRestrictedImports', '--only=plugin'];
  const run = spawnSync(process.execPath, [biome, 'lint', ...rules, '--max-diagnostics=none', '--reporter=json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report = JSON.parse(run.stdout) as Report;
  return report.diagnostics.map(({ location, message }) => `${location.path}: ${message}`);
}

test('every import that the table allows passes the linter', () => {
  const findings = lint(
    'allowed',
    allowed.map((sample) => [sample.file, sourceOf(sample)]),
  );
  expect(findings).toEqual([]);
});

test('every import that the table forbids fails the linter', () => {
  const files = forbidden.map((sample, index) => {
    const path = sample.file.replace(/\ba\.ts$/, `sample${index}.ts`);
    return [path, sourceOf(sample)] as const;
  });
  const findings = lint('forbidden', files);
  const missed = files.filter(([path]) => !findings.some((finding) => finding.startsWith(`${path}: `)));
  expect(missed).toEqual([]);
});
