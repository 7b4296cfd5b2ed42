import assert from 'node:assert/strict';
import { ConfigurationTarget, extensions, workspace } from 'vscode';
import {
  closeAll,
  expectFindings,
  expectSilence,
  explanationAt,
  labelOf,
  openAtCursor,
  openSql,
  suggestionsIn,
} from './editing.ts';
import { eventually } from './eventually.ts';
import { withProvider } from './statements.ts';

async function set(name: string, value: string | undefined): Promise<void> {
  await workspace.getConfiguration('dorisRoutineLoad').update(name, value, ConfigurationTarget.Global);
}

async function setVersion(version: string | undefined): Promise<void> {
  await set('dorisVersion', version);
}

describe('settings', () => {
  afterEach(async () => {
    await setVersion(undefined);
    await set('language', undefined);
    await closeAll();
  });

  it('have the newest release as the Doris version unless told', () => {
    assert.equal(workspace.getConfiguration('dorisRoutineLoad').get('dorisVersion'), '4.1');
  });

  it('check open documents for another Doris version at once, and back again', async () => {
    const editor = await openSql(withProvider('ENV'));
    const { document } = editor;
    await setVersion('3.1');
    await expectFindings(document, [
      'error unknown-property «"aws.region"»',
      'error unknown-property «"aws.credentials_provider"»',
    ]);
    await setVersion('4.1');
    await expectFindings(document, []);
    await expectSilence(editor);
  });

  it('offer only what the Doris version has', async () => {
    const editor = await openAtCursor('CREATE ROUTINE LOAD job ON t FROM KAFKA ("|")');
    const offersRegion = async (): Promise<boolean> =>
      (await suggestionsIn(editor)).map(labelOf).includes('aws.region');
    await eventually('aws.region is offered for 4.1', offersRegion);
    await setVersion('3.0');
    await eventually('aws.region is not offered for 3.0', async () => !(await offersRegion()));
  });

  it('explain in another language at once, and in the language of the editor again', async () => {
    const explains = async (phrase: string): Promise<boolean> => {
      const text = await explanationAt(withProvider('ENV').replace('"ENV"', '"E|NV"'));
      return text?.includes(phrase) ?? false;
    };
    await eventually('ENV is explained in English', () => explains('of the backend process'));
    await set('language', 'zh-cn');
    await eventually('ENV is explained in Chinese', () => explains('BE 进程的环境变量'));
    await set('language', 'auto');
    await eventually('ENV is explained in English again', () => explains('of the backend process'));
  });

  it('name every Doris version that the setting takes', () => {
    const manifest = extensions.getExtension('doris-routine-load.doris-routine-load')?.packageJSON;
    const { properties } = manifest.contributes.configuration;
    const { enum: versions, enumDescriptions } = properties['dorisRoutineLoad.dorisVersion'];
    assert.deepEqual(versions, ['2.0', '2.1', '3.0', '3.1', '4.0', '4.1', 'dev']);
    assert.equal(enumDescriptions.length, versions.length);
  });
});
