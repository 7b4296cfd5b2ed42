import assert from 'node:assert/strict';
import type { Disposable } from 'vscode';
import { extensions, Uri, window, workspace } from 'vscode';
import { closeAll, expectFindings, quickFixesFor, wholeRange } from './editing.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { misspelt, misspeltFinding, withProvider } from './statements.ts';

describe('documents that are no files', () => {
  const files = new MemoryFiles();
  let registration: Disposable;

  before(() => {
    registration = workspace.registerFileSystemProvider('memfs', files);
  });
  after(() => registration.dispose());
  afterEach(closeAll);

  it('are checked while they have no name yet', async () => {
    const document = await workspace.openTextDocument(Uri.parse('untitled:not-saved-yet.sql'));
    const editor = await window.showTextDocument(document);
    await editor.edit((builder) => builder.replace(wholeRange(document), misspelt));
    await expectFindings(document, [misspeltFinding]);
  });

  for (const name of ['job.sql', 'job.doris.sql', 'with blank & ü.sql']) {
    it(`are checked, repaired and saved in a virtual file system: ${name}`, async () => {
      const uri = Uri.from({ scheme: 'memfs', path: `/${name}` });
      files.writeFile(uri, Buffer.from(misspelt));
      const { document } = await window.showTextDocument(uri);
      await expectFindings(document, [misspeltFinding]);

      const [action] = await quickFixesFor(document, 'aws-credentials-provider-value');
      assert.ok(action?.edit);
      await workspace.applyEdit(action.edit);
      assert.ok(await document.save());
      assert.equal(Buffer.from(files.readFile(uri)).toString(), withProvider('INSTANCE_PROFILE'));
      await expectFindings(document, []);
    });
  }

  it('are promised in the manifest, as are workspaces without trust', () => {
    const { capabilities } = extensions.getExtension('doris-routine-load.doris-routine-load')?.packageJSON ?? {};
    assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });
});
