// `npm run bench`: how fast, and how large. Prints figures beside their marks and beside those of comparable tools, measured in the
// same run. Never fails: figures depend on the machine.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { measureAdversarial } from './adversarial.ts';
import { measureAnswers } from './answers.ts';
import { measureExtension } from './extension.ts';
import { measureFromScratch } from './fromScratch.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { measureOverProtocol } from './overProtocol.ts';
import { type Section, tableOf } from './table.ts';

/** What is measured, by the names that `npm run bench -- NAME …` takes. */
const parts: Readonly<Record<string, () => Section | Promise<Section>>> = {
  protocol: measureOverProtocol,
  scratch: measureFromScratch,
  keystrokes: measureKeystrokes,
  answers: measureAnswers,
  adversarial: measureAdversarial,
  extension: measureExtension,
};

const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load} at the start\n`,
);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; take some of ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`… ${name}`);
  console.log(`${tableOf([await measure()])}\n`);
}
