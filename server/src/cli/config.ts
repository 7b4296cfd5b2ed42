import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ConfigFile, configFinder } from '../workspace/configFile.ts';
import { reading } from './files.ts';
import { Problem } from './problem.ts';

/**
 * Gives for each file the settings that apply to it. Each file with settings is read once.
 * @throws Problem for one that cannot be read or holds anything that is not a setting.
 */
export function configReader(): (file: string) => Promise<ConfigFile | undefined> {
  const texts = new Map<string, string | undefined>();
  const find = configFinder(async (uri) => {
    if (!texts.has(uri)) texts.set(uri, readIfThere(fileURLToPath(uri)));
    return texts.get(uri);
  });
  return async (file) => {
    const config = await find(pathToFileURL(resolve(file)).href);
    const [first] = config?.problems ?? [];
    if (config && first)
      throw new Problem(`${nameOf(fileURLToPath(config.uri))}:${first.range.start.line + 1}: ${first.message}`);
    return config;
  };
}

function readIfThere(path: string): string | undefined {
  return reading(nameOf(path), () => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw error;
    }
  });
}

/** How messages call a file. */
function nameOf(path: string): string {
  return relative('', path);
}
