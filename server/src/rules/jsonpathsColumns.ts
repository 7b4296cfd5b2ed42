import type { BoundProperty, Job } from '../model/job.ts';
import { trim } from '../text/trim.ts';
import { messageFormatOf, settingOf, switchedOn, updateModeOf } from './jobSettings.ts';
import {
  addFields,
  addPaths,
  lastKeysOf,
  mappingOf,
  nameOf,
  numbered,
  type PathMapping,
  removeFields,
  removePaths,
  sortPaths,
  surplusOf,
} from './jsonpathsEdits.ts';
import { valuePart } from './listEdits.ts';
import { valueProblem } from './propertyFindings.ts';
import { defineRule, type Fix, type Report } from './rule.ts';

type Data =
  | {
      readonly kind: 'surplus-paths' | 'surplus-fields';
      readonly mapping: PathMapping;
      readonly surplus: readonly number[];
    }
  | { readonly kind: 'order'; readonly mapping: PathMapping };

/** Paths and fields that do not pair. */
export const jsonpathsColumns = defineRule<Data>({
  id: 'jsonpaths-columns',
  severity: 'warning',
  docs: {
    covers: [35],
    summary: 'The paths of `jsonpaths` and the fields of COLUMNS do not pair.',
    why: [
      'The first path fills the first field of COLUMNS, the second the second, and so on; names play no part, and columns with an expression do not count. A path too many is ignored, a field without',
      'a path becomes NULL, and paths in another order than the fields fill the wrong columns, all without a word.',
    ].join(' '),
    sources: ['NewJsonReader (Doris backend)', 'https://github.com/apache/doris/issues/19174'],
  },
  examples: {
    bad: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = "[\\"$.id\\", \\"«$.customer»\\", \\"$.amount\\"]")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = "[\\"$.id\\", \\"$.amount\\"]")
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, «currency», total = amount * 2)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id","$.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, currency, total = amount * 2)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id","$.amount","$.currency"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["«$.amount»", "$.id"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
        fixed: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
    good: [
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, amount, total = amount * 2)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.id", "$.order.amount"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (id, name)
PROPERTIES ("format" = "json", "jsonpaths" = '["$.user_id", "$.user_name"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
      {
        sql: `CREATE ROUTINE LOAD sales ON orders
COLUMNS (total = amount * 2)
PROPERTIES ("format" = "json", "jsonpaths" = '["<path>"]')
FROM KAFKA ("kafka_broker_list" = "kafka1:9092", "kafka_topic" = "orders");`,
      },
    ],
  },
  check: (job, report) => {
    const property = settingOf(job, 'jsonpaths');
    if (!property || trim(property.value) === '' || valueProblem(job, property)) return;
    if (job.kind === 'create' && messageFormatOf(job)?.kind !== 'json') return;
    // Other rules say that they cannot stand here at all.
    if (updateModeOf(job)?.kind === 'flexible') return;
    const { statement } = job;
    if (statement.kind === 'create-routine-load' && !statement.table) return;
    const found = findingOf(job, property);
    if (found) report(found);
  },
  fixes: (data, job) => fixesOf(data, job),
});

function findingOf(job: Job, property: BoundProperty): Report<Data> | undefined {
  const mapping = switchedOn(job, 'fill_missing_columns') ? undefined : mappingOf(property, job);
  if (!mapping) return undefined;
  const { paths, fields } = mapping;
  if (paths.length > fields.length) return surplusPaths(mapping);
  if (paths.length < fields.length) return surplusFields(mapping);
  return wrongOrder(mapping);
}

function surplusPaths(mapping: PathMapping): Report<Data> | undefined {
  const { property, paths, clause, fields } = mapping;
  const surplus = surplusOf(lastKeysOf(mapping), fields.map(nameOf));
  const places = surplus.flatMap((index) => paths[index] ?? []);
  const [first, ...others] = places.map(({ start, end }) => valuePart(property, start, end));
  if (!first) return undefined;
  return {
    span: first,
    message: `${paths.length} paths, but ${numbered(fields.length, 'field')} in COLUMNS: they pair by position, so that the last ${surplus.length === 1 ? 'path is' : `${surplus.length} paths are`} ignored.`,
    related: [
      ...others.map((span) => ({ span, message: 'This path seems to have no field either.' })),
      { span: clause.keyword, message: `${numbered(fields.length, 'field')} without an expression here.` },
    ],
    data: { kind: 'surplus-paths', mapping, surplus },
  };
}

function surplusFields(mapping: PathMapping): Report<Data> | undefined {
  const { property, paths, fields } = mapping;
  const keys = lastKeysOf(mapping).map((key) => key ?? '');
  const surplus = surplusOf(fields.map(nameOf), keys);
  const [first, ...others] = surplus.flatMap((index) => fields[index]?.name ?? []);
  if (!first) return undefined;
  return {
    span: first,
    message: `${numbered(paths.length, 'path')} in \`jsonpaths\`, but ${fields.length} fields here: they pair by position, so that the last ${surplus.length === 1 ? 'field is' : `${surplus.length} fields are`} always NULL.`,
    related: [
      ...others.map((span) => ({ span, message: 'This field seems to have no path either.' })),
      { span: property.keySpan, message: `${numbered(paths.length, 'path')} here.` },
    ],
    data: { kind: 'surplus-fields', mapping, surplus },
  };
}

function wrongOrder(mapping: PathMapping): Report<Data> | undefined {
  const { property, paths, fields } = mapping;
  if (paths.every(({ lastKey }, index) => lastKey === fields[index]?.name?.text)) return undefined;
  const keys = lastKeysOf(mapping);
  const names = fields.map(nameOf);
  const wrong = keys.findIndex((key, index) => key !== names[index]);
  const [path, field] = [paths[wrong], fields[wrong]?.name];
  // Only paths that bear the names of exactly these fields can be said to be in another order.
  if (!path || !field || names.some((name) => !keys.includes(name)) || new Set(names).size < names.length)
    return undefined;
  return {
    span: valuePart(property, path.start, path.end),
    message: `The paths stand in another order than the fields of COLUMNS: this one fills \`${field.text}\`. They pair by position, whatever they are called.`,
    related: [{ span: field, message: 'The field that this path fills.' }],
    data: { kind: 'order', mapping },
  };
}

function fixesOf(data: Data, job: Job): readonly Fix[] {
  switch (data.kind) {
    case 'surplus-paths': {
      const { mapping, surplus } = data;
      const added = addFields(job, mapping, surplus);
      const remove: Fix = {
        title: surplus.length === 1 ? 'Remove the path' : `Remove the ${surplus.length} paths without a field`,
        edits: removePaths(mapping, surplus),
        preferred: true,
        safe: false,
      };
      if (!added) return [remove];
      const title = `Add ${added.names.join(', ')} to COLUMNS`;
      return [remove, { title, edits: added.edits, preferred: false, safe: false }];
    }
    case 'surplus-fields': {
      const { mapping, surplus } = data;
      const added = addPaths(mapping, surplus);
      const names = surplus.map((index) => mapping.fields[index]?.name?.text ?? '');
      const removed = removeFields(job, mapping, surplus);
      const add = { title: `Add ${names.map((name) => `$.${name}`).join(', ')}`, preferred: true, safe: false };
      const remove = { title: `Remove ${names.join(', ')} from COLUMNS`, preferred: false, safe: false };
      return [
        ...(added ? [{ ...add, edits: added }] : []),
        ...(removed.length > 0 ? [{ ...remove, edits: removed }] : []),
      ];
    }
    case 'order': {
      const edits = sortPaths(data.mapping);
      return [{ title: 'Sort the paths by the fields of COLUMNS', edits, preferred: true, safe: false }];
    }
  }
}
