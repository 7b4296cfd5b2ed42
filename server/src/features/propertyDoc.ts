import type { DorisVersion, PropertySpec } from '../catalog/index.ts';
import { isAvailable, versionName } from '../catalog/index.ts';

const listNames = { properties: 'PROPERTIES', kafka: 'FROM KAFKA', kinesis: 'FROM KINESIS' } as const;

/**
 * All that is known about a property, in Markdown: what it is, what it takes, what Doris does when it is wrong. The one
 * renderer for completion and hover.
 */
export function propertyDoc(spec: PropertySpec, version: DorisVersion): string {
  const facts = [
    spec.required ? `required in CREATE` : '',
    spec.statements.length === 1 ? `only in ${spec.statements[0]?.toUpperCase()}` : '',
    spec.since ? `since ${versionName(spec.since)}` : '',
    spec.until ? `gone since ${versionName(spec.until)}` : '',
    spec.secret ? 'secret' : '',
  ].filter((fact) => fact !== '');
  const title = [`**\`${spec.key}\`**`, `${listNames[spec.list]}`, ...facts].join(' · ');
  const wrong = spec.status === 'accepted' ? 'When wrong' : statusNames[spec.status];
  const lines = [
    takesValues(spec) ? `Type: ${spec.type.name}` : '',
    takesValues(spec) ? `Allowed: ${spec.type.description}` : '',
    spec.default ? `Default: \`${spec.default}\`` : '',
    spec.aliases?.length ? `Also written: ${spec.aliases.map((alias) => `\`${alias}\``).join(', ')}` : '',
    spec.replacement
      ? `Write instead: ${spec.replacement.includes(' ') ? spec.replacement : `\`${spec.replacement}\``}`
      : '',
    spec.whenWrong ? `${wrong}: ${spec.whenWrong}` : '',
    spec.uncheckedByAlter ? 'ALTER does not check the value.' : '',
    spec.disagreement ? `Documentation and code disagree: ${spec.disagreement}` : '',
  ].filter((line) => line !== '');
  return [
    title,
    isAvailable(spec, version) ? '' : `⚠ ${versionName(version)}, the version that is set, does not have it.`,
    spec.doc,
    lines.map((line) => `- ${line}`).join('\n'),
    `[Documentation](${spec.url})`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const statusNames = { ignored: 'What Doris does', harmful: 'What it does', rejected: 'What Doris does' } as const;

function takesValues({ status }: PropertySpec): boolean {
  return status === 'accepted' || status === 'harmful';
}
