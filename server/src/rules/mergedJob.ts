import type { BoundList, BoundProperty, Job } from '../model/job.ts';
import type { Span } from '../syntax/tree.ts';

/**
 * What the source of a job comes to by an ALTER: the settings of its CREATE with those of the ALTER on top, as none is ever taken away
 * (RoutineLoadJob). The places of what the CREATE says lie behind the end of the ALTER's text.
 * @returns `undefined` for an ALTER without a list, and for one of another source.
 */
export function mergedJob(created: Job, alter: Job): Job | undefined {
  const { source } = alter;
  if (!source || created.source?.kind !== source.kind) return undefined;
  const nameOf = ({ key, spec }: BoundProperty): string => spec?.key ?? key;
  const given = new Set(source.properties.map(nameOf));
  const kept = created.source.properties
    .filter((property) => !given.has(nameOf(property)))
    .map((property) => moved(property, alter.text.length + 1));
  const merged: BoundList = { ...source, properties: [...kept, ...source.properties] };
  return { ...alter, kind: 'create', source: merged, answers: undefined };
}

function moved(property: BoundProperty, by: number): BoundProperty {
  const at = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  const { key, equals, value } = property.syntax;
  return {
    ...property,
    syntax: { ...at(property.syntax), key: key && at(key), equals: equals && at(equals), value: value && at(value) },
    keySpan: at(property.keySpan),
    valueSpan: at(property.valueSpan),
    answers: undefined,
  };
}
