import type { Label } from '../syntax/tree.ts';
import { defineCrossRule } from './crossRule.ts';
import { lineEnd } from './listLayout.ts';

const create = `CREATE ROUTINE LOAD shop.sales ON orders
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`;
const pause = 'PAUSE ROUTINE LOAD FOR shop.sales;';
const resume = 'RESUME ROUTINE LOAD FOR shop.sales;';
const alter = 'ALTER ROUTINE LOAD FOR shop.sales PROPERTIES ("desired_concurrent_number" = "5");';
const alterMarked = alter.replace('shop.sales', '«shop.sales»');

/** An ALTER of a job that runs by then. */
export const alterRunningJob = defineCrossRule<Label>({
  id: 'alter-running-job',
  severity: 'information',
  docs: {
    summary: 'ALTER changes a job that the file creates or resumes further up and does not pause.',
    why: [
      'Doris changes only jobs that are paused, and answers `Only supports modification of PAUSED jobs` to all other changes.',
      'Pause the job in front of the ALTER, and resume it behind. PAUSE ALL and RESUME ALL count for the jobs of the current database.',
      '',
      'What happens outside the file is not known: an ALTER of a job about which the file says nothing before is never reported.',
    ].join('\n'),
    sources: ['RoutineLoadJob (Doris frontend)'],
    covers: [83],
  },
  examples: {
    bad: [
      { sql: `${create}\n${alterMarked}`, fixed: `${create}\n${pause}\n${alter}` },
      { sql: `${pause}\n${resume}\n${alterMarked}`, fixed: `${pause}\n${resume}\n${pause}\n${alter}` },
      {
        sql: `USE shop;\n${pause}\nRESUME ALL ROUTINE LOAD;\n${alterMarked}`,
        fixed: `USE shop;\n${pause}\nRESUME ALL ROUTINE LOAD;\n${pause}\n${alter}`,
      },
    ],
    good: [
      { sql: `USE shop;\n${create}\nRESUME ALL ROUTINE LOAD;\nPAUSE ALL ROUTINE LOAD;\n${alter}` },
      { sql: alter },
      { sql: `${create}\n${pause}\n${alter}\n${resume}` },
      { sql: `${create}\nPAUSE ALL ROUTINE LOAD;\n${alter}` },
    ],
  },
  check: ({ statement: { kind, label } }, { isRunning }, report) => {
    if (kind !== 'alter-routine-load' || !label || !isRunning) return;
    const name = label.parts.map(({ text }) => text).join('.');
    report({
      span: label,
      message: `This file creates or resumes \`${name}\` further up and does not pause it since: Doris answers \`Only supports modification of PAUSED jobs\`. Pause the job first, and resume it afterwards.`,
      data: label,
    });
  },
  fixes: ({ start, end }, { statement, text }) => [
    {
      title: 'Pause the job first',
      edits: [
        {
          span: { start: statement.start, end: statement.start },
          text: `PAUSE ROUTINE LOAD FOR ${text.slice(start, end)};${lineEnd(text)}`,
        },
      ],
      preferred: true,
      safe: false,
    },
  ],
});
