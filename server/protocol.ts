/** What client and server tell each other beyond the language server protocol; imported by both sides. */

/** Languages whose files are all ours. */
export const ownLanguages: readonly string[] = ['lain', 'cloud-manifest'];

/**
 * Schemes of documents that people work on, beside those of workspace folders. Everything else, such as an old revision
 * beside a comparison (`git:`), is only shown.
 */
export const workingSchemes: readonly string[] = ['file', 'untitled', 'engine-room'];

/** Sent once with `initialize`. */
export interface InitializationOptions {
  /** File URI of the l10n bundle of the editor's language; absent for English. */
  readonly l10nBundle?: string;
  readonly settings?: Settings;
  /** The client runs the commands of code lenses (`engineRoom.…`). */
  readonly runsCommands?: boolean;
  /**
   * Languages (`json`, `yaml`) that other extensions of the client serve too: they show syntax errors, duplicate keys and an
   * outline, so that the server does not.
   */
  readonly servedByOthers?: readonly string[];
  /** Languages (`json`, `yaml`) that other extensions of the client format, so that the server does not. */
  readonly formattedByOthers?: readonly string[];
  /** Kinds of names that the client answers `engineRoom/liveNames` for; absent for none. */
  readonly liveNames?: readonly string[];
}

/** The settings that the server reads, section `engineRoom`. */
export interface Settings {
  readonly lain?: { readonly dialect?: 'laincloud' | 'einplus' };
  /** Severity by rule id: `error`, `warning`, `information` or `off`. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly inlayHints?: boolean;
}

/**
 * Request from the server: which names of a kind are there, at the places that the client is connected to? Answered from
 * open connections only. `LiveNamesParams` → `LiveNamesResult`.
 */
export const liveNamesMethod = 'engineRoom/liveNames';

export interface LiveNamesParams {
  /** A kind of name as manifests/engine/names.ts calls it, for example `lain-app`. */
  readonly kind: string;
  /** What the names belong to; absent for all. */
  readonly scope?: string;
}

export interface LiveNamesResult {
  readonly lists: readonly LiveNamesList[];
}

/** The names at one place. */
export interface LiveNamesList {
  /** Name of the connection, as people know it. */
  readonly source: string;
  /** `complete`: the place has no other names of the kind. */
  readonly state: 'complete' | 'partial';
  readonly names: readonly string[];
}

/**
 * Request to the server: what is wrong with an open document, with all that is known around it? Unlike diagnostics it
 * holds what other extensions of the client show too. `FindingsParams` → `FindingsResult`; null for documents that are
 * not ours, and when the check failed.
 */
export const findingsMethod = 'engineRoom/findings';

export interface FindingsParams {
  readonly uri: string;
}

export interface FindingsResult {
  /** Of the text that was judged. */
  readonly version: number;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
}

/** A finding, its range in lines and characters from 0. */
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

/** Command of code lenses: shows places in the editor's peek view. Arguments: URI, position, locations (of the protocol). */
export const showReferencesCommand = 'engineRoom.showReferences';
