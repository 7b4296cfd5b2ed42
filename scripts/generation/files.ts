import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { allRules } from '../../server/src/rules/registry.ts';
import { coveragePage } from './coverage.ts';
import { indexPage, rulePage } from './rulePages.ts';
import { configSchema, withRuleSettings } from './schemas.ts';
import { snippetsFile } from './snippets.ts';

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const pagesFolder = 'docs/rules';

/** Every file that follows from the rules and from the statements of completion, by its path in the repository, with the text that it should have. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...allRules.map((rule) => [`${pagesFolder}/${rule.id}.md`, rulePage(rule)] as const),
    [`${pagesFolder}/README.md`, indexPage()],
    [`${pagesFolder}/coverage.md`, coveragePage()],
    ['schemas/doris-routine-load.schema.json', configSchema()],
    ['snippets/routine-load.code-snippets', snippetsFile()],
    ['package.json', withRuleSettings(readFileSync(path.join(root, 'package.json'), 'utf8'))],
  ]);
}

/** Pages of rules that are no more. */
export function strayFiles(known: ReadonlyMap<string, string>): readonly string[] {
  const folder = path.join(root, pagesFolder);
  const pages = existsSync(folder) ? readdirSync(folder).map((name) => `${pagesFolder}/${name}`) : [];
  return pages.filter((page) => !known.has(page));
}
