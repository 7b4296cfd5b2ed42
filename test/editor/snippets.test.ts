import assert from 'node:assert/strict';
import { extensions, SnippetString, Uri, workspace } from 'vscode';
import { closeAll, expectSilence, openSql, wholeRange } from './editing.ts';

interface Snippet {
  readonly body: readonly string[];
}

/** The snippets of the extension as it is installed. */
async function snippets(): Promise<Readonly<Record<string, Snippet>>> {
  const extension = extensions.getExtension('doris-routine-load.doris-routine-load');
  assert.ok(extension);
  const file = Uri.joinPath(extension.extensionUri, 'snippets', 'routine-load.code-snippets');
  return JSON.parse(Buffer.from(await workspace.fs.readFile(file)).toString());
}

describe('snippets', () => {
  afterEach(closeAll);

  it('are contributed for both languages', () => {
    const manifest = extensions.getExtension('doris-routine-load.doris-routine-load')?.packageJSON;
    const contributed: { language: string }[] = manifest.contributes.snippets;
    assert.deepEqual(contributed.map(({ language }) => language).sort(), ['doris-sql', 'sql']);
  });

  for (const language of ['sql', 'doris-sql'] as const) {
    it(`that create a job need no correction once they are inserted in ${language}`, async () => {
      const editor = await openSql('', language);
      const { document } = editor;
      const all = Object.entries(await snippets()).filter(([, { body }]) => body[0]?.startsWith('CREATE'));
      for (const [name, { body }] of all) {
        const snippet = new SnippetString(`${body.join('\n')}\n\n`);
        assert.ok(await editor.insertSnippet(snippet, wholeRange(document).end), name);
      }
      assert.equal(document.getText().match(/^CREATE ROUTINE LOAD job_name ON table_name$/gm)?.length, 7);
      await expectSilence(editor);
    });
  }
});
