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

/** Command of code lenses: shows places in the editor's peek view. Arguments: URI, position, locations (of the protocol). */
export const showReferencesCommand = 'engineRoom.showReferences';
