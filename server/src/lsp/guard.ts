/** Where problems of the server itself are written. */
export type Log = (line: string) => void;

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** The kind of an error and where it came from. Its message is left out: it may hold text of the user's. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  // the stack begins with the message, whose lines may look like any others
  const [, trace = ''] = splitOnce(error.stack ?? '', error.message);
  const frames = trace.split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 5).map((line) => line.trim())].join(' ');
}

/** Logs that a feature has failed, without any text of the user's. */
export function logFailure(log: Log, feature: string, error: unknown): void {
  log(`${feature} failed: ${describe(error)}`);
}

/**
 * Runs one feature. When it fails the failure is logged, without any text of the user's, and `fallback` is its answer, so that
 * no feature takes another one down.
 */
export function guarded<Result>(log: Log, feature: string, fallback: Result, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    logFailure(log, feature, error);
    return fallback;
  }
}
