import { findClause } from '../../server/src/catalog/clauses.ts';
import { skeletons } from '../../server/src/features/skeletons.ts';
import { snippetSyntax } from '../../server/src/features/snippetText.ts';

/**
 * VS Code's snippets: the statements that completion offers where a statement begins, for everywhere else. VS Code offers a
 * snippet at any word that its prefix, or a word in that, begins with: behind `FROM orders c`, Enter would write a whole
 * statement. So prefixes are one word behind a sign that SQL has no use for.
 */
export function snippetsFile(): string {
  const snippets = skeletons.map(({ head, label, doc, snippet, text }) => {
    const description = (doc ?? findClause(head)?.doc ?? label).replaceAll('`', '');
    const body = `${snippetSyntax(text)};$0`.replaceAll('    ', '\t').split('\n');
    const name = head === 'CREATE ROUTINE LOAD' ? label : `${head}: ${label}`;
    return [name, { prefix: `!${snippet}`, description, body }] as const;
  });
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`;
}
