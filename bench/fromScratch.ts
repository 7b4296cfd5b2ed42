import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseStatement } from '../server/src/syntax/parse.ts';
import { routineLoads } from './inputs.ts';
import { timed, warmTime } from './measure.ts';
import { checkAfresh, open } from './ours.ts';
import { loadPeers, type Peer } from './peers.ts';
import { atLeast, atMost, megabytes, milliseconds, type Section, times } from './table.ts';

const count = 100;
/** Other sizes of documents, in statements: the smallest, and two in which the garbage collector has its part. */
const otherCounts = [1, 1000, 10_000] as const;
/** A size that the peer takes some seconds for. */
const large = 1000;

/** A text from its first character to the last finding, each peer in the same process with a text of about the same length. */
export async function measureFromScratch(): Promise<Section> {
  const text = routineLoads(count);
  const statements = open(text).pieces.map((piece) => piece.text);
  const parse = (): void => {
    for (const statement of statements) parseStatement(statement);
  };
  const own = rateOf({ text, check: checkAfresh });
  const parsing = text.length / (warmTime(parse) / 1000);
  const perByte = retainedHeap() / routineLoads(1000, 3).length;
  const otherRates = otherCounts.map((other) => rateOf({ text: routineLoads(other), check: checkAfresh }).rate);
  // what they hold would be the garbage collector's business in our turn
  const peers = await loadPeers(count);
  const others = peers.map((peer) => ({ name: peer.name, ...rateOf(peer) }));
  const dtSqlParsers = others.filter(({ name }) => name.startsWith('dt-sql-parser'));
  const factor = own.rate / (dtSqlParsers[0]?.rate ?? Number.NaN);
  const [largePeer] = (await loadPeers(large)).filter(({ name }) => name === 'dt-sql-parser');
  const largeRate = largePeer ? rateOf(largePeer).rate : Number.NaN;
  const ownLargeRate = otherRates[otherCounts.indexOf(large)] ?? Number.NaN;
  return {
    title: `From scratch, in this process, ${count} statements (${Math.round(text.length / 1024)} KB)`,
    rows: [
      {
        what: 'parsing alone',
        value: perSecond(parsing),
        peers: dtSqlParsers.map(({ name, rate }) => `${name} ${perSecond(rate)} (${times(parsing / rate)})`),
      },
      {
        what: 'all: split, parse, bind, every rule',
        value: perSecond(own.rate),
        mark: atLeast(own.rate, 20 * 2 ** 20, perSecond),
        peers: others.map(({ name, rate }) => `${name} ${perSecond(rate)} (${times(own.rate / rate)})`),
      },
      {
        what: 'the same, in times of dt-sql-parser',
        value: times(factor),
        mark: atLeast(factor, 50, times),
      },
      {
        what: `with ${otherCounts.map((other) => other.toLocaleString('en')).join(', ')} statements`,
        value: otherRates.map(perSecond).join(', '),
        peers: [
          `dt-sql-parser with ${large.toLocaleString('en')} ${perSecond(largeRate)} (${times(ownLargeRate / largeRate)})`,
        ],
      },
      {
        what: 'the first time, nothing compiled yet',
        value: milliseconds(own.first),
        peers: others.map(({ name, first }) => `${name} ${milliseconds(first)} (${times(first / own.first)})`),
      },
      {
        what: 'heap kept for a megabyte of text',
        value: `${perByte.toFixed(1)} MB`,
        mark: atMost(perByte, 15, (value) => `${value.toFixed(1)} MB`),
      },
    ],
  };
}

function perSecond(rate: number): string {
  return `${megabytes(rate)}/s`;
}

/** The characters that a peer checks in a second once it is warm, and how long the first time takes. */
function rateOf({ text, check }: Omit<Peer, 'name'>): { readonly rate: number; readonly first: number } {
  const first = timed(() => check(text));
  return { rate: text.length / (warmTime(() => check(text)) / 1000), first };
}

/** How many bytes a checked document of a thousand statements keeps from being freed. */
function retainedHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const text = routineLoads(1000, 3);
  collect();
  const before = process.memoryUsage().heapUsed;
  const checked = checkAfresh(text);
  collect();
  const after = process.memoryUsage().heapUsed;
  // it is still in use here, so that it was not freed above
  return checked.findings.length > 0 ? after - before : Number.NaN;
}
