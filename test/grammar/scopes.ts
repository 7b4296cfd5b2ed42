import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import onigurumaModule from 'vscode-oniguruma';
import type { IGrammar, IToken } from 'vscode-textmate';
import textmateModule from 'vscode-textmate';

const { createOnigScanner, createOnigString, loadWASM } = onigurumaModule;
const { INITIAL, parseRawGrammar, Registry } = textmateModule;

const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const injection = 'routine-load.injection';

const grammarFiles: Readonly<Record<string, string>> = {
  'source.doris-sql': at('../../syntaxes/doris-sql.tmLanguage.json'),
  [injection]: at('../../syntaxes/routine-load.injection.tmLanguage.json'),
  'source.sql': at('fixtures/hostSql.tmLanguage.json'),
};

const wasm = loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));

async function grammarOf(scopeName: string, injections: readonly string[]): Promise<IGrammar> {
  await wasm;
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (name) => {
      const file = grammarFiles[name];
      return file === undefined ? null : parseRawGrammar(await readFile(file, 'utf8'), file);
    },
    getInjections: (name) => (name === 'source.sql' ? [...injections] : []),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar for ${scopeName}`);
  return grammar;
}

/** The grammar of `*.doris.sql` files. */
export const dorisSql = await grammarOf('source.doris-sql', []);
/** A small SQL grammar with the Routine Load injection, as VS Code uses it for plain `sql` files. */
export const sqlWithInjection = await grammarOf('source.sql', [injection]);
/** The same small SQL grammar alone. */
export const sqlAlone = await grammarOf('source.sql', []);

/** One coloured piece of a text: offsets in UTF-16 units, scopes from the outermost to the innermost. */
export type ScopedPiece = { readonly start: number; readonly end: number; readonly scopes: readonly string[] };

/** Every token of `sql`, in the order of the text; line ends belong to no token. */
export function tokensOf(grammar: IGrammar, sql: string): readonly ScopedPiece[] {
  const pieces: ScopedPiece[] = [];
  let state = INITIAL;
  let lineStart = 0;
  for (const line of sql.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const inLine = (token: IToken) => token.startIndex < line.length;
    for (const token of result.tokens.filter(inLine)) {
      pieces.push({
        start: lineStart + token.startIndex,
        end: lineStart + Math.min(token.endIndex, line.length),
        scopes: token.scopes,
      });
    }
    lineStart += line.length + 1;
  }
  return pieces;
}

/**
 * For each piece marked with `«…»` in `marked`, the scopes that hold over the whole of it, outermost first, without the
 * language's own scope and without the ending `.sql`. A mark that holds no character is an error in the test.
 */
export function scopesOfMarks(grammar: IGrammar, marked: string): readonly (readonly string[])[] {
  const marks: { start: number; end: number }[] = [];
  let sql = '';
  for (const part of marked.split(/(«|»)/)) {
    if (part === '«') marks.push({ start: sql.length, end: sql.length });
    else if (part === '»') marks.push({ start: marks.pop()?.start ?? sql.length, end: sql.length });
    else sql += part;
  }
  const tokens = tokensOf(grammar, sql);
  return marks.map(({ start, end }) => {
    const covering = tokens.filter((token) => token.start < end && token.end > start);
    const [first, ...rest] = covering;
    if (first === undefined) throw new Error(`a mark without a token in ${marked}`);
    return first.scopes
      .filter((scope, depth) => rest.every((token) => token.scopes[depth] === scope))
      .slice(1)
      .map((scope) => scope.replace(/\.sql$/, ''));
  });
}

/** The innermost scope of each marked piece, or an empty text where only the language's own scope holds. */
export function innermostScopes(grammar: IGrammar, marked: string): readonly string[] {
  return scopesOfMarks(grammar, marked).map((scopes) => scopes.at(-1) ?? '');
}
