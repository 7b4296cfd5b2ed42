import { routineLoads } from './inputs.ts';
import { median, repeated } from './measure.ts';
import { checkAfresh } from './ours.ts';
import { atMost, milliseconds, type Section, times } from './table.ts';

const where = (condition: string): string =>
  `CREATE ROUTINE LOAD j ON t WHERE ${condition} FROM KAFKA ("kafka_broker_list" = "k:9092", "kafka_topic" = "t");`;

/** Texts that are made to be slow, by their size. */
const inputs: Readonly<Record<string, (size: number) => string>> = {
  'open parentheses': (size) => where('('.repeat(size)),
  'nested parentheses': (size) => where(`${'('.repeat(size)}1${')'.repeat(size)}`),
  'nested CASE': (size) => where(`${'CASE WHEN a THEN '.repeat(size)}1${' END'.repeat(size)}`),
  'nested comments': (size) => `${'/*'.repeat(size)}${'*/'.repeat(size)} ${routineLoads(1)}`,
  'comments that never end': (size) => '/* '.repeat(size),
  'one string': (size) => where(`a = '${'x'.repeat(100 * size)}'`),
  'a string that never ends': (size) => where(`a = '${'x\n'.repeat(50 * size)}`),
  'surplus commas': (size) => `CREATE ROUTINE LOAD j ON t FROM KAFKA (${'"a" = "b",, '.repeat(size)}"c" = "d");`,
  'broken statements': (size) => 'CREATE ROUTINE LOAD j ON PROPERTIES ("a" "b");\n'.repeat(size / 10),
  'stray words': (size) => `CREATE ROUTINE LOAD ${'j '.repeat(size)}`,
};

/** How the time grows with the size of texts that are made to be slow: four times the size should take about four times as long. */
export function measureAdversarial(): Section {
  const size = 10_000;
  return {
    title: `Texts made to be slow: ${size.toLocaleString('en')} of each, and how the time grows at 4 times the size`,
    rows: Object.entries(inputs).map(([what, textOf]) => {
      const [small, large] = [size, 4 * size].map((length) => {
        const text = textOf(length);
        return median(repeated({ warmUp: 1, runs: 3 }, () => checkAfresh(text)));
      }) as [number, number];
      const growth = large / small;
      return {
        what,
        value: `${milliseconds(small)}, ${times(growth)}`,
        mark: atMost(growth, 8, times),
      };
    }),
  };
}
