import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { root } from '../../scripts/generation/files.ts';
import { allRules } from '../../server/src/rules/registry.ts';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const [validation] = manifest.contributes.jsonValidation;
const schema = JSON.parse(readFileSync(path.join(root, validation.url), 'utf8'));

/** What VS Code would say about a `doris-routine-load.jsonc`. */
async function problemsIn(text: string): Promise<readonly string[]> {
  const service = getLanguageService({});
  const document = TextDocument.create(`file:///jobs/${validation.fileMatch}`, 'jsonc', 1, text);
  const problems = await service.doValidation(document, service.parseJSONDocument(document), {}, schema);
  return problems.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

it('the schema takes what the command line takes', async () => {
  const rules = Object.fromEntries(allRules.map(({ id, severity }) => [id, severity]));
  expect(await problemsIn(JSON.stringify({ $schema: 'x', dorisVersion: 'dev', rules }))).toEqual([]);
  expect(await problemsIn('{\n  // none yet\n  "rules": { "kafka-topic": "off", },\n}')).toEqual([]);
});

it.each([
  ['an unknown key', '{ "ruels": {} }', 'ruels'],
  ['an unknown rule', '{ "rules": { "kafka-tropic": "off" } }', 'kafka-tropic'],
  ['an unknown severity', '{ "rules": { "kafka-topic": "loud" } }', '"hint"'],
  ['an unknown version', '{ "dorisVersion": "3.2" }', '"3.1"'],
])('the schema refuses %s', async (_, text, named) => {
  const problems = await problemsIn(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(named);
});
