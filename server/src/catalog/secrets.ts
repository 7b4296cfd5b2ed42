import { isPlaceholder } from './placeholders.ts';

/** A part of a value that is a secret. Offsets are UTF-16 units within the decoded value. */
export interface SecretPart {
  readonly start: number;
  readonly end: number;
  /** What kind of secret it is, in words for a placeholder: `ssl key password`. */
  readonly name: string;
}

/**
 * Whether a key that the catalog does not know holds a secret, by the words in it: keys of other tools, misspelt ones, and keys
 * in a list that does not take them.
 */
export function isSecretName(key: string): boolean {
  return secretName.test(key);
}

const secretName =
  /(?:passw(?:or)?d|passwrd|passphrase|pwd|secret|access[._-]?key|session[._-]?(?:key|token)|private[._-]?key|api[._-]?key|jaas[._-]?config)(?:[._-]?(?:id|key|value))?$/i;

/**
 * The secrets that somebody wrote into a value, and may not have meant to: neither placeholders nor references to where the secret
 * is kept. A login configuration of Java holds them between other settings; of other values it is all or nothing.
 * @param key the key, with or without `property.`.
 * @param value decoded.
 */
export function secretsIn(key: string, value: string): readonly SecretPart[] {
  if (/(?:^|\.)sasl\.jaas\.config$/.test(key)) return secretOptionsIn(value);
  return isLiteralSecret(value) ? [{ start: 0, end: value.length, name: nameOf(key) }] : [];
}

/** The identifiers and the secrets of the keys that AWS gives to users. */
const awsKeyId = /\b(?:AKIA|ASIA)[A-Z0-9]{8,}/g;
const awsSecret = /(?<![\w/+])[A-Za-z0-9/+]{40}(?![\w/+=])/g;

/** Which half of a key pair of AWS a value is by its form. */
export function awsKeyHalf(value: string): 'id' | 'secret' | undefined {
  if (/^A(?:KIA|SIA)[A-Z0-9]{12,}$/.test(value)) return 'id';
  return value.length === 40 && withoutAwsSecrets(value) === '…' ? 'secret' : undefined;
}

/**
 * A text, of whatever property, without what may not be shown: who signs in, in front of the host of a URL, and what is shaped like a
 * key of AWS.
 */
export function withoutSecrets(text: string): string {
  const at = text.lastIndexOf('@');
  const isAddress =
    at > 0 &&
    !text.startsWith('arn:') &&
    (text.lastIndexOf(':', at) >= 0 || /^@[\w.-]+:\d/.test(text.slice(at, at + 300)));
  return withoutAwsSecrets((isAddress ? `…${text.slice(at)}` : text).replace(awsKeyId, '…'));
}

function withoutAwsSecrets(text: string): string {
  return text.replace(awsSecret, (key) => (/\d/.test(key) && /[a-z]/.test(key) && /[A-Z]/.test(key) ? '…' : key));
}

/** Whether a value may be a secret itself. A blank one is none. */
function isLiteralSecret(value: string): boolean {
  return value.trim() !== '' && !isPlaceholder(value) && !stands.test(value.slice(0, 200));
}

/**
 * What stands for a secret besides the placeholders of all kinds: the name of the thing in its own place, and references that
 * deployment tools resolve (stores of secrets, the environment, files).
 */
const stands = new RegExp(
  [
    /^\s*(?:my[-_ ]?|the[-_ ]?|some[-_ ]?)?(?:aws[-_ ]?)?(?:ak|sk|(?:access|secret)(?:[-_ ]?access)?[-_ ]?key(?:[-_ ]?id)?|session[-_ ]?(?:token|key))\s*$/,
    /^\s*\[[^\]]*\]\s*$/,
    /^\s*__\w+__\s*$/,
    /^\s*%\w+%\s*$/,
    /^\s*&\w+\s*$/,
    /^(?:FILE|file|env|ENV|vault|ssm|sops|op|gcp-sm|secretsmanager|awssm|azurekv|keyvault|ref\+\w+):/,
    /^arn:aws[\w-]*:(?:secretsmanager|ssm):/,
    /^ENC\[|^ENC\(/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

/** `name="value"` and `name=value` in a login configuration where the name is that of a secret. */
function secretOptionsIn(text: string): readonly SecretPart[] {
  const parts: SecretPart[] = [];
  for (const match of text.matchAll(/(?<![\w.])([\w.]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s;"',]+))/g)) {
    const [whole, name = '', double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    if (!isSecretName(name) || !isLiteralSecret(value)) continue;
    const end = match.index + whole.length - (bare === undefined ? 1 : 0);
    parts.push({ start: end - value.length, end, name: nameOf(name) });
  }
  return parts;
}

/** `property.ssl.key.password` → `ssl key password`. */
function nameOf(key: string): string {
  const words = key
    .replace(/^property\./, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  return words.join(' ').toLowerCase();
}
