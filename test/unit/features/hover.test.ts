import { describe, expect, it, test } from 'vitest';
import { type DorisVersion, defaultDorisVersion } from '../../../server/src/catalog/index.ts';
import { hoverAt } from '../../../server/src/features/hover.ts';
import { english } from '../../../server/src/features/wording/english.ts';
import { analyzeStatement } from '../../../server/src/rules/analysis.ts';
import { readCursor } from '../../support/markers.ts';

interface Shown {
  readonly markdown: string;
  /** The text that the hover is about. */
  readonly about: string;
}

function hover(marked: string, version: DorisVersion = defaultDorisVersion): Shown | undefined {
  const { text, offset } = readCursor(marked);
  const found = hoverAt(analyzeStatement(text, version), offset, english);
  return found && { markdown: found.markdown, about: text.slice(found.span.start, found.span.end) };
}

/** The words of a hover that must be there. */
function shown(marked: string, version?: DorisVersion): Shown {
  const found = hover(marked, version);
  if (!found) throw new Error(`No hover in: ${marked}`);
  return found;
}

function kafka(...properties: readonly string[]): string {
  return `CREATE ROUTINE LOAD job ON t FROM KAFKA (${properties.join(', ')});`;
}

describe('the version of Doris', () => {
  const job = (key: string): string =>
    `CREATE ROUTINE LOAD job ON t PROPERTIES ("${key}|" = "1") FROM KAFKA ("kafka_topic" = "x");`;

  it.each([
    ['max_batch_interval', '2.0', ['Allowed: an integer from 1 to 60 (seconds)', 'Default: `10`']],
    ['max_batch_interval', '4.1', ['Allowed: an integer from 1 (seconds)', 'Default: `60`']],
    ['max_batch_rows', '2.0', ['Default: `200000`']],
    ['max_batch_rows', '4.1', ['Default: `20000000`', '20,000,000 rows at least']],
    ['max_batch_size', '2.0', ['Default: `104857600`']],
    ['max_batch_size', '4.1', ['Default: `1073741824`', '1 GB at least']],
    ['desired_concurrent_number', '2.0', ['Default: `5`']],
    ['desired_concurrent_number', '4.1', ['Default: `256`']],
  ] as const)('decides what %s is in %s', (key, version, expected) => {
    const { markdown } = shown(job(key), version);
    for (const text of expected) expect(markdown).toContain(text);
  });

  it('decides whether host names are checked', () => {
    const list = kafka('"property.ssl.endpoint.identification.algorithm|" = "https"');
    expect(shown(list, '3.1').markdown).toContain('Default: `none`');
    expect(shown(list, '4.0').markdown).toContain('Default: `https`');
  });
});

describe('on a key', () => {
  it('tells all that the catalog knows', () => {
    const { markdown, about } = shown(kafka('"kafka_br|oker_list" = "b:9092"'));
    expect(about).toBe('"kafka_broker_list"');
    expect(markdown).toContain('**`kafka_broker_list`** · FROM KAFKA · required in CREATE');
    expect(markdown).toContain('Type: host:port list');
    expect(markdown).toContain('Allowed: broker addresses');
    expect(markdown).toContain('`kafka_broker_list is a required property`');
    expect(markdown).toContain('[Documentation](https://doris.apache.org/');
  });

  it('tells the default, the version and where documentation and code disagree', () => {
    const { markdown } = shown(
      'CREATE ROUTINE LOAD job ON t PROPERTIES ("max_filter_|ratio" = "0.1") FROM KAFKA ("kafka_topic" = "t")',
    );
    expect(markdown).toContain('since Doris 2.1');
    expect(markdown).toContain('Default: `1.0`');
    expect(markdown).toContain('Documentation and code disagree: The documentation gives the default 0');
  });

  it('warns of a key that the version does not have, and says what to use until then', () => {
    const { markdown } = shown(kafka('"aws.re|gion" = "us-east-1"'), '3.0');
    expect(markdown).toContain(
      'Doris 3.0, the version that is set, does not have it. Sign in to Amazon MSK by SASL/SCRAM, with user and password.\n',
    );
    const known = shown(kafka('"aws.re|gion" = "us-east-1"')).markdown;
    expect(known).not.toContain('does not have it');
    expect(known).not.toContain('SCRAM');
  });

  it('tells what to write instead of a key that Doris refuses', () => {
    const { markdown } = shown(
      'CREATE ROUTINE LOAD job ON t PROPERTIES ("column_se|parator" = ",") FROM KAFKA ("kafka_topic" = "t")',
    );
    expect(markdown).toContain('Write instead: COLUMNS TERMINATED BY');
    expect(markdown).toContain('`column_separator is invalid property`');
  });

  it('names the key that an alias stands for', () => {
    expect(shown(kafka('"property.aws.re|gion" = "us-east-1"')).markdown).toContain(
      '`property.aws.region` is another spelling of `aws.region`.',
    );
  });

  it('tells that the client gets a setting that is not known', () => {
    expect(shown(kafka('"property.no.su|ch" = "1"')).markdown).toContain(
      'Handed to the Kafka client of every backend as `no.such`',
    );
  });
});

describe('on a value', () => {
  test.each([
    ['a provider', '"aws.credentials_provider" = "EN|V"', '**`ENV`**: The variables `AWS_ACCESS_KEY_ID`'],
    ['a second spelling', '"aws.credentials_provider" = "E|CS"', 'The documented spelling is `CONTAINER`.'],
    ['an undocumented value', '"aws.credentials_provider" = "WEB_|IDENTITY"', 'The documentation does not name it.'],
    ['a value in another letter case', '"aws.credentials_provider" = "en|v"', '**`ENV`**: The variables'],
    ['a region', '"aws.region" = "eu-c|entral-1"', 'the AWS region Europe (Frankfurt)'],
    ['a protocol', '"property.security.protocol" = "SS|L"', '**`SSL`**: TLS;'],
    [
      'a start position',
      '"property.kafka_default_offsets" = "OFFSET_B|EGINNING"',
      'The oldest message that Kafka still has.',
    ],
    ['a placeholder', '"aws.access_key" = "<y|our-ak>"', 'A credential: it is not shown.'],
  ])('tells the meaning of %s', (_, inside, phrase) => {
    expect(shown(kafka(inside)).markdown).toContain(phrase);
  });

  it('tells what is wrong with a value', () => {
    expect(shown(kafka('"aws.credentials_provider" = "EN|VV"')).markdown).toContain(
      'Expected one of `INSTANCE_PROFILE`',
    );
  });

  it('takes an ARN apart', () => {
    const { markdown } = shown(kafka('"aws.role_arn" = "arn:aws:iam::123456789012:ro|le/team/loader"'));
    expect(markdown).toContain('- Role: `loader`');
    expect(markdown).toContain('- Path: `/team/`');
    expect(markdown).toContain('- Account: `123456789012`');
    expect(markdown).toContain('- Partition: `aws`');
  });

  it('reads the broker under the cursor', () => {
    const { markdown, about } = shown(
      kafka('"kafka_broker_list" = "a:1,b-1-public.demo.abc123.c2.kafka.us-east-1.amaz|onaws.com:9198"'),
    );
    expect(about).toBe('b-1-public.demo.abc123.c2.kafka.us-east-1.amazonaws.com:9198');
    expect(markdown).toContain('A broker of Amazon MSK in `us-east-1`, public: reached over the internet.');
    expect(markdown).toContain('Port 9198: IAM, public access.');
  });

  it('pairs offsets with partitions', () => {
    const lists = (offsets: string): string => kafka('"kafka_partitions" = "0,3"', `"kafka_offsets" = ${offsets}`);
    expect(shown(lists('"7,OFFSET_|END"'))).toEqual({
      about: 'OFFSET_END',
      markdown: 'Partition 3 starts at `OFFSET_END`: Only messages that arrive from now on.',
    });
    expect(shown(lists('"|7,OFFSET_END"')).markdown).toBe('Partition 0 starts at offset 7.');
  });

  it('tells where a partition without an offset starts', () => {
    expect(shown(kafka('"kafka_partitions" = "0,1|"')).markdown).toBe(
      'Partition 1 starts at `OFFSET_END`, as `kafka_offsets` does not say where.',
    );
  });
});

describe('anywhere', () => {
  it('stays within the statement, however broken it is', () => {
    const text =
      'CREATE ROUTINE LOAD j ON t COLUMNS (a, WHERE PROPERTIES ("format" = , max_batch_rows) FROM KAFKA ("kafka_offsets" = "1,,", "aws.role_arn" = "arn:", "kafka_broker_list" = ":,b:"';
    for (let end = 0; end <= text.length; end++) {
      const analyzed = analyzeStatement(text.slice(0, end), '4.1');
      for (let offset = 0; offset <= end; offset++) {
        const found = hoverAt(analyzed, offset, english);
        if (!found) continue;
        expect(found.span.start).toBeLessThanOrEqual(offset);
        expect(found.span.end).toBeGreaterThanOrEqual(offset);
        expect(found.span.end).toBeLessThanOrEqual(end);
      }
    }
  });
});

describe('secrets', () => {
  const secret = 'wJalrXUtnFEMI-K7MDENG';
  const sql = kafka(
    '"aws.region" = "us-east-1"',
    '"aws.access_key" = "AKIAIOSFODNN7EXAMPLE"',
    `"aws.secret_key" = "${secret}"`,
    `"property.sasl.password" = "${secret}"`,
  );

  it('are in no hover, wherever the cursor stands', () => {
    for (let offset = 0; offset <= sql.length; offset++) {
      const markdown = hoverAt(analyzeStatement(sql, '4.1'), offset, english)?.markdown ?? '';
      expect(markdown).not.toContain(secret);
      expect(markdown).not.toContain('AKIAIOSFODNN7EXAMPLE');
    }
  });
});

describe('on FROM KAFKA', () => {
  const msk = [
    '"property.security.protocol" = "SASL_SSL"',
    '"property.sasl.mechanism" = "OAUTHBEARER"',
    '"aws.region" = "us-west-1"',
  ];
  const at = (...properties: readonly string[]): Shown => shown(kafka(...properties).replace('KAFKA', 'KAF|KA'));

  it('is about both words', () => {
    const sql = kafka('"kafka_topic" = "t"');
    expect(shown(sql.replace('FROM', 'FR|OM')).about).toBe('FROM KAFKA');
    expect(shown(sql.replace('KAFKA', 'KA|FKA')).about).toBe('FROM KAFKA');
  });

  it('tells that nothing authenticates', () => {
    const { markdown } = at('"kafka_topic" = "t"');
    expect(markdown).toContain('**Effective authentication: none, and no encryption**');
    expect(markdown).toContain('`property.security.protocol` is absent');
  });

  it('resolves a key pair', () => {
    const { markdown } = at(...msk, '"aws.access_key" = "a"', '"aws.secret_key" = "s"');
    expect(markdown).toContain(
      '**Effective authentication: Amazon MSK with IAM, by the key pair, region `us-west-1`**',
    );
    expect(markdown).toContain(
      '1. `aws.access_key` and `aws.secret_key`: **signs the token**\n2. `aws.role_arn`: not set',
    );
    expect(markdown).toContain('The 4.1 backend does the same');
  });

  it('resolves a role by the instance profile', () => {
    const { markdown } = at(
      ...msk,
      '"aws.role_arn" = "arn:aws:iam::123456789012:role/r"',
      '"aws.credentials_provider" = "INSTANCE_PROFILE"',
    );
    expect(markdown).toContain('Amazon MSK with IAM, by an assumed role');
    expect(markdown).toContain(
      '2. `aws.role_arn` = `arn:aws:iam::123456789012:role/r`: **assumed; the role signs the token**',
    );
    expect(markdown).toContain('3. `aws.credentials_provider` = `INSTANCE_PROFILE`: **calls STS to assume the role**');
    expect(markdown).not.toContain('Ignored');
  });

  it('shows where the backend differs from the page', () => {
    const { markdown } = at(
      ...msk,
      '"aws.role_arn" = "arn:aws:iam::123456789012:role/r"',
      '"aws.access_key" = "a"',
      '"aws.secret_key" = "s"',
    );
    expect(markdown).toContain(
      'By the documentation:\n1. `aws.access_key` and `aws.secret_key`: **signs the token**\n2. `aws.role_arn` = `arn:aws:iam::123456789012:role/r`: ignored',
    );
    expect(markdown).toContain(
      'What the 4.1 backend does, which differs:\n1. `aws.role_arn` = `arn:aws:iam::123456789012:role/r`: **assumed; the role signs the token**\n2. `aws.access_key` and `aws.secret_key`: **calls STS to assume the role**',
    );
    expect(markdown).toContain(
      '- `aws.role_arn`: by the documentation `aws.access_key` and `aws.secret_key` come first; the backend uses it nevertheless',
    );
  });

  it('tells what the backend adds to a role without a source', () => {
    const { markdown } = at(...msk, '"aws.role_arn" = "arn:aws:iam::123456789012:role/r"');
    expect(markdown).toContain('What the 4.1 backend does:\n1. `aws.role_arn`');
    expect(markdown).toContain('5. default provider chain of the AWS SDK: **calls STS to assume the role**');
  });

  it('tells of a provider that the backend does not know', () => {
    const { markdown } = at(...msk, '"aws.credentials_provider" = "ENVV"');
    expect(markdown).toContain('by the default provider chain of the AWS SDK');
    expect(markdown).toContain('3. `aws.credentials_provider` = `ENVV`: the documentation knows no such value');
    expect(markdown).toContain('What the 4.1 backend does:\n');
    expect(markdown).toContain('4. `aws.credentials_provider` = `ENVV`: unknown to the backend, which falls back');
  });

  it('lists what is ignored', () => {
    const { markdown } = at(
      ...msk,
      '"aws.access_key" = "a"',
      '"aws.secret_key" = "s"',
      '"aws.credentials_provider" = "ENV"',
      '"property.sasl.username" = "u"',
    );
    expect(markdown).toContain('- `aws.credentials_provider`: `aws.access_key` and `aws.secret_key` come first');
    expect(markdown).toContain('- `property.sasl.username`: IAM signs in with a token');
  });

  it('tells what Doris will refuse', () => {
    const { markdown } = at('"aws.credentials_provider" = "ENV"', '"property.security.protocol" = "SASL_SSL"');
    expect(markdown).toContain('Doris refuses the statement: `aws.region` is missing.');
    expect(markdown).toContain('`property.sasl.mechanism` must be `OAUTHBEARER`');
  });

  it('tells that a region alone signs in nobody', () => {
    expect(at(...msk).markdown).toContain('but no source of credentials, region `us-west-1`');
  });

  it('leaves the credentials of a job to itself in an ALTER that has none', () => {
    const { markdown } = shown(`ALTER ROUTINE LOAD FOR job FR|OM KAFKA (${msk.join(', ')});`);
    expect(markdown).toContain('Amazon MSK with IAM, with the credentials that the job has, region `us-west-1`');
  });

  it('keeps what goes wrong apart from what is ignored', () => {
    const { markdown } = at(...msk, '"aws.access_key" = "a"');
    expect(markdown).toContain('Ignored:\n- `aws.access_key`: the other half of the key pair is missing\n\n');
    expect(markdown).toContain('What goes wrong:\n- No source of credentials is set');
  });

  it('explains SASL with a password', () => {
    const { markdown } = at(
      '"property.security.protocol" = "SASL_SSL"',
      '"property.sasl.mechanism" = "PLAIN"',
      '"property.sasl.username" = "u"',
    );
    expect(markdown).toContain('SASL/PLAIN over TLS');
    expect(markdown).toContain('Missing: `property.sasl.password`');
  });

  it('explains TLS', () => {
    expect(at('"property.security.protocol" = "SSL"').markdown).toContain('Effective authentication: none, over TLS');
  });
});

describe('on the words of a clause', () => {
  const sql = `CREATE ROUTINE LOAD job ON t WITH MERGE COLUMNS TERMINATED BY ",", COLUMNS (a, b), PRECEDING FILTER a > 1, WHERE b > 1, DELETE ON a = 2, ORDER BY b, PARTITION (p) PROPERTIES ("format" = "csv") FROM KAFKA ("kafka_topic" = "t") COMMENT "c";`;
  test.each([
    ['CREATE ROUTINE LOAD', 'Creates a job'],
    ['ON', 'The table to load into'],
    ['WITH MERGE', '`MERGE` decides by the condition'],
    ['COLUMNS TERMINATED BY', 'The separator of CSV fields'],
    ['COLUMNS', 'Maps the fields of a message'],
    ['PRECEDING FILTER', 'before COLUMNS converts them'],
    ['WHERE', 'Keeps the rows that meet a condition'],
    ['DELETE ON', 'rows that meet the condition are deleted'],
    ['ORDER BY', 'The sequence column'],
    ['PARTITION', 'The partitions of the table'],
    ['PROPERTIES', 'Settings of the job'],
    ['COMMENT', 'A remark on the job'],
  ])('explains %s', (words, phrase) => {
    const place =
      words === 'COLUMNS' ? sql.lastIndexOf('COLUMNS') : words === 'ON' ? sql.indexOf('ON t') : sql.indexOf(words);
    const { markdown, about } = shown(`${sql.slice(0, place + 1)}|${sql.slice(place + 1)}`);
    expect(about).toBe(words);
    expect(markdown).toContain(phrase);
    expect(markdown).toContain('[Documentation](https://');
  });

  it('explains the other statements', () => {
    expect(shown('PAU|SE ALL ROUTINE LOAD;').markdown).toContain('every job of the current database');
    expect(shown('ALTER ROUT|INE LOAD FOR job PROPERTIES ("max_batch_rows" = "300000");').markdown).toContain(
      'must be paused',
    );
  });

  test.each([
    ['a comment', '-- CREATE ROU|TINE LOAD\nSTOP ROUTINE LOAD FOR job;'],
    ['SQL of other kinds', 'SELECT | 1;'],
    ['a name', 'CREATE ROUTINE LOAD jo|b ON t FROM KAFKA ("kafka_topic" = "t");'],
  ])('says nothing on %s', (_, marked) => {
    expect(hover(marked)).toBeUndefined();
  });
});
