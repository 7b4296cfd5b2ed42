import type { Connection, ProtocolNotificationType } from 'vscode-languageserver';

/** Asks the client to be told of something. Goes on without when it refuses: the library writes that to the log. */
export function register<Options>(
  { client }: Connection,
  type: ProtocolNotificationType<unknown, Options>,
  options: Options,
): void {
  client.register(type, options).catch(() => {});
}
