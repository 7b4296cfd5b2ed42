/** A group of facts about one part of Routine Load. */
export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** One thing that Doris does and that a statement can get wrong. */
export interface Fact {
  readonly number: number;
  /** What it is about, in a few words. */
  readonly about: string;
  /** Why nobody who sees only SQL can check it; absent for what rules check (`covers` in their `docs`). */
  readonly beyondSql?: string;
}

const needsServer = 'Only a running Doris knows.';
const needsBrokers = 'Only the brokers know.';

function group(
  title: string,
  facts: readonly (readonly [number: number, about: string, beyondSql?: string])[],
): FactGroup {
  return { title, facts: facts.map(([number, about, beyondSql]) => ({ number, about, beyondSql })) };
}

/**
 * All that is known about how Doris reads Routine Load statements and runs the jobs. A rule says by number which of these it
 * checks; docs/rules/coverage.md is made of both.
 */
export const factGroups: readonly FactGroup[] = [
  group('Statements', [
    [1, 'A clause that is written twice'],
    [2, 'A key that is written twice in one list'],
    [3, 'A key that PROPERTIES does not take'],
    [4, 'A key that FROM KAFKA does not take'],
    [5, 'A key in the wrong letter case'],
    [6, 'A key in the wrong list'],
    [7, 'A source that is neither KAFKA nor KINESIS'],
    [8, 'WITH MERGE without DELETE ON'],
    [9, 'DELETE ON without WITH MERGE'],
    [10, 'WITH MERGE or WITH DELETE into a table that is not of the unique model'],
    [11, 'COLUMNS, WHERE or PRECEDING FILTER in a job for several tables'],
    [12, 'Partial update in a job for several tables'],
    [13, 'PARTITION, DELETE ON or ORDER BY in a job for several tables'],
    [14, 'Where and how the messages of a job for several tables name the table'],
    [15, 'A job without PROPERTIES', 'There is nothing to find: every property has its default then.'],
    [16, 'Names of jobs that are too long, begin with a digit or hold other characters'],
    [17, 'Two jobs of one name'],
    [18, 'A partition that the table does not have'],
    [19, 'ORDER BY with more than one column, or into a table without a sequence column'],
    [20, 'A name in COLUMNS that is neither a column nor used, where a column may be meant'],
    [21, 'Key or sequence columns that COLUMNS leaves out'],
  ]),
  group('PROPERTIES', [
    [22, 'Numbers that are none, or out of range'],
    [23, 'More tasks at a time than the frontend or the topic allows'],
    [24, 'Batches of fewer rows than Doris takes'],
    [25, 'The size of a batch with a unit instead of in bytes'],
    [26, 'The longest time for a batch, which 2.0 limits'],
    [
      27,
      'Batches of jobs that lag behind, which 4.0 and newer make larger than the properties say',
      'Which tasks lag behind shows only when the job runs; the hover on `max_batch_interval` tells of it.',
    ],
    [
      28,
      'The window in which errors are counted',
      'Which rows hold errors shows when the job runs; the hovers on `max_error_number` and `max_filter_ratio` tell how they are counted.',
    ],
    [29, 'A tolerance for errors that another property takes back'],
    [30, 'Booleans that are neither true nor false'],
    [31, 'Properties of JSON in a job that reads CSV'],
    [32, 'Properties of CSV in a job that reads JSON'],
    [33, 'Formats that Routine Load does not read'],
    [34, 'JSON paths that are no JSON, or no paths'],
    [35, 'More or fewer JSON paths than columns'],
    [36, 'JSON paths without COLUMNS'],
    [37, 'fuzzy_parse without strip_outer_array'],
    [38, 'Enclosing and escape characters that are longer than one'],
    [39, 'An escape character without an enclosing one'],
    [40, 'trim_double_quotes, which Routine Load does not take'],
    [41, 'Partial update of a table that does not merge on write'],
    [42, 'Partial update in which columns become NULL'],
    [43, 'Two properties that ask for partial update'],
    [44, 'What partial update does with new keys: when it counts, and its values'],
    [45, 'unique_key_update_mode: its values and its versions'],
    [46, 'What flexible partial update does not go together with'],
    [47, 'Loading into a single tablet of a table that is not distributed at random'],
    [48, 'A workload group that does not exist', needsServer],
    [49, 'Time zones that Doris does not know'],
    [50, 'A memory limit of zero'],
    [51, 'Properties of other kinds of load'],
    [
      52,
      'The time that a task may take',
      'Doris works it out; no property sets it, and no value of one is wrong because of it.',
    ],
  ]),
  group('FROM KAFKA', [
    [53, 'A new job without brokers or topic'],
    [54, 'Brokers that are not written as host and port, or with a protocol in front'],
    [55, 'Several topics in one job'],
    [56, 'More or fewer offsets than partitions'],
    [
      57,
      'Partitions without offsets',
      'They begin at the default offset, which is allowed; the hover on a partition tells which one that is.',
    ],
    [58, 'Times and offsets mixed'],
    [59, 'Offsets that are none, or that look like times'],
    [60, 'Offsets together with a default offset that lacks its prefix'],
    [
      61,
      'Offsets together with a default offset, which then counts for new partitions only',
      'It is right: the default is for partitions that are not listed.',
    ],
    [62, 'A default offset that lacks its prefix'],
    [63, 'Default offsets that are none'],
    [64, 'Names that are nearly those of Kafka settings'],
    [
      65,
      'A new job that does not say where it begins',
      'It then loads what arrives from then on, which is the default and as often meant as not. Settings that try to say otherwise and have no effect are found.',
    ],
    [66, 'Partitions that the topic does not have', needsBrokers],
    [67, 'A partition that is listed twice'],
    [68, 'Files that CREATE FILE has not stored', needsServer],
    [69, 'A prefix without a name behind it'],
    [70, 'Settings that librdkafka does not have'],
    [71, 'Values that librdkafka does not take'],
    [72, 'Settings of the Java client'],
    [73, 'SASL without a mechanism'],
    [74, 'SASL settings of a connection without SASL'],
    [75, 'TLS settings of a connection without TLS'],
    [76, 'User and password that a mechanism needs'],
    [77, 'Mechanisms in small letters, and those of Java'],
    [
      78,
      'TLS without a certificate authority of its own',
      "The authorities of the backend's system are trusted then, which is right for brokers with public certificates.",
    ],
    [79, 'Settings of the Kafka client that Doris makes itself'],
    [
      80,
      'What a consumer group does and does not do',
      'No statement is wrong for it; the hover on the key tells what Doris makes of a group.',
    ],
    [81, 'Secrets in the text of a statement, which Doris shows to others'],
    [82, 'Offsets that are no longer there, or not there yet', needsBrokers],
  ]),
  group('ALTER ROUTINE LOAD', [
    [83, 'A job that is not paused'],
    [84, 'Properties that only CREATE can set'],
    [85, 'Values that ALTER stores unseen'],
    [86, 'Partitions without offsets'],
    [87, 'Partitions that the job does not read'],
    [88, 'Another topic, which begins anew'],
    [89, 'A default offset that ALTER resets when it is not repeated'],
    [
      90,
      'Properties that ALTER cannot take away',
      'What an ALTER leaves out stays as it is, and no text shows that it was meant to go.',
    ],
    [91, 'Credentials for MSK, which ALTER checks without those of the job'],
    [92, 'Another protocol or mechanism for a job that signs in with IAM'],
    [93, 'Another kind of source than the job has'],
    [94, 'An ALTER that changes nothing'],
    [95, 'Another time zone together with offsets that are times', 'It is right: the times are read in the new zone.'],
  ]),
  group('IAM authentication for Amazon MSK: what the frontend does', [
    [96, 'Its keys before 4.1'],
    [97, 'An external id without a role'],
    [98, 'A missing region'],
    [99, 'A missing protocol, or another than SASL_SSL'],
    [100, 'A missing mechanism, or another than OAUTHBEARER'],
    [101, 'Public brokers without a key pair'],
    [102, 'Half a key pair'],
    [103, 'Regions, providers and roles that are none'],
    [104, 'Keys that do not exist'],
    [105, 'User and password beside it'],
    [106, 'OAUTHBEARER without its keys'],
    [107, 'Ports for other ways to sign in'],
    [108, 'Public and private ports and names mixed'],
    [109, 'Another region than that of the brokers'],
    [110, 'Brokers in China'],
  ]),
  group('IAM authentication for Amazon MSK: what the backend does', [
    [111, 'Protocol and mechanism in small letters'],
    [112, 'No credentials beside the region'],
    [113, 'Which credentials win'],
    [114, 'Whose credentials assume a role'],
    [115, 'A role beside a key pair'],
    [116, 'Credentials that have no effect beside others'],
    [117, 'Providers that the documentation does not name'],
    [118, 'Providers that Doris does not know'],
    [119, 'Providers that are something else than they seem'],
    [120, 'Credentials that every backend needs', 'What is set up on the backends is not in the text.'],
    [121, 'Temporary keys'],
    [122, 'When a token is made and renewed', 'It happens while the job runs; no property changes it.'],
    [123, 'Which keys are kept from librdkafka', 'It follows from the version and makes no statement wrong.'],
  ]),
  group('FROM KINESIS', [
    [124, 'A new job without region or stream, and regions that are none'],
    [125, 'Half a key pair'],
    [126, 'Shards and positions that do not go together, and positions that are none'],
    [127, 'An external id without a role'],
    [128, 'Keys of MSK that Kinesis does not take'],
    [129, 'Doris in cloud mode', needsServer],
    [130, 'Kinesis in a released version'],
  ]),
];
