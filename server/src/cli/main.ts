import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDorisVersion } from '../catalog/versions.ts';
import { rulesAsTheyCome } from '../rules/ruleLevels.ts';
import { withConfig } from '../workspace/configFile.ts';
import type { DocumentSettings } from '../workspace/document.ts';
import { noWorkspace, workspaceOf } from '../workspace/workspace.ts';
import { readArguments, usage } from './arguments.ts';
import { configReader } from './config.ts';
import { readSources } from './files.ts';
import { lint, type ReportedFinding } from './lint.ts';
import { Problem } from './problem.ts';
import { reportJson } from './reporters/json.ts';
import { reportText } from './reporters/text.ts';

/** What the command line answers, and how the process ends. */
interface Outcome {
  readonly output: string;
  readonly exitCode: 0 | 1;
}

/** What holds where nothing is set. */
const asItComes: DocumentSettings = { dorisVersion: defaultDorisVersion, rules: rulesAsTheyCome };

/** The version of this program: package.json lies beside the folder of the bundle. */
function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}

async function run(args: readonly string[]): Promise<Outcome> {
  const request = readArguments(args);
  if (request.command === 'help') return { output: usage, exitCode: 0 };
  if (request.command === 'version') return { output: ownVersion(), exitCode: 0 };
  const configFor = configReader();
  const sources = [...readSources(request.paths)];
  const workspace =
    sources.length > 1 ? workspaceOf(sources.map(({ file, text }) => ({ uri: file, text }))) : noWorkspace;
  const rows: (readonly ReportedFinding[])[] = [];
  for (const source of sources) {
    const { dorisVersion, rules } = withConfig(asItComes, await configFor(source.file));
    rows.push(lint(source, { dorisVersion: request.dorisVersion ?? dorisVersion, rules }, workspace));
  }
  const findings = rows.flat();
  const output = request.format === 'json' ? reportJson(findings) : reportText(findings, rows.length);
  return { output, exitCode: findings.some(({ severity }) => severity === 'error') ? 1 : 0 };
}

async function main(): Promise<void> {
  try {
    // a reader such as `head` that has seen enough ends the pipe: that is no failure
    process.stdout.on('error', () => {});
    const { output, exitCode } = await run(process.argv.slice(2));
    process.stdout.write(`${output}\n`);
    process.exitCode = exitCode;
  } catch (error) {
    const line =
      error instanceof Problem ? error.message : `internal error (${error instanceof Error ? error.name : ''})`;
    process.stderr.write(`doris-routine-load: ${line}\n`);
    process.exitCode = 2;
  }
}

void main();
