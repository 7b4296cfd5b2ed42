// `npm run generate`: writes all files that follow from the rules: their pages, the coverage table, and the schemas of settings;
// and the snippets, which follow from the statements of completion.
// A test compares the files with what this would write.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { uncoveredFacts } from './generation/coverage.ts';
import { generatedFiles, root, strayFiles } from './generation/files.ts';

const files = generatedFiles();
for (const [file, text] of files) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
for (const file of strayFiles(files)) rmSync(path.join(root, file));
const uncovered = uncoveredFacts().map(({ number }) => number);
if (uncovered.length > 0) console.log(`No rule says that it checks these facts of facts.ts: ${uncovered.join(', ')}.`);
