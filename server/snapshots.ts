import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest, ManifestKind, ManifestOptions } from '../manifests/manifest';

/** One version of one open document, read as a manifest. */
export interface Snapshot {
  readonly uri: string;
  readonly version: number;
  readonly manifest: Manifest;
}

/** Where the snapshots' texts and readers come from. */
export interface SnapshotSources {
  document(uri: string): TextDocument | undefined;
  /** Loads the readers when they are needed for the first time. */
  kinds(): Promise<readonly ManifestKind[]>;
  options(): ManifestOptions;
}

/** Keeps the newest snapshot of each open document, so that all features share one reading of a version. */
export class Snapshots {
  private readonly newest = new Map<string, Snapshot>();

  constructor(private readonly sources: SnapshotSources) {}

  /** The document as it is now; undefined when it is closed or no kind of ours. */
  async get(uri: string): Promise<Snapshot | undefined> {
    const kinds = await this.sources.kinds();
    const document = this.sources.document(uri);
    if (document === undefined) return undefined;

    const kept = this.newest.get(uri);
    if (kept?.version === document.version) return kept;

    const text = document.getText();
    const kind = kindOf(document.languageId, uri, text, kinds);
    if (kind === undefined) return undefined;

    const manifest = kind.open(text, this.sources.options(), kept?.manifest);
    const snapshot = { uri, version: document.version, manifest };
    this.newest.set(uri, snapshot);
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

/** The editor's language id decides where it names a kind; other editors say `yaml`, then name and text decide. */
function kindOf(
  languageId: string,
  uri: string,
  text: string,
  kinds: readonly ManifestKind[],
): ManifestKind | undefined {
  const fileName = decodedFileName(uri);
  return kinds.find((kind) => kind.id === languageId) ?? kinds.find((kind) => kind.matches(fileName, text));
}

function decodedFileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // Not percent-encoded as URIs are: the name itself is the best there is.
  }
}
