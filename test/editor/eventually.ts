import { setTimeout as sleep } from 'node:timers/promises';

const limit = 15_000;

/**
 * Waits until `probe` gives something other than undefined or false, and gives that.
 * Throws after 15 seconds, with `what` in the message.
 */
export async function eventually<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const result = await probe();
    if (result !== undefined && result !== null && result !== false) {
      return result;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${limit / 1000} s in vain: ${what}`);
    }
    await sleep(20);
  }
}
