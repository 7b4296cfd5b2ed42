// Finds a desktop VS Code on this machine.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where the program lies, seen from the folder of its `code` command. */
const programs = {
  linux: ['../code'],
  darwin: ['../../../MacOS/Electron', '../../../MacOS/Code'],
  win32: ['../Code.exe'],
};

/**
 * @returns {{ command: string, executable: string } | undefined} the `code` command, and the program that
 * @vscode/test-electron starts; undefined when there is none or no screen to show it on
 */
export function findDesktopVscode() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const command = path.join(folder, name);
    if (!existsSync(command)) continue;
    const home = path.dirname(realpathSync(command));
    const executable = (programs[process.platform] ?? [])
      .map((program) => path.resolve(home, program))
      .find(existsSync);
    if (executable) return { command, executable };
  }
  return undefined;
}
