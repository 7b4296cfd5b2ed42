import { parseArgs } from 'node:util';
import { type DorisVersion, defaultDorisVersion, dorisVersions, isDorisVersion } from '../catalog/versions.ts';
import { configName } from '../workspace/configFile.ts';
import { Problem } from './problem.ts';

/** How findings are written. */
export type Format = 'text' | 'json';

/** What the user asked for. */
export type Request =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | {
      readonly command: 'lint';
      readonly format: Format;
      /** Absent when it is left to the files and their folders. */
      readonly dorisVersion?: DorisVersion;
      /** Files and folders; `-` is standard input. */
      readonly paths: readonly string[];
    };

const formats: readonly Format[] = ['text', 'json'];

/** The answer to `--help`. */
export const usage = `Usage: doris-routine-load lint [options] FILE|FOLDER|- …

Checks the Routine Load statements of SQL files. Folders are searched for *.sql; - reads standard input.

Options
  --format ${formats.join('|')}       how findings are written (default text)
  --doris-version VERSION  ${dorisVersions.join(', ')} (default ${defaultDorisVersion});
                           a comment at the top of a file, -- doris: 3.1, comes first
  --version                the version of this program
  --help                   this text

Settings
  The nearest ${configName} in a file's folder or above can hold
  { "dorisVersion": "3.1", "rules": { "RULE": "off|hint|information|warning|error" } }.
  --doris-version comes before it. The code of a finding is its RULE.

Exit code: 0 no error was found, 1 at least one was, 2 the check could not run.`;

/**
 * Reads the command line.
 * @param args the arguments behind the program's name.
 * @throws Problem for anything that it does not understand.
 */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) throw new Problem('no command given: try "doris-routine-load lint FILE" or --help');
  if (command !== 'lint') throw new Problem(`unknown command "${command}": the only one is lint`);
  if (paths.length === 0) throw new Problem('lint needs at least one file or folder, or - for standard input');
  const format = formats.find((known) => known === values.format);
  if (!format) throw new Problem(`unknown format "${values.format}": choose ${formats.join(' or ')}`);
  const dorisVersion = values['doris-version'];
  if (dorisVersion !== undefined && !isDorisVersion(dorisVersion))
    throw new Problem(`unknown Doris version "${dorisVersion}": choose one of ${dorisVersions.join(', ')}`);
  return { command, format, dorisVersion, paths };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'doris-version': { type: 'string' },
        version: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // parseArgs explains in several sentences; the first one says what is wrong
    const [first = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new Problem(first.charAt(0).toLowerCase() + first.slice(1).replace(/\.$/, ''));
  }
}
