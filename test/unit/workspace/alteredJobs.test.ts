import { describe, expect, it } from 'vitest';
import { foundInFile as found } from '../../support/findings.ts';
import { plainJob } from '../../support/jobs.ts';

const pause = 'PAUSE ROUTINE LOAD FOR shop.j;';
const job = (properties: string, clauses = ''): string =>
  plainJob('shop.j').replace('ON t', `ON t ${clauses} PROPERTIES (${properties})`);
const alter = (properties: string): string => `ALTER ROUTINE LOAD FOR shop.j PROPERTIES (${properties});`;
const flexible = '"unique_key_update_mode" = "UPDATE_FLEXIBLE_COLUMNS"';

describe('an ALTER with settings of another format', () => {
  const strip = alter('"strip_outer_array" = "true"');
  const useless = ['alter-other-format «"strip_outer_array"»'];

  it.each([
    ['of a job that reads CSV', [job('"format" = "csv"'), pause, strip], useless],
    ['of a job that names no format', [plainJob('shop.j'), pause, strip], useless],
    ['behind another ALTER', [plainJob('shop.j'), pause, alter('"max_error_number" = "1"'), strip], useless],
    ['of a job that reads JSON', [job('"format" = "JSON"'), pause, strip], []],
    ['of a job whose format is to be filled in', [job('"format" = "<format>"'), pause, strip], []],
    ['of a job that is not in the file', [pause, strip], []],
    ['of a job of another database', [plainJob('crm.j'), pause, strip], []],
    [
      'of a job that is created anew',
      [plainJob('shop.j'), 'STOP ROUTINE LOAD FOR shop.j;', job('"format" = "json"'), pause, strip],
      [],
    ],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements)).toEqual(expected);
  });
});

describe('an ALTER to flexible updates', () => {
  const refused = ['alter-flexible-update «"UPDATE_FLEXIBLE_COLUMNS"»'];
  const fuzzy = job('"format" = "json", "strip_outer_array" = "true", "fuzzy_parse" = "true"');
  const paths = job(`"format" = "json", "jsonpaths" = '["$.a"]'`);

  it.each([
    ['of a job that reads CSV', [plainJob('shop.j'), pause, alter(flexible)], refused],
    ['of a job with COLUMNS', [job('"format" = "json"', 'COLUMNS (a)'), pause, alter(flexible)], refused],
    ['of a job with fuzzy_parse', [fuzzy, pause, alter(flexible)], refused],
    ['that takes it back', [fuzzy, pause, alter(`${flexible}, "fuzzy_parse" = "false"`)], []],
    ['behind an ALTER that took it back', [fuzzy, pause, alter('"fuzzy_parse" = "false"'), alter(flexible)], []],
    ['of a job with paths', [paths, pause, alter(flexible)], ['jsonpaths-without-columns «"jsonpaths"»', ...refused]],
    ['of a job with a condition', [job('"format" = "json"', 'WHERE a > 1'), pause, alter(flexible)], []],
    ['of a job that is not in the file', [pause, alter(flexible)], []],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements)).toEqual(expected);
  });
});

describe('an ALTER of paths or of fields', () => {
  const created = job(`"format" = "json", "jsonpaths" = '["$.a", "$.b"]'`, 'COLUMNS (a, b, c = a + b)');
  const paths = (...names: readonly string[]): string =>
    alter(`"jsonpaths" = '[${names.map((name) => `"$.${name}"`).join(', ')}]'`);
  const fields = (list: string): string => `ALTER ROUTINE LOAD FOR shop.j COLUMNS (${list});`;

  it.each([
    ['as many paths', [created, pause, paths('x', 'y')], []],
    ['a path too many', [created, pause, paths('a', 'x', 'b')], ['alter-jsonpaths-columns «$.x»']],
    ['a path too few', [created, pause, paths('a')], [`alter-jsonpaths-columns «'["$.a"]'»`]],
    ['as many fields', [created, pause, fields('b, a, c = a')], []],
    ['a field too many', [created, pause, fields('a, b, c')], ['alter-jsonpaths-columns «c»']],
    ['a field too few', [created, pause, fields('b, c = b')], ['alter-jsonpaths-columns «COLUMNS»']],
    ['the fields behind the paths', [created, pause, paths('a', 'b', 'c'), fields('a, b, c')], []],
    ['paths to be filled in', [created, pause, alter('"jsonpaths" = "<paths>"')], []],
    ['no paths', [created, pause, `${fields('a').slice(0, -1)} PROPERTIES ("jsonpaths" = "");`], []],
    ['paths of a job without COLUMNS', [job('"format" = "json"'), pause, paths('a', 'b', 'c')], []],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements).filter((line) => !line.startsWith('jsonpaths-without-columns'))).toEqual(expected);
  });
});
