import * as l10n from '@vscode/l10n';
import type { Clock } from '../../api/clock';
import { maxDocumentBytes, type DocumentContent } from '../../resources/documents/document-kind';
import type { DocumentAddress } from '../../resources/documents/documents';
import { keyOf } from '../../resources/list-key';
import { DocumentProblem } from './document-problem';
import type { BegunDrafts } from './begun-drafts';
import type { Draft, Drafts } from './drafts';
import type { LiveDocuments } from './live-documents';
import { noticeText } from './notice-text';

/** A document as the editor shows it. */
export interface ShownDocument {
  readonly text: string;
  /** Time of the latest change of the shown text, in milliseconds since 1970; it only grows. */
  readonly changedAt: number;
  /** Key of the resource in the shared lists. */
  readonly key: string;
  /** The live text that a draft would be begun from. */
  readonly base: string;
  /** The draft that the text is; undefined for the live text. */
  readonly draft?: string | undefined;
  readonly readOnlyReason: string | undefined;
  /** Why the document can't be read; the text says so then. */
  readonly problem?: DocumentProblem | undefined;
}

/** How long a document that could not be read is not read again, in milliseconds: the editor asks twice at once. */
const retryAfterMs = 2000;

/**
 * The texts behind open documents: the draft where there is one, else the live text. Nothing is ever sent from here:
 * saving keeps a draft.
 */
export class OpenDocuments {
  private readonly shown = new Map<string, ShownDocument>();
  private readonly contents = new Map<string, DocumentContent | undefined>();
  /** When documents could not be read, in milliseconds since 1970. */
  private readonly failedAt = new Map<string, number>();
  /** The texts that the editor has read or written last. */
  private readonly known = new Map<string, string>();

  constructor(
    readonly live: LiveDocuments,
    private readonly drafts: Drafts,
    private readonly begun: BegunDrafts,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Reads a document; unless it has a draft, anew. One with unsaved changes keeps the live text that they were begun
   * from: otherwise a change of somebody else would be written over later. One that can't be read says why.
   * @throws ApiError of kind `cancelled`
   */
  async read(address: DocumentAddress, hasUnsavedChanges: boolean): Promise<ShownDocument> {
    const shown = await this.readShown(address, hasUnsavedChanges);
    this.known.set(idOf(address), shown.text);
    return shown;
  }

  /**
   * The document as it was last read; reads it the first time, and after a draft has come or gone otherwise than by
   * `write`.
   * @throws like `read`
   */
  async peek(address: DocumentAddress, hasUnsavedChanges: boolean): Promise<ShownDocument> {
    const draft = await this.drafts.saved(address);
    const shown = this.shown.get(idOf(address));
    return shown && !shown.problem && shown.draft === draft?.text
      ? shown
      : this.readShown(address, hasUnsavedChanges);
  }

  /** Keeps a text as the draft of a document; the live text itself ends the draft. @throws DocumentProblem */
  async write(address: DocumentAddress, text: string): Promise<void> {
    if (Buffer.byteLength(text) > maxDocumentBytes) {
      throw new DocumentProblem(
        'refused',
        l10n.t('It is longer than {0} MB, which no server takes.', maxDocumentBytes / 1_000_000),
      );
    }
    const problem = this.problemOf(address);
    if (problem) throw new DocumentProblem('refused', problem.message);
    const { readOnlyReason, key, base } = await this.peek(address, true);
    if (readOnlyReason !== undefined) throw new DocumentProblem('refused', readOnlyReason);
    const current = await this.drafts.saved(address);
    this.refuseUnseen(address, current);
    const from = (current ?? (await this.begun.get(address)))?.base ?? base;
    const draft = text === from ? undefined : text;
    this.show(address, { text, key, base: from, draft, readOnlyReason });
    if (draft === undefined) await this.drafts.delete(address);
    else await this.drafts.put({ address, key, base: from, text });
    this.known.set(idOf(address), text);
    await this.begun.end(address);
  }

  /**
   * Ends a draft that was written. What was typed or saved while it was being written is begun from what was written.
   * @throws like `put` of the drafts
   */
  async applied({ address, text }: Draft): Promise<void> {
    const shown = this.shown.get(idOf(address));
    if (shown) this.show(address, { ...shown, base: text });
    const begun = await this.begun.get(address);
    if (begun) await this.begun.begin({ ...begun, base: text });
    const current = await this.drafts.saved(address);
    if (current?.text === text) await this.drafts.delete(address);
    else if (current) await this.drafts.put({ ...current, base: text });
  }

  /** Remembers what the unsaved changes of a document are begun from, also for the time after a restart. */
  async begin(address: DocumentAddress): Promise<void> {
    const shown = this.shown.get(idOf(address));
    if (!shown || shown.readOnlyReason !== undefined) return;
    await this.begun.begin({ address, key: shown.key, base: shown.base });
  }

  /** Forgets what the changes of a document were begun from, which were thrown away. */
  async end(address: DocumentAddress): Promise<void> {
    await this.begun.end(address);
  }

  /** What clients read a document as; undefined for one that is no value of an item, or can't be read now. */
  async contentOf(address: DocumentAddress): Promise<DocumentContent | undefined> {
    const id = idOf(address);
    if (!this.contents.has(id)) {
      const live = await this.live.read(address, new AbortController().signal).catch(unlessProblem);
      this.contents.set(id, live?.content);
    }
    return this.contents.get(id);
  }

  /** The document of a resource, by its key, if it has a draft or unsaved changes. */
  addressOf(key: string): DocumentAddress | undefined {
    const drafted = this.drafts.all().find((draft) => draft.key === key);
    return drafted?.address ?? this.begun.addressOf(key);
  }

  /** The live text of a document, or why it can't be read. @throws ApiError of kind `cancelled` */
  async liveText(address: DocumentAddress, signal: AbortSignal): Promise<string> {
    try {
      return (await this.live.read(address, signal)).text;
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      return noticeText(address.path, error.message);
    }
  }

  /** Why a document could not be read the last time that it was. */
  problemOf(address: DocumentAddress): DocumentProblem | undefined {
    return this.shown.get(idOf(address))?.problem;
  }

  private async readShown(address: DocumentAddress, hasUnsavedChanges: boolean): Promise<ShownDocument> {
    const draft = await this.drafts.saved(address);
    if (draft) return this.show(address, { ...draft, draft: draft.text, readOnlyReason: undefined });
    if (hasUnsavedChanges) {
      const shown = this.shown.get(idOf(address));
      if (shown) return shown;
      const begun = await this.begun.get(address);
      if (begun) return this.show(address, { ...begun, text: begun.base, readOnlyReason: undefined });
    }
    return this.readLive(address);
  }

  private async readLive(address: DocumentAddress): Promise<ShownDocument> {
    const id = idOf(address);
    const shown = this.shown.get(id);
    if (shown?.problem && this.clock.now() - (this.failedAt.get(id) ?? 0) < retryAfterMs) return shown;
    try {
      const { signal } = new AbortController();
      const { text, readOnlyReason, target, resource, content } = await this.live.read(address, signal);
      this.contents.set(id, content);
      const key = keyOf(resource.kind, { target }, resource.scope, resource.identity);
      return this.show(address, { text, base: text, key, readOnlyReason });
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      this.failedAt.set(id, this.clock.now());
      const text = noticeText(address.path, error.message);
      return this.show(address, { text, base: text, key: '', readOnlyReason: error.message, problem: error });
    }
  }

  /**
   * Refuses once to write over a draft of another window that the editor has not read. The editor itself asks what
   * becomes of it, but notices only drafts of another length.
   * @throws DocumentProblem
   */
  private refuseUnseen(address: DocumentAddress, current: Draft | undefined): void {
    const known = this.known.get(idOf(address));
    if (!current || known === undefined || known === current.text) return;
    this.known.set(idOf(address), current.text);
    if (Buffer.byteLength(known) !== Buffer.byteLength(current.text)) return;
    throw new DocumentProblem(
      'refused',
      l10n.t('Another window has saved another draft: save again to write over it, or revert to read it.'),
    );
  }

  private show(address: DocumentAddress, document: Omit<ShownDocument, 'changedAt'>): ShownDocument {
    const id = idOf(address);
    const before = this.shown.get(id);
    const { text, key, base, draft, readOnlyReason, problem } = document;
    const isSame = before?.text === text;
    const changedAt = isSame ? before.changedAt : Math.max(this.clock.now(), (before?.changedAt ?? 0) + 1);
    const shown = { text, key, base, draft, readOnlyReason, problem, changedAt };
    this.shown.set(id, shown);
    return shown;
  }
}

function unlessProblem(error: unknown): undefined {
  if (!(error instanceof DocumentProblem)) throw error;
}

function idOf({ authority, path }: DocumentAddress): string {
  return `${authority}${path}`;
}
