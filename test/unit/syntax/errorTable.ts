import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { parseStatement } from '../../../server/src/syntax/parse.ts';
import { markRanges, readRanges } from '../../support/markers.ts';
import { errorsOf } from './statements.ts';

/** SQL with what the error points at, its message, and the text after its fix when it has one. */
type Row = readonly [marked: string, message: string, fixed?: string];

/** One test for each statement with one mistake. */
export function errorTable(rows: readonly Row[]): void {
  test.each(rows.map(([marked, message, fixed]) => ({ marked, message, fixed })))(
    '$marked',
    ({ marked, message, fixed }) => {
      const { text } = readRanges(marked);
      const { errors } = parseStatement(text);
      expect(errors.map((error) => error.message)).toEqual([message]);
      expect(
        markRanges(
          text,
          errors.map(({ span }) => span),
        ),
      ).toBe(marked);
      const fix = errors[0]?.fix;
      expect(fix && applyEdits(text, fix.edits)).toBe(fixed);
      if (fixed !== undefined) expect(errorsOf(fixed)).toEqual([]);
    },
  );
}
