import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../server/src/syntax/edits.ts';
import { changeSnapshot, openSnapshot } from '../../../server/src/workspace/document.ts';
import { check, findingsAt } from '../../../server/src/workspace/findings.ts';
import { foundInFile as found } from '../../support/findings.ts';
import { plainJob } from '../../support/jobs.ts';
import {
  accessKey,
  alter as alterIam,
  create,
  createAt,
  iam,
  name,
  oauth,
  profile,
  provider,
  region,
  role,
  saslSsl,
  secretKey,
} from '../rules/mskStatements.ts';

const duplicate = 'DUPLICATE KEY (k) DISTRIBUTED BY HASH (k) BUCKETS 1;';

function table(name: string, rest = duplicate): string {
  return `CREATE TABLE ${name} (k INT) ${rest}`;
}

/** A job that is right only for a table with UNIQUE KEY. */
function deleting(label: string): string {
  return plainJob(label).replace('ON t', 'ON t WITH DELETE');
}

const wrong = ['table-merge-type «WITH DELETE»'];

describe('the table of a job', () => {
  it.each([
    ['of the database of the job', [table('shop.t'), deleting('shop.j')]],
    ['further down', [deleting('shop.j'), table('shop.t')]],
    ['with USE', ['USE shop;', table('t'), deleting('shop.j')]],
    ['with USE for the job', [table('shop.t'), 'USE shop;', deleting('j')]],
    ['without any database', [table('t'), deleting('j')]],
    ['with the catalog of Doris', [table('internal.shop.t'), deleting('shop.j')]],
    ['with a compute group between', ['USE shop;', table('t'), 'USE @fast;', deleting('j')]],
    ['with its engine', [table('shop.t', `ENGINE = OLAP ${duplicate}`), deleting('shop.j')]],
    ['in backquotes', [table('`shop`.`t`'), deleting('shop.j')]],
    ['beside others that are altered', [table('shop.t'), 'ALTER TABLE shop.u ADD COLUMN v INT;', deleting('shop.j')]],
  ])('is found: %s', (_, statements) => {
    expect(found(...statements)).toEqual(wrong);
  });

  it.each([
    ['another database', [table('crm.t'), deleting('shop.j')]],
    ['another database by USE', ['USE crm;', table('t'), deleting('shop.j')]],
    ['a database that is not named', [table('t'), deleting('shop.j')]],
    ['another table', [table('shop.u'), deleting('shop.j')]],
    ['another catalog', [table('hive.shop.t'), deleting('shop.j')]],
    ['another catalog by SWITCH', ['SWITCH hive;', 'USE shop;', table('t'), 'SWITCH internal;', deleting('shop.j')]],
    ['a database forgotten by SWITCH', ['USE shop;', table('t'), 'SWITCH internal;', deleting('j')]],
    [
      'two definitions',
      [table('shop.t'), table('shop.t', duplicate.replace('DUPLICATE', 'UNIQUE')), deleting('shop.j')],
    ],
    ['altered', [table('shop.t'), 'ALTER TABLE shop.t ADD COLUMN v INT;', deleting('shop.j')]],
    ['altered somewhere else', [table('shop.t'), deleting('shop.j'), 'ALTER TABLE T ADD COLUMN v INT;']],
    ['of another engine', [table('shop.t', 'ENGINE = JDBC;'), deleting('shop.j')]],
    ['external', ['CREATE EXTERNAL TABLE shop.t (k INT);', deleting('shop.j')]],
    ['a copy', ['CREATE TABLE shop.t LIKE shop.u;', deleting('shop.j')]],
    ['of a query', ['CREATE TABLE shop.t AS SELECT 1;', deleting('shop.j')]],
    ['of another database system', [table('shop.t', 'WITH (x = 1);'), deleting('shop.j')]],
    ['half typed', ['CREATE TABLE shop.t (k INT, v;', deleting('shop.j')]],
  ])('is not taken from what is not surely its definition: %s', (_, statements) => {
    expect(found(...statements)).toEqual([]);
  });

  it('bears on its jobs while it is edited', () => {
    const text = `${table('shop.t')}\n${deleting('shop.j')}\nSELECT 1;`;
    const before = check(openSnapshot('file:///a.sql', 1, '4.1', text));
    expect(before.findings.map((row) => row.map(({ code }) => code))).toEqual([[], ['table-merge-type'], []]);
    const start = text.indexOf('DUPLICATE');
    const range = {
      start: { line: 0, character: start },
      end: { line: 0, character: start + 'DUPLICATE'.length },
    };
    const after = check(changeSnapshot(before.snapshot, 2, [{ range, text: 'UNIQUE' }]), before);
    expect(after.findings).toEqual([[], [], []]);
  });
});

describe('a name in COLUMNS', () => {
  const wide = `CREATE TABLE shop.t (k INT, tag_1 INT, amount INT) ${duplicate}`;
  const into = (clause: string): string => plainJob('shop.j').replace('ON t', `ON t ${clause}`);

  it.each([
    ['that is a slip', 'COLUMNS (k, tag_1, ammount)', ['table-column-name «ammount»']],
    ['in another letter case', 'COLUMNS (k, TAG_1, Amount)', []],
    ['with another number', 'COLUMNS (k, tag_2, amount)', []],
    ['that a condition uses', 'COLUMNS (k, tag_1, ammount), WHERE ammount > 1', []],
    ['beside the column itself', 'COLUMNS (k, amount, ammount)', []],
    ['like no column', 'COLUMNS (k, skipped)', []],
  ])('%s', (_, clause, expected) => {
    expect(found(wide, into(clause))).toEqual(expected);
  });
});

describe('partitions', () => {
  const partitioned =
    'DUPLICATE KEY (k) PARTITION BY RANGE (k) (PARTITION p1 VALUES LESS THAN ("9")) DISTRIBUTED BY HASH (k);';
  const into = (clause: string): string => plainJob('shop.j').replace('ON t', `ON t ${clause}`);

  it.each([
    ['one that is there', partitioned, 'PARTITION (p1)', []],
    ['one that is not', partitioned, 'PARTITION (p1, p7)', ['table-partition «p7»']],
    ['two that are not', partitioned, 'PARTITION (q, r)', ['table-partition «q»', 'table-partition «r»']],
    ['a temporary one', partitioned, 'TEMPORARY PARTITION (p7)', []],
    ['made by Doris', partitioned.replace('PARTITION BY', 'AUTO PARTITION BY'), 'PARTITION (p7)', []],
    ['the only one of a table', duplicate, 'PARTITION (t)', []],
    ['another one of that', duplicate, 'PARTITION (p1)', ['table-partition «p1»']],
    [
      'made in steps',
      'DUPLICATE KEY (k) PARTITION BY RANGE (k) (FROM ("1") TO ("9") INTERVAL 1) DISTRIBUTED BY HASH (k);',
      'PARTITION (p_1)',
      [],
    ],
  ])('%s', (_, rest, clause, expected) => {
    expect(found(table('shop.t', rest), into(clause))).toEqual(expected);
  });
});

/** The five statements of the documentation on Amazon MSK: ways to sign in for one job. */
const documented = [
  create(...iam, accessKey, secretKey),
  ...['INSTANCE_PROFILE', 'ENV', 'DEFAULT'].map((value) => create(...iam, role, provider(value))),
  create(...iam, provider('INSTANCE_PROFILE')),
];

const otherTopic = (label: string): string => plainJob(label).replace('"x"', '"y"');
const otherTable = (label: string): string => plainJob(label).replace('ON t', 'ON u');
const otherLoad = (label: string): string => otherTopic(label).replace('ON t', 'ON u');

describe('the name of a job', () => {
  const [first, second] = [plainJob('shop.j'), plainJob('crm.j')];
  const taken = ['job-name-taken «shop.j»'];

  it.each([
    ['twice', [first, first], taken],
    ['paused between', [first, 'PAUSE ROUTINE LOAD FOR shop.j;', first], taken],
    ['another one stopped', [first, 'STOP ROUTINE LOAD FOR shop.i;', first], taken],
    ['three times, once stopped', [first, 'STOP ROUTINE LOAD FOR shop.j;', first, first], taken],
    ['with USE', ['USE shop;', plainJob('j'), first], taken],
    ['stopped', [first, 'STOP ROUTINE LOAD FOR shop.j;', first], []],
    ['stopped by USE', [first, 'USE shop;', 'STOP ROUTINE LOAD FOR j;', first], []],
    ['in two databases', [first, second], []],
    ['in a database that may be another', [first, plainJob('j')], []],
    ['in a database that is not named', [plainJob('j'), otherLoad('j')], ['job-name-taken «j»']],
    ['there, with another topic for the same table', [plainJob('j'), otherTopic('j')], []],
    ['there, with another table for the same topic', [plainJob('j'), otherTable('j')], []],
    ['there, stopped', [plainJob('j'), 'STOP ROUTINE LOAD FOR j;', otherLoad('j')], []],
    ['of the statements of the documentation', documented, []],
    ['to be filled in', [plainJob('shop.`<job>`'), plainJob('shop.`<job>`')], []],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements)).toEqual(expected);
  });

  it('can be made free first, which nothing does unseen', () => {
    const snapshot = openSnapshot('file:///a.sql', 1, '4.1', `${first}\n${first}`);
    const fixes = findingsAt(snapshot, 1).flatMap((finding) => finding.fixes());
    expect(fixes).toEqual([
      {
        title: 'Stop the job first',
        edits: [{ span: { start: 1, end: 1 }, text: 'STOP ROUTINE LOAD FOR shop.j;\n' }],
        preferred: false,
        safe: false,
      },
    ]);
  });
});

describe('an ALTER', () => {
  const alter = 'ALTER ROUTINE LOAD FOR shop.j PROPERTIES ("max_error_number" = "1");';
  const [pause, resume] = ['PAUSE ROUTINE LOAD FOR shop.j;', 'RESUME ROUTINE LOAD FOR shop.j;'];
  const running = ['alter-running-job «shop.j»'];

  it.each([
    ['of a new job', [plainJob('shop.j'), alter], running],
    ['of a job that goes on', [pause, resume, alter], running],
    ['of a job that is resumed', [resume, alter], running],
    ['in the database of USE', ['USE shop;', plainJob('j'), alter], running],
    ['behind a pause of another job', [plainJob('shop.j'), 'PAUSE ROUTINE LOAD FOR shop.i;', alter], running],
    ['alone', [alter], []],
    ['behind a pause', [plainJob('shop.j'), pause, alter], []],
    ['behind two changes in one pause', [plainJob('shop.j'), pause, alter, alter], []],
    ['behind a pause of all', [plainJob('shop.j'), 'PAUSE ALL ROUTINE LOAD;', alter], []],
    ['behind a pause without the database', [plainJob('shop.j'), 'PAUSE ROUTINE LOAD FOR j;', alter], []],
    ['behind a stop', [plainJob('shop.j'), 'STOP ROUTINE LOAD FOR shop.j;', alter], ['stopped-job «j»']],
    ['in a database that may be another', [plainJob('j'), alter], []],
    ['further up', [alter, plainJob('shop.j')], []],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements).filter((line) => !line.startsWith('unknown-job'))).toEqual(expected);
  });
});

describe('a job that the file stops', () => {
  const [stop, pause, resume] = ['STOP', 'PAUSE', 'RESUME'].map((verb) => `${verb} ROUTINE LOAD FOR shop.j;`) as [
    string,
    string,
    string,
  ];
  const gone = ['stopped-job «j»'];
  const broken = ['syntax-error «FROM»'];

  it.each([
    ['cannot be paused', [stop, pause], gone],
    ['can neither be resumed nor paused', [plainJob('shop.j'), stop, resume, pause], [...gone, ...gone]],
    ['is gone in the database of USE', ['USE shop;', 'STOP ROUTINE LOAD FOR j;', resume], gone],
    ['is gone where no database is named', [stop.replace('shop.', ''), resume.replace('shop.', '')], gone],
    ['is gone, not misspelt', [plainJob('shop.i'), stop, pause], gone],
    ['cannot be stopped again', [stop, stop], ['stopped-job «j»']],
    ['can be shown', [stop, 'SHOW ALL ROUTINE LOAD FOR shop.j;'], []],
    ['is there in front of it', [pause, resume, stop], []],
    ['may be created anew', [stop, plainJob('shop.j'), pause], []],
    ['may be created anew by a broken statement', [stop, plainJob('shop.j').replace(' ON t', ' ON'), pause], broken],
    ['may be created anew in the same database', [stop, plainJob('j'), pause], []],
    ['may be in another database', [stop, pause.replace('shop.', '')], []],
    ['may be in another database behind USE', [stop.replace('shop.', ''), 'USE crm;', 'PAUSE ROUTINE LOAD FOR j;'], []],
    ['may be another one when the STOP is broken', [stop.replace(';', ' now;'), pause], ['syntax-error «j now»']],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements)).toEqual(expected);
  });
});

describe('the partitions of a job', () => {
  const pause = 'PAUSE ROUTINE LOAD FOR shop.j;';
  const set = (partitions: string, offsets: string, more = ''): string =>
    `ALTER ROUTINE LOAD FOR shop.j FROM KAFKA ("kafka_partitions" = "${partitions}", "kafka_offsets" = "${offsets}"${more});`;
  const job = plainJob('shop.j').replace('"0"', '"0, 1,2,"');

  it.each([
    ['of which the job has all', job, set('2,0', '1,1'), []],
    ['of which the job lacks two', job, set('3,0,4', '1,1,1'), ['alter-partitions «3»', 'alter-partitions «4»']],
    ['of a new topic', job, set('3', '1', ', "kafka_topic" = "y"'), []],
    ['to be filled in by the ALTER', job, set('<partition>', '1'), []],
    ['to be filled in by the CREATE', plainJob('shop.j').replace('"0"', '"<partitions>"'), set('3', '1'), []],
    ['of a job that reads them all', plainJob('shop.j').replace(', "kafka_partitions" = "0"', ''), set('3', '1'), []],
    ['of a job of another database', plainJob('crm.j'), set('3', '1'), []],
  ])('%s', (_, created, alter, expected) => {
    expect(found(created, pause, alter)).toEqual(expected);
  });

  it('are not known behind another ALTER', () => {
    const topic =
      'ALTER ROUTINE LOAD FOR shop.j FROM KAFKA ("kafka_topic" = "y", "property.kafka_default_offsets" = "OFFSET_END");';
    expect(found(job, pause, topic, set('3', '1'))).toEqual([]);
  });
});

describe('the default offset of a job that ALTER resets', () => {
  const job = (start: string): string =>
    plainJob('shop.j')
      .replace('"x",', `"x", ${start}`)
      .replace(/"kafka_partitions" = "0"/, '"property.group.id" = "g"');
  const pause = 'PAUSE ROUTINE LOAD FOR shop.j;';
  const alter = 'ALTER ROUTINE LOAD FOR shop.j FROM KAFKA ("property.client.id" = "c");';
  const reset = ['alter-default-offsets «FROM KAFKA»'];

  it.each([
    ['is told', job('"property.kafka_default_offsets" = "OFFSET_BEGINNING",'), [], reset],
    ['is told when it is left open', job('"property.kafka_default_offsets" = "<start>",'), [], reset],
    ['is not told when it is the same', job('"property.kafka_default_offsets" = "offset_end",'), [], []],
    ['is not told when there is none', job(''), [], []],
    [
      'is told when another ALTER may have set it',
      job(''),
      [alter.replace('"property.client.id" = "c"', '"property.kafka_default_offsets" = "OFFSET_BEGINNING"')],
      reset,
    ],
    ['is told when Doris has put in none', plainJob('shop.j').replace('"0"', '"0", "kafka_offsets" = "7"'), [], reset],
  ])('%s', (_, created, between, expected) => {
    expect(found(created, pause, ...between, alter)).toEqual(expected);
  });

  it('can be repeated', () => {
    const text = [job('"property.kafka_default_offsets" = "2026-01-01 00:00:00",'), pause, alter].join('\n');
    const fixes = findingsAt(openSnapshot('file:///a.sql', 1, '4.1', text), 2).flatMap((finding) => finding.fixes());
    expect(fixes.map(({ title, preferred }) => [title, preferred])).toEqual([
      ['Add "property.kafka_default_offsets" = "2026-01-01 00:00:00"', true],
      ['Add "property.kafka_default_offsets" = "OFFSET_BEGINNING"', false],
      ['Add "property.kafka_default_offsets" = "OFFSET_END"', false],
    ]);
  });
});

describe('what an ALTER has to repeat for IAM', () => {
  const pause = 'PAUSE ROUTINE LOAD FOR IAM_Test;';
  const add = 'Add "aws.region" = "us-west-1"';
  const all = 'Repeat region, protocol and mechanism of the job';

  /** The titles of the repairs of the ALTER behind a CREATE that give the region or everything. */
  function offered(created: string, alter: string): readonly string[] {
    const snapshot = openSnapshot('file:///a.sql', 1, '4.1', [created, pause, alter].join('\n'));
    const titles = findingsAt(snapshot, 2).flatMap((finding) => finding.fixes().map(({ title }) => title));
    return [...new Set(titles)].filter((title) => title.includes('aws.region') || title.startsWith('Repeat'));
  }

  it.each([
    ['is as the job has it', create(...iam, role), alterIam(profile), [all, add]],
    ['is added to what is there', create(...iam, role), alterIam(saslSsl, oauth, profile), [add]],
    ['is in the names of its brokers', createAt(`${name}:9098`), alterIam(profile), [add]],
    [
      'is that of new brokers',
      create(...iam, role),
      alterIam(`"kafka_broker_list" = "${name.replace('us-west-1', 'eu-west-1')}:9098"`, saslSsl, oauth, profile),
      ['Add "aws.region" = "eu-west-1"'],
    ],
    [
      'is left open with brokers that tell none',
      create(...iam, role),
      alterIam('"kafka_broker_list" = "kafka2:9098"', saslSsl, oauth, profile),
      ['Add "aws.region" = "<region>"'],
    ],
    [
      'is left open where the CREATE leaves it open',
      create('"aws.region" = "<region>"', saslSsl, oauth, role),
      alterIam(saslSsl, oauth, profile),
      ['Add "aws.region" = "<region>"'],
    ],
  ])('%s', (_, created, alter, expected) => {
    expect(offered(created, alter)).toEqual(expected);
  });

  it('is all written at once', () => {
    const text = [create(...iam, role), pause, alterIam(profile)].join('\n');
    const snapshot = openSnapshot('file:///a.sql', 1, '4.1', text);
    const fix = findingsAt(snapshot, 2)
      .flatMap((finding) => finding.fixes())
      .find(({ title }) => title === all);
    const repaired = applyEdits(snapshot.pieces[2]?.text ?? '', fix?.edits ?? []).trim();
    expect(repaired).toBe(alterIam(region, saslSsl, oauth, profile));
    expect(found(create(...iam, profile), pause, repaired)).toEqual([]);
  });
});

describe('a name that nothing creates', () => {
  const job = plainJob('shop.orders');

  it.each([
    ['misspelt', [job, 'PAUSE ROUTINE LOAD FOR shop.oders;'], ['unknown-job «oders»']],
    ['in another letter case', [job, 'RESUME ROUTINE LOAD FOR ORDERS;'], ['unknown-job «ORDERS»']],
    ['like no other', [job, 'SHOW ROUTINE LOAD FOR clicks;'], ['unknown-job «clicks»']],
    ['of tasks', [job, 'SHOW ROUTINE LOAD TASK FOR clicks;'], ['show-task «FOR clicks»', 'unknown-job «clicks»']],
    ['in front of the new job', ['SHOW CREATE ROUTINE LOAD FOR clicks;', job], ['unknown-job «clicks»']],
    ['stopped by a slip', [job, 'STOP ROUTINE LOAD FOR shop.ordrs;'], ['unknown-job «ordrs»']],
    ['stopped for good', [job, 'STOP ROUTINE LOAD FOR shop.orders_old;'], []],
    ['with another number, stopped', [plainJob('orders_2'), 'STOP ROUTINE LOAD FOR orders_1;'], []],
    ['that is there', [job, 'PAUSE ROUTINE LOAD FOR shop.orders;'], []],
    ['that is there in some database', [job, 'PAUSE ROUTINE LOAD FOR crm.orders;'], []],
    ['that is created further down', ['STOP ROUTINE LOAD FOR shop.orders;', job], []],
    [
      'that is created by a broken statement',
      [job, plainJob('clicks').replace(' ON t', ' ON'), 'PAUSE ROUTINE LOAD FOR clicks;'],
      ['syntax-error «FROM»'],
    ],
    ['to be filled in', [job, 'PAUSE ROUTINE LOAD FOR `<job>`;'], []],
    ['beside a new job whose name is left open', [job, plainJob('`{{ job }}`'), 'PAUSE ROUTINE LOAD FOR clicks;'], []],
    ['in a file that creates nothing', ['PAUSE ROUTINE LOAD FOR a;', 'RESUME ROUTINE LOAD FOR b;'], []],
  ])('%s', (_, statements, expected) => {
    expect(found(...statements)).toEqual(expected);
  });

  it('is one of too many in a file that is about jobs from elsewhere', () => {
    const pauses = Array.from({ length: 11 }, (_, index) => `PAUSE ROUTINE LOAD FOR job_${'abcdefghijk'[index]};`);
    expect(found(job, ...pauses.slice(1))).toHaveLength(10);
    expect(found(job, ...pauses)).toEqual([]);
  });

  it('comes with the names that may be meant', () => {
    const snapshot = openSnapshot(
      'file:///a.sql',
      1,
      '4.1',
      `${job}\n${plainJob('clicks')}\nPAUSE ROUTINE LOAD FOR oders;`,
    );
    const [finding] = findingsAt(snapshot, 2);
    expect(finding?.message).toBe('Nothing in this workspace creates a job `oders`. Did you mean `orders`?');
    expect(finding?.fixes().map(({ title }) => title)).toEqual(['Change to orders']);
  });
});
