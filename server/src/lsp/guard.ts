/** Where problems of the server itself are written. */
export type Log = (line: string) => void;

/** The kind of an error and where it came from. Its message is left out: it may hold text of the user's. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 5).map((line) => line.trim())].join(' ');
}

/**
 * Runs one feature. When it fails the failure is logged, without any text of the user's, and `fallback` is its answer, so that
 * no feature takes another one down.
 */
export function guarded<Result>(log: Log, feature: string, fallback: Result, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    log(`${feature} failed: ${describe(error)}`);
    return fallback;
  }
}
