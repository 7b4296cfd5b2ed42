import type { ClauseSpec } from '../clauses.ts';
import type { AwsRegion, ListKind, PropertySpec, ValueOption, ValueType } from '../index.ts';
import { awsTexts } from './awsProperties.ts';
import { clauseTexts } from './clauses.ts';
import { jobTexts, rejectedTexts } from './jobProperties.ts';
import { kafkaTexts } from './kafkaProperties.ts';
import { kinesisTexts } from './kinesisProperties.ts';
import {
  callbackText,
  ignoredInSilence,
  jaasReplacement,
  javaText,
  librdkafkaTexts,
  settingWrong,
} from './librdkafka.ts';
import type { PropertyTable, PropertyText } from './types.ts';
import { regionNames, valueTexts } from './values.ts';
import { allowedTexts, typeNames } from './valueTypes.ts';

/*
 * The catalog in simplified Chinese. What has no Chinese text comes in English; a test makes sure that everything has one.
 */

/** The texts of all lists by key, besides those that a whole family of librdkafka settings has in common. */
export const propertyTables: Readonly<Record<ListKind, PropertyTable>> = {
  properties: { ...jobTexts, ...rejectedTexts },
  kafka: { ...librdkafkaTexts, ...kafkaTexts, ...awsTexts },
  kinesis: kinesisTexts,
};

/** The texts of a property in Chinese. */
export function propertyText(spec: PropertySpec): Omit<PropertyText, 'values'> {
  const { doc, untilThen, whenWrong, disagreement } = propertyTables[spec.list][spec.key] ?? familyText(spec) ?? spec;
  const isSetting = spec.list === 'kafka' && spec.key in librdkafkaTexts;
  return {
    doc,
    untilThen,
    whenWrong: isSetting ? settingConsequence(spec) : whenWrong,
    disagreement,
    replacement: spec.key === 'property.sasl.jaas.config' ? jaasReplacement : spec.replacement,
  };
}

function settingConsequence({ key, status }: PropertySpec): string {
  return status === 'ignored' ? ignoredInSilence : settingWrong(nameOf(key));
}

/** Callbacks and settings of the Java client have nothing of their own to say. */
function familyText({ list, key, status, type }: PropertySpec): PropertyText | undefined {
  if (list !== 'kafka' || !key.startsWith('property.')) return undefined;
  if (type.name === 'callback') return callbackText(nameOf(key));
  return status === 'ignored' ? javaText : undefined;
}

function nameOf(key: string): string {
  return key.replace(/^property\./, '');
}

/** What a value means in Chinese; empty where the word says it all. */
export function optionText({ list, key, type }: PropertySpec, { value, doc }: ValueOption): string {
  if (doc === '') return '';
  const region = type.name === 'AWS region' ? regionNames[value] : undefined;
  if (region !== undefined) return `${region}。`;
  return propertyTables[list][key]?.values?.[value] ?? valueTexts[type.name]?.[value] ?? doc;
}

/** The place of an AWS region in Chinese. */
export function regionName({ code, name }: AwsRegion): string {
  return regionNames[code] ?? name;
}

/** What a clause or statement is for, in Chinese. */
export function clauseText({ words, doc }: ClauseSpec): string {
  return clauseTexts[words] ?? doc;
}

/** The name of a kind of value in Chinese. */
export function typeName({ name }: ValueType): string {
  return typeNames[name] ?? name;
}

/** The allowed values of a type in Chinese words. Code alone reads the same in every language. */
export function allowedText({ description }: ValueType): string {
  for (const [english, chinese] of allowedPatterns) {
    const slots = english.exec(description);
    if (slots === null) continue;
    return chinese.replace(/\{(\d)\}/g, (_, slot: string) => (slots[Number(slot)] ?? '').replaceAll('`, `', '`、`'));
  }
  return description;
}

const allowedPatterns = Object.entries(allowedTexts).map(([english, chinese]) => {
  const escaped = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.+)');
  return [new RegExp(`^${escaped}$`), chinese] as const;
});
