import type { DorisVersion } from '../catalog/index.ts';
import {
  findAwsRegion,
  listItems,
  mskListenerOf,
  parseMskBroker,
  shortened,
  splitBrokers,
  withoutSecrets,
} from '../catalog/index.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import { lookUp } from '../model/job.ts';
import { valuePart } from '../rules/listEdits.ts';
import { offsetInLiteral } from '../syntax/literals.ts';
import type { Span } from '../syntax/tree.ts';
import { touches } from '../syntax/tree.ts';
import { propertyDoc } from './propertyDoc.ts';
import type { StartPosition, Wording } from './wording/wording.ts';

/** What a value, or the part of it at the offset, means; what its key means where nothing more can be said. */
export function valueHover(
  job: Job,
  property: BoundProperty,
  offset: number,
  wording: Wording,
): { span: Span; markdown: string } | undefined {
  const { spec, valueSpan, placeholder } = property;
  if (!spec) return undefined;
  const { catalog, value } = wording;
  const whole = (text?: string): { span: Span; markdown: string } => ({
    span: valueSpan,
    markdown: text
      ? `${text}\n\n${value.key(spec.key, catalog.property(spec).doc)}`
      : propertyDoc(spec, job.version, wording),
  });
  if (spec.secret) return whole(value.credential);
  if (placeholder) return whole(value.placeholder);
  switch (spec.key) {
    case 'kafka_broker_list':
      return brokerHover(property, offset, wording) ?? whole();
    case 'kafka_offsets':
    case 'kafka_partitions':
      return partitionHover(job, property, offset, wording);
    case 'aws.role_arn':
      return whole(arnDoc(withoutSecrets(property.value), wording) ?? meaning(property, job.version, wording));
    default:
      return whole(meaning(property, job.version, wording));
  }
}

function meaning({ spec, value }: BoundProperty, version: DorisVersion, wording: Wording): string | undefined {
  if (!spec) return undefined;
  const { catalog, value: words, sentences } = wording;
  const region = /(?:^|\.)region$/.test(spec.key) ? findAwsRegion(value) : undefined;
  if (region) return words.region(region);
  const option = spec.type.optionOf(value);
  if (!option) {
    const problem = spec.type.check(value, version);
    return problem && catalog.problem(problem, spec.type);
  }
  const notes = [
    option.aliasOf === undefined ? '' : words.documentedSpelling(option.aliasOf),
    option.documented === false && option.aliasOf === undefined ? words.undocumented : '',
  ];
  return sentences([words.meaning(option.value, catalog.option(spec, option)), ...notes.filter((note) => note !== '')]);
}

/** Index in the decoded value of a place in the statement. */
function indexInValue({ syntax, value }: BoundProperty, offset: number): number {
  const literal = syntax.value;
  if (literal?.kind !== 'string') return offset - (literal?.start ?? offset);
  let index = 0;
  while (index < value.length && offsetInLiteral(literal, index + 1) <= offset) index++;
  return index;
}

/** The place of a part of the value, with the quote beside it when the offset is in front of that. */
function partAround(property: BoundProperty, part: Span, offset: number): Span {
  const { start, end } = valuePart(property, part.start, part.end);
  return { start: Math.min(start, offset), end: Math.max(end, offset) };
}

function brokerHover(
  property: BoundProperty,
  offset: number,
  { value: words }: Wording,
): { span: Span; markdown: string } | undefined {
  const index = indexInValue(property, offset);
  const broker = splitBrokers(property.value).find((candidate) => touches(candidate, index));
  if (!broker) return undefined;
  const { host, port } = broker;
  const msk = parseMskBroker(host);
  const lines = [`**\`${withoutSecrets(property.value.slice(broker.start, broker.end))}\`**`];
  if (msk) {
    lines.push(words.mskBroker(msk.region, msk));
    const listener = port === undefined ? undefined : mskListenerOf(port);
    if (port !== undefined && listener) lines.push(words.mskPort(port, listener.listener, listener.public));
    else if (port !== undefined) lines.push(words.noMskPort(port));
  }
  if (port === undefined) lines.push(words.noPort);
  return { span: partAround(property, broker, offset), markdown: lines.join('\n\n') };
}

/** Pairs the element at the offset with the one at the same place of the other list. */
function partitionHover(
  job: Job,
  property: BoundProperty,
  offset: number,
  wording: Wording,
): { span: Span; markdown: string } | undefined {
  const index = indexInValue(property, offset);
  const items = listItems(property.value);
  const at = items.findIndex((item) => touches(item, index));
  const item = items[at];
  if (!item) return undefined;
  const itemOf = (key: string): string | undefined => {
    const list = lookUp(job.source, key);
    const text = list && listItems(list.value)[at]?.text;
    return text ? shortened(text) : undefined;
  };
  const partition = itemOf('kafka_partitions');
  const position = itemOf('kafka_offsets');
  const start: StartPosition =
    position === undefined
      ? {
          kind: 'default',
          value: shortened(lookUp(job.source, 'property.kafka_default_offsets')?.value ?? 'OFFSET_END'),
        }
      : startAt(position, property, wording);
  return { span: partAround(property, item, offset), markdown: wording.value.start(partition, start) };
}

function startAt(position: string, { spec }: BoundProperty, { catalog }: Wording): StartPosition {
  if (/^\d+$/.test(position)) return { kind: 'offset', value: position };
  const option = spec?.type.optionOf(position);
  return spec && option
    ? { kind: 'named', value: option.value, doc: catalog.option(spec, option) }
    : { kind: 'other', value: position };
}

function arnDoc(value: string, { value: { arnPart } }: Wording): string | undefined {
  const [, partition = '', service = '', , account = '', ...rest] = value.split(':');
  const role = rest.join(':').replace(/^role\//, '');
  if (!/^arn:/.test(value) || role === '') return undefined;
  const path = role.includes('/') ? role.slice(0, role.lastIndexOf('/') + 1) : undefined;
  const parts = [
    arnPart('role', role.slice(role.lastIndexOf('/') + 1)),
    path === undefined ? '' : arnPart('path', `/${path}`),
    arnPart('account', account),
    arnPart('partition', partition),
    service === 'iam' ? '' : arnPart('service', service),
  ].filter((part) => part !== '');
  return `**\`${value}\`**\n\n${parts.map((part) => `- ${part}`).join('\n')}`;
}
