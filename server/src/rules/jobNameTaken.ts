import type { Label } from '../syntax/tree.ts';
import { defineCrossRule } from './crossRule.ts';
import { lineEnd } from './listLayout.ts';

const from = `FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`;
const fromClicks = from.replace('orders', 'clicks');

/** A job whose name another one has. */
export const jobNameTaken = defineCrossRule<Label>({
  id: 'job-name-taken',
  severity: 'warning',
  docs: {
    covers: [17],
    summary: 'A job has the name of one that is created further up, or in another file, and not stopped.',
    why: [
      'A database has one job of a name until that is stopped or cancelled; a pause does not free the name, a DROP of its table or database does. To the second CREATE Doris answers `Name … already used in db …`.',
      '',
      'Names without a database are of the one that the last USE names. Where nothing names a database, files often hold variants of one job, as the pages of the documentation do: there the rule speaks up only when the two read different topics into different tables.',
      '',
      'Another file of the workspace may be for another cluster, or hold another version of the job. A job in it counts only, and as a hint, when both name the database and the same brokers, read different topics into different tables, and no file stops the job.',
    ].join('\n'),
    sources: ['RoutineLoadManager (Doris frontend)'],
  },
  examples: {
    bad: [
      { sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nCREATE ROUTINE LOAD «shop.sales» ON orders\n${from}` },
      {
        sql: `USE shop;\nCREATE ROUTINE LOAD sales ON orders\n${from}\nPAUSE ROUTINE LOAD FOR sales;\nCREATE ROUTINE LOAD «shop.sales» ON orders\n${from}`,
      },
      { sql: `CREATE ROUTINE LOAD sales ON orders\n${from}\nCREATE ROUTINE LOAD «sales» ON clicks\n${fromClicks}` },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nSTOP ROUTINE LOAD FOR shop.sales;\nCREATE ROUTINE LOAD shop.sales ON orders\n${from}`,
      },
      {
        sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nCREATE ROUTINE LOAD crm.sales ON orders\n${from}`,
      },
      {
        sql: `CREATE ROUTINE LOAD shop.sales ON orders\n${from}\nDROP DATABASE shop;\nCREATE DATABASE shop;\nCREATE ROUTINE LOAD shop.sales ON orders\n${from}`,
      },
      { sql: `CREATE ROUTINE LOAD sales ON orders\n${from}\nCREATE ROUTINE LOAD sales ON orders\n${from}` },
    ],
  },
  check: ({ statement }, { namesake }, report) => {
    const { label } = statement;
    const names = label?.parts.map((part) => part.text) ?? [];
    const [name, database] = [names.at(-1), names.at(-2)];
    if (!namesake || !label || name === undefined) return;
    const { file } = namesake;
    const where =
      file === undefined
        ? `This file creates \`${names.join('.')}\` further up`
        : `\`${file}\` creates \`${names.join('.')}\` too, for the same brokers,`;
    report({
      span: label,
      severity: file === undefined ? 'warning' : 'hint',
      message: `${where} and does not stop it: Doris answers \`Name ${name} already used in db ${database ?? '…'}\`${file === undefined ? '' : ' to the second one'}.`,
      data: label,
    });
  },
  fixes: ({ start, end }, { statement, text }) => [
    {
      title: 'Stop the job first',
      edits: [
        {
          span: { start: statement.start, end: statement.start },
          text: `STOP ROUTINE LOAD FOR ${text.slice(start, end)};${lineEnd(text)}`,
        },
      ],
      preferred: false,
      safe: false,
    },
  ],
});
