/**
 * The words that Doris's parser treats specially, from DorisLexer.g4 and the rule `nonReserved` of DorisParser.g4. Only words
 * that the grammar of Routine Load uses get a token type of their own; other reserved words share one, since all that
 * matters is that they cannot be names; any other word is a plain name.
 */

/** Words of the grammar that cannot be used as bare names. */
export const reservedKeywords = [
  ...['ALL', 'ALTER', 'AND', 'APPEND', 'AS', 'BETWEEN', 'BINARY', 'BY', 'COLLATE', 'CREATE', 'DEFAULT', 'DELETE'],
  ...[
    'DISTINCT',
    'DIV',
    'ELSE',
    'EXISTS',
    'EXTRACT',
    'FALSE',
    'FOR',
    'FROM',
    'IN',
    'INTERVAL',
    'IS',
    'KEY',
    'LIKE',
    'LOAD',
  ],
  ...['MATCH', 'NOT', 'NULL', 'ON', 'OR', 'ORDER', 'OVER', 'PARTITION', 'PRECEDING', 'REGEXP', 'SELECT', 'SET', 'SHOW'],
  ...['TABLE', 'TERMINATED', 'THEN', 'TRUE', 'TRY_CAST', 'USING', 'WHEN', 'WHERE', 'WITH', 'XOR', 'BOTH', 'LEADING'],
  ...['TRAILING', 'SIGNED', 'UNSIGNED', 'ASC', 'DESC'],
] as const;

/** Reserved words that may stand in front of `(` as the name of a function (rule functionNameIdentifier). */
export const reservedFunctionNames = ['ADD', 'DATABASE', 'IF', 'LEFT', 'RIGHT', 'TRIM'] as const;

/** Words of the grammar that are names everywhere else. */
export const nonReservedKeywords = [
  ...[
    'ANALYZER',
    'CASE',
    'CAST',
    'CHAR',
    'COLUMNS',
    'COMMENT',
    'CONVERT',
    'END',
    'ESCAPE',
    'FILTER',
    'FIRST',
    'GLOBAL',
  ],
  ...['GROUP_CONCAT', 'LAST', 'MATCH_ALL', 'MATCH_ANY', 'MATCH_PHRASE', 'MATCH_PHRASE_EDGE', 'MATCH_PHRASE_PREFIX'],
  ...[
    'MATCH_REGEXP',
    'MERGE',
    'MID',
    'MOD',
    'NULLS',
    'PARTITIONS',
    'PAUSE',
    'POSITION',
    'PROPERTIES',
    'RESUME',
    'RLIKE',
  ],
  ...['ROUTINE', 'SEPARATOR', 'SESSION', 'STOP', 'SUBSTR', 'SUBSTRING', 'TARGET', 'TASK', 'TEMPORARY'],
  ...['DATE', 'DATEV1', 'DATEV2', 'TIMESTAMP', 'ARRAY', 'MAP', 'STRUCT'],
] as const;

/** What may follow the number of an INTERVAL and the parenthesis of EXTRACT (rule unitIdentifier). */
export const timeUnits = [
  ...['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'MICROSECOND', 'YEAR_MONTH', 'DAY_HOUR'],
  ...['DAY_MINUTE', 'DAY_SECOND', 'DAY_MICROSECOND', 'HOUR_MINUTE', 'HOUR_SECOND', 'HOUR_MICROSECOND', 'MINUTE_SECOND'],
  ...['MINUTE_MICROSECOND', 'SECOND_MICROSECOND', 'DAYOFWEEK', 'DAYOFYEAR', 'DOW', 'DOY'],
] as const;

/** Names of types that are reserved words (rule primitiveColType). */
export const reservedTypeNames = [
  ...['BIGINT', 'DOUBLE', 'FLOAT', 'HLL', 'INT', 'INTEGER', 'LARGEINT', 'SMALLINT', 'TINYINT'],
] as const;

/** Names of types that are also plain names. */
export const nonReservedTypeNames = [
  ...['AGG_STATE', 'BITMAP', 'BOOLEAN', 'DATETIME', 'DATETIMEV1', 'DATETIMEV2', 'DECIMAL', 'DECIMALV2', 'DECIMALV3'],
  ...[
    'IPV4',
    'IPV6',
    'JSON',
    'JSONB',
    'QUANTILE_STATE',
    'STRING',
    'TEXT',
    'TIME',
    'TIMESTAMPTZ',
    'VARBINARY',
    'VARCHAR',
  ],
  ...['VARIANT'],
] as const;

/** Reserved words that the grammar of Routine Load has no use for: they are only known as words that need backquotes. */
export const otherReservedWords = [
  ...['ACCOUNT_LOCK', 'ACCOUNT_UNLOCK', 'ADMIN', 'ANALYZE', 'ANTI', 'ASOF', 'AUTO', 'BACKEND', 'CLEAN', 'COLUMN'],
  ...['CONSTRAINT', 'CROSS', 'CUBE', 'CURRENT', 'DATABASES', 'DECOMMISSION', 'DESCRIBE', 'DISK', 'DISTRIBUTED'],
  ...[
    'DISTRIBUTION',
    'DROP',
    'DROPP',
    'DUMP',
    'DUPLICATE',
    'ENTER',
    'EXCEPT',
    'EXECUTE',
    'EXPLAIN',
    'EXPORT',
    'EXTENDED',
  ],
  ...[
    'FOLLOWER',
    'FOLLOWING',
    'FORCE',
    'FOREIGN',
    'FRONTEND',
    'FULL',
    'FUNCTIONS',
    'GRANT',
    'GRANTS',
    'GROUP',
    'HAVING',
  ],
  ...['INDEX', 'INFILE', 'INNER', 'INSTALL', 'INTERMEDIATE', 'INTERSECT', 'INTO', 'JOIN', 'KEYS', 'KILL', 'LATERAL'],
  ...[
    'LAYOUT',
    'LIMIT',
    'LIST',
    'LOW_PRIORITY',
    'MATCH_CONDITION',
    'MAXVALUE',
    'MINUS',
    'NATURAL',
    'NO_USE_MV',
    'OBSERVER',
  ],
  ...['OUTER', 'OUTFILE', 'OVERWRITE', 'PREPARE', 'PRIMARY', 'PROCEDURE', 'RANGE', 'READ', 'REAL', 'REBALANCE'],
  ...[
    'REFERENCES',
    'RELEASE',
    'RENAME',
    'REPAIR',
    'REPLICA',
    'REVOKE',
    'ROLE',
    'ROLES',
    'ROW',
    'ROWS',
    'SCHEMAS',
    'SEMI',
  ],
  ...['SETS', 'SQL_BLOCK_RULE', 'SUPERUSER', 'SWITCH', 'SYNC', 'SYSTEM', 'TABLESAMPLE', 'TABLET', 'TABLETS', 'TO'],
  ...['TOKENIZER', 'TOKEN_FILTER', 'CHAR_FILTER', 'TRASH', 'TYPE_CAST', 'UNBOUNDED', 'UNINSTALL', 'UNION', 'UNIQUE'],
  ...['UPDATE', 'USE', 'USE_MV', 'VALUES', 'WHITELIST', 'WORKLOAD', 'WRITE'],
] as const;
