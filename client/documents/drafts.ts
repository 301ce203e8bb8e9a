import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/values';
import type { DocumentAddress } from '../../resources/documents/documents';
import { DocumentProblem } from './document-problem';

/** Maximum number of drafts; nothing is dropped to make room for another. */
const maxDrafts = 200;

/** What a person has changed in a document and not applied. */
export interface Draft {
  readonly address: DocumentAddress;
  /** Key of the resource in the shared lists, which marks its rows. */
  readonly key: string;
  /** The live text that the draft was begun from. */
  readonly base: string;
  readonly text: string;
}

/** Small files that outlive the window, and that other windows may read and write too. */
export interface DraftFiles {
  names(): Promise<readonly string[]>;
  /** The text of a file; undefined when there is none. */
  read(name: string): Promise<string | undefined>;
  /** Writes the whole file: no other window reads a part of it. */
  write(name: string, text: string): Promise<void>;
  /** Deletes a file, which another window may have done already. */
  delete(name: string): Promise<void>;
  /** Calls back with the name of each file that comes, changes or goes, also by other windows. */
  watch(onChanged: (name: string) => void): { dispose(): void };
}

/** What a draft would be begun from. */
export type BegunDraft = Omit<Draft, 'text'>;

type Listener = (addresses: readonly DocumentAddress[]) => void;

/**
 * Drafts of documents, kept in files until they are applied or discarded. Several windows may have the same files: what
 * counts is in the files, and what is in memory follows them.
 */
export class Drafts {
  private readonly drafts = new Map<string, Draft>();
  private readonly listeners = new Set<Listener>();
  private loading: Promise<void> | undefined;
  private watching: { dispose(): void } | undefined;
  private isLoaded = false;
  /** Settled when all changes so far are written. */
  private latest: Promise<void> = Promise.resolve();

  constructor(
    private readonly files: DraftFiles,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Reads the drafts of former and of other windows, once, and then whenever they change. */
  load(): Promise<void> {
    this.loading ??= this.readFiles();
    return this.loading;
  }

  /** The draft of a document as it is now in its file. */
  async saved(address: DocumentAddress): Promise<Draft | undefined> {
    const name = fileOf(address);
    await this.inOrder(() => this.readAgain(name));
    return this.drafts.get(name);
  }

  /** The drafts that are loaded. */
  all(): readonly Draft[] {
    return [...this.drafts.values()];
  }

  /** Whether a resource has a draft, by its key; begins to load the drafts if that was not done yet. */
  has(key: string): boolean {
    if (!this.isLoaded) void this.load();
    return this.all().some((draft) => draft.key === key);
  }

  /** Keeps a draft. @throws DocumentProblem when there are too many */
  put(draft: Draft): Promise<void> {
    return this.inOrder(() => this.keep(draft));
  }

  /** Forgets a draft. */
  delete(address: DocumentAddress): Promise<void> {
    return this.inOrder(async () => {
      const name = fileOf(address);
      await this.files.delete(name);
      this.set(name, undefined);
    });
  }

  /** Subscribes to drafts that come, change or go. */
  onDidChange(listener: Listener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  dispose(): void {
    this.watching?.dispose();
  }

  private async keep(draft: Draft): Promise<void> {
    const name = fileOf(draft.address);
    if (!this.drafts.has(name) && this.drafts.size >= maxDrafts) {
      throw new DocumentProblem(
        'refused',
        l10n.t('There are {0} drafts: apply or discard some first.', maxDrafts),
      );
    }
    const { authority, path } = draft.address;
    const kept = { ...draft, address: { authority, path } };
    await this.files.write(name, JSON.stringify(kept));
    this.set(name, kept);
  }

  /** One change after the other: files are written in the order of the changes. */
  private inOrder(change: () => Promise<void>): Promise<void> {
    const result = this.latest.then(() => this.load()).then(change);
    this.latest = result.catch(() => undefined);
    return result;
  }

  private async readFiles(): Promise<void> {
    this.watching = this.files.watch((name) => void this.inOrder(() => this.readAgain(name)));
    try {
      const names = await this.files.names();
      await Promise.all(names.map((name) => this.readAgain(name)));
    } catch (error) {
      this.onFailed(error);
    }
    this.isLoaded = true;
  }

  /** Takes over what a file says now; a draft whose file can't be read stays as it was. */
  private async readAgain(name: string): Promise<void> {
    try {
      const text = await this.files.read(name);
      const draft = text === undefined ? undefined : readDraft(name, text);
      if (text !== undefined && !draft) throw new Error(`${name} is not a draft.`);
      this.set(name, draft);
    } catch (error) {
      this.onFailed(error);
    }
  }

  private set(name: string, draft: Draft | undefined): void {
    const before = this.drafts.get(name);
    if (draft) this.drafts.set(name, draft);
    else this.drafts.delete(name);
    const { address } = draft ?? before ?? {};
    if (!address || (before?.text === draft?.text && before?.base === draft?.base)) return;
    for (const listener of [...this.listeners]) listener([address]);
  }
}

/** The file name of a draft's document. */
export function draftName({ address }: Pick<Draft, 'address'>): string {
  return address.path.slice(address.path.lastIndexOf('/') + 1);
}

/** The name of the file that keeps what belongs to a document. */
export function fileOf({ authority, path }: DocumentAddress): string {
  return `${createHash('sha256').update(`${authority}${path}`).digest('hex')}.json`;
}

/** A draft as it was written into its file; undefined for a file that is damaged or a copy under another name. */
function readDraft(name: string, text: string): Draft | undefined {
  const begun = readBegun(name, text);
  const value = parsed(text);
  const draft = isRecord(value) ? value['text'] : undefined;
  return begun && typeof draft === 'string' ? { ...begun, text: draft } : undefined;
}

/** A draft without its text, as it was written into its file; undefined like `readDraft`. */
export function readBegun(name: string, text: string): BegunDraft | undefined {
  const value = parsed(text);
  if (!isRecord(value) || !isRecord(value['address'])) return undefined;
  const { key, base } = value;
  const { authority, path } = value['address'];
  if (typeof key !== 'string' || typeof base !== 'string') return undefined;
  if (typeof authority !== 'string' || typeof path !== 'string') return undefined;
  const address = { authority, path };
  return fileOf(address) === name ? { address, key, base } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
