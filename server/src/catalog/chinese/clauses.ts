/** What the clauses and statements of Routine Load are for, by the words that open them. */
export const clauseTexts: Readonly<Record<string, string>> = {
  'CREATE ROUTINE LOAD':
    '创建一个导入作业，持续消费 Kafka Topic 并导入表中，保证 Exactly-Once。作业名的格式为 `[database.]job`：以字母开头，后接字母、数字、`_` 和 `-`，最长 64 个字符；含连字符时需要用反引号括起来。',
  'ALTER ROUTINE LOAD':
    '修改作业，作业必须处于暂停状态。语句中写出的部分会替换作业的相应部分；不能删除任何内容。作业处于其他状态时 Doris 会拒绝：`Only supports modification of PAUSED jobs`。',
  'PAUSE ROUTINE LOAD': '暂停一个作业；RESUME 会从停下的位置继续。',
  'PAUSE ALL ROUTINE LOAD': '暂停当前数据库的所有作业。',
  'RESUME ROUTINE LOAD': '让已暂停的作业从停下的位置继续。',
  'RESUME ALL ROUTINE LOAD': '恢复当前数据库中所有可以恢复的已暂停作业。',
  'STOP ROUTINE LOAD': '永久停止一个作业：它不能再恢复，其名称可以重新使用。',
  'SHOW ROUTINE LOAD': '查看作业的状态、进度、消费延迟和最近的错误。已停止和已取消的作业只有加上 ALL 才会显示。',
  'SHOW ALL ROUTINE LOAD': '查看所有作业，包括已停止和已取消的作业。',
  'SHOW ROUTINE LOAD TASK': '查看作业当前运行的子任务：`SHOW ROUTINE LOAD TASK WHERE JobName = "job"`。',
  'SHOW CREATE ROUTINE LOAD':
    '查看作业的创建语句，密码和密钥以明文显示。并非所有属性都会输出，因此不一定能直接再次执行。',
  ON: '要导入的表，只写表名：数据库取自作业名或当前会话。省略时为多表导入，每条消息以 `table|` 开头。',
  WITH: '消息对数据行的作用：`APPEND`（默认）写入，`DELETE` 删除，`MERGE` 由 DELETE ON 的条件决定。后两种要求 Unique Key 表。',
  'COLUMNS TERMINATED BY':
    'CSV 的列分隔符，不设置时为制表符。可以是多个字符、转义字符（如 `\\t`）或十六进制写法：`\\x01`。',
  COLUMNS:
    '按顺序映射消息中的字段。单独的名称对应一个字段，`name = expression` 计算得到一列；表中没有的名称用于跳过字段或供表达式使用。',
  'PRECEDING FILTER': '前置过滤：在 COLUMNS 转换之前，只保留原始字段满足条件的消息。',
  WHERE: '只保留转换后的列满足条件的行。被过滤的行不算错误行。',
  PARTITION: '导入到表的哪些分区；不属于其中任何分区的行是错误行。',
  'DELETE ON': '与 `WITH MERGE` 一起使用：满足条件的行被删除，其余的行被写入。',
  'ORDER BY':
    'Sequence 列，用于决定相同 Key 的两行中哪一行更新。只能有一列，不能带 ASC 或 DESC；表必须有 Sequence 列。',
  PROPERTIES: '作业的属性：批次限制、错误容忍、消息格式、时区等。位于 FROM 之前，前面不加逗号。键区分大小写。',
  FROM: '作业的数据源：`KAFKA` 及其 Broker、Topic、起始位置和认证方式。Kafka 客户端的配置写在 `property.` 之后。',
  COMMENT: '作业的注释。只能位于语句末尾，即 FROM 之后。',
  'SET TARGET TABLE': '此后导入到另一张表。仅适用于单表作业。',
};
