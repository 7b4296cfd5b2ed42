import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode';
import { CodeActionKind, commands, Uri, window, workspace } from 'vscode';
import { closeAll, expectFindings, openSql, quickFixesFor, repair, textOf, wholeRange } from './editing.ts';
import { misspelt, misspeltFinding, mskJob, withProvider } from './statements.ts';

const key = '"aws.access_key" = "<your-ak>"';
const secret = '"aws.secret_key" = "<your-sk>"';
const provider = '"aws.credentials_provider" = "ENV"';

describe('quick fixes', () => {
  afterEach(closeAll);

  it('repair a misspelt provider', async () => {
    const marked = misspelt.replace('"INSTANCE_PROFIL"', '«"INSTANCE_PROFIL"»');
    for (const language of ['sql', 'doris-sql'] as const) {
      assert.equal(await repair(marked, 'Change to INSTANCE_PROFILE', language), withProvider('INSTANCE_PROFILE'));
    }
  });

  it('remove what is shadowed, or what shadows it', async () => {
    const marked = mskJob(key, secret, `«${provider}»`);
    assert.equal(await repair(marked, 'Remove "aws.credentials_provider"'), mskJob(key, secret));
    assert.equal(await repair(marked, 'Remove "aws.access_key" and "aws.secret_key"'), mskJob(provider));
  });

  it('take the region from the names of the brokers', async () => {
    const right = withProvider('ENV');
    const marked = right.replace('  "aws.region" = "us-east-1",\n', '').replace('FROM KAFKA', '«FROM KAFKA»');
    const region = '  "aws.region" = "us-east-1"';
    const result = await repair(marked, 'Add "aws.region" = "us-east-1"');
    assert.equal(result, right.replace(`${region},\n`, '').replace(`  ${provider}`, `${region},\n  ${provider}`));
  });

  it('write the port for IAM', async () => {
    const marked = withProvider('ENV').replace('9098', '«9092»');
    assert.equal(await repair(marked, 'Use port 9098'), withProvider('ENV'));
  });

  it('keep quotes, tabs and CRLF line ends', async () => {
    const lines = ["'kafka_broker_list' = 'broker:9092'«»", "\t'kafka_topic' = 'orders'"];
    const text = `CREATE ROUTINE LOAD job ON t\r\nFROM KAFKA (\r\n\t${lines.join('\r\n')}\r\n)`;
    const { document } = await openSql(text.replace('«»', ''));
    const [action] = await quickFixesFor(document, 'syntax-error');
    assert.ok(action?.edit);
    await workspace.applyEdit(action.edit);
    assert.equal(document.getText(), text.replace('«»', ','));
  });

  it('say which one a person would choose', async () => {
    const { document } = await openSql(mskJob(key, secret, provider));
    const actions = await quickFixesFor(document, 'aws-credentials-shadowed');
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => ({ title, isPreferred: isPreferred === true })),
      [
        { title: 'Remove "aws.credentials_provider"', isPreferred: true },
        { title: 'Remove "aws.access_key" and "aws.secret_key"', isPreferred: false },
        { title: 'Ignore aws-credentials-shadowed for this statement', isPreferred: false },
        { title: 'Ignore aws-credentials-shadowed in this file', isPreferred: false },
      ],
    );
  });
});

describe('fix all', () => {
  afterEach(closeAll);
  const otherJob = (...properties: readonly string[]): string =>
    mskJob(...properties).replace('orders_job', 'other_job');

  it('repairs every statement of a document, and leaves nothing for a second time', async () => {
    const { document } = await openSql(misspelt + otherJob(key, secret, provider));
    await expectFindings(document, [misspeltFinding, `faded warning aws-credentials-shadowed «${provider}»`]);
    const ask = (): Thenable<CodeAction[]> =>
      commands.executeCommand(
        'vscode.executeCodeActionProvider',
        document.uri,
        wholeRange(document),
        CodeActionKind.SourceFixAll.value,
      );
    const [action] = await ask();
    assert.ok(action?.edit);
    await workspace.applyEdit(action.edit);
    assert.equal(textOf(document), withProvider('INSTANCE_PROFILE') + otherJob(key, secret));
    await expectFindings(document, []);
    assert.deepEqual(await ask(), []);
  });

  it('runs when a file is saved, where the user wants that', async () => {
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'saved.sql');
    await workspace.fs.writeFile(uri, Buffer.from('-- job\n'));
    const settings = workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll': 'explicit' });
    try {
      const editor = await window.showTextDocument(uri);
      await editor.edit((builder) => builder.replace(wholeRange(editor.document), misspelt));
      await expectFindings(editor.document, [misspeltFinding]);
      assert.ok(await editor.document.save());
      assert.equal(Buffer.from(await workspace.fs.readFile(uri)).toString(), withProvider('INSTANCE_PROFILE'));
    } finally {
      await settings.update('codeActionsOnSave', undefined);
      await workspace.fs.delete(uri);
    }
  });
});
