import { describe, expect, it, test } from 'vitest';
import { codeActionsAt } from '../../../server/src/features/codeActions.ts';
import { fixAll } from '../../../server/src/features/fixAll.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { rules } from '../../../server/src/rules/index.ts';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { readRanges } from '../../support/markers.ts';

const list = (...lines: readonly string[]): string =>
  `CREATE ROUTINE LOAD job ON t\nFROM KAFKA (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`;

const base = ['"kafka_broker_list" = "b:9092"', '"kafka_topic" = "t"'];

describe('quick fixes', () => {
  function actions(
    marked: string,
  ): readonly { readonly code: string; readonly title: string; readonly result: string }[] {
    const { text, ranges } = readRanges(marked);
    const [range = { start: 0, end: 0 }] = ranges;
    return codeActionsAt(analyzeStatement(text, '4.1'), range).map(({ finding, title, edits }) => ({
      code: finding.code,
      title,
      result: applyEdits(text, edits),
    }));
  }

  it('repair what the range touches', () => {
    expect(actions(list(...base, '"kafka_parti«»tion" = "0"', '"kafka_offsets" = "0"'))[0]).toMatchObject({
      code: 'unknown-property',
      result: list(...base, '"kafka_partitions" = "0"', '"kafka_offsets" = "0"'),
    });
  });

  it('come as the whole text after the repair', () => {
    const found = actions(
      list(...base, '"aws.region" = "us-east-1"', '"aws.credentials_provider" = "INSTANCE_PRO«»FIL"', ...iam),
    );
    expect(found[0]).toMatchObject({
      code: 'aws-credentials-provider-value',
      result: list(...base, '"aws.region" = "us-east-1"', '"aws.credentials_provider" = "INSTANCE_PROFILE"', ...iam),
    });
  });

  it('leave out findings elsewhere', () => {
    expect(actions(list('«»"kafka_broker_list" = "b:9092"', '"kafka_topic" = "t"', '"kafka_topicc" = "t"'))).toEqual(
      [],
    );
  });

  it('cover every finding of a range, the preferred repair of each first', () => {
    const marked = `«${list(...base, '"aws.region" = "us-east-1"', '"aws.credentials_provider" = "ENVV"', '"kafka_topic" = "u"')}»`;
    const { text, ranges } = readRanges(marked);
    const all = codeActionsAt(analyzeStatement(text, '4.1'), ranges[0] ?? { start: 0, end: 0 });
    const codes = [...new Set(all.map(({ finding }) => finding.code))].sort();
    expect(codes).toEqual([
      'aws-credentials-provider-value',
      'duplicate-property',
      'msk-sasl-mechanism',
      'msk-security-protocol',
    ]);
    const firsts = all.filter(({ finding }, index) => all[index - 1]?.finding !== finding);
    expect(firsts.map(({ preferred }) => preferred)).toEqual(firsts.map(() => true));
  });

  it('are offered once where two findings have the same', () => {
    const { text } = readRanges(list(...base, '"aws.region" = "us-east-1"', '"aws.credentials_provider" = "ENV"'));
    const all = codeActionsAt(analyzeStatement(text, '4.1'), { start: 0, end: text.length });
    const results = all.map(({ title, edits }) => `${title}: ${applyEdits(text, edits)}`);
    expect(results).toEqual([...new Set(results)]);
    expect(results.length).toBeGreaterThan(0);
  });

  const iam = ['"property.security.protocol" = "SASL_SSL"', '"property.sasl.mechanism" = "OAUTHBEARER"'];
});

describe('fix all', () => {
  function fixed(text: string): string {
    return applyEdits(text, fixAll(text, '4.1'));
  }

  it('does nothing to a statement without findings', () => {
    expect(fixAll(list(...base), '4.1')).toEqual([]);
    expect(fixAll('SELECT 1;', '4.1')).toEqual([]);
  });

  it('repairs everything that has a safe repair', () => {
    const broken = list(
      '"kafka_broker_list" = "b-1.demo.abc123.c2.kafka.us-east-1.amazonaws.com:9098"',
      '"kafka_topic" = "t"',
      '"aws.credentials_provider" = "ENV"',
    );
    const result = fixed(broken);
    expect(analyzeStatement(result, '4.1').findings.map(({ code }) => code)).toEqual([]);
    for (const property of [
      '"aws.region" = "us-east-1"',
      '"property.security.protocol" = "SASL_SSL"',
      '"property.sasl.mechanism" = "OAUTHBEARER"',
    ]) {
      expect(result).toContain(property);
    }
  });

  it('ends where it would start again', () => {
    const broken = list(
      ...base,
      '"property.security.protocol" = "sasl_ssl"',
      '"aws.region" = "us-east-1"',
      '"aws.credentials_provider" = "env"',
    );
    const once = fixed(broken);
    expect(fixed(once)).toBe(once);
  });

  test.each(rules.flatMap(({ id, examples }) => examples.bad.map(({ sql }) => [id, readRanges(sql).text] as const)))(
    'settles on the bad examples of %s and brings no syntax error',
    (_, text) => {
      const errors = (sql: string): number =>
        analyzeStatement(sql, '4.1').findings.filter(({ code }) => code === 'syntax-error').length;
      const once = fixed(text);
      expect(errors(once)).toBeLessThanOrEqual(errors(text));
      expect(fixed(once)).toBe(once);
    },
  );

  it('edits only what changes', () => {
    const broken = list(
      ...base,
      '"aws.region" = "us-east-1"',
      '"aws.credentials_provider" = "ENV"',
      '"property.security.protocol" = "SASL_SSL"',
      '"property.sasl.mechanism" = "oauthbearer"',
    );
    expect(fixAll(broken, '4.1')).toEqual([
      { span: { start: broken.indexOf('oauthbearer'), end: broken.indexOf('oauthbearer') + 11 }, text: 'OAUTHBEARER' },
    ]);
  });
});

describe('a repair of the syntax', () => {
  const job = (clauses: string): string =>
    `CREATE ROUTINE LOAD job ON t\n${clauses}\nFROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "t");`;
  const unseen = (text: string): string => applyEdits(text, fixAll(text, '4.1'));

  test.each([
    job('WHERE a = ,\nCOLUMNS (a)'),
    job('COLUMNS (id, a, = now())'),
    job('COLUMNS (id, b = , c)'),
    job('COLUMNS (id, b = f(a, , c))'),
    job('COLUMNS (a, b =\nPROPERTIES ("format" = "json")'),
    job('ORDER BY\nPROPERTIES ("format" = "json")'),
    list(...base, '""'),
    list('"kafka_group"\n  "kafka_broker_list" = "b:9092"', '"kafka_topic" = "t"'),
    'CREATE ROUTINE LOAD job ON\nWITH MERGE COLUMNS (a), DELETE ON a = 1\nFROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "t");',
  ])('leaves what is missing to the user in %j', (text) => {
    expect(unseen(text)).toBe(text);
  });

  it('is not applied unseen where it brings another finding', () => {
    const text = job('PROPERTIES {"formatt": "json"}');
    expect(unseen(text)).toBe(text);
    expect(unseen(job('PROPERTIES {"format": "json"}'))).toBe(job('PROPERTIES ("format" = "json")'));
  });

  it('is applied beside those of rules', () => {
    expect(unseen(job('COLUMNS TERMINATED BY ",",\nCOLUMNS (a,, b)\nPROPERTIES ("format" = "json")'))).toBe(
      job('COLUMNS (a, b)\nPROPERTIES ("format" = "json")'),
    );
  });

  it('is preferred only where the statement is sounder after it', () => {
    const preferred = (text: string): readonly boolean[] =>
      codeActionsAt(analyzeStatement(text, '4.1'), { start: 0, end: text.length }).map((action) => action.preferred);
    expect(preferred(job('COLUMNS (a,, b)'))).toEqual([true]);
    expect(preferred(job('COLUMNS (id, b = f(a, , c))'))).toEqual([false]);
  });
});
