import { expect, it } from 'vitest';
import { guarded } from '../../../server/src/lsp/guard.ts';

const secret = 'kY7wXq9ZbT3rLm5NcVdF2sGhJ8pQaE4uR6oKiW1x';

/** What a feature that throws answers, and what the log then says. */
function failing(thrown: unknown): { readonly answer: string; readonly log: string } {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const answer = guarded(log, 'hover', 'nothing', () => {
    throw thrown;
  });
  return { answer, log: lines.join('\n') };
}

it('gives the answer of a feature that works, and logs nothing', () => {
  const lines: string[] = [];
  expect(
    guarded(
      (line) => lines.push(line),
      'hover',
      'nothing',
      () => 'something',
    ),
  ).toBe('something');
  expect(lines).toEqual([]);
});

it('gives the fallback for a feature that fails, and logs which one and where', () => {
  const { answer, log } = failing(new TypeError('no'));
  expect(answer).toBe('nothing');
  expect(log).toMatch(/^hover failed: TypeError at .*guard\.test\.ts/);
});

it.each([
  ['an error with text of the user', new Error(`cannot read "aws.secret_key" = "${secret}"`)],
  ['one over several lines', new Error(`cannot read\n    at "${secret}"\n${secret}`)],
  ['one whose stack was taken away', Object.assign(new Error(secret), { stack: undefined })],
  ['something that is no error', { secret }],
  ['a text', secret],
])('logs no text of the user: %s', (_, thrown) => {
  const { answer, log } = failing(thrown);
  expect(answer).toBe('nothing');
  expect(log).toContain('hover failed');
  expect(log).not.toContain(secret);
});
