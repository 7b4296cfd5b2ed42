import type { ValueType } from './types.ts';
import { shortened, wholeValue } from './valueProblem.ts';
import { enumOf } from './valueTypes.ts';
import { type DorisVersion, isAtLeast } from './versions.ts';

/** The release line whose planner reads `format` by FileFormatProperties, as those of other loads. */
const readAsElsewhereSince = '3.1';

/**
 * The message format. Header variants of CSV pass the newer planner (FileFormatProperties) and are loaded as plain CSV, header
 * line included.
 */
export function messageFormat(): ValueType {
  const words = enumOf(
    [
      { value: 'json', doc: 'Each message is a JSON object, or an array of objects with `strip_outer_array`.' },
      { value: 'csv', doc: 'Each message is one or more rows of separated fields; the default.' },
    ],
    { name: 'message format', effect: 'rejects' },
  );
  return {
    ...words,
    check: (value, version) => {
      if (/^csv_with_names(?:_and_types)?$/i.test(value) && isAtLeast(version, readAsElsewhereSince)) {
        return wholeValue(value, 'ignores', 'Doris takes this as `csv`: a header line is loaded like any other row.', [
          'csv',
        ]);
      }
      return words.check(value, version);
    },
  };
}

/** What Doris answers to another format: formats of other loads pass FileFormatProperties and fail in RoutineLoadJob. */
export function formatRefusal(value: string, version: DorisVersion): string {
  if (!isAtLeast(version, readAsElsewhereSince))
    return `Doris answers \`\`Format type is invalid. format=\`${shortened(value)}\` \`\`.`;
  const isOfOtherLoads = /^(?:parquet|orc|avro|hive_text|arrow|wal)$/i.test(value);
  return `Doris answers \`${isOfOtherLoads ? 'Invalid format type.' : `format:${shortened(value)} is not supported.`}\`.`;
}
