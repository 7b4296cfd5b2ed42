import assert from 'node:assert/strict';
import { extensions, Uri, workspace } from 'vscode';
import { eventually } from './eventually.ts';

const id = 'doris-routine-load.doris-routine-load';

describe('activation', () => {
  it('stays away from other documents and starts with the first SQL document', async () => {
    const extension = extensions.getExtension(id);
    assert.ok(extension, `${id} is installed`);
    await workspace.openTextDocument({ language: 'markdown', content: '# Notes' });
    assert.equal(extension.isActive, false);

    await workspace.openTextDocument({ language: 'sql', content: 'SELECT 1;' });
    await eventually('the extension is active', () => extension.isActive);
  });

  it('takes files named *.doris.sql as Doris SQL', async () => {
    const document = await workspace.openTextDocument(Uri.parse('untitled:job.doris.sql'));
    assert.equal(document.languageId, 'doris-sql');
  });
});
