import { changeSnapshot } from '../server/src/workspace/document.ts';
import { check } from '../server/src/workspace/findings.ts';
import { routineLoads } from './inputs.ts';
import { median, percentile, repeated } from './measure.ts';
import { checkAfresh } from './ours.ts';
import { loadPeers } from './peers.ts';
import { atMost, milliseconds, type Row, type Section, times } from './table.ts';

/** From a keystroke to finished findings, in this process; the peers check the whole text again, which is all that they can do. */
export async function measureKeystrokes(): Promise<Section> {
  const peers = await loadPeers(100);
  const wholes = peers
    .filter(({ name }) => name !== 'dt-sql-parser' && name !== 'node-sql-parser')
    .map(({ name, text, check: checkText }) => ({
      name,
      time: median(repeated({ warmUp: 20, runs: 50 }, () => checkText(text))),
    }));
  const counts = [1, 100, 1000, 10_000];
  const measured = counts.map((count) => ({ count, durations: keystrokeTimes(count) }));
  const single = percentile(measured[0]?.durations ?? [], 0.95);
  return {
    title: 'Keystroke → findings, in this process',
    rows: measured.flatMap(({ count, durations }): readonly Row[] => {
      const p50 = median(durations);
      const p95 = percentile(durations, 0.95);
      const where = `${count.toLocaleString('en')} statement${count === 1 ? '' : 's'}`;
      const others = wholes.map(({ name, time }) => `${name} ${milliseconds(time)} (${times(time / p50)})`);
      return [
        { what: `${where}, p50`, value: milliseconds(p50), peers: count === 100 ? others : undefined },
        {
          what: `${where}, p95`,
          value: milliseconds(p95),
          mark: count === 10_000 ? atMost(p95, 2, milliseconds) : undefined,
        },
        ...(count === 10_000
          ? [
              {
                what: `${where}, p95, in times of that of 1 statement`,
                value: times(p95 / single),
                mark: atMost(p95 / single, 2, times),
              },
            ]
          : []),
      ];
    }),
  };
}

/** Ten keystrokes write into the name of a job in the middle, the next ten take away. */
function keystrokeTimes(count: number): readonly number[] {
  const text = routineLoads(count);
  let checked = checkAfresh(text);
  const line = text.split('\n').indexOf(`-- job ${Math.floor(count / 2)}`) + 1;
  return repeated({ warmUp: 200, runs: 1000 }, (index) => {
    const writes = index % 20 < 10;
    const start = { line, character: 21 };
    const change = { range: { start, end: { line, character: writes ? 21 : 22 } }, text: writes ? 'x' : '' };
    checked = check(changeSnapshot(checked.snapshot, index + 2, [change]), checked);
  });
}
