import type { Node } from './node';
import type { Range, TextChange } from './range';

/** What keeps a text of any flavour from being read at all. */
type UnreadableCode =
  'binary' | 'character' | 'document-too-large' | 'second-document' | 'text-too-large' | 'too-deep';

/** What breaks YAML, or what PyYAML refuses though it is well-formed. */
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
  | 'tab'
  | 'tab-indentation'
  | 'tag-refused'
  | 'template-as-key'
  | 'template-tag'
  | 'undefined-alias'
  | 'value-indicator'
  | 'yaml-too-deep'
  | 'yaml-unreadable';

/** What breaks JSON. */
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

/** Why a text, or a part of it, cannot be read. What is said about it is made from the code by who shows it. */
export interface Problem {
  readonly code: ProblemCode;
  /** At least one character where the text has any there, and on one line. */
  readonly range: Range;
  /** What a message has to name: a piece of the text, or a character that is missing. */
  readonly named?: string;
  /** The one edit that obviously repairs it. */
  readonly repair?: TextChange;
}

/** What was read of a text; all ranges are offsets of it. */
export interface Parsed {
  /** As far as it could be read; undefined for an empty document and for a text that is not read at all. */
  readonly root: Node | undefined;
  /**
   * Why it cannot be read: at most one in YAML 1.1 and JSON, so that one slip is reported once; in YAML 1.2 at most one
   * for each entry that is read on its own.
   */
  readonly problems: readonly Problem[];
}
