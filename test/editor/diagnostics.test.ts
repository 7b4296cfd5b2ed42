import assert from 'node:assert/strict';
import { DiagnosticSeverity, languages, Position, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { closeAll, expectFindings, expectSilence, findingsOf, openSql, wholeRange } from './editing.ts';
import { eventually } from './eventually.ts';
import { misspelt, misspeltFinding, mskJob, withProvider } from './statements.ts';

/** One of the examples, which are the folder that VS Code has open. */
async function openExample(name: string) {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a folder is open');
  return window.showTextDocument(Uri.joinPath(folder.uri, name));
}

describe('diagnostics', () => {
  afterEach(closeAll);

  for (const language of ['sql', 'doris-sql'] as const) {
    it(`underline a mistake in ${language}, and go when it is repaired`, async () => {
      const { document } = await openSql(misspelt, language);
      await expectFindings(document, [misspeltFinding]);

      const [finding] = findingsOf(document);
      assert.ok(finding);
      assert.equal(finding.severity, DiagnosticSeverity.Error);
      assert.match(finding.message, /INSTANCE_PROFIL/);
      const end = finding.range.end.translate(0, -1);
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, end, 'E');
      await workspace.applyEdit(edit);
      await expectFindings(document, []);
    });
  }

  it('follow the edits of a person who makes a mistake and takes it back', async () => {
    const editor = await openSql(withProvider('ENV'));
    await expectSilence(editor);
    const { document } = editor;
    const topic = document.getText().indexOf('kafka_topic');
    const place = document.positionAt(topic + 'kafka_topi'.length);
    await editor.edit((builder) => builder.insert(place, 'x'));
    await expectFindings(document, ['error unknown-property «"kafka_topixc"»', 'error syntax-error «D»']);
    await editor.edit((builder) => builder.delete(new Range(place, place.translate(0, 1))));
    await expectFindings(document, ['error syntax-error «D»']);
  });

  it('fade credentials that have no effect, and point at what wins', async () => {
    const credentials = [
      '"aws.access_key" = "<your-ak>"',
      '"aws.secret_key" = "<your-sk>"',
      '"aws.credentials_provider" = "ENV"',
    ];
    const { document } = await openSql(mskJob(...credentials));
    await expectFindings(document, ['faded warning aws-credentials-shadowed «"aws.credentials_provider" = "ENV"»']);
    const related = findingsOf(document).flatMap(({ relatedInformation }) => relatedInformation ?? []);
    assert.deepEqual(
      related.map(({ location }) => document.getText(location.range)),
      ['"aws.access_key"', '"aws.secret_key"'],
    );
  });

  it('point at the right place behind other statements and wide characters', async () => {
    const { document } = await openSql(`SELECT '🦩';\r\n/* 数据 */ ${misspelt.replaceAll('\n', '\r\n')}`);
    await expectFindings(document, [misspeltFinding]);
    const [finding] = findingsOf(document);
    assert.equal(finding?.range.start.line, 8);
    assert.equal(finding?.range.start.character, '  "aws.credentials_provider" = '.length);
  });

  it('keep several documents apart', async () => {
    const wrong = (await openSql(misspelt, 'sql')).document;
    const alsoWrong = (await openSql(withProvider('INSTANCE'), 'doris-sql')).document;
    const right = await openSql(withProvider('ENV'), 'sql');
    await expectFindings(wrong, [misspeltFinding]);
    await expectFindings(alsoWrong, ['error aws-credentials-provider-value «"INSTANCE"»']);
    await expectSilence(right);
    await expectFindings(wrong, [misspeltFinding]);
  });

  it('are silent on other SQL, and on the examples in which nothing is wrong', async () => {
    for (const name of ['other.sql', 'msk-iam.sql', 'plain-kafka.doris.sql', 'sasl-scram.doris.sql']) {
      const { document } = await openExample(name);
      await expectSilence(await openSql(document.getText(), 'sql'));
      assert.deepEqual(findingsOf(document), [], name);
    }
  });

  it('find every mistake of the example that shows mistakes', async () => {
    const { document } = await openExample('msk-iam-mistakes.sql');
    await expectFindings(document, [
      misspeltFinding,
      'error msk-sasl-mechanism «FROM KAFKA»',
      'warning msk-broker-port «9092»',
      'error msk-security-protocol «"SASL_PLAINTEXT"»',
      'error msk-sasl-mechanism «"AWS_MSK_IAM"»',
      'error aws-credentials-incomplete «"aws.access_key"»',
      'faded warning aws-credentials-shadowed «"aws.credentials_provider" = "INSTANCE_PROFILE"»',
      'warning msk-region «"us-east-1"»',
      'error msk-region «FROM KAFKA»',
      'error unknown-property «"kafka_topics"»',
      'error duplicate-property «"property.kafka_default_offsets"»',
    ]);
  });

  it('go when the document changes its language, and come back with it', async () => {
    const { document } = await openSql(misspelt, 'sql');
    await expectFindings(document, [misspeltFinding]);
    const plain = await languages.setTextDocumentLanguage(document, 'plaintext');
    await expectFindings(plain, []);
    await expectFindings(await languages.setTextDocumentLanguage(plain, 'sql'), [misspeltFinding]);
  });

  it('go on after text that no parser likes', async () => {
    const editor = await openSql('');
    const strange = 'CREATE ROUTINE LOAD \0 ON \ud800 FROM KAFKA (((("\'`\n';
    await editor.edit((builder) => builder.insert(new Position(0, 0), strange));
    const { document } = editor;
    await eventually('a finding', () => findingsOf(document).length > 0);
    await editor.edit((builder) => builder.replace(wholeRange(document), misspelt));
    await expectFindings(document, [misspeltFinding]);
  });
});
