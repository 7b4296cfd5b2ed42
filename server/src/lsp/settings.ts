import { type DorisVersion, defaultDorisVersion, isDorisVersion } from '../catalog/versions.ts';

/** The section of the settings that the server reads. */
export const settingsSection = 'dorisRoutineLoad';

/** What the server is told by its client, each part read with care: anything else than what it should be is the default. */
export interface Settings {
  readonly dorisVersion: DorisVersion;
}

/** Settings out of whatever the client sends for the section. */
export function readSettings(value: unknown): Settings {
  const version =
    typeof value === 'object' && value !== null && 'dorisVersion' in value ? value.dorisVersion : undefined;
  return { dorisVersion: isDorisVersion(version) ? version : defaultDorisVersion };
}
