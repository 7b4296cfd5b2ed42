import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { JSONSchema } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../server/src/features/completion.ts';
import { hoverAt } from '../server/src/features/hover.ts';
import { analysisAt, changeSnapshot, openSnapshot, placeAt, type Snapshot } from '../server/src/workspace/document.ts';
import { commonSql, jobsAsCss, jobsAsJson, routineLoads } from './inputs.ts';
import { median, percentile, repeated, repeatedAsync } from './measure.ts';
import type * as Peers from './peers.ts';
import { megabytes, milliseconds, type Section } from './table.ts';

const statements = 100;

/** A language service: what it takes to check a text, to complete and to explain a place in it. */
interface Service {
  readonly name: string;
  readonly text: string;
  /** Checks a text from scratch. */
  readonly check: (text: string) => unknown;
}

/** Everything measured on the functions themselves, each peer in the same process with a text of about the same length. */
export async function measureInProcess(peers: typeof Peers): Promise<Section> {
  const services = [ownService(), jsonService(peers), cssService(peers), sqlService(peers)];
  const rates: { readonly name: string; readonly rate: number; readonly first: number }[] = [];
  for (const { name, text, check } of services) {
    const [first = 0] = await repeatedAsync({ warmUp: 0, runs: 1 }, async () => check(text));
    const runs = name === 'dt-sql-parser' ? 5 : 20;
    const times = await repeatedAsync({ warmUp: runs, runs }, async () => check(text));
    rates.push({ name, rate: text.length / (median(times) / 1000), first });
  }
  const [own, ...others] = rates;
  if (!own) throw new Error('nothing was measured');
  const perSecond = (rate: number): string => `${megabytes(rate)}/s`;
  const keystrokes = keystrokeTimes();
  const wholeText = median(
    await repeatedAsync({ warmUp: 20, runs: 50 }, async () => services[1]?.check(services[1].text)),
  );
  const wholeCss = median(
    await repeatedAsync({ warmUp: 20, runs: 50 }, async () => services[2]?.check(services[2].text)),
  );
  const typical = median(keystrokes);
  return {
    title: `Functions in this process, ${statements} statements (${Math.round(routineLoads(statements).length / 1024)} KB)`,
    rows: [
      {
        what: 'from scratch: split, parse, bind, check',
        value: perSecond(own.rate),
        peers: others.map(({ name, rate }) => `${name} ${perSecond(rate)} (${ratio(own.rate / rate)})`),
      },
      {
        what: 'the first time, nothing compiled yet',
        value: milliseconds(own.first),
        peers: others.map(({ name, first }) => `${name} ${milliseconds(first)} (${ratio(first / own.first)})`),
      },
      {
        what: 'keystroke: split again and check what changed, p50',
        value: milliseconds(typical),
        peers: [
          `vscode-json ${milliseconds(wholeText)} (${ratio(wholeText / typical)})`,
          `vscode-css ${milliseconds(wholeCss)} (${ratio(wholeCss / typical)})`,
        ],
      },
      { what: 'keystroke, p95', value: milliseconds(percentile(keystrokes, 0.95)) },
      ...features(),
      { what: 'heap that the statements hold once checked', value: megabytes(retainedHeap()) },
    ],
  };
}

/** How many times better than another one. */
function ratio(times: number): string {
  return `${times.toPrecision(2).includes('e') ? times.toFixed(0) : times.toPrecision(2)}×`;
}

function checkAll(snapshot: Snapshot): number {
  return snapshot.pieces.reduce((sum, _, index) => sum + analysisAt(snapshot, index).findings.length, 0);
}

function ownService(): Service {
  const check = (text: string): number => checkAll(openSnapshot('file:///jobs.sql', 1, '4.1', text));
  return { name: 'this project', text: routineLoads(statements), check };
}

function jsonService({ getJsonLanguageService }: typeof Peers): Service {
  const service = getJsonLanguageService({});
  const schema: JSONSchema = { type: 'array', items: { type: 'object', required: ['table', 'job', 'source'] } };
  const check = (text: string): unknown => {
    const document = TextDocument.create('file:///jobs.json', 'json', 1, text);
    return service.doValidation(document, service.parseJSONDocument(document), {}, schema);
  };
  return { name: 'vscode-json', text: jobsAsJson(statements), check };
}

function cssService({ getCSSLanguageService }: typeof Peers): Service {
  const service = getCSSLanguageService();
  const check = (text: string): unknown => {
    const document = TextDocument.create('file:///jobs.css', 'css', 1, text);
    return service.doValidation(document, service.parseStylesheet(document));
  };
  return { name: 'vscode-css', text: jobsAsCss(statements), check };
}

function sqlService({ MySQL }: typeof Peers): Service {
  return { name: 'dt-sql-parser', text: commonSql(statements), check: (text) => new MySQL().validate(text) };
}

/** Ten keystrokes write into the name of a job in the middle, the next ten take away. */
function keystrokeTimes(): readonly number[] {
  const text = routineLoads(statements);
  let snapshot = openSnapshot('file:///jobs.sql', 1, '4.1', text);
  checkAll(snapshot);
  const line = text.split('\n').indexOf(`-- job ${statements / 2}`) + 1;
  return repeated({ warmUp: 200, runs: 1000 }, (index) => {
    const writes = index % 20 < 10;
    const start = { line, character: 21 };
    const change = { range: { start, end: { line, character: writes ? 21 : 22 } }, text: writes ? 'x' : '' };
    snapshot = changeSnapshot(snapshot, index + 2, [change]);
    checkAll(snapshot);
  });
}

function features(): Section['rows'] {
  const text = routineLoads(statements);
  const snapshot = openSnapshot('file:///jobs.sql', 1, '4.1', text);
  const lines = text.split('\n');
  const places = lines.flatMap((content, line) =>
    content.startsWith('    "')
      ? [{ key: { line, character: 8 }, value: { line, character: content.lastIndexOf('"') } }]
      : [],
  );
  const place = (index: number) =>
    places[(index * 7) % places.length] ?? { key: { line: 0, character: 0 }, value: { line: 0, character: 0 } };
  const complete = (position: { line: number; character: number }): void => {
    const { index, offset } = placeAt(snapshot, position);
    completionsAt(analysisAt(snapshot, index), offset, { snippets: true });
  };
  const repetition = { warmUp: 200, runs: 1000 };
  const keys = repeated(repetition, (index) => complete(place(index).key));
  const values = repeated(repetition, (index) => complete(place(index).value));
  const hovers = repeated(repetition, (index) => {
    const { index: statement, offset } = placeAt(snapshot, place(index).key);
    hoverAt(analysisAt(snapshot, statement), offset);
  });
  return [
    { what: 'completion of a key, p95', value: milliseconds(percentile(keys, 0.95)) },
    { what: 'completion of a value, p95', value: milliseconds(percentile(values, 0.95)) },
    { what: 'hover, p95', value: milliseconds(percentile(hovers, 0.95)) },
  ];
}

/** How many bytes a checked document keeps from being freed. */
function retainedHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const text = routineLoads(statements, 3);
  collect();
  const before = process.memoryUsage().heapUsed;
  const snapshot = openSnapshot('file:///jobs.sql', 1, '4.1', text);
  checkAll(snapshot);
  collect();
  const after = process.memoryUsage().heapUsed;
  // the snapshot is still in use here, so that it was not freed above
  return snapshot.pieces.length > 0 ? after - before : Number.NaN;
}
