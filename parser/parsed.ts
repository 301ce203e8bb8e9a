import type { Node } from './node';
import type { Range, TextChange } from './range';

/** Problems with a text of any flavor that prevent parsing. */
type UnreadableCode =
  | 'binary'
  | 'character'
  | 'control-character'
  | 'document-too-large'
  | 'second-document'
  | 'text-too-large'
  | 'too-deep';

/** Syntax errors of YAML, and well-formed YAML that its readers refuse. */
type YamlCode =
  | 'after-value'
  | 'bad-alias'
  | 'bad-directive'
  | 'bad-escape'
  | 'bad-indentation'
  | 'bad-merge'
  | 'bad-value-start'
  | 'bracket-not-closed'
  | 'collection-as-key'
  | 'colon-missing'
  | 'colon-missing-on-line'
  | 'colon-without-space'
  | 'comment-without-space'
  | 'dash-missing'
  | 'date-invalid'
  | 'duplicate-anchor'
  | 'flow-indicator'
  | 'full-width-colon'
  | 'item-missing'
  | 'key-missing'
  | 'key-too-long'
  | 'map-in-value'
  | 'opening-bracket'
  | 'quote-not-closed'
  | 'separator-missing'
  | 'start-missing'
  | 'tab'
  | 'tab-indentation'
  | 'tag-refused'
  | 'tag-value'
  | 'template-as-key'
  | 'template-tag'
  | 'undefined-alias'
  | 'value-indicator'
  | 'yaml-too-deep'
  | 'yaml-unreadable';

/** Syntax errors of JSON. */
type JsonCode =
  | 'json-brace-not-closed'
  | 'json-bracket-not-closed'
  | 'json-colon-missing'
  | 'json-comma-missing'
  | 'json-comment'
  | 'json-control-character'
  | 'json-escape'
  | 'json-key-missing'
  | 'json-quote-not-closed'
  | 'json-second-value'
  | 'json-unreadable'
  | 'json-value-missing';

export type ProblemCode = UnreadableCode | YamlCode | JsonCode;

/** Why a text, or a part of it, can't be parsed. The message is made from the code by the caller. */
export interface Problem {
  readonly code: ProblemCode;
  /** Within one line; covers at least one character unless the line is empty there. */
  readonly range: Range;
  /** The part that a message names: a piece of the text, or a missing character. */
  readonly named?: string;
  /** The one obvious fix. */
  readonly repair?: TextChange;
  /** Further changes of the same fix, after the first. */
  readonly further?: readonly TextChange[];
  /** Whether something else may have been meant than the fix makes. */
  readonly isGuess?: boolean;
}

/** The result of parsing; all ranges are offsets of the text. */
export interface Parsed {
  /** As far as it could be parsed; undefined for an empty document and for a text that is not parsed at all. */
  readonly root: Node | undefined;
  /**
   * The syntax errors: at most one in YAML 1.1 and JSON, so that one slip is reported once; in YAML 1.2 at most one for
   * each entry that is parsed on its own.
   */
  readonly problems: readonly Problem[];
}
