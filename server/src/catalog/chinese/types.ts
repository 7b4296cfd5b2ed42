import type { PropertySpec } from '../types.ts';

/** The Chinese texts of a property; the fields are those of {@link PropertySpec}. */
export interface PropertyText
  extends Pick<PropertySpec, 'doc' | 'untilThen' | 'whenWrong' | 'disagreement' | 'replacement'> {
  /** What its values mean, where they mean something else than elsewhere. */
  readonly values?: Readonly<Record<string, string>>;
}

/** The properties of a list by their keys. */
export type PropertyTable = Readonly<Record<string, PropertyText>>;
