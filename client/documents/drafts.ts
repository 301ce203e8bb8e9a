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
  /** The draft; undefined while the document is being edited and was never saved. */
  readonly text?: string;
}

/** A saved draft. */
export type SavedDraft = Draft & { readonly text: string };

/** Small files that outlive the window. */
export interface DraftFiles {
  readAll(): Promise<readonly string[]>;
  write(name: string, text: string): Promise<void>;
  delete(name: string): Promise<void>;
}

type Listener = (addresses: readonly DocumentAddress[]) => void;

/** Drafts of documents, kept in files until they are applied or discarded. */
export class Drafts {
  private readonly drafts = new Map<string, Draft>();
  private readonly listeners = new Set<Listener>();
  private loading: Promise<void> | undefined;
  private isLoaded = false;
  /** Settled when all changes so far are written. */
  private latest: Promise<void> = Promise.resolve();

  constructor(
    private readonly files: DraftFiles,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Reads the drafts of former windows, once. */
  load(): Promise<void> {
    this.loading ??= this.readFiles();
    return this.loading;
  }

  /** The draft of a document, or the base of one that is being edited. */
  async get(address: DocumentAddress): Promise<Draft | undefined> {
    await this.load();
    return this.drafts.get(nameOf(address));
  }

  /** The saved draft of a document. */
  async saved(address: DocumentAddress): Promise<SavedDraft | undefined> {
    return asSaved(await this.get(address));
  }

  /** The saved drafts that are loaded. */
  all(): readonly SavedDraft[] {
    return [...this.drafts.values()].flatMap((draft) => asSaved(draft) ?? []);
  }

  /** The document of a resource, by its key, if it has a draft or is being edited. */
  addressOf(key: string): DocumentAddress | undefined {
    return [...this.drafts.values()].find((draft) => draft.key === key)?.address;
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

  /** Remembers what a draft would be begun from, unless there is one. @throws like `put` */
  begin(draft: Omit<Draft, 'text'>): Promise<void> {
    return this.inOrder(async () => {
      if (!this.drafts.has(nameOf(draft.address))) await this.keep(draft);
    });
  }

  /** Forgets a draft. */
  delete(address: DocumentAddress): Promise<void> {
    return this.inOrder(async () => {
      const name = nameOf(address);
      const before = this.drafts.get(name);
      if (!before) return;
      await this.files.delete(name);
      this.drafts.delete(name);
      if (before.text !== undefined) this.announce([address]);
    });
  }

  /** Subscribes to drafts that come, change or go. */
  onDidChange(listener: Listener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  private async keep(draft: Draft): Promise<void> {
    const name = nameOf(draft.address);
    const before = this.drafts.get(name);
    if (draft.text !== undefined && before?.text === undefined && this.all().length >= maxDrafts) {
      throw new DocumentProblem(
        'refused',
        l10n.t('There are {0} drafts: apply or discard some first.', maxDrafts),
      );
    }
    await this.files.write(name, JSON.stringify(draft));
    this.drafts.set(name, draft);
    if (before?.text !== draft.text) this.announce([draft.address]);
  }

  /** One change after the other: files are written in the order of the changes. */
  private inOrder(change: () => Promise<void>): Promise<void> {
    const result = this.latest.then(() => this.load()).then(change);
    this.latest = result.catch(() => undefined);
    return result;
  }

  private async readFiles(): Promise<void> {
    try {
      for (const text of await this.files.readAll()) {
        const draft = readDraft(text);
        if (draft) this.drafts.set(nameOf(draft.address), draft);
      }
    } catch (error) {
      this.onFailed(error);
    }
    this.isLoaded = true;
    const addresses = this.all().map(({ address }) => address);
    if (addresses.length > 0) this.announce(addresses);
  }

  private announce(addresses: readonly DocumentAddress[]): void {
    for (const listener of [...this.listeners]) listener(addresses);
  }
}

/** The file name of a draft's document. */
export function draftName({ address }: Pick<Draft, 'address'>): string {
  return address.path.slice(address.path.lastIndexOf('/') + 1);
}

function asSaved(draft: Draft | undefined): SavedDraft | undefined {
  return draft?.text === undefined ? undefined : { ...draft, text: draft.text };
}

function nameOf({ authority, path }: DocumentAddress): string {
  return `${createHash('sha256').update(`${authority}${path}`).digest('hex')}.json`;
}

/** A draft as it was written; undefined for a file that was damaged. */
function readDraft(text: string): Draft | undefined {
  const value = parsed(text);
  if (!isRecord(value) || !isRecord(value['address'])) return undefined;
  const { key, base, text: draft, address } = value;
  const { authority, path } = address;
  const isWhole = [key, base, authority, path].every((each) => typeof each === 'string');
  if (!isWhole || (draft !== undefined && typeof draft !== 'string')) return undefined;
  return value as unknown as Draft; // its members were checked
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
