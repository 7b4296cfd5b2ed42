import { defaultDorisVersion, isDorisVersion } from '../catalog/versions.ts';
import { readRuleSettings } from '../rules/ruleLevels.ts';
import type { DocumentSettings } from '../workspace/document.ts';

/** The section of the settings that the server reads. */
export const settingsSection = 'dorisRoutineLoad';

/** The languages that explanations are written in. */
export type Language = 'en' | 'zh-cn';

/**
 * Settings out of whatever the client sends for the section, each part read with care: anything else than what it should be is
 * the default.
 */
export function readSettings(value: unknown): DocumentSettings {
  const { dorisVersion, rules }: { dorisVersion?: unknown; rules?: unknown } =
    typeof value === 'object' && value !== null ? value : {};
  return {
    dorisVersion: isDorisVersion(dorisVersion) ? dorisVersion : defaultDorisVersion,
    rules: readRuleSettings(rules),
  };
}

/**
 * The language that the user wants explanations in: by the setting `language`, else by the client's own.
 * @param value whatever the client sends for the section.
 * @param locale the client's language, such as `zh-cn` or `en-GB`.
 */
export function readLanguage(value: unknown, locale: string | undefined): Language {
  const { language }: { language?: unknown } = typeof value === 'object' && value !== null ? value : {};
  if (language === 'en' || language === 'zh-cn') return language;
  return /^zh\b/i.test(locale ?? '') ? 'zh-cn' : 'en';
}
