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
