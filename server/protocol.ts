/** What client and server tell each other beyond the language server protocol; imported by both sides. */

/** Sent once with `initialize`. */
export interface InitializationOptions {
  /** File URI of the l10n bundle of the editor's language; absent for English. */
  readonly l10nBundle?: string;
  readonly settings?: Settings;
}

/** The settings that the server reads, section `engineRoom`. */
export interface Settings {
  readonly lain?: { readonly dialect?: 'laincloud' | 'einplus' };
}
