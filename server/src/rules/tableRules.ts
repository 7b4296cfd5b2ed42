import { tableKeyColumns } from './tableKeyColumns.ts';
import { tableMergeType } from './tableMergeType.ts';
import { tablePartialUpdate } from './tablePartialUpdate.ts';
import { tablePartition } from './tablePartition.ts';
import type { TableRule } from './tableRule.ts';
import { tableSequenceColumn } from './tableSequenceColumn.ts';
import { tableSingleTablet } from './tableSingleTablet.ts';

/** Every rule that runs on a new job whose table is known. */
export const tableRules: readonly TableRule[] = [
  tableMergeType,
  tablePartition,
  tablePartialUpdate,
  tableSingleTablet,
  tableSequenceColumn,
  tableKeyColumns,
];
