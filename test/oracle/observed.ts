/** What a client library made of one case, as `java/main/Cases.java` prints it. */
export interface Observed {
  readonly id: string;
  /** Why the file could not be read. */
  readonly fileError?: string;
  readonly keys: readonly string[];
  /** The policies that the library keeps, by key; values as their getters answer. */
  readonly policies: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly log: readonly string[];
  readonly probes: readonly Answer[];
}

/** What the library does with one call. */
export interface Answer {
  readonly about: string;
  readonly matches?: boolean;
  readonly matchError?: string;
  /** By name of the handler: what it does, or the error that the call ends with. */
  readonly handlers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly route?: {
    readonly chosen: Readonly<Record<string, number>>;
    readonly hasRules: boolean;
    readonly error?: string;
  };
  readonly log: readonly string[];
}
