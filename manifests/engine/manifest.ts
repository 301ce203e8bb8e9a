import type { Finding } from './rules/rule';
import type { Range } from '../../parser/range';
import type { NameSource, NameUse } from './names';
import type { LineIndex } from '../../parser/line-index';
import type { Node } from '../../parser/node';

/** The frameworks that read the settings of microservices, as a person names them. */
export const frameworks = ['java-chassis-2', 'java-chassis-3', 'go-chassis', 'spring-cloud'] as const;

export type Framework = (typeof frameworks)[number];

/** Settings that affect the checks of a manifest. */
export interface ManifestOptions {
  /** The LAIN parser for lain.yaml: laincloud's (default) or the ein-plus fork's. */
  readonly lainDialect: 'laincloud' | 'einplus';
  /** The framework that reads the settings of microservices; absent where files show it. */
  readonly framework?: Framework;
  /** Name of the file, with or without path, for kinds that use it; absent for untitled documents. */
  readonly fileName?: string;
}

export const defaultManifestOptions: ManifestOptions = { lainDialect: 'laincloud' };

/** A completion proposal. Labels are shown verbatim; `insertText` may contain snippet placeholders. */
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
  /** Position in the list: lower first; keys in their usual order. */
  readonly order: number;
}

/** The Markdown text of a hover, and the range that it explains. */
export interface Explanation {
  readonly range: Range;
  readonly markdown: string;
}

/** A part of a manifest that is parsed on its own: a YAML document, or a JSON file as a whole. */
export interface Part {
  /** Offset of the part in the manifest; all offsets inside it are relative to this. */
  readonly start: number;
  readonly text: string;
  /** Undefined while the part is empty or can't be parsed. */
  readonly root: Node | undefined;
}

/** A symbol of the outline. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'document' | 'section' | 'resource' | 'key';
  /** The range of the whole symbol, and that of its name. */
  readonly range: Range;
  readonly nameRange: Range;
  readonly children: readonly OutlineItem[];
}

/** A short text shown inline after an offset. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
  readonly tooltip?: string;
}

/** A text that links to a web page, or to a file beside the manifest (`./schemas/cart.yaml`). */
export interface Link {
  readonly range: Range;
  readonly target: string;
}

/** An embedded text with a syntax of its own, with the mapping to its file. */
export interface InnerText {
  readonly text: string;
  /** Maps a range of the text to the file. */
  readonly outer: (range: Range) => Range;
}

/** A code lens that runs a command of the editor; its first argument is the URI of the file, followed by these. */
export interface Lens {
  readonly range: Range;
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** The program that reads a file, in words: its name, and how it is known. */
export interface Reader {
  readonly title: string;
  /** Markdown, one or two sentences; without texts of the file that could be markup. */
  readonly detail: string;
}

/** One immutable version of one file, parsed once and shared by all features. Results are computed on first use. */
export interface Manifest {
  readonly kind: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Findings of the file alone, in order of position; never throws, whatever the text. */
  findings(): readonly Finding[];
  /** Findings that need other files and live names; none where those prove nothing. */
  crossFileFindings(names: NameSource): readonly Finding[];
  complete(offset: number, names?: NameSource): readonly Suggestion[];
  explain(offset: number): Explanation | undefined;
  parts(): readonly Part[];
  /** Every name that is defined or used here. */
  names(): readonly NameUse[];
  outline(): readonly OutlineItem[];
  hints(): readonly Hint[];
  links(): readonly Link[];
  lenses(): readonly Lens[];
  /** The program that reads the file, and how that is known; absent for kinds that one program reads. */
  reader?(): Reader;
  /** Quoted YAML that a range touches, which grammars treat as plain strings; absent for kinds that have none. */
  quotedYaml?(range: Range): readonly InnerText[];
}

/** A kind of file that Engine Room supports. */
export interface ManifestKind {
  readonly id: string;
  /** Whether a file is of this kind, by its name or, if the name doesn't decide, by its text. Cheap: no parsing. */
  matches(fileName: string, text: string): boolean;
  /** `previous` is the same file before an edit; unchanged parts are reused from it. */
  open(text: string, options: ManifestOptions, previous?: Manifest): Manifest;
}
