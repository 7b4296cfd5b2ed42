import { defaultDorisVersion, isDorisVersion } from '../catalog/versions.ts';
import { readRuleSettings } from '../rules/ruleLevels.ts';
import type { DocumentSettings } from '../workspace/document.ts';

/** The section of the settings that the server reads. */
export const settingsSection = 'dorisRoutineLoad';

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
