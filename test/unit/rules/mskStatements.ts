import type { DorisVersion } from '../../../server/src/catalog/versions.ts';
import { fixesOf, onlyFinding } from '../../support/findings.ts';

/** Lines of a property list, none with a comma; `iam` is what every method of signing in by IAM needs. */
export const region = '"aws.region" = "us-west-1"';
export const accessKey = '"aws.access_key" = "<your-ak>"';
export const secretKey = '"aws.secret_key" = "<your-sk>"';
export const role = '"aws.role_arn" = "arn:aws:iam::123456789012:role/demo-role"';
export const profile = '"aws.profile_name" = "loader"';
export const saslSsl = '"property.security.protocol" = "SASL_SSL"';
export const oauth = '"property.sasl.mechanism" = "OAUTHBEARER"';
export const iam = [region, saslSsl, oauth];
export const offsets = '"property.kafka_default_offsets" = "OFFSET_BEGINNING"';
/** Names that Amazon MSK gives to brokers. */
export const name = 'b-1.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com';
export const publicName = 'b-1-public.orders.a1b2c3.c2.kafka.us-west-1.amazonaws.com';

/** The line that names a provider. */
export function provider(value: string): string {
  return `"aws.credentials_provider" = "${value}"`;
}

/** A CREATE with the given lines behind broker list and topic, which are placeholders. */
export function create(...lines: readonly string[]): string {
  return createAt('your_msk_broker_list', ...lines);
}

/** The same for given brokers. */
export function createAt(brokers: string, ...lines: readonly string[]): string {
  const list = [`"kafka_broker_list" = "${brokers}"`, '"kafka_topic" = "your_kafka_topic"', ...lines];
  return `CREATE ROUTINE LOAD IAM_Test ON t COLUMNS TERMINATED BY ",", COLUMNS(a, b) FROM KAFKA(${list.join(', ')});`;
}

/** An ALTER with the given lines and a start position, which an ALTER of the source needs. */
export function alter(...lines: readonly string[]): string {
  return `ALTER ROUTINE LOAD FOR IAM_Test FROM KAFKA(${[...lines, offsets].join(', ')});`;
}

/** What the finding says and what it points at. */
export function told(sql: string, code: string, version?: DorisVersion): string {
  const { message, related } = onlyFinding(sql, code, version);
  return [
    message,
    ...related.map((place) => `→ ${sql.slice(place.span.start, place.span.end)}: ${place.message}`),
  ].join('\n');
}

/** The titles of the finding's fixes, the preferred one with a star. */
export function offered(sql: string, code: string): readonly string[] {
  return fixesOf(sql, code).map(({ title, preferred }) => `${preferred ? '* ' : ''}${title}`);
}
