import type { RoutineLoadStatement } from '../syntax/tree.ts';
import { defineCrossRule } from './crossRule.ts';

const create = `CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`;
const stop = 'STOP ROUTINE LOAD FOR shop.sales;';
const pause = 'PAUSE ROUTINE LOAD FOR shop.sales;';
const marked = 'shop.«sales»';

const verbs: Partial<Record<RoutineLoadStatement['kind'], string>> = {
  'alter-routine-load': 'changed',
  'pause-routine-load': 'paused',
  'resume-routine-load': 'resumed',
  'stop-routine-load': 'stopped again',
};

/** A statement that needs a job which its file has stopped. */
export const stoppedJob = defineCrossRule({
  id: 'stopped-job',
  severity: 'warning',
  docs: {
    summary: 'ALTER, PAUSE, RESUME or another STOP names a job that the file stops further up.',
    why: [
      'STOP ends a job for good: it can be neither changed nor resumed, nor stopped again. Doris looks only among the jobs that have not ended, and answers `There is not operable routine load job with name …`.',
      'To halt a job for a while, pause it. To begin anew, create it again.',
      '',
      'The rule is silent where the file, or another one of the workspace, creates a job of that name that may have taken its place.',
    ].join('\n'),
    sources: ['RoutineLoadManager.checkPrivAndGetJob (Doris frontend)'],
  },
  examples: {
    bad: [
      { sql: `${stop}\nRESUME ROUTINE LOAD FOR ${marked};` },
      { sql: `${stop}\nSTOP ROUTINE LOAD FOR ${marked};` },
      { sql: `${create}\n${stop}\nALTER ROUTINE LOAD FOR ${marked} PROPERTIES ("max_error_number" = "10");` },
    ],
    good: [
      { sql: `${create}\n${pause}\nRESUME ROUTINE LOAD FOR shop.sales;\n${stop}` },
      { sql: `${stop}\n${create}\n${pause}` },
      { sql: `${stop}\nPAUSE ROUTINE LOAD FOR crm.sales;` },
    ],
  },
  check: ({ statement: { kind, label } }, { isGone }, report) => {
    const name = label?.parts.at(-1);
    const verb = verbs[kind];
    if (!isGone || !name || verb === undefined) return;
    report({
      span: name,
      message: `This file stops \`${name.text}\` further up. A stopped job is gone for good and cannot be ${verb}: Doris answers \`There is not operable routine load job with name ${name.text}\`. ${kind === 'stop-routine-load' ? 'Remove one of the two' : 'Pause it there instead of stopping it, or create it again'}.`,
      data: undefined,
    });
  },
});
