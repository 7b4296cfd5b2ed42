import type { LogOutputChannel } from 'vscode';
import type { ErrorHandler } from 'vscode-languageclient/node';
import { CloseAction, ErrorAction } from 'vscode-languageclient/node';

const mostRestarts = 4;
const period = 3 * 60 * 1000;

/**
 * Restarts a language server that ended, up to four times in three minutes, and then leaves it alone.
 */
export function createErrorHandler(output: LogOutputChannel): ErrorHandler {
  const restarts: number[] = [];
  return {
    error(error) {
      output.error(`Connection to the language server: ${error.message}`);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed() {
      const now = Date.now();
      restarts.push(now);
      const recent = restarts.filter((time) => now - time < period);
      if (recent.length > mostRestarts) {
        output.error('The language server keeps ending and is not started again. Reload the window to try once more.');
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      output.warn('The language server ended and is started again.');
      return { action: CloseAction.Restart, handled: true };
    },
  };
}
