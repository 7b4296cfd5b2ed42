import type { Disposable, LogOutputChannel } from 'vscode';
import { EventEmitter, LogLevel, workspace } from 'vscode';

/**
 * The channel that the client library writes protocol messages to. The library only traces while the channel's
 * log level is Trace, which users set by a command that few know; here the setting `trace.server` alone decides.
 *
 * @param output the extension's channel, where the messages appear whatever its log level
 * @param section the settings' section
 */
export function createTraceChannel(
  output: LogOutputChannel,
  section: string,
): Disposable & { channel: LogOutputChannel } {
  const levelChanged = new EventEmitter<LogLevel>();
  const level = (): LogLevel =>
    workspace.getConfiguration(section).get('trace.server') === 'off' ? LogLevel.Off : LogLevel.Trace;
  const overrides: Partial<LogOutputChannel> = {
    onDidChangeLogLevel: levelChanged.event,
    trace: (message) => output.info(message),
    dispose: () => {},
  };
  const channel = new Proxy(output, {
    get: (target, key, receiver) =>
      key === 'logLevel' ? level() : Reflect.get(key in overrides ? overrides : target, key, receiver),
  });
  const subscription = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.trace.server`)) {
      levelChanged.fire(level());
    }
  });
  return {
    channel,
    dispose() {
      subscription.dispose();
      levelChanged.dispose();
    },
  };
}
