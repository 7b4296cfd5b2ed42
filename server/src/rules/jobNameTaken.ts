import type { Job } from '../model/job.ts';
import { lineEnd } from './listLayout.ts';
import type { Finding, RuleDescription } from './rule.ts';

const from = `FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`;

/** The code `job-name-taken` as documentation and settings see it; whether a name is taken is for the workspace to know. */
export const jobNameTaken: RuleDescription = {
  id: 'job-name-taken',
  severity: 'warning',
  docs: {
    covers: [17],
    summary: 'A job has the name of one that the file creates further up and does not stop.',
    why: [
      'A database has one job of a name until that is stopped or cancelled; a pause does not free the name. To the second CREATE Doris answers `Name … already used in db …`.',
      'Names without a database are of the one that the last USE names. Where nothing names a database the rule is silent: such files often hold variants of one job, as the pages of the documentation do.',
    ].join(' '),
    sources: ['RoutineLoadManager (Doris frontend)'],
  },
  examples: {
    bad: [
      { sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nCREATE ROUTINE LOAD «shop.sales» ON orders\n${from}` },
      {
        sql: `USE shop;\nCREATE ROUTINE LOAD sales ON orders\n${from}\nPAUSE ROUTINE LOAD FOR sales;\nCREATE ROUTINE LOAD «shop.sales» ON orders\n${from}`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nSTOP ROUTINE LOAD FOR shop.sales;\nCREATE ROUTINE LOAD shop.sales ON orders\n${from}`,
      },
      {
        sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nCREATE ROUTINE LOAD crm.sales ON orders\n${from}`,
      },
      { sql: `CREATE ROUTINE LOAD sales ON orders\n${from}\nCREATE ROUTINE LOAD sales ON orders\n${from}` },
    ],
  },
};

/** The finding of a job whose name another one has. */
export function jobNameTakenFindings({ statement, text }: Job): readonly Finding[] {
  const { label } = statement;
  const names = label?.parts.map((part) => part.text) ?? [];
  const [name, database] = [names.at(-1), names.at(-2)];
  if (!label || name === undefined) return [];
  const { id: code, severity } = jobNameTaken;
  const start = { start: statement.start, end: statement.start };
  const stop = `STOP ROUTINE LOAD FOR ${text.slice(label.start, label.end)};${lineEnd(text)}`;
  return [
    {
      ...{ code, severity, span: label, unnecessary: false, related: [] },
      message: `This file creates \`${names.join('.')}\` further up and does not stop it: Doris answers \`Name ${name} already used in db ${database ?? '…'}\`.`,
      fixes: () => [
        { title: 'Stop the job first', edits: [{ span: start, text: stop }], preferred: false, safe: false },
      ],
    },
  ];
}
