import type { DorisVersion, PropertySpec } from '../catalog/index.ts';
import { defaultIn, isAvailable, typeIn } from '../catalog/index.ts';
import type { Wording } from './wording/wording.ts';

const listNames = { properties: 'PROPERTIES', kafka: 'FROM KAFKA', kinesis: 'FROM KINESIS' } as const;

/**
 * All that is known about a property, in Markdown: what it is, what it takes, what Doris does when it is wrong. The one
 * renderer for completion and hover.
 */
export function propertyDoc(spec: PropertySpec, version: DorisVersion, wording: Wording): string {
  const { catalog, property } = wording;
  const { doc, untilThen, whenWrong, disagreement, replacement } = catalog.property(spec);
  const preset = defaultIn(spec, version);
  const [statement, ...otherStatements] = spec.statements;
  const facts = [
    spec.required ? property.required : '',
    statement && otherStatements.length === 0 ? property.onlyIn(statement.toUpperCase()) : '',
    spec.since ? property.since(spec.since) : '',
    spec.until ? property.goneSince(spec.until) : '',
    spec.secret ? property.secret : '',
  ].filter((fact) => fact !== '');
  const title = [`**\`${spec.key}\`**`, `${listNames[spec.list]}`, ...facts].join(' · ');
  const lines = [
    takesValues(spec) ? property.type(catalog.typeName(spec.type)) : '',
    takesValues(spec) ? property.allowed(catalog.allowed(typeIn(spec.type, version))) : '',
    preset ? property.default(preset) : '',
    spec.aliases?.length ? property.aliases(spec.aliases) : '',
    replacement ? property.replacement(replacement.includes(' ') ? replacement : `\`${replacement}\``) : '',
    whenWrong ? property.whenWrong(spec.status, whenWrong) : '',
    spec.uncheckedByAlter ? property.uncheckedByAlter : '',
    disagreement ? property.disagreement(disagreement) : '',
  ].filter((line) => line !== '');
  return [
    title,
    isAvailable(spec, version) ? '' : wording.sentences([property.notIn(version), ...(untilThen ? [untilThen] : [])]),
    doc,
    lines.map((line) => `- ${line}`).join('\n'),
    wording.documentation(spec.url),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function takesValues({ status }: PropertySpec): boolean {
  return status === 'accepted' || status === 'harmful';
}
