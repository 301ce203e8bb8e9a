import type { Finding, Range, TextChange } from './rules/rule';
import type { LineIndex } from './source/line-index';

/** Settings that change how a manifest is judged. */
export interface ManifestOptions {
  /** Which LAIN parser judges lain.yaml: laincloud's (default) or the ein-plus fork's. */
  readonly lainDialect: 'laincloud' | 'einplus';
}

export const defaultManifestOptions: ManifestOptions = { lainDialect: 'laincloud' };

/** What the cursor may be completed with. Labels are shown as they are; `insertText` may hold snippet placeholders. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'snippet' | 'reference';
  /** One line beside the label: type or origin. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Replaces `range` and may contain LSP snippet placeholders (`$1`, `${2:name}`). */
  readonly insertText: string;
  readonly range: Range;
  /** Position in the list: lower first; keys in the order people use them. */
  readonly order: number;
}

/** The text of a hover, in Markdown, and what it explains. */
export interface Explanation {
  readonly range: Range;
  readonly markdown: string;
}

/** One immutable version of one file, read once; every feature asks it. Answers are computed when first needed. */
export interface Manifest {
  readonly kind: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** All findings, ordered by position; never throws, whatever the text. */
  findings(): readonly Finding[];
  complete(offset: number): readonly Suggestion[];
  explain(offset: number): Explanation | undefined;
}

/** A kind of file that Engine Room knows. */
export interface ManifestKind {
  readonly id: string;
  /** Whether a file is of this kind, by its name or, where the name says nothing, by its text. Cheap: no parsing. */
  matches(fileName: string, text: string): boolean;
  open(text: string, options: ManifestOptions): Manifest;
}

export type { Finding, Range, TextChange };
