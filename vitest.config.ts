import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,protocol,cli,grammar}/**/*.test.ts'],
    allowOnly: false,
    testTimeout: 120_000,
  },
});
