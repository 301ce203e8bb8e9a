import type { ServerHost } from './host';
import { openSnapshot } from './snapshot';
import type { Snapshot } from './snapshot';

/** Keeps the newest snapshot of each open document, so that all features share it. */
export class Snapshots {
  private readonly newest = new Map<string, Snapshot>();

  /** `recognized` is called with each document that was read, again after each edit, and whether it is a manifest. */
  constructor(
    private readonly host: Pick<ServerHost, 'document' | 'readers' | 'settings'>,
    private readonly recognized: (uri: string, languageId: string, isManifest: boolean) => void,
  ) {}

  /** The document as it is now; undefined when it is closed or not a manifest. */
  async get(uri: string): Promise<Snapshot | undefined> {
    const readers = await this.host.readers();
    const document = this.host.document(uri);
    if (document === undefined) return undefined;

    const kept = this.newest.get(uri);
    if (kept?.version === document.version) return kept;

    const { languageId, version } = document;
    const text = document.getText();
    const snapshot = openSnapshot(
      readers,
      this.host.settings(uri).manifests,
      { uri, version, text, languageId },
      kept?.manifest,
    );
    if (snapshot === undefined) this.newest.delete(uri);
    else this.newest.set(uri, snapshot);
    this.recognized(uri, languageId, snapshot !== undefined);
    return snapshot;
  }

  /** Forgets a closed document. */
  drop(uri: string): void {
    this.newest.delete(uri);
  }

  /** Forgets all snapshots, because the options they were parsed with have changed. */
  clear(): void {
    this.newest.clear();
  }
}
