import { describe } from 'vitest';
import { errorTable as table } from './errorTable.ts';

const create = 'CREATE ROUTINE LOAD j ON t';
const alter = 'ALTER ROUTINE LOAD FOR j';
const source = 'FROM KAFKA ("a" = "b")';

describe('a blank that became `_`', () => {
  table([
    ['SHOW «ROUTINE_LOAD»', '`ROUTINE LOAD` is written with a blank, not with `_`.', 'SHOW ROUTINE LOAD'],
    ['PAUSE «ROUTINE_LOAD» FOR j', '`ROUTINE LOAD` is written with a blank, not with `_`.', 'PAUSE ROUTINE LOAD FOR j'],
    ['«STOP_ROUTINE» LOAD FOR j', '`STOP ROUTINE` is written with a blank, not with `_`.', 'STOP ROUTINE LOAD FOR j'],
    ['SHOW «ALL_ROUTINE» LOAD', '`ALL ROUTINE` is written with a blank, not with `_`.', 'SHOW ALL ROUTINE LOAD'],
    ['show routine «load_for» j', '`load for` is written with a blank, not with `_`.', 'show routine load for j'],
    [
      `${alter} «PRECEDING_FILTER» a = 1 ${source}`,
      '`PRECEDING FILTER` is written with a blank, not with `_`.',
      `${alter} PRECEDING FILTER a = 1 ${source}`,
    ],
    [
      `${create} COLUMNS (a), «ORDER_BY» a ${source}`,
      '`ORDER BY` is written with a blank, not with `_`.',
      `${create} COLUMNS (a), ORDER BY a ${source}`,
    ],
    [
      `${create} COLUMNS (a), «DELETE_ON» a = 1 ${source}`,
      '`DELETE ON` is written with a blank, not with `_`.',
      `${create} COLUMNS (a), DELETE ON a = 1 ${source}`,
    ],
    [
      `${create} COLUMNS (a), «COLUMNS_TERMINATED_BY» "," ${source}`,
      '`COLUMNS TERMINATED BY` is written with a blank, not with `_`.',
      `${create} COLUMNS (a), COLUMNS TERMINATED BY "," ${source}`,
    ],
    [
      `${create} «COLUMNS_TERMINATED» BY "," ${source}`,
      '`COLUMNS TERMINATED` is written with a blank, not with `_`.',
      `${create} COLUMNS TERMINATED BY "," ${source}`,
    ],
    [
      `${create} COLUMNS «TERMINATED_BY» "," ${source}`,
      '`TERMINATED BY` is written with a blank, not with `_`.',
      `${create} COLUMNS TERMINATED BY "," ${source}`,
    ],
    [`CREATE ROUTINE LOAD j «ON_t» ${source}`, '`ON t` is written with a blank, not with `_`.', `${create} ${source}`],
    [
      `${create} «FROM_KAFKA» ("a" = "b")`,
      '`FROM KAFKA` is written with a blank, not with `_`.',
      `${create} ${source}`,
    ],
  ]);
});

describe('a blank that became another sign', () => {
  table([
    ['SHOW «ROUTINE-LOAD»', '`ROUTINE LOAD` is written with a blank, not with `-`.', 'SHOW ROUTINE LOAD'],
    ['«SHOW.ROUTINE» LOAD FOR j', '`SHOW ROUTINE` is written with a blank, not with `.`.', 'SHOW ROUTINE LOAD FOR j'],
    [
      `CREATE «ROUTINE/LOAD» j ON t ${source}`,
      '`ROUTINE LOAD` is written with a blank, not with `/`.',
      `${create} ${source}`,
    ],
    [
      `${create} COLUMNS «TERMINATED-BY» "," ${source}`,
      '`TERMINATED BY` is written with a blank, not with `-`.',
      `${create} COLUMNS TERMINATED BY "," ${source}`,
    ],
  ]);
});

describe('what a list has in front and lost', () => {
  table([
    [`${create}«(»a, b) ${source}`, '`COLUMNS` is missing before `(`.', `${create} COLUMNS (a, b) ${source}`],
    [
      `${alter} «(»"max_batch_rows" = "300000")`,
      '`PROPERTIES` is missing before `(`.',
      `${alter} PROPERTIES ("max_batch_rows" = "300000")`,
    ],
    [
      `${alter} «(»"kafka_offsets" = "1")`,
      '`FROM KAFKA` is missing before `(`.',
      `${alter} FROM KAFKA ("kafka_offsets" = "1")`,
    ],
    [
      `${alter} «(»"property.x.y" = "1")`,
      '`FROM KAFKA` is missing before `(`.',
      `${alter} FROM KAFKA ("property.x.y" = "1")`,
    ],
    [
      `${create} PROPERTIES (\n"c" = "d"\n«(»"e" = "f")`,
      '`) FROM KAFKA` is missing before `(`.',
      `${create} PROPERTIES (\n"c" = "d"\n) FROM KAFKA ("e" = "f")`,
    ],
    [
      `${create} COLUMNS (a, b\n«(»"e" = "f")`,
      '`) FROM KAFKA` is missing before `(`.',
      `${create} COLUMNS (a, b\n) FROM KAFKA ("e" = "f")`,
    ],
    [
      `${create} COLUMNS (a, b\n«(»"e" = "f") ${source}`,
      '`) PROPERTIES` is missing before `(`.',
      `${create} COLUMNS (a, b\n) PROPERTIES ("e" = "f") ${source}`,
    ],
  ]);
});

describe('a key and its value that touch each other', () => {
  table([
    [
      `${create} PROPERTIES ("a"="1", "b«"»"2") ${source}`,
      '`=` is missing between two texts: Doris reads two quotes in a row as one that stands in a text.',
      `${create} PROPERTIES ("a"="1", "b" = "2") ${source}`,
    ],
  ]);
});

describe('comments of other languages', () => {
  table([
    [
      `${create} PROPERTIES ("a" = «<!-- c -->»"b") ${source}`,
      '`<!--` does not start a comment in Doris: write `/* … */`.',
      `${create} PROPERTIES ("a" = /* c */"b") ${source}`,
    ],
    [
      `${create} PROPERTIES ("a" = "<!-- -->",\n«/- c -/» "b" = "c") ${source}`,
      '`/-` does not start a comment in Doris: write `/* … */`.',
      `${create} PROPERTIES ("a" = "<!-- -->",\n/* c */ "b" = "c") ${source}`,
    ],
    [
      `${create} «<!-- c -->» ${source}`,
      '`<!--` does not start a comment in Doris: write `/* … */`.',
      `${create} /* c */ ${source}`,
    ],
  ]);
});

describe('words of other ALTER statements', () => {
  table([
    [`${alter} «RENAME k»`, 'ALTER ROUTINE LOAD has no RENAME: a job keeps its name.'],
    [`${alter} «RENAME TO k»`, 'ALTER ROUTINE LOAD has no RENAME: a job keeps its name.'],
    [
      `${alter} «MODIFY» COLUMNS (a)`,
      'ALTER ROUTINE LOAD has no word for the kind of change: a clause behind the name of the job replaces that of the job.',
      `${alter}  COLUMNS (a)`,
    ],
    [
      `${alter} «ADD» COLUMNS (a)`,
      'ALTER ROUTINE LOAD has no word for the kind of change: a clause behind the name of the job replaces that of the job.',
    ],
  ]);
});

describe('words that are not two halves of a name', () => {
  table([
    [
      `CREATE ROUTINE LOAD «JOB» j ON t ${source}`,
      'The name of the job stands right behind `LOAD`.',
      `${create} ${source}`,
    ],
    ['PAUSE ROUTINE LOAD FOR «JOB» j', 'The name of the job stands right behind `FOR`.', 'PAUSE ROUTINE LOAD FOR j'],
    [
      `${create} «TEMP» PARTITION (p1) ${source}`,
      '`TEMP` is not a word that may stand here: did you mean TEMPORARY?',
      `${create} TEMPORARY PARTITION (p1) ${source}`,
    ],
    [
      `CREATE ROUTINE LOAD «db j» ON t ${source}`,
      'A name has no blanks: `db` and `j` are two.',
      `CREATE ROUTINE LOAD db.j ON t ${source}`,
    ],
    [
      'STOP ROUTINE LOAD FOR j «CASCADE»',
      '`CASCADE` is not expected here. Nothing may follow the name.',
      'STOP ROUTINE LOAD FOR j ',
    ],
  ]);
});

describe('another sign for the dot behind a database', () => {
  table([
    [
      `CREATE ROUTINE LOAD db«:»j ON t ${source}`,
      'A database and the name of its job have a dot between them, not `:`.',
      `CREATE ROUTINE LOAD db.j ON t ${source}`,
    ],
    [
      'PAUSE ROUTINE LOAD FOR db«/»j',
      'A database and the name of its job have a dot between them, not `/`.',
      'PAUSE ROUTINE LOAD FOR db.j',
    ],
  ]);
});

describe('numbers as names', () => {
  table([
    [
      `CREATE ROUTINE LOAD «2024-01-01» ON t ${source}`,
      'A name with a hyphen must stand in backquotes: `2024-01-01`.',
      `CREATE ROUTINE LOAD \`2024-01-01\` ON t ${source}`,
    ],
    [
      'PAUSE ROUTINE LOAD FOR «1e5»',
      '`1e5` is a number: as a name it must stand in backquotes.',
      'PAUSE ROUTINE LOAD FOR `1e5`',
    ],
    [
      `CREATE ROUTINE LOAD j ON «1.5» ${source}`,
      '`1.5` is a number: as a name it must stand in backquotes.',
      `CREATE ROUTINE LOAD j ON \`1.5\` ${source}`,
    ],
  ]);
});

describe('parentheses and brackets too many', () => {
  table([
    [
      `${create} PROPERTIES («(»"a" = "b")) ${source}`,
      'The properties of a list stand in one pair of parentheses.',
      `${create} PROPERTIES ("a" = "b") ${source}`,
    ],
    [
      `${create} PROPERTIES («(»"a" = "b"), ("c" = "d")) ${source}`,
      'The properties of a list stand in one pair of parentheses.',
      `${create} PROPERTIES ("a" = "b", "c" = "d") ${source}`,
    ],
    [
      `${create} PROPERTIES («{»"a": "b", "c": "d"}) ${source}`,
      'The properties of a list stand in one pair of parentheses, with `=` between key and value.',
      `${create} PROPERTIES ("a" = "b", "c" = "d") ${source}`,
    ],
    [
      `${create} PROPERTIES («[»"a" = "b"]) ${source}`,
      'The properties of a list stand in one pair of parentheses.',
      `${create} PROPERTIES ("a" = "b") ${source}`,
    ],
    [
      `${create} FROM KAFKA («(»"a" = "b"), ("c" = "d"))`,
      'The properties of a list stand in one pair of parentheses.',
      `${create} FROM KAFKA ("a" = "b", "c" = "d")`,
    ],
    [`${create} ORDER BY «(a)» ${source}`, '`a` is written without parentheses.', `${create} ORDER BY a ${source}`],
    [
      `${create} COLUMNS TERMINATED BY «(",")», COLUMNS (a) ${source}`,
      'The quoted text is written without parentheses.',
      `${create} COLUMNS TERMINATED BY ",", COLUMNS (a) ${source}`,
    ],
    [
      `${create} ${source} COMMENT «("c")»`,
      'The quoted text is written without parentheses.',
      `${create} ${source} COMMENT "c"`,
    ],
    [
      `${create} «COMMENT ("c")» ${source}`,
      'COMMENT must stand at the end of the statement, behind the data source, and its text without parentheses.',
      `${create} ${source}\nCOMMENT "c"`,
    ],
    ['PAUSE ROUTINE LOAD FOR «(j)»', '`j` is written without parentheses.', 'PAUSE ROUTINE LOAD FOR j'],
  ]);
});

describe('clauses of other loads and of tables', () => {
  table([
    [
      `${create} ${source}\n«WITH BROKER "b" ("u" = "v")»`,
      'Routine Load has no WITH BROKER: FROM names where the data is.',
      `${create} ${source}\n`,
    ],
    [
      `${create} «WITH BROKER "b" ("u" = "v")» ${source}`,
      'Routine Load has no WITH BROKER: FROM names where the data is.',
      `${create} ${source}`,
    ],
    [
      `${create} «WITH LABEL l» PROPERTIES ("c" = "d") ${source}`,
      'Routine Load has no WITH LABEL: the name of the job is its label.',
      `${create} PROPERTIES ("c" = "d") ${source}`,
    ],
    [
      `${create} PROPERTIES ("c" = "d") «WITH LABEL l» ${source}`,
      'Routine Load has no WITH LABEL: the name of the job is its label.',
      `${create} PROPERTIES ("c" = "d") ${source}`,
    ],
    [
      `${create} ${source} «DISTRIBUTED BY HASH(id) BUCKETS 10»`,
      'Routine Load has no DISTRIBUTED BY: that belongs to the table.',
      `${create} ${source}`,
    ],
    [
      `${create} COLUMNS (a), «FORMAT AS "json"» ${source}`,
      'Routine Load has no FORMAT AS: the format of the messages is one of its PROPERTIES.',
    ],
    [
      `${create} «DATA_SOURCE = KAFKA» ${source}`,
      'The source of the data is written as `FROM KAFKA (…)`.',
      `${create} ${source}`,
    ],
  ]);
});

describe('a clause in the middle of another one', () => {
  table([
    [
      `${create} PROPERTIES (\n«COLUMNS (»a, b)\n"c" = "d"\n) ${source}`,
      'COLUMNS stands in the middle of PROPERTIES: it must stand before it.',
      `${create} COLUMNS (a, b) PROPERTIES (\n"c" = "d"\n) ${source}`,
    ],
    [
      `${create} PROPERTIES ("c" = "d", «COLUMNS (»a, b)) ${source}`,
      'COLUMNS stands in the middle of PROPERTIES: it must stand before it.',
      `${create} COLUMNS (a, b) PROPERTIES ("c" = "d") ${source}`,
    ],
    [
      `${create} WHERE a = 1 FROM KAFKA\n«COLUMNS TERMINATED» BY ","\n("a" = "b")`,
      'COLUMNS TERMINATED BY stands in the middle of FROM: it must stand before it.',
      `${create} WHERE a = 1 , COLUMNS TERMINATED BY "," FROM KAFKA\n("a" = "b")`,
    ],
    [
      `${create} PROPERTIES ("c" = "d") FROM KAFKA ("a" = "b", «PROPERTIES (»"e" = "f"), "g" = "h")`,
      'PROPERTIES stands in the middle of FROM.',
    ],
    [
      `${create} WHERE a = 1 ${source} «COLUMNS (»a, b),`,
      'COLUMNS must stand before FROM.',
      `${create} WHERE a = 1 , COLUMNS (a, b) ${source}`,
    ],
  ]);
});

describe('what stands around the name of a job', () => {
  table([
    [`${alter}. «PROPERTIES» ("a" = "b")`, 'The name of the job is missing before `PROPERTIES`.'],
    [
      '«RESTART» ROUTINE LOAD FOR j',
      'A job of Routine Load is started again with RESUME, not with RESTART.',
      'RESUME ROUTINE LOAD FOR j',
    ],
    [
      '«DESCRIBE» ROUTINE LOAD j',
      'A job of Routine Load is shown with SHOW … FOR, not with DESCRIBE.',
      'SHOW ROUTINE LOAD FOR j',
    ],
    [
      'SHOW CREATE ROUTINE LOAD FOR j «FULL»',
      '`FULL` is not expected here. Nothing may follow the name.',
      'SHOW CREATE ROUTINE LOAD FOR j ',
    ],
    [
      'RESUME ROUTINE LOAD FOR «ON» SCHEDULE EVERY 1 HOUR',
      'The name of the job is missing before `ON`, and nothing may follow it.',
    ],
    ['PAUSE ROUTINE LOAD FOR j «ON» SCHEDULE EVERY 1 HOUR', '`ON` is not expected here. Nothing may follow the name.'],
  ]);
});

describe('a quote that is lost behind JSON over several lines', () => {
  table([
    [
      `${create} PROPERTIES (\n"p" = "[\n\\"$.a\\",\n\\"$.b\\"]",\n"c" = «"d»,\n"e" = "f") ${source}`,
      'The closing `"` is missing.',
      `${create} PROPERTIES (\n"p" = "[\n\\"$.a\\",\n\\"$.b\\"]",\n"c" = "d",\n"e" = "f") ${source}`,
    ],
    [
      `${create} PROPERTIES (\n"p" = '["$.a",\n"$.b"]',\n"c" = «"d”»,\n"e" = "f") ${source}`,
      'The closing `"` is missing.',
      `${create} PROPERTIES (\n"p" = '["$.a",\n"$.b"]',\n"c" = "d",\n"e" = "f") ${source}`,
    ],
  ]);
});
