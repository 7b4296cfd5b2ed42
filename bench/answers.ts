import { completionsAt } from '../server/src/features/completion.ts';
import { hoverAt } from '../server/src/features/hover.ts';
import { english } from '../server/src/features/wording/english.ts';
import { analysisAt } from '../server/src/workspace/analyses.ts';
import { placeAt } from '../server/src/workspace/document.ts';
import { routineLoads } from './inputs.ts';
import { percentile, repeated } from './measure.ts';
import { open } from './ours.ts';
import { milliseconds, type Section } from './table.ts';

/** What is asked about places in the property lists, in this process. */
export function measureAnswers(): Section {
  const text = routineLoads(100);
  const snapshot = open(text);
  const places = text
    .split('\n')
    .flatMap((content, line) =>
      content.startsWith('    "')
        ? [{ key: { line, character: 8 }, value: { line, character: content.lastIndexOf('"') } }]
        : [],
    );
  const place = (index: number) =>
    places[(index * 7) % places.length] ?? { key: { line: 0, character: 0 }, value: { line: 0, character: 0 } };
  const complete = (position: { line: number; character: number }): void => {
    const { index, offset } = placeAt(snapshot, position);
    completionsAt(analysisAt(snapshot, index), offset, { snippets: true, wording: english });
  };
  const repetition = { warmUp: 200, runs: 1000 };
  const keys = repeated(repetition, (index) => complete(place(index).key));
  const values = repeated(repetition, (index) => complete(place(index).value));
  const hovers = repeated(repetition, (index) => {
    const { index: statement, offset } = placeAt(snapshot, place(index).key);
    hoverAt(analysisAt(snapshot, statement), offset, english);
  });
  return {
    title: 'Answers, in this process, 100 statements',
    rows: [
      { what: 'completion of a key, p95', value: milliseconds(percentile(keys, 0.95)) },
      { what: 'completion of a value, p95', value: milliseconds(percentile(values, 0.95)) },
      { what: 'hover, p95', value: milliseconds(percentile(hovers, 0.95)) },
    ],
  };
}
