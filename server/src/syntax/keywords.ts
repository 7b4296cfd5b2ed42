/**
 * The words that Doris's parser treats specially, from DorisLexer.g4 and the rule `nonReserved` of DorisParser.g4. Only words
 * that the grammar of Routine Load uses get a token type of their own; other reserved words share one, since all that
 * matters is that they cannot be names; any other word is a plain name.
 */

/** Words of the grammar that cannot be used as bare names. */
export const reservedKeywords = [
  ...['ALL', 'ALTER', 'ANALYZER', 'AND', 'APPEND', 'AS', 'ASC', 'BETWEEN', 'BINARY', 'BOTH', 'BY'],
  ...['COLLATE', 'CREATE', 'CURRENT', 'DEFAULT', 'DELETE', 'DESC', 'DISTINCT', 'DIV', 'ELSE', 'EXCEPT'],
  ...['EXISTS', 'EXTRACT', 'FALSE', 'FOLLOWING', 'FOR', 'FROM', 'IN', 'INTERVAL', 'IS', 'KEY', 'LEADING'],
  ...['LIKE', 'LOAD', 'MATCH', 'NOT', 'NULL', 'ON', 'OR', 'ORDER', 'OVER', 'PARTITION', 'PRECEDING'],
  ...['RANGE', 'REGEXP', 'ROW', 'ROWS', 'SELECT', 'SET', 'SHOW', 'SIGNED', 'TABLE', 'TERMINATED', 'THEN'],
  ...['TRAILING', 'TRUE', 'TRY_CAST', 'UNBOUNDED', 'UNSIGNED', 'USING', 'WHEN', 'WHERE', 'WITH', 'XOR'],
] as const;

/** Reserved words that may stand in front of `(` as the name of a function (rule functionNameIdentifier). */
export const reservedFunctionNames = ['ADD', 'DATABASE', 'IF', 'LEFT', 'RIGHT', 'TRIM'] as const;

/** Words of the grammar that are names everywhere else. */
export const nonReservedKeywords = [
  ...['AGG_STATE', 'ARRAY', 'CASE', 'CAST', 'CHAR', 'COLUMNS', 'COMMENT', 'CONVERT', 'DATE', 'DATEV1'],
  ...['DATEV2', 'END', 'ESCAPE', 'FILTER', 'FIRST', 'GLOBAL', 'GROUP_CONCAT', 'LAST', 'MAP', 'MATCH_ALL'],
  ...['MATCH_ANY', 'MATCH_NAME', 'MATCH_NAME_GLOB', 'MATCH_PHRASE', 'MATCH_PHRASE_EDGE'],
  ...['MATCH_PHRASE_PREFIX', 'MATCH_REGEXP', 'MERGE', 'MID', 'MOD', 'NULLS', 'PARTITIONS', 'PAUSE'],
  ...['POSITION', 'PROPERTIES', 'REPLACE', 'RESUME', 'RLIKE', 'ROUTINE', 'SEPARATOR', 'SESSION', 'STOP'],
  ...['STRUCT', 'SUBSTR', 'SUBSTRING', 'TARGET', 'TASK', 'TEMPORARY', 'TIMESTAMP', 'VARIANT'],
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

/** Names of types that are also plain names; those that go on in angle brackets are keywords of the grammar. */
export const nonReservedTypeNames = [
  ...['BITMAP', 'BOOLEAN', 'DATETIME', 'DATETIMEV1', 'DATETIMEV2', 'DECIMAL', 'DECIMALV2', 'DECIMALV3'],
  ...['IPV4', 'IPV6', 'JSON', 'JSONB', 'QUANTILE_STATE', 'STRING', 'TEXT', 'TIME', 'TIMESTAMPTZ', 'TIMESTAMP_NS'],
  ...['VARBINARY', 'VARCHAR'],
] as const;

/** Reserved words that the grammar of Routine Load has no use for: they are only known as words that need backquotes. */
export const otherReservedWords = [
  ...['ACCOUNT_LOCK', 'ACCOUNT_UNLOCK', 'ADMIN', 'ANALYZE', 'ANTI', 'ASOF', 'AUTO', 'BACKEND'],
  ...['CHAR_FILTER', 'CLEAN', 'COLUMN', 'CONSTRAINT', 'CROSS', 'CUBE', 'DATABASES', 'DECOMMISSION'],
  ...['DESCRIBE', 'DISK', 'DISTRIBUTED', 'DISTRIBUTION', 'DROP', 'DROPP', 'DUMP', 'DUPLICATE', 'ENTER'],
  ...['EXECUTE', 'EXPLAIN', 'EXPORT', 'EXTENDED', 'FOLLOWER', 'FORCE', 'FOREIGN', 'FRONTEND', 'FULL'],
  ...['FUNCTIONS', 'GRANT', 'GRANTS', 'GROUP', 'HAVING', 'INDEX', 'INFILE', 'INNER', 'INSTALL'],
  ...['INTERMEDIATE', 'INTERSECT', 'INTO', 'JOIN', 'KEYS', 'KILL', 'LATERAL', 'LAYOUT', 'LIMIT', 'LIST'],
  ...['LOW_PRIORITY', 'MATCH_CONDITION', 'MAXVALUE', 'MINUS', 'NATURAL', 'NO_USE_MV', 'OBSERVER', 'OUTER'],
  ...['OUTFILE', 'OVERWRITE', 'PREPARE', 'PRIMARY', 'PROCEDURE', 'READ', 'REAL', 'REBALANCE', 'REFERENCES'],
  ...['RELEASE', 'RENAME', 'REPAIR', 'REPLICA', 'REVOKE', 'ROLE', 'ROLES', 'SCHEMAS', 'SEMI', 'SETS'],
  ...['SQL_BLOCK_RULE', 'SUPERUSER', 'SWITCH', 'SYNC', 'SYSTEM', 'TABLESAMPLE', 'TABLET', 'TABLETS', 'TO'],
  ...['TOKENIZER', 'TOKEN_FILTER', 'TRASH', 'TYPE_CAST', 'UNINSTALL', 'UNION', 'UNIQUE', 'UPDATE', 'USE'],
  ...['USE_MV', 'VALUES', 'WHITELIST', 'WORKLOAD', 'WRITE'],
] as const;
