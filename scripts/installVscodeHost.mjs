// Puts a real VS Code (server and browser workbench) under .vscode-host, from the npm registry alone.
// The VS Code inside the code-server package is unpacked without its own install scripts, and the modules
// that it loads are installed next to it. Nothing is compiled.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { npm, root, run, runScript } from './setup.mjs';

const codeServer = '4.139.1'; // carries VS Code 1.139.1

export const hostFolder = path.resolve(process.env.VSCODE_HOST_DIR ?? path.join(root, '.vscode-host'));
export const vscodeFolder = path.join(hostFolder, 'vscode');

/** Built-in extensions that need an account, a debugger or modules left out here. */
const unusedExtensions = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
];

/** Modules behind features that are not used here: chat, containers, remote connections, Windows. */
const unusedModules = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
  'tar',
  'zod',
];

/** Native modules that would need a compiler, and the folder of this repository that stands in for each. */
const replacedModules = ['@vscode/spdlog', '@vscode/native-watchdog'];
const replacements = path.join(root, 'scripts', 'hostModules');

/** Installs the host when it is missing or of another version. */
export async function installVscodeHost() {
  const stamp = path.join(hostFolder, 'installed.txt');
  const wanted = `code-server ${codeServer}, layout 1\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  rmSync(hostFolder, { recursive: true, force: true });
  mkdirSync(vscodeFolder, { recursive: true });
  // npm must not climb to the project's package.json
  writeFileSync(path.join(hostFolder, 'package.json'), '{ "private": true }\n');

  await npm('Downloading VS Code', ['pack', `code-server@${codeServer}`], hostFolder);
  const archive = readdirSync(hostFolder).find((name) => name.endsWith('.tgz'));
  const unpacked = await run(
    'tar',
    ['xzf', archive, '--strip-components=3', '-C', vscodeFolder, 'package/lib/vscode'],
    { cwd: hostFolder },
  );
  if (unpacked !== 0) throw new Error(`tar could not unpack ${archive}.`);
  rmSync(path.join(hostFolder, archive));
  for (const extension of unusedExtensions) {
    rmSync(path.join(vscodeFolder, 'extensions', extension), { recursive: true, force: true });
  }

  dropDependencies([...unusedModules, ...replacedModules]);
  const flags = ['--omit=dev', '--ignore-scripts', '--legacy-peer-deps'];
  await npm('Installing the modules of VS Code', ['install', ...flags], vscodeFolder);
  for (const module of replacedModules) {
    const source = path.join(replacements, path.basename(module));
    cpSync(source, path.join(vscodeFolder, 'node_modules', module), { recursive: true });
  }
  keepOnlyThisPlatform(path.join(vscodeFolder, 'node_modules', '@vscode', 'ripgrep-universal', 'bin'));
  keepOnlyThisPlatform(path.join(vscodeFolder, 'node_modules', 'node-pty', 'prebuilds'));
  writeFileSync(stamp, wanted);
}

function dropDependencies(names) {
  const manifest = path.join(vscodeFolder, 'package.json');
  const content = JSON.parse(readFileSync(manifest, 'utf8'));
  for (const name of names) delete content.dependencies[name];
  writeFileSync(manifest, JSON.stringify(content, null, 2));
}

function keepOnlyThisPlatform(folder) {
  const own = `${process.platform}-${process.arch}`;
  if (!existsSync(path.join(folder, own))) return;
  for (const name of readdirSync(folder)) {
    if (name !== own) rmSync(path.join(folder, name), { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await runScript(import.meta.url, installVscodeHost);
