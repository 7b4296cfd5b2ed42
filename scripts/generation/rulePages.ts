import { dorisVersions, versionName } from '../../server/src/catalog/versions.ts';
import { allRules, isIgnorable } from '../../server/src/rules/registry.ts';
import type { Finding, RuleDescription } from '../../server/src/rules/rule.ts';
import { ruleLevels } from '../../server/src/rules/ruleLevels.ts';
import { configName } from '../../server/src/workspace/configFile.ts';
import { findingsOfFile } from './exampleFindings.ts';
import { block, pageHead, prose, table } from './markdown.ts';

/** The page that explains a rule, in Markdown. */
export function rulePage(rule: RuleDescription): string {
  const { id, severity, docs, examples } = rule;
  const several = examples.bad.length > 1;
  return `${[
    pageHead,
    `# ${id}`,
    docs.summary,
    table(
      ['severity', 'versions of Doris', 'repairs'],
      [[severity, docs.since ? `since ${versionName(docs.since)}` : `all since ${dorisVersions[0]}`, repairs(rule)]],
    ),
    '## Why',
    docs.why,
    `## What it finds`,
    ...examples.bad.flatMap(({ sql }, index) => [
      ...(several ? [`### Example ${index + 1}`] : []),
      foundIn(id, plain(sql)),
    ]),
    '## What it does not find',
    ...examples.good.map(({ sql }) => block('sql', sql)),
    '## Change or silence it',
    settingsOf(rule),
    '## Sources',
    docs.sources.map((source) => `- ${linked(source)}`).join('\n'),
    '[All rules](README.md)',
  ].join('\n\n')}\n`;
}

/** How many of the findings in the examples can be repaired. */
function repairs({ id, examples }: RuleDescription): string {
  const findings = examples.bad.flatMap(({ sql }) => foundBy(id, plain(sql)));
  const repaired = findings.filter(({ fixes }) => fixes().length > 0).length;
  if (repaired === 0) return 'none';
  return repaired === findings.length ? 'yes' : 'for some findings';
}

/** SQL without the marks of an example. */
function plain(sql: string): string {
  return sql.replace(/[«»]/g, '');
}

function foundBy(id: string, sql: string): readonly Finding[] {
  return findingsOfFile(sql).filter(({ code }) => code === id);
}

/** A bad example with what is found in it. */
function foundIn(id: string, sql: string): string {
  const findings = foundBy(id, sql);
  return [block('sql', sql), ...findings.map((finding) => findingLine(sql, finding))].join('\n\n');
}

/** The line with a finding, carets below what is marked, then the message and the repairs. */
function findingLine(sql: string, { span, severity, message, fixes }: Finding): string {
  const start = sql.lastIndexOf('\n', span.start - 1) + 1;
  const number = `${sql.slice(0, start).split('\n').length}`;
  const [line = ''] = sql.slice(start).split('\n');
  const end = Math.min(span.end, start + line.length);
  const carets = ' '.repeat(span.start - start) + '^'.repeat(Math.max(1, end - span.start));
  const excerpt = block('text', `${number} | ${line}\n${' '.repeat(number.length)} | ${carets}`);
  const titles = fixes().map(({ title, preferred }) => `*${prose(title)}*${preferred ? ' (preferred)' : ''}`);
  const offered = titles.length > 0 ? [`${titles.length === 1 ? 'Repair' : 'Repairs'}: ${titles.join(', ')}`] : [];
  return [excerpt, `**${severity}**: ${prose(message)}`, ...offered]
    .join('\n\n')
    .replace(/^/gm, '> ')
    .replace(/^> $/gm, '>');
}

function settingsOf({ id, severity }: RuleDescription): string {
  const levels = ruleLevels.filter((level) => level !== severity).map((level) => `\`${level}\``);
  const other = severity === 'hint' ? 'off' : 'hint';
  return [
    `Its findings can be made ${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}. In the settings of VS Code:`,
    block('json', `"dorisRoutineLoad.rules": { "${id}": "${other}" }`),
    `For everybody who works on a folder, and for the command line, in a file \`${configName}\` there or in a folder above; it comes before the settings of VS Code:`,
    block('json', `{ "rules": { "${id}": "${other}" } }`),
    ...(isIgnorable(id)
      ? [
          'For one statement, with a comment in front of it; for a whole file, with one at its top:',
          block('sql', `-- doris-routine-load-ignore ${id}: reason\n-- doris-routine-load-ignore-file ${id}: reason`),
        ]
      : ['No comment can silence it.']),
  ].join('\n\n');
}

/** A source with links to the pull requests and issues that it names. */
function linked(source: string): string {
  return prose(source).replace(/\bapache\/doris#(\d+)/g, '[$&](https://github.com/apache/doris/issues/$1)');
}

/** The list of all rules. */
export function indexPage(): string {
  const rows = allRules.map(({ id, severity, docs }) => [`[${id}](${id}.md)`, severity, docs.summary]);
  return `${[
    pageHead,
    '# Rules',
    'Every finding has the code of a rule, and every rule has a page here. The severity is that of most of its findings; a finding can be milder or more serious than its rule.',
    table(['rule', 'severity', 'finds'], rows),
    '- **error**: Doris refuses the statement, or the job is sure not to run as written.\n- **warning**: the job most likely does something else than was meant.\n- **information**: a fact to know.\n- **hint**: a suggestion.',
    '[What is checked, and what cannot be](coverage.md)',
  ].join('\n\n')}\n`;
}
