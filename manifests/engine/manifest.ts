import type { Finding } from './rules/rule';
import type { Range } from '../../parser/range';
import type { NameSource, NameUse } from './names';
import type { LineIndex } from '../../parser/line-index';
import type { Node } from '../../parser/node';

/** Settings that change how a manifest is judged. */
export interface ManifestOptions {
  /** Which LAIN parser judges lain.yaml: laincloud's (default) or the ein-plus fork's. */
  readonly lainDialect: 'laincloud' | 'einplus';
  /** Name of the file, with or without path, for kinds that it tells something; absent where there is none. */
  readonly fileName?: string;
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

/** A piece of a manifest that is read on its own: a YAML document, or a JSON file as a whole. */
export interface Part {
  /** Offset of the part in the manifest; all offsets inside of it count from here. */
  readonly start: number;
  readonly text: string;
  /** Undefined while the part is empty or can't be read. */
  readonly root: Node | undefined;
}

/** A line of the outline. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'document' | 'section' | 'resource' | 'key';
  /** The whole of it, and its name in it. */
  readonly range: Range;
  readonly nameRange: Range;
  readonly children: readonly OutlineItem[];
}

/** A few words shown in the line, behind an offset. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
  readonly tooltip?: string;
}

/** A text that leads somewhere: to a web page, or to a file beside the manifest (`./schemas/cart.yaml`). */
export interface Link {
  readonly range: Range;
  readonly target: string;
}

/** A text with a form of its own inside of another, and where it stands. */
export interface InnerText {
  readonly text: string;
  /** A range of the text in the file. */
  readonly outer: (range: Range) => Range;
}

/** Words above a line that run a command of the editor. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** One immutable version of one file, read once; every feature asks it. Answers are computed when first needed. */
export interface Manifest {
  readonly kind: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Findings of the file alone, ordered by position; never throws, whatever the text. */
  findings(): readonly Finding[];
  /** Findings that take other files and live names to know; none where those don't prove anything. */
  findingsAmong(names: NameSource): readonly Finding[];
  complete(offset: number, names?: NameSource): readonly Suggestion[];
  explain(offset: number): Explanation | undefined;
  parts(): readonly Part[];
  /** Every name that is defined or used here. */
  names(): readonly NameUse[];
  outline(): readonly OutlineItem[];
  hints(): readonly Hint[];
  links(): readonly Link[];
  lenses(): readonly Lens[];
  /** YAML in quotes that a range touches, which grammars take for plain strings; absent for kinds that have none. */
  quotedYaml?(range: Range): readonly InnerText[];
}

/** A kind of file that Engine Room knows. */
export interface ManifestKind {
  readonly id: string;
  /** Whether a file is of this kind, by its name or, where the name says nothing, by its text. Cheap: no parsing. */
  matches(fileName: string, text: string): boolean;
  /** `previous` is the same file before an edit; what the edit left alone is taken over from it. */
  open(text: string, options: ManifestOptions, previous?: Manifest): Manifest;
}
