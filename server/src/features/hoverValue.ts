import type { DorisVersion, MskListener } from '../catalog/index.ts';
import { findAwsRegion, listItems, mskListenerOf, parseMskBroker, splitBrokers } from '../catalog/index.ts';
import type { BoundProperty, Job } from '../model/job.ts';
import { lookUp } from '../model/job.ts';
import { valuePart } from '../rules/listEdits.ts';
import { offsetInLiteral } from '../syntax/literals.ts';
import type { Span } from '../syntax/tree.ts';
import { touches } from '../syntax/tree.ts';
import { propertyDoc } from './propertyDoc.ts';

/** What a value, or the part of it at the offset, means; what its key means where nothing more can be said. */
export function valueHover(
  job: Job,
  property: BoundProperty,
  offset: number,
): { span: Span; markdown: string } | undefined {
  const { spec, valueSpan, placeholder } = property;
  if (!spec) return undefined;
  const whole = (text?: string): { span: Span; markdown: string } => ({
    span: valueSpan,
    markdown: text ? `${text}\n\n\`${spec.key}\`: ${spec.doc}` : propertyDoc(spec, job.version),
  });
  if (spec.secret) return whole('A credential: it is not shown.');
  if (placeholder) return whole('A placeholder, to be filled in.');
  switch (spec.key) {
    case 'kafka_broker_list':
      return brokerHover(property, offset) ?? whole();
    case 'kafka_offsets':
    case 'kafka_partitions':
      return partitionHover(job, property, offset);
    case 'aws.role_arn':
      return whole(arnDoc(property.value) ?? meaning(property, job.version));
    default:
      return whole(meaning(property, job.version));
  }
}

function meaning({ spec, value }: BoundProperty, version: DorisVersion): string | undefined {
  if (!spec) return undefined;
  const region = /(?:^|\.)region$/.test(spec.key) ? findAwsRegion(value) : undefined;
  if (region) return `**\`${value}\`**: the AWS region ${region.name}.`;
  const option = spec.type.optionOf(value);
  if (!option) return spec.type.check(value, version)?.message;
  const notes = [
    option.aliasOf === undefined ? '' : `The documented spelling is \`${option.aliasOf}\`.`,
    option.documented === false && option.aliasOf === undefined ? 'The documentation does not name it.' : '',
  ];
  return [`**\`${option.value}\`**: ${option.doc}`, ...notes].filter((note) => note !== '').join(' ');
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

const listenerNames: Readonly<Record<MskListener, string>> = {
  plaintext: 'without encryption and login',
  tls: 'TLS',
  scram: 'SASL/SCRAM over TLS',
  iam: 'IAM',
};

function brokerHover(property: BoundProperty, offset: number): { span: Span; markdown: string } | undefined {
  const index = indexInValue(property, offset);
  const broker = splitBrokers(property.value).find((candidate) => touches(candidate, index));
  if (!broker) return undefined;
  const { host, port } = broker;
  const msk = parseMskBroker(host);
  const lines = [`**\`${property.value.slice(broker.start, broker.end)}\`**`];
  if (msk) {
    const access = msk.public ? 'public: reached over the internet' : 'private: reached from within the VPC only';
    lines.push(`A broker of Amazon MSK${msk.serverless ? ' Serverless' : ''} in \`${msk.region}\`, ${access}.`);
    const listener = port === undefined ? undefined : mskListenerOf(port);
    if (listener) {
      lines.push(
        `Port ${port}: ${listenerNames[listener.listener]}, ${listener.public ? 'public' : 'private'} access.`,
      );
    } else if (port !== undefined) lines.push(`Port ${port} is none of the listeners of Amazon MSK.`);
  }
  if (port === undefined) lines.push('Without a port, the Kafka client takes 9092.');
  return { span: partAround(property, broker, offset), markdown: lines.join('\n\n') };
}

/** Pairs the element at the offset with the one at the same place of the other list. */
function partitionHover(
  job: Job,
  property: BoundProperty,
  offset: number,
): { span: Span; markdown: string } | undefined {
  const index = indexInValue(property, offset);
  const items = listItems(property.value);
  const at = items.findIndex((item) => touches(item, index));
  const item = items[at];
  if (!item) return undefined;
  const itemOf = (key: string): string | undefined => {
    const list = lookUp(job.source, key);
    const text = list && listItems(list.value)[at]?.text;
    return text === '' ? undefined : text;
  };
  const partition = itemOf('kafka_partitions');
  const position = itemOf('kafka_offsets');
  const where =
    partition === undefined ? 'A partition that `kafka_partitions` does not name' : `Partition ${partition}`;
  const fallback = lookUp(job.source, 'property.kafka_default_offsets')?.value ?? 'OFFSET_END';
  const start =
    position === undefined
      ? `starts at \`${fallback}\`, as \`kafka_offsets\` does not say where`
      : `starts at ${positionText(position, property)}`;
  return { span: partAround(property, item, offset), markdown: `${where} ${start}.` };
}

function positionText(position: string, { spec }: BoundProperty): string {
  if (/^\d+$/.test(position)) return `offset ${position}`;
  const option = spec?.type.optionOf(position);
  return option ? `\`${option.value}\`: ${option.doc.replace(/\.$/, '')}` : `\`${position}\``;
}

function arnDoc(value: string): string | undefined {
  const [, partition = '', service = '', , account = '', ...rest] = value.split(':');
  const role = rest.join(':').replace(/^role\//, '');
  if (!/^arn:/.test(value) || role === '') return undefined;
  const path = role.includes('/') ? role.slice(0, role.lastIndexOf('/') + 1) : undefined;
  const parts = [
    `Role: \`${role.slice(role.lastIndexOf('/') + 1)}\``,
    path === undefined ? '' : `Path: \`/${path}\``,
    `Account: \`${account}\``,
    `Partition: \`${partition}\``,
    service === 'iam' ? '' : `Service: \`${service}\``,
  ].filter((part) => part !== '');
  return `**\`${value}\`**\n\n${parts.map((part) => `- ${part}`).join('\n')}`;
}
