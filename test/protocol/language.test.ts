import { expect, it, test } from 'vitest';
import { DidChangeConfigurationNotification, MarkupContent } from 'vscode-languageserver-protocol/node';
import { mskJob } from '../support/jobs.ts';
import { type ClientOptions, modernClient, startClient } from './client.ts';
import type { OpenDocument } from './openDocument.ts';

const section = 'dorisRoutineLoad';
const sql = mskJob('"aws.credentials_prov|ider" = "ENV"');
const chinese = '每个 BE 从哪里获取 AWS 凭证。';
const english = 'Where each backend finds AWS credentials.';

/** What the hover says; the document's settings are known once its diagnostics are here. */
async function hoverText(document: OpenDocument): Promise<string> {
  await document.diagnostics();
  const contents = (await document.hover())?.contents;
  return MarkupContent.is(contents) ? contents.value : '';
}

async function hoverFor(options: ClientOptions): Promise<string> {
  const client = await startClient(options);
  const text = await hoverText(client.open(sql));
  expect(await client.stop()).toBe(0);
  return text;
}

test.each([
  ['zh-cn', chinese],
  ['zh-CN', chinese],
  ['zh-tw', chinese],
  ['zh', chinese],
  ['en', english],
  ['de', english],
  ['zhuang', english],
  [undefined, english],
])('an editor displayed in %s gets hovers in its language, or in English', async (locale, phrase) => {
  expect(await hoverFor({ locale })).toContain(phrase);
});

test.each([
  ['en', 'zh-cn', english],
  ['zh-cn', 'en', chinese],
  ['auto', 'zh-cn', chinese],
  ['auto', 'en', english],
  ['latin', 'zh-cn', chinese],
])('the setting %s in an editor displayed in %s', async (language, locale, phrase) => {
  expect(await hoverFor({ locale, settings: { [section]: { language } } })).toContain(phrase);
  const silent = { textDocument: modernClient.textDocument };
  expect(await hoverFor({ locale, capabilities: silent, initializationOptions: { language } })).toContain(phrase);
});

it('explains keys, values, clauses and the effective authentication, and documents suggestions', async () => {
  const client = await startClient({ locale: 'zh-cn' });
  const hover = (marked: string) => hoverText(client.open(marked));
  expect(await hover(mskJob('"aws.credentials_provider" = "EN|V"'))).toContain('**`ENV`**：BE 进程的环境变量');
  expect(await hover(mskJob().replace('CREATE', 'CRE|ATE'))).toContain('创建一个导入作业');
  expect(await hover(mskJob('"aws.credentials_provider" = "ENV"').replace('KAFKA', 'KA|FKA'))).toContain(
    '**实际生效的认证方式：Amazon MSK IAM，使用凭证提供者，区域 `us-east-1`**',
  );
  const offered = client.open(mskJob('"aws.credentials_provider" = "|"'));
  await offered.diagnostics();
  const [first] = await offered.offers();
  expect(first?.label).toBe('INSTANCE_PROFILE');
  expect(JSON.stringify(first?.documentation)).toContain('EC2 实例绑定的 IAM 角色');
  expect(await client.stop()).toBe(0);
});

it('changes the language with the setting, there and back', async () => {
  const client = await startClient({ locale: 'en' });
  const document = client.open(sql);
  expect(await hoverText(document)).toContain(english);
  const settled = (language: string) => () => client.changeSettings({ [section]: { language } });
  await document.codesAfter(settled('zh-cn'));
  expect(await hoverText(document)).toContain(chinese);
  await document.codesAfter(settled('en'));
  expect(await hoverText(document)).toContain(english);
  await document.codesAfter(settled('auto'));
  expect(await hoverText(document)).toContain(english);
  expect(await client.stop()).toBe(0);
});

it('changes the language when a client that cannot be asked sends it', async () => {
  const client = await startClient({ locale: 'zh-cn', capabilities: { textDocument: modernClient.textDocument } });
  const document = client.open(sql);
  expect(await hoverText(document)).toContain(chinese);
  await document.codesAfter(() =>
    client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { [section]: { language: 'en' } },
    }),
  );
  expect(await hoverText(document)).toContain(english);
  expect(await client.stop()).toBe(0);
});

it('tells findings in English in every language', async () => {
  const messagesFor = async (locale: string): Promise<readonly string[]> => {
    const client = await startClient({ locale });
    const found = await client.open(mskJob('"aws.credentials_provider" = "ENVV"')).diagnostics();
    expect(await client.stop()).toBe(0);
    return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
  };
  const messages = await messagesFor('zh-cn');
  expect(messages).toHaveLength(1);
  expect(messages).toEqual(await messagesFor('en'));
});
