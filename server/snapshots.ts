import type { TextDocument } from 'vscode-languageserver-textdocument';
import { chooseKind } from '../manifests/engine/choose-kind';
import type { Manifest, ManifestOptions } from '../manifests/engine/manifest';
import type { LanguageModules } from './language-modules';
import { fileNameOf } from './uris';

/** One version of one document, read as a manifest. */
export interface Snapshot {
  /** As the client writes it. */
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  /** The client's language id; absent for a file that is not open. */
  readonly languageId?: string;
  readonly manifest: Manifest;
  /** The same document with another text, which stays between us. */
  reopen(text: string): Manifest;
}

/** Where the snapshots' texts and readers come from. */
export interface SnapshotSources {
  document(uri: string): TextDocument | undefined;
  /** Loads the readers when they are needed for the first time. */
  readers(): Promise<LanguageModules>;
  options(uri: string): ManifestOptions;
  /** A document was read, as one of ours or not. May be called again for the same document. */
  recognized(uri: string, languageId: string, isOurs: boolean): void;
}

/** Keeps the newest snapshot of each open document, so that all features share one reading of a version. */
export class Snapshots {
  private readonly newest = new Map<string, Snapshot>();

  constructor(private readonly sources: SnapshotSources) {}

  /** The document as it is now; undefined when it is closed or no kind of ours. */
  async get(uri: string): Promise<Snapshot | undefined> {
    const readers = await this.sources.readers();
    const document = this.sources.document(uri);
    if (document === undefined) return undefined;

    const kept = this.newest.get(uri);
    if (kept?.version === document.version) return kept;

    const { languageId, version } = document;
    const text = document.getText();
    const snapshot = openSnapshot(
      readers,
      this.sources.options(uri),
      { uri, version, text, languageId },
      kept?.manifest,
    );
    if (snapshot === undefined) this.newest.delete(uri);
    else this.newest.set(uri, snapshot);
    this.sources.recognized(uri, languageId, snapshot !== undefined);
    return snapshot;
  }

  /** Forgets a closed document. */
  drop(uri: string): void {
    this.newest.delete(uri);
  }

  /** Forgets all readings, because the options that they were made with have changed. */
  clear(): void {
    this.newest.clear();
  }
}

/** A text to read, open in an editor or not. */
export interface SnapshotText {
  readonly uri: string;
  readonly version: number | null;
  readonly text: string;
  readonly languageId?: string;
}

/** Reads a text as a manifest; undefined when it is no kind of ours. */
export function openSnapshot(
  { kinds }: LanguageModules,
  shared: ManifestOptions,
  { uri, version, text, languageId }: SnapshotText,
  previous?: Manifest,
): Snapshot | undefined {
  const fileName = fileNameOf(uri);
  const kind = chooseKind(kinds, fileName, text, languageId);
  if (kind === undefined) return undefined;
  const options = { ...shared, fileName };
  const manifest = kind.open(text, options, previous);
  const reopen = (draft: string): Manifest => kind.open(draft, options, manifest);
  return { uri, version, manifest, reopen, ...(languageId !== undefined && { languageId }) };
}
