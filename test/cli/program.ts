import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a run of the program ended. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run is given besides its arguments. */
export interface Surroundings {
  readonly cwd?: string;
  /** Standard input, written piece by piece. */
  readonly stdin?: readonly string[];
  /** Closes the pipe from the program's standard output after that many bytes, as `head` does. */
  readonly closesAfter?: number;
}

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const program = path.join(root, 'server/bin/doris-routine-load.cjs');

/** Runs the bundled program. */
export async function run(args: readonly string[], { cwd, stdin, closesAfter }: Surroundings = {}): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    stdio: [stdin ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output.stdout += chunk;
    if (closesAfter !== undefined && output.stdout.length >= closesAfter) child.stdout?.destroy();
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output.stderr += chunk;
  });
  const ended = once(child, 'close');
  for (const piece of stdin ?? []) {
    child.stdin?.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.stdin?.end();
  const [exitCode] = await ended;
  return { exitCode, ...output };
}

/** Findings in JSON, as `lint --format json` prints them. */
export async function lintJson(args: readonly string[], surroundings?: Surroundings): Promise<readonly JsonFinding[]> {
  const { stdout } = await run(['lint', '--format', 'json', ...args], surroundings);
  return JSON.parse(stdout);
}

/** The contract: one object for each finding, lines and columns from 1, columns in UTF-16 units. */
export interface JsonFinding {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixes: readonly { readonly title: string }[];
}
