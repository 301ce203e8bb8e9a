/** The protocol between client and server beyond LSP; imported by both sides. */

/** Languages whose files are all manifests. */
export const ownLanguages: readonly string[] = ['lain', 'cloud-manifest', 'call-document'];

/**
 * Schemes of editable documents besides those of workspace folders. Documents of other schemes, such as an old revision
 * in a diff (`git:`), are read-only.
 */
export const workingSchemes: readonly string[] = ['file', 'untitled', 'engine-room'];

/** Sent once with `initialize`. */
export interface InitializationOptions {
  /** File URI of the l10n bundle for the editor's language; absent for English. */
  readonly l10nBundle?: string;
  readonly settings?: Settings;
  /** Command of the client that shows the page of the rule that is its argument; without it, pages are files beside the server. */
  readonly rulePageCommand?: string;
  /** The client implements the commands of code lenses (`engineRoom.…`). */
  readonly runsCommands?: boolean;
  /**
   * Languages (`json`, `yaml`) that other extensions of the client support too: they show syntax errors, duplicate keys
   * and an outline, so the server does not.
   */
  readonly servedByOthers?: readonly string[];
  /** Languages (`json`, `yaml`) that other extensions of the client format, so the server does not. */
  readonly formattedByOthers?: readonly string[];
  /** Kinds of names for which the client answers `engineRoom/liveNames`; none by default. */
  readonly liveNames?: readonly string[];
}

/** The settings for the server, section `engineRoom`. */
export interface Settings {
  readonly lain?: { readonly dialect?: 'laincloud' | 'einplus' };
  /** The framework that reads the settings of microservices; `auto` where files show it. */
  readonly microservice?: { readonly framework?: string };
  /** Severity by rule id: `error`, `warning`, `information` or `off`. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly inlayHints?: boolean;
}

/**
 * Request from the server for the names of a kind at the client's connections. Answered from open connections only.
 * `LiveNamesParams` → `LiveNamesResult`.
 */
export const liveNamesMethod = 'engineRoom/liveNames';

export interface LiveNamesParams {
  /** A kind of name of manifests/engine/names.ts, for example `lain-app`. */
  readonly kind: string;
  /** What the names belong to; absent for all. */
  readonly scope?: string;
}

export interface LiveNamesResult {
  readonly lists: readonly LiveNamesList[];
}

/** The names at one connection. */
export interface LiveNamesList {
  /** Display name of the connection. */
  readonly source: string;
  /** `complete`: the connection has no other names of the kind. */
  readonly state: 'complete' | 'partial';
  readonly names: readonly string[];
}

/**
 * Request to the server for the findings of an open document, with all names around it. Unlike diagnostics, they
 * include those that other extensions of the client also show. `FindingsParams` → `FindingsResult`; null for documents
 * that are not manifests, and when the check failed.
 */
export const findingsMethod = 'engineRoom/findings';

export interface FindingsParams {
  readonly uri: string;
}

export interface FindingsResult {
  /** Version of the checked text. */
  readonly version: number;
  /** In text order. */
  readonly findings: readonly ReportedFinding[];
}

/** A finding with its 0-based range in lines and characters. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly range: { readonly start: ReportedPosition; readonly end: ReportedPosition };
}

export interface ReportedPosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Request to the server for the program that reads an open document, and how that is known. `ReaderParams` →
 * `ReaderResult`; null for documents that only one program reads.
 */
export const readerMethod = 'engineRoom/reader';

export interface ReaderParams {
  readonly uri: string;
}

/** In words of the client's language. */
export interface ReaderResult {
  readonly title: string;
  readonly detail: string;
}

/**
 * Command of code lenses: shows references in the editor's peek view. Arguments: URI, position, locations (LSP types).
 */
export const showReferencesCommand = 'engineRoom.showReferences';
