/** Addresses of the documentation pages that properties link to. */
export const pages = {
  create:
    'https://doris.apache.org/docs/4.x/sql-manual/sql-statements/data-modification/load-and-export/CREATE-ROUTINE-LOAD',
  manual: 'https://doris.apache.org/docs/4.x/data-operate/import/import-way/routine-load-manual',
  msk: 'https://doris.apache.org/docs/4.x/data-operate/import/data-source/aws-msk',
  librdkafka: 'https://github.com/confluentinc/librdkafka/blob/v2.11.0/CONFIGURATION.md',
} as const;
