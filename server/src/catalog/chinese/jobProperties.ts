import type { PropertyTable } from './types.ts';

const otherSeparator = '请选用任何字段中都不会出现的分隔符。';

const silentlyFalse = '除 `true` 以外的任何内容都会被当作 `false`，且没有任何提示。';
const jsonOnly = '仅当 `format` 为 `json` 时生效。';
const csvOnly = '仅当 `format` 为 `csv` 时生效。';

/** The keys of `PROPERTIES (…)`. */
export const jobTexts: PropertyTable = {
  desired_concurrent_number: {
    doc: '作业可同时运行的子任务数上限。实际并发取该值、分区数和 FE 配置 `max_routine_load_task_concurrent_num` 三者中的最小值。',
    whenWrong:
      'CREATE 报错 `desired_concurrent_number must be greater than 0`，ALTER 报错 `desired_concurrent_number should > 0`；超过 FE 配置的值会被静默截断。',
    disagreement:
      '文档给出的默认值是 5；代码取自 `max_routine_load_task_concurrent_num`，即 256（2.0 和早期 2.1 为 5）。',
  },
  max_batch_interval: {
    doc: '单个子任务消费数据的最长时间，单位为秒。子任务的超时时间是该值的十倍，且不低于 60 s。自 4.0 起，消费滞后的子任务至少运行 360 s。',
    whenWrong: 'Doris 报错 `max_batch_interval should >= 1`；2.0 报错 `max_batch_interval should between 1 and 60`。',
    disagreement: '文档给出的默认值是 10；代码使用 60（大约到 3.0 为止是 10）。',
  },
  max_batch_rows: {
    doc: '单个子任务最多读取的行数。该值的十倍就是统计 `max_error_number` 和 `max_filter_ratio` 的采样窗口。自 4.0 起，消费滞后的子任务的上限至少为 20,000,000 行。',
    whenWrong: 'Doris 报错 `max_batch_rows should > 200000`。',
    disagreement: '报错信息要求大于 200000；实际上恰好 200000 也可以通过。',
  },
  max_batch_size: {
    doc: '单个子任务最多读取的字节数，只写数字、不带单位，范围为 100 MB 到 10 GB。自 4.0 起，消费滞后的子任务的上限至少为 1 GB。',
    whenWrong: 'Doris 报错 `max_batch_size should between 100MB and 10GB`，写成 `100MB` 也会如此。',
    disagreement: '手册给出的最大值是 1 GB；代码允许到 10 GB。',
  },
  format: {
    doc: '每条消息的数据格式。作业创建后不能修改。',
    whenWrong:
      'Doris 报错 `format:<value> is not supported.`；对 parquet、orc 和 avro 报错 `Invalid format type.`；2.x 报错 ``Format type is invalid. format=`<value>` ``。',
    values: {
      json: '每条消息是一个 JSON 对象；配合 `strip_outer_array` 时可以是对象数组。',
      csv: '每条消息是一行或多行带分隔符的字段；默认值。',
    },
  },
  jsonpaths: {
    doc: `从每条 JSON 消息中抽取的字段，写成由路径组成的 JSON 数组。各路径按顺序对应 COLUMNS 中的列名；没有 COLUMNS 时对应表的列。${jsonOnly}`,
    whenWrong: 'Doris 接受任何内容；之后作业会暂停（`please check the jsonpaths`），或者导入为 NULL。',
  },
  json_root: {
    doc: `记录（一条或多条）所在的根节点路径，例如 \`$.data\`。${jsonOnly}`,
    whenWrong: 'Doris 接受任何内容；路径匹配不到时，每条消息都会成为错误行。',
  },
  strip_outer_array: {
    doc: `消息是否为 JSON 数组，且数组的每个元素对应一行。${jsonOnly}`,
    whenWrong: silentlyFalse,
    values: {
      true: '消息是 JSON 数组时，每个元素成为一行。',
      false: '每条消息是一个 JSON 对象；数组会成为错误行。',
    },
  },
  strict_mode: {
    doc: '值无法转换为列类型时，是否过滤该行。在旧版本的部分列更新中，它还禁止写入新的 Key。',
    whenWrong: silentlyFalse,
    values: {
      true: '含有无法转换的值的行会被过滤。',
      false: '无法转换的值变为 NULL。',
    },
  },
  max_error_number: {
    doc: '采样窗口（`max_batch_rows` 的十倍行数）内允许的错误行数；超过一行作业就会暂停。被 WHERE 过滤的行不算错误行。',
    whenWrong: 'Doris 报错 `max_error_number should >= 0`。',
  },
  max_filter_ratio: {
    doc: '采样窗口内允许的错误行比例，范围为 0 到 1。该值与 `max_error_number` 任意一个超限，作业都会暂停，因此两者都要放宽。',
    untilThen: '用 `max_error_number` 限制错误行数。',
    whenWrong: 'Doris 报错 `max_filter_ratio should between 0 and 1`。',
    disagreement: '文档给出的默认值是 0；代码使用 1.0，因此默认只由 `max_error_number` 决定。',
  },
  timezone: {
    doc: '时间函数以及以时间指定的消费位点所用的时区。不设置时使用会话变量 `time_zone`。',
    whenWrong: "Doris 报错 `Unknown or incorrect time zone: '<value>'`。",
  },
  num_as_string: {
    doc: `是否把 JSON 数字按字符串读取，以免丢失精度。${jsonOnly}`,
    whenWrong: silentlyFalse,
    values: {
      true: '数字的每一位都会保留。',
      false: '按数值读取，可能丢失精度。',
    },
  },
  fuzzy_parse: {
    doc: `数组中的每一行是否与第一行的字段及顺序完全相同。只有配合 \`strip_outer_array\` 才有意义。${jsonOnly}`,
    whenWrong: silentlyFalse,
    values: {
      true: '把第一行的字段当作所有行的字段；速度更快。',
      false: '每一行单独解析。',
    },
  },
  partial_columns: {
    doc: '是否只更新 COLUMNS 中列出的列。要求目标表为写时合并（merge-on-write）的 Unique Key 表；`unique_key_update_mode` 的优先级更高。',
    whenWrong: `${silentlyFalse}用于其他表时，Doris 报错 \`load by PARTIAL_COLUMNS is only supported in unique table MoW\`。`,
    values: {
      true: '只更新 COLUMNS 中列出的列。',
      false: '写入整行；未导入的列为 NULL 或默认值。',
    },
  },
  unique_key_update_mode: {
    doc: '对 Unique Key 表的更新方式。优先于 `partial_columns`。',
    untilThen: '把 `partial_columns` 设为 `true`，可以只更新 COLUMNS 中列出的列。',
    whenWrong:
      "Doris 报错 `unique_key_update_mode should be one of {'UPSERT', 'UPDATE_FIXED_COLUMNS', 'UPDATE_FLEXIBLE_COLUMNS'}, but found <value>`；旧版本报错 `unique_key_update_mode is invalid property`。",
    disagreement: '3.x 的文档列出了该属性，但 3.x 会拒绝它；4.0 从较晚的补丁版本起支持。',
    values: {
      UPSERT: '插入或替换整行；默认值。',
      UPDATE_FIXED_COLUMNS: '更新 COLUMNS 中列出的列，与 `partial_columns` 相同。',
      UPDATE_FLEXIBLE_COLUMNS:
        '每条 JSON 消息只更新它所包含的列。不能与 CSV、`jsonpaths`、`fuzzy_parse` 或 COLUMNS 同时使用。',
    },
  },
  partial_update_new_key_behavior: {
    doc: '部分列更新遇到表中尚不存在的 Key 时如何处理。只能与 `partial_columns` 或 `unique_key_update_mode` 一起使用。',
    untilThen: '把 `strict_mode` 设为 `true`，可以在部分列更新时拒绝新的 Key。',
    whenWrong:
      "Doris 报错 `partial_update_new_key_behavior should be one of {'APPEND', 'ERROR'}, but found <value>`；没有开启部分列更新时报错 `partial_update_new_key_behavior can only be set when partial update is enabled`。",
    values: {
      APPEND: 'Key 不存在时插入该行；默认值。',
      ERROR: 'Key 不存在时该行报错。',
    },
  },
  enclose: {
    doc: `CSV 字段的包围符，被包围的字段可以包含列分隔符。${csvOnly}`,
    untilThen: otherSeparator,
    whenWrong: 'Doris 报错 `enclose should not be longer than one byte.`；3.1 之前报错 `enclose must be single-char`。',
  },
  escape: {
    doc: `在 CSV 字段内转义 \`enclose\` 包围符的字符。反斜杠在 SQL 文本中要写成 \`\\\\\`。${csvOnly}`,
    untilThen: otherSeparator,
    whenWrong: 'Doris 报错 `escape must be single-char`；3.1 之前的报错信息误写为 `enclose`。',
  },
  empty_field_as_null: {
    doc: `CSV 的空字段是否导入为 NULL。${csvOnly}`,
    untilThen: "在 COLUMNS 中写明，例如 `COLUMNS (f, c = nullif(f, ''))`。",
    whenWrong: silentlyFalse,
    values: {
      true: 'CSV 空字段导入为 NULL。',
      false: 'CSV 空字段导入为空字符串。',
    },
  },
  fill_missing_columns: {
    doc: 'COLUMNS 没有列出的表列是否也一并导入。只用于读取 JSON 的作业。',
    untilThen: '在 COLUMNS 中列出所有列。',
    whenWrong: 'Doris 拒绝其他任何值，空值也不例外；读取 CSV 或进行部分列更新的作业不能设置该属性。',
    values: {
      true: 'COLUMNS 未列出的列也会导入，取自同名字段。',
      false: '只导入 COLUMNS 列出的列。',
    },
  },
  workload_group: {
    doc: '运行子任务的 Workload Group。用户需要对它有 USAGE 权限；不设置时使用会话或用户的 Workload Group。',
    untilThen: '作业在会话或用户的 Workload Group 中运行。',
    whenWrong: 'Doris 报错 `Can not find workload group <value>`。',
  },
  load_to_single_tablet: {
    doc: '每个子任务是否只写入每个分区的一个 Tablet。要求目标表采用随机分桶。',
    whenWrong: `${silentlyFalse}用于其他表时，Doris 报错 \`if load_to_single_tablet set to true, the olap table must be with random distribution\`。`,
    values: {
      true: '每个子任务只写入每个分区的一个 Tablet。',
      false: '数据分散写入各个 Tablet；默认值。',
    },
  },
  send_batch_parallelism: {
    doc: '向 Tablet 发送批数据的并行度。BE 用 `max_send_batch_parallelism_per_job` 限制其上限；不设置时使用同名会话变量。',
    whenWrong: 'Doris 报错 `send_batch_parallelism must be greater than 0`。',
  },
  exec_mem_limit: {
    doc: '导入计划的内存限制，单位为字节；不设置时使用同名会话变量。文档没有列出该属性。',
    whenWrong: 'Doris 报错 `exec_mem_limit must be greater than 0`。',
    disagreement: '报错信息要求大于 0；实际上恰好 0 也可以通过。',
  },
};

const neverExisted = '旧版手册列出过，但它从未存在。';
const streamLoad = 'Stream Load 的请求头；Routine Load 没有类似的属性。';
const sequenceColumn = 'Sequence 列由子句指定。';

/** The keys that Doris refuses in `PROPERTIES (…)`: what they are. The rest is the same for all. */
const refused: Readonly<Record<string, string>> = {
  column_separator: 'CSV 的列分隔符由子句指定。',
  line_delimiter: '一条 Kafka 消息就是完整的一行或多行，因此不能设置行分隔符。',
  columns: '列映射是一个子句。',
  where: '过滤条件是一个子句。',
  partitions: '目标分区由子句指定。',
  merge_type: '合并类型写在表名之后。',
  delete: '删除条件是一个子句，与 `WITH MERGE` 一起使用。',
  'function_column.sequence_col': sequenceColumn,
  sequence_col: sequenceColumn,
  delimiter: neverExisted,
  quote: neverExisted,
  null_format: neverExisted,
  skip_header_lines: neverExisted,
  query_parallelism: neverExisted,
  query_timeout: neverExisted,
  compress_type: streamLoad,
  skip_lines: streamLoad,
  read_json_by_line: streamLoad,
  trim_space: 'StarRocks 的属性；Doris 没有类似的属性。',
  partial_update: 'StarRocks 中的名称。',
  partial_update_mode: 'StarRocks 的属性；Doris 没有类似的属性。',
  merge_condition: 'StarRocks 的属性；在 Doris 中，由 Sequence 列决定保留两行中的哪一行。',
  task_consume_second: 'StarRocks 的属性；Doris 按时间、行数或字节数结束子任务。',
  task_timeout_second: 'StarRocks 的属性；子任务的超时时间是 `max_batch_interval` 的十倍，且不低于 60 s。',
  log_rejected_record_num: 'StarRocks 的属性；Doris 会自动保留被拒绝的行，见 SHOW ROUTINE LOAD 的 `ErrorLogUrls`。',
  pause_on_fatal_parse_error: 'StarRocks 的属性；Doris 的作业在错误行过多时暂停。',
  timeout: '子任务的超时时间是 `max_batch_interval` 的十倍，且不低于 60 s。',
  memtable_on_sink_node: '创建作业时取自会话变量。',
  compute_group: '取自会话，或用户的默认值。',
  current_concurrent_number: '只出现在 SHOW ROUTINE LOAD 的输出中。',
  max_routine_load_task_concurrent_num: '限制 `desired_concurrent_number` 上限的 FE 配置，不是作业属性。',
};

/** The keys that Doris refuses in `PROPERTIES (…)`. */
export const rejectedTexts: PropertyTable = {
  ...Object.fromEntries(
    Object.entries(refused).map(([key, doc]) => [
      key,
      { doc, whenWrong: `Doris 报错 \`${key} is invalid property\`。` },
    ]),
  ),
  trim_double_quotes: {
    doc: '来自 Stream Load。要读取带引号的 CSV 字段，请设置 `enclose`。',
    whenWrong: 'Doris 报错 `trim_double_quotes is invalid property`。',
    disagreement: '文档建议与 `enclose` 一起使用；但 CREATE 和 ALTER 都不接受它。',
  },
};
