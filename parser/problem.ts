import type { Range, TextChange } from './range';

/** Why a text, or a part of it, cannot be read. */
export interface Problem {
  /** Id of the rule that describes it, such as `source/yaml-syntax`. */
  readonly rule: string;
  readonly severity: 'error';
  readonly message: string;
  readonly range: Range;
  readonly fixes?: readonly Repair[];
}

/** A title and the edits that repair a text. */
export interface Repair {
  readonly title: string;
  readonly edits: readonly TextChange[];
}
