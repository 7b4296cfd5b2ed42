import { type Fact, factGroups } from '../../server/src/rules/facts.ts';
import { allRules } from '../../server/src/rules/registry.ts';
import { pageHead, table } from './markdown.ts';

/** The ids of the rules that check a fact. */
export function rulesFor({ number }: Fact): readonly string[] {
  return allRules.filter(({ docs }) => docs.covers?.includes(number)).map(({ id }) => id);
}

/** The facts that SQL can get wrong and that no rule checks. */
export function uncoveredFacts(): readonly Fact[] {
  const facts = factGroups.flatMap((group) => group.facts);
  return facts.filter((fact) => fact.beyondSql === undefined && rulesFor(fact).length === 0);
}

/** The table of everything that is known about Routine Load, with what checks it. */
export function coveragePage(): string {
  const sections = factGroups.map(({ title, facts }) => {
    const rows = facts.map((fact) => [`${fact.number}`, fact.about, checkedBy(fact)]);
    return `## ${title}\n\n${table(['fact', 'about', 'checked by'], rows)}`;
  });
  return `${[
    pageHead,
    '# What is checked',
    'All that is known about how Doris reads Routine Load statements and runs the jobs, by number, with the rules that check it or the reason why nobody can who sees only SQL.',
    ...sections,
    '[All rules](README.md)',
  ].join('\n\n')}\n`;
}

function checkedBy(fact: Fact): string {
  const ids = rulesFor(fact);
  if (ids.length > 0) return ids.map((id) => `[${id}](${id}.md)`).join(', ');
  return fact.beyondSql ?? 'not checked';
}
