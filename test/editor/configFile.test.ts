import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiagnosticSeverity, languages, Uri, window, workspace } from 'vscode';
import { closeAll, expectFindings, findingsOf } from './editing.ts';
import { eventually } from './eventually.ts';
import { misspelt, misspeltFinding } from './statements.ts';

describe('doris-routine-load.jsonc', () => {
  let folder = '';
  let config = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'config-'));
    mkdirSync(path.join(folder, 'jobs'));
    writeFileSync(path.join(folder, 'jobs', 'orders.sql'), misspelt);
    config = path.join(folder, 'doris-routine-load.jsonc');
  });

  afterEach(async () => {
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  const openJob = () => workspace.openTextDocument(Uri.file(path.join(folder, 'jobs', 'orders.sql')));

  it('is found above the file, and heard of when it changes or goes', async () => {
    writeFileSync(config, '{ "rules": { "aws-credentials-provider-value": "hint" } }');
    const document = await openJob();
    await window.showTextDocument(document);
    await expectFindings(document, [misspeltFinding.replace('error', 'hint')]);
    // the editor begins to watch a moment after the server asks it to, and holds a flood of changes back
    let written = 0;
    await eventually('the change is heard of', () => {
      if (Date.now() - written > 1000) {
        writeFileSync(config, '{ "rules": { "aws-credentials-provider-value": "warning" } }');
        written = Date.now();
      }
      return findingsOf(document).some(({ severity }) => severity === DiagnosticSeverity.Warning);
    });
    rmSync(config);
    await expectFindings(document, [misspeltFinding]);
  });

  it('is marked where it is wrong, once', async () => {
    writeFileSync(config, '{ "dorisVersion": "9.9" }');
    await window.showTextDocument(await openJob());
    const marks = (): number => languages.getDiagnostics(Uri.file(config)).length;
    await eventually('the version is marked', () => marks() === 1);
    await window.showTextDocument(await workspace.openTextDocument(Uri.file(config)));
    await eventually('the editor marks it in turn', () =>
      languages.getDiagnostics(Uri.file(config)).some(({ message }) => message.includes('4.1')),
    );
    await eventually('it is marked once', () => marks() === 1);
  });
});
