import { describe, expect, test } from 'vitest';
import { RoutineLoadParser } from '../../../server/src/syntax/grammar.ts';
import { create, source } from './statements.ts';
import { accepts, rejects } from './verdicts.ts';

test("Chevrotain's own checks find nothing wrong with the grammar", () => {
  expect(() => new RoutineLoadParser(false)).not.toThrow();
});

describe('CREATE ROUTINE LOAD', () => {
  accepts([
    `CREATE ROUTINE LOAD j ON t ${source}`,
    `CREATE ROUTINE LOAD j ON t ${source};`,
    `create routine load j on t from kafka ("a" = "b")`,
    `CREATE ROUTINE LOAD db.j ON t ${source}`,
    `CREATE ROUTINE LOAD a.b.c.d ON t ${source}`,
    `CREATE ROUTINE LOAD j ${source}`,
    `CREATE ROUTINE LOAD j PROPERTIES ("a" = "b") ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH MERGE ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH APPEND ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH DELETE ${source}`,
    `CREATE ROUTINE LOAD j WITH MERGE ${source}`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT "c"`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT 'c';`,
    'CREATE ROUTINE LOAD j ON t FROM KINESIS ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM pulsar ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM `kafka` ("a" = "b")',
    create('WITH MERGE COLUMNS (a), DELETE ON a > 1, ORDER BY s, WHERE b = 2 PROPERTIES ("a" = "b")'),
  ]);
  rejects([
    'CREATE ROUTINE LOAD',
    'CREATE ROUTINE LOAD j',
    'CREATE ROUTINE LOAD j ON t',
    `CREATE ROUTINE LOAD ON t ${source}`,
    `CREATE ROUTINE LOAD j ON ${source}`,
    `CREATE ROUTINE LOAD j ON db.t ${source}`,
    `CREATE ROUTINE LOAD IF NOT EXISTS j ON t ${source}`,
    `CREATE ROUTINE LOAD "j" ON t ${source}`,
    `CREATE ROUTINE LOAD j ON "t" ${source}`,
    `CREATE ROUTINE LOAD j ON 't' ${source}`,
    `CREATE ROUTINE LOAD 1 ON t ${source}`,
    `CREATE ROUTINE LOAD db.1 ON t ${source}`,
    `CREATE ROUTINE LOAD j. ON t ${source}`,
    `CREATE ROUTINE LOAD my-job ON t ${source}`,
    `CREATE ROUTINE LOAD j ON t WITH UPSERT ${source}`,
    `CREATE ROUTINE LOAD j WITH MERGE ON t ${source}`,
    create('COLUMNS (a) WITH MERGE'),
    create('PROPERTIES ("a" = "b") WITH MERGE'),
    `CREATE ROUTINE LOAD j ON t COMMENT "c" ${source}`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT c`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT`,
    `CREATE ROUTINE LOAD j ON t ${source} COMMENT "c" "d"`,
    `CREATE ROUTINE LOAD j ON t ${source} PROPERTIES ("a" = "b")`,
    `CREATE ROUTINE LOAD j ON t ${source} WHERE a = 1`,
    `CREATE ROUTINE LOAD j ON t ${source} ${source}`,
    'CREATE ROUTINE LOAD j ON t FROM "kafka" ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA "a" = "b"',
    'CREATE ROUTINE LOAD j ON t FROM ("a" = "b")',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b"',
    'CREATE ROUTINE LOAD j ON t FROM KAFKA ("a" = "b"))',
    `CREATE ROUTINE LOAD FOR j ON t ${source}`,
    `CREATE ALL ROUTINE LOAD j ON t ${source}`,
    `CREATE OR REPLACE ROUTINE LOAD j ON t ${source}`,
  ]);
});

describe('ALTER ROUTINE LOAD', () => {
  accepts([
    'ALTER ROUTINE LOAD FOR j',
    'ALTER ROUTINE LOAD FOR db.j;',
    'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b")',
    `ALTER ROUTINE LOAD FOR j ${source}`,
    `ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b") ${source}`,
    'ALTER ROUTINE LOAD FOR j COLUMNS (a, b)',
    `ALTER ROUTINE LOAD FOR j COLUMNS TERMINATED BY ",", WHERE a = 1 PROPERTIES ("a" = "b") ${source}`,
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t"',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t" PROPERTIES ("a" = "b")',
  ]);
  rejects([
    'ALTER ROUTINE LOAD',
    'ALTER ROUTINE LOAD FOR',
    'ALTER ROUTINE LOAD j PROPERTIES ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j ON t PROPERTIES ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j WITH MERGE',
    'ALTER ROUTINE LOAD FOR j PROPERTIES ("a" = "b") COMMENT "c"',
    'ALTER ROUTINE LOAD FOR j COMMENT "c"',
    'ALTER ROUTINE LOAD FOR j, COLUMNS (a)',
    'ALTER ROUTINE LOAD FOR j SET ("a" = "b")',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = t',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE "t"',
    'ALTER ROUTINE LOAD FOR j SET TARGET TABLE = "t", COLUMNS (a)',
    `ALTER ROUTINE LOAD FOR j ${source} PROPERTIES ("a" = "b")`,
  ]);
});

describe('PAUSE, RESUME and STOP', () => {
  accepts([
    'PAUSE ROUTINE LOAD FOR j',
    'PAUSE ROUTINE LOAD FOR db.j;',
    'PAUSE ALL ROUTINE LOAD',
    'RESUME ROUTINE LOAD FOR j',
    'RESUME ALL ROUTINE LOAD;',
    'STOP ROUTINE LOAD FOR j',
    'stop routine load for `my-job`',
  ]);
  rejects([
    'PAUSE ROUTINE LOAD',
    'PAUSE ROUTINE LOAD j',
    'PAUSE ROUTINE LOAD FOR',
    'PAUSE ROUTINE LOAD FOR a, b',
    'PAUSE ROUTINE LOAD FOR ALL',
    'PAUSE ALL ROUTINE LOAD FOR j',
    'RESUME ROUTINE LOAD ALL',
    'STOP ALL ROUTINE LOAD',
    'STOP ROUTINE LOAD j',
    'STOP ROUTINE LOAD FOR j j',
  ]);
});

describe('SHOW', () => {
  accepts([
    'SHOW ROUTINE LOAD',
    'SHOW ALL ROUTINE LOAD;',
    'SHOW ROUTINE LOAD FOR j',
    'SHOW ALL ROUTINE LOAD FOR db.j',
    'SHOW ROUTINE LOAD LIKE "%j%"',
    'SHOW ALL ROUTINE LOAD LIKE "%j%"',
    'SHOW ROUTINE LOAD TASK',
    'SHOW ROUTINE LOAD TASK FOR j',
    'SHOW ROUTINE LOAD TASK WHERE JobName = "j"',
    'SHOW ROUTINE LOAD TASK FROM db',
    'SHOW ROUTINE LOAD TASK IN db WHERE JobName = "j"',
    'SHOW ROUTINE LOAD TASK FROM db LIKE "%j%"',
    'SHOW CREATE ROUTINE LOAD FOR j',
    'SHOW ALL CREATE ROUTINE LOAD FOR db.j',
  ]);
  rejects([
    'SHOW ROUTINE LOAD WHERE name = "j"',
    'SHOW ROUTINE LOAD FOR j LIKE "%j%"',
    'SHOW ROUTINE LOAD LIKE j',
    'SHOW ROUTINE LOAD FROM db',
    'SHOW ROUTINE LOAD ORDER BY Name',
    'SHOW ROUTINE LOAD LIMIT 1',
    'SHOW ALL ROUTINE LOAD TASK',
    'SHOW ROUTINE LOAD TASK LIKE "%j%" WHERE JobName = "j"',
    'SHOW ROUTINE LOAD TASK FOR j WHERE JobName = "j"',
    'SHOW CREATE ROUTINE LOAD',
    'SHOW CREATE ROUTINE LOAD j',
    'SHOW ALL CREATE ROUTINE LOAD LIKE "j"',
    'SHOW ROUTINE LOAD j',
  ]);
});
