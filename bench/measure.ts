/** The time of one run, in milliseconds. */
export function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** The time until what one run promises is there, in milliseconds. */
export async function timedAsync(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** How to repeat a measurement. */
export interface Repetition {
  /** Runs that are not counted: what an engine compiles and caches is not what is measured. */
  readonly warmUp: number;
  readonly runs: number;
}

/** The times of repeated runs; `run` is told which one it is. */
export function repeated({ warmUp, runs }: Repetition, run: (index: number) => unknown): readonly number[] {
  return Array.from({ length: warmUp + runs }, (_, index) => timed(() => run(index))).slice(warmUp);
}

/**
 * The time of a run once the engine has compiled all that it will: how many runs that takes, nobody knows, so each measurement gets as
 * much time for it, and as much to be measured.
 */
export function warmTime(run: () => unknown): number {
  const during = (milliseconds: number): readonly number[] => {
    const times: number[] = [];
    const until = performance.now() + milliseconds;
    while (times.length < 5 || performance.now() < until) times.push(timed(run));
    return times;
  };
  during(2500);
  return median(during(1500));
}

/** The times of runs one after the other. */
export async function repeatedAsync(
  { warmUp, runs }: Repetition,
  run: (index: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < warmUp + runs; index++) times.push(await timedAsync(() => run(index)));
  return times.slice(warmUp);
}

/** The value below which the given share (0 to 1) of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** A generator of numbers below a limit that gives the same ones for the same seed (mulberry32). */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
