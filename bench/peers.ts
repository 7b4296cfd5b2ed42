import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { commonSql, jobsAsCss, jobsAsFlinkTables, jobsAsJson } from './inputs.ts';

/** A tool that this project is compared with, and the text that it gets: the same jobs, or the nearest that it takes. */
export interface Peer {
  readonly name: string;
  readonly text: string;
  /** Checks a text from scratch. */
  readonly check: (text: string) => unknown;
}

const folder = path.join(import.meta.dirname, 'peers');
const bundle = path.join(import.meta.dirname, '../out/bench/peers.cjs');

/**
 * The peers. scripts/bench.mjs has installed them: nothing but the bench needs them.
 * @param count for about as much text as this many jobs.
 */
export async function loadPeers(count: number): Promise<readonly Peer[]> {
  await build({
    ...{ bundle: true, format: 'cjs', platform: 'node', mainFields: ['module', 'main'], logLevel: 'error' },
    ...{ entryPoints: [path.join(folder, 'index.mjs')], outfile: bundle },
  });
  type Make = () => Peer['check'];
  const { json, css, dtSqlParserMySql, dtSqlParserFlink, nodeSqlParserMySql } = createRequire(import.meta.url)(
    bundle,
  ) as {
    readonly [name in 'json' | 'css' | 'dtSqlParserMySql' | 'dtSqlParserFlink' | 'nodeSqlParserMySql']: Make;
  };
  return [
    { name: 'vscode-json', text: jobsAsJson(count), check: json() },
    { name: 'vscode-css', text: jobsAsCss(count), check: css() },
    { name: 'dt-sql-parser', text: commonSql(count), check: dtSqlParserMySql() },
    { name: 'dt-sql-parser for Flink', text: jobsAsFlinkTables(count), check: dtSqlParserFlink() },
    { name: 'node-sql-parser', text: commonSql(count), check: nodeSqlParserMySql() },
  ];
}
