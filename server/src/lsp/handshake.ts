import type { Connection, InitializeParams } from 'vscode-languageserver';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';

/**
 * The characters behind which suggestions open by themselves: quotes, and what a key or value may go on with. None behind
 * which people press Enter to begin a new line, as after a comma or a parenthesis: Enter would write the first suggestion.
 */
const triggerCharacters = ['"', "'", '.', '_'];

/** The kind of the action that repairs all at once: of this server's own, so that users can have it on save without that of others. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.dorisRoutineLoad`;

/**
 * Answers the client's first request, and only then has the rest of the server loaded: the client goes on starting meanwhile. It
 * sends nothing more before it has the answer, so nothing is missed.
 * @param proceed starts the rest with what the client said of itself.
 */
export function shakeHands(connection: Connection, proceed: (client: InitializeParams) => void): void {
  connection.onInitialize((client) => {
    setTimeout(() => proceed(client), 0);
    return {
      serverInfo: { name: 'Doris Routine Load' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters },
        hoverProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      },
    };
  });
  connection.listen();
}
