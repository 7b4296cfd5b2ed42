import { describe, expect, it, test } from 'vitest';
import { plainJob } from '../../support/jobs.ts';
import { completeInFile, labelsInFile, offersInFile } from './completing.ts';

const jobs = [plainJob('shop.orders'), plainJob('shop.clicks'), plainJob('crm.people')].join('\n');

const all = ['crm.people', 'shop.clicks', 'shop.orders'];

describe('names of jobs', () => {
  test.each([
    'ALTER ROUTINE LOAD FOR |',
    'PAUSE ROUTINE LOAD FOR |',
    'RESUME ROUTINE LOAD FOR |;',
    'STOP ROUTINE LOAD FOR |',
    'SHOW ROUTINE LOAD FOR |',
    'SHOW ALL ROUTINE LOAD FOR |',
    'SHOW CREATE ROUTINE LOAD FOR |',
    'pause routine load for |',
    'PAUSE ROUTINE LOAD FOR |\nRESUME ROUTINE LOAD FOR a;',
  ])('are those that the file creates, nearest first: %s', (statement) => {
    expect(labelsInFile(`${jobs}\n${statement}`)).toEqual(all);
  });

  it('are those further down, too', () => {
    expect(labelsInFile(`${plainJob('a')}\nSTOP ROUTINE LOAD FOR |;\n${plainJob('b')}\n${plainJob('c')}`)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it.each([
    ['of the database in front', 'PAUSE ROUTINE LOAD FOR shop.|', ['clicks', 'orders']],
    ['of the database in backquotes', 'PAUSE ROUTINE LOAD FOR `shop`.|', ['clicks', 'orders']],
    ['half typed', 'PAUSE ROUTINE LOAD FOR cli|', ['shop.clicks']],
    ['half typed behind the database', 'PAUSE ROUTINE LOAD FOR shop.or|;', ['orders']],
    ['of no database that is known', 'PAUSE ROUTINE LOAD FOR web.|', []],
    ['in front of more', 'ALTER ROUTINE LOAD FOR |\nPROPERTIES ("max_batch_rows" = "300000");', all],
    ['in a new job, which needs a name of its own', 'CREATE ROUTINE LOAD o|', []],
    ['behind the name', 'STOP ROUTINE LOAD FOR shop.orders |', []],
    ['in other SQL', 'EXPORT TABLE FOR |', []],
  ])('%s', (_, statement, expected) => {
    expect(labelsInFile(`${jobs}\n${statement}`)).toEqual(expected);
  });

  it.each([
    ['PAUSE ROUTINE LOAD FOR |', 'PAUSE ROUTINE LOAD FOR shop.orders'],
    ['PAUSE ROUTINE LOAD FOR ord|', 'PAUSE ROUTINE LOAD FOR shop.orders'],
    ['PAUSE ROUTINE LOAD FOR o|ld;', 'PAUSE ROUTINE LOAD FOR shop.orders;'],
    ['PAUSE ROUTINE LOAD FOR sh|op.clicks;', 'PAUSE ROUTINE LOAD FOR shop.orders;'],
  ])('take the place of what is typed: %s', (statement, expected) => {
    expect(completeInFile(`${jobs}\n${statement}`, 'shop.orders')).toBe(expected);
  });

  it('take the place of the name behind a database', () => {
    expect(completeInFile(`${jobs}\nSTOP ROUTINE LOAD FOR shop.o|ld;`, 'orders')).toBe(
      'STOP ROUTINE LOAD FOR shop.orders;',
    );
  });

  it('are in backquotes where they need them, or have them', () => {
    const odd = plainJob('`orders-2024`');
    expect(completeInFile(`${odd}\nSTOP ROUTINE LOAD FOR |`, 'orders-2024')).toBe(
      'STOP ROUTINE LOAD FOR `orders-2024`',
    );
    expect(completeInFile(`${jobs}\nSTOP ROUTINE LOAD FOR shop.\`ord|\`;`, 'orders')).toBe(
      'STOP ROUTINE LOAD FOR shop.`orders`;',
    );
    expect(labelsInFile(`${jobs}\nSTOP ROUTINE LOAD FOR shop.\`|`)).toEqual(['clicks', 'orders']);
  });

  it('have the database where another one is in use', () => {
    const used = `USE shop;\n${plainJob('orders')}\n`;
    expect(labelsInFile(`${used}PAUSE ROUTINE LOAD FOR |`)).toEqual(['orders']);
    expect(labelsInFile(`${used}PAUSE ROUTINE LOAD FOR shop.|`)).toEqual(['orders']);
    expect(labelsInFile(`${used}USE crm;\nPAUSE ROUTINE LOAD FOR |`)).toEqual(['shop.orders']);
  });

  it('are those of the workspace behind those of the file', () => {
    const others = {
      'b.sql': `USE web;\n${plainJob('visits')}\n${plainJob('web.errors')}`,
      'c.sql': plainJob('loose'),
    };
    expect(labelsInFile(`${plainJob('a')}\nPAUSE ROUTINE LOAD FOR |`, { others })).toEqual([
      'a',
      'web.errors',
      'loose',
      'web.visits',
    ]);
    expect(labelsInFile(`USE web;\nPAUSE ROUTINE LOAD FOR |`, { others })).toEqual(['web.errors', 'loose', 'visits']);
  });

  it('are those that other statements name where nothing creates any', () => {
    expect(labelsInFile('PAUSE ROUTINE LOAD FOR shop.orders;\nALTER ROUTINE LOAD FOR |')).toEqual(['shop.orders']);
    expect(labelsInFile(`PAUSE ROUTINE LOAD FOR shop.ordres;\n${jobs}\nALTER ROUTINE LOAD FOR |`)).not.toContain(
      'shop.ordres',
    );
  });
});

describe('SHOW ROUTINE LOAD TASK', () => {
  it.each([
    ['in the string', 'WHERE JobName = "|"', 'WHERE JobName = "orders"'],
    ['half typed', "WHERE jobname = 'or|d';", "WHERE jobname = 'orders';"],
    ['in a string that is not closed', 'WHERE JobName = "|', 'WHERE JobName = "orders"'],
    ['without quotes yet', 'WHERE JobName = |', 'WHERE JobName = "orders"'],
    ['of a database', 'FROM shop WHERE JobName = "|"', 'FROM shop WHERE JobName = "orders"'],
  ])('offers the names of jobs %s', (_, before, after) => {
    expect(completeInFile(`${jobs}\nSHOW ROUTINE LOAD TASK ${before}`, 'orders')).toBe(
      `SHOW ROUTINE LOAD TASK ${after}`,
    );
  });

  it('offers those of the database only', () => {
    expect(labelsInFile(`${jobs}\nSHOW ROUTINE LOAD TASK FROM crm WHERE JobName = "|"`)).toEqual(['people']);
    expect(labelsInFile(`${jobs}\nUSE shop;\nSHOW ROUTINE LOAD TASK WHERE JobName = "|"`)).toEqual([
      'clicks',
      'orders',
    ]);
  });

  it('offers the only condition that Doris takes', () => {
    expect(labelsInFile('SHOW ROUTINE LOAD TASK WHERE |')).toEqual(['JobName']);
    expect(completeInFile('SHOW ROUTINE LOAD TASK WHERE |', 'JobName')).toBe(
      'SHOW ROUTINE LOAD TASK WHERE JobName = "|"',
    );
    expect(labelsInFile(`${jobs}\nSHOW ROUTINE LOAD TASK WHERE State = "|"`)).toEqual([]);
    expect(labelsInFile(`${jobs}\nSHOW ROUTINE LOAD TASK WHERE JobName = "orders" |`)).toEqual([]);
  });
});

const table = `CREATE TABLE shop.orders (id BIGINT, day DATE, amount DECIMAL(9, 2), \`order\` INT, total INT AS (amount * 2))
UNIQUE KEY (id)
PARTITION BY RANGE (day) (PARTITION p2023 VALUES LESS THAN ("2024-01-01"), PARTITION p2024 VALUES LESS THAN ("2025-01-01"))
DISTRIBUTED BY HASH (id) BUCKETS 8;
`;
const from = 'FROM KAFKA ("kafka_broker_list" = "b:9092", "kafka_topic" = "t");';

/** A job for the table with some clauses. */
function job(clauses: string): string {
  return `${table}CREATE ROUTINE LOAD shop.sales ON orders ${clauses}\n${from}`;
}

/** The names offered there, without the words. */
function names(marked: string): readonly string[] {
  return offersInFile(marked).flatMap(({ kind, label }) => (kind === 'name' ? label : []));
}

describe('names of tables', () => {
  it('are those that are created, in the database of the job', () => {
    const tables = `${table}CREATE TABLE crm.people (id INT) DISTRIBUTED BY HASH (id) BUCKETS 1;\n`;
    expect(names(`${tables}CREATE ROUTINE LOAD shop.sales ON |\n${from}`)).toEqual(['orders']);
    expect(names(`${tables}CREATE ROUTINE LOAD sales ON |`)).toEqual(['people', 'orders']);
    expect(names(`${tables}USE crm;\nCREATE ROUTINE LOAD sales ON pe|\n${from}`)).toEqual(['people']);
    expect(completeInFile(`${tables}CREATE ROUTINE LOAD shop.sales ON o|\n${from}`, 'orders')).toContain('ON orders\n');
  });
});

describe('columns', () => {
  it.each([
    ['COLUMNS', 'COLUMNS (|)', ['id', 'day', 'amount', 'order']],
    ['COLUMNS that is not closed', 'COLUMNS (|', ['id', 'day', 'amount', 'order']],
    ['COLUMNS behind a comma, those not named yet first', 'COLUMNS (day, |)', ['id', 'amount', 'order', 'day']],
    ['COLUMNS in front of others', 'COLUMNS (|, ID)', ['day', 'amount', 'order', 'id']],
    ['COLUMNS half typed', 'COLUMNS (id, am|)', ['amount']],
    ['COLUMNS, but not those computed already', 'COLUMNS (id, day = now(), |)', ['amount', 'order', 'id']],
    ['ORDER BY', 'ORDER BY |', ['id', 'day', 'amount', 'order']],
    ['ORDER BY behind COLUMNS', 'COLUMNS (id, ts, day = date(ts)), ORDER BY |', ['id', 'ts', 'day']],
    ['WHERE', 'WHERE |', ['id', 'day', 'amount', 'order']],
    ['WHERE behind COLUMNS', 'COLUMNS (id, ts, day = date(ts)), WHERE id > 1 AND |', ['id', 'ts', 'day']],
    ['WHERE behind an expression alone', 'COLUMNS (x = id + 1), WHERE |', ['id', 'day', 'amount', 'order', 'x']],
    ['a function in WHERE', 'COLUMNS (id, name), WHERE length(n|) > 2', ['name']],
    ['PRECEDING FILTER', 'COLUMNS (id, ts, day = date(ts)), PRECEDING FILTER |', ['id', 'ts']],
    ['DELETE ON', 'WITH MERGE COLUMNS (id, op), DELETE ON |', ['id', 'op']],
    ['expressions of COLUMNS', 'COLUMNS (id, ts, a = ts + 1, day = |)', ['id', 'ts', 'a']],
    ['expressions in front of others', 'COLUMNS (id, ts, a = date(|), b = 1)', ['id', 'ts']],
    ['PARTITION', 'PARTITION (|)', ['p2023', 'p2024']],
    ['PARTITIONS behind a comma', 'PARTITIONS (p2024, |)', ['p2023']],
    ['partitions that are temporary, and not known', 'TEMPORARY PARTITION (|)', []],
    ['no name behind a value', 'WHERE id |', []],
    ['no name in PARTITION with values', 'PARTITION (day = |)', []],
  ])('are offered in %s', (_, clauses, expected) => {
    expect(names(job(clauses))).toEqual(expected);
  });

  it('come before words, with their types', () => {
    const [first] = offersInFile(job('WHERE am|'));
    expect([first?.label, first?.detail]).toEqual(['amount', 'DECIMAL(9, 2)']);
  });

  it('are in backquotes where they need them', () => {
    expect(completeInFile(job('COLUMNS (id, o|)'), 'order')).toContain('COLUMNS (id, `order`)');
  });

  it('are those of COLUMNS where no table is known', () => {
    const sql = `CREATE ROUTINE LOAD j ON t COLUMNS (id, ts), ORDER BY |\n${from}`;
    expect(names(sql)).toEqual(['id', 'ts']);
    expect(names(`CREATE ROUTINE LOAD j ON t COLUMNS (|)\n${from}`)).toEqual([]);
  });

  it('of an ALTER are those of its CREATE', () => {
    const created = job('COLUMNS (id, ts)');
    expect(names(`${created}\nALTER ROUTINE LOAD FOR shop.sales WHERE |`)).toEqual(['id', 'ts']);
    expect(names(`${created}\nALTER ROUTINE LOAD FOR shop.sales COLUMNS (|)`)).toEqual([
      'id',
      'day',
      'amount',
      'order',
    ]);
  });
});

describe('jsonpaths', () => {
  const columns = 'CREATE ROUTINE LOAD j ON t COLUMNS (id, name, day = now())';
  const paths = '["$.id", "$.name"]';

  it.each([
    ['in double quotes', '"|"', '"[\\"$.id\\", \\"$.name\\"]"'],
    ['in single quotes', "'|'", `'${paths}'`],
    ['over others', `'["$.i|"]'`, `'${paths}'`],
    ['without quotes yet', '|', '"[\\"$.id\\", \\"$.name\\"]"'],
  ])('are those of the fields of COLUMNS, %s', (_, before, after) => {
    const sql = (value: string): string => `${columns} PROPERTIES ("format" = "json", "jsonpaths" = ${value}) ${from}`;
    expect(labelsInFile(sql(before))).toEqual([paths]);
    expect(completeInFile(sql(before), paths)).toBe(sql(after));
  });

  it('of an ALTER are those of the fields of its CREATE', () => {
    const sql = `${columns} ${from}\nALTER ROUTINE LOAD FOR j PROPERTIES ("jsonpaths" = "|");`;
    expect(labelsInFile(sql)).toEqual([paths]);
  });

  it('are not offered without COLUMNS', () => {
    expect(labelsInFile(`CREATE ROUTINE LOAD j ON t PROPERTIES ("jsonpaths" = "|") ${from}`)).toEqual([]);
  });
});
