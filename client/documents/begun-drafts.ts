import type { DocumentAddress } from '../../resources/documents/documents';
import { fileOf, readBegun, type BegunDraft, type DraftFiles } from './drafts';

/** How long the base of changes that were never saved is kept, in milliseconds: a month. */
const maxAgeMs = 30 * 24 * 3_600_000;

/** Files whose age is known. */
export type AgingFiles = Pick<DraftFiles, 'read' | 'write' | 'delete'> & {
  /** Deletes the files that were last written before a time, in milliseconds since 1970. */
  deleteOlder(than: number): Promise<void>;
};

/**
 * What unsaved changes were begun from: the editor brings such changes back after a restart, and a draft of them must not
 * seem to be begun from a later live text.
 */
export class BegunDrafts {
  private readonly begun = new Map<string, BegunDraft>();
  private tidying: Promise<void> | undefined;

  constructor(
    private readonly files: AgingFiles,
    private readonly now: () => number,
  ) {}

  /** What the unsaved changes of a document were begun from, also before a restart. */
  async get(address: DocumentAddress): Promise<BegunDraft | undefined> {
    const name = fileOf(address);
    const known = this.begun.get(name);
    if (known) return known;
    const text = await this.files.read(name);
    const read = text === undefined ? undefined : readBegun(name, text);
    if (read) this.begun.set(name, read);
    return read;
  }

  /** The document of a resource, by its key, if it has unsaved changes. */
  addressOf(key: string): DocumentAddress | undefined {
    return [...this.begun.values()].find((draft) => draft.key === key)?.address;
  }

  /** Remembers what is being changed. */
  async begin({ address, key, base }: BegunDraft): Promise<void> {
    this.tidying ??= this.files.deleteOlder(this.now() - maxAgeMs);
    await this.tidying;
    const name = fileOf(address);
    if (this.begun.get(name)?.base === base) return;
    const begun = { address: { authority: address.authority, path: address.path }, key, base };
    this.begun.set(name, begun);
    await this.files.write(name, JSON.stringify(begun));
  }

  /** Forgets the changes of a document, which were saved or thrown away in this window. */
  async end(address: DocumentAddress): Promise<void> {
    const name = fileOf(address);
    if (this.begun.delete(name)) await this.files.delete(name);
  }
}
