import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Sessions } from '../../connections/sessions';
import { readPlace } from '../../deploy/action-plan';
import type { ActionPlace } from '../../resources/resource-action';
import { maxDocumentBytes, type DocumentContent } from '../../resources/documents/document-kind';
import {
  addressOf,
  connectionNameIn,
  documentKindOf,
  locate,
  type DocumentAddress,
  type LocatedDocument,
} from '../../resources/documents/documents';
import type { ResourceRef } from '../../resources/resource-action';
import type { SharedLists } from '../../resources/shared-lists';
import { DocumentProblem } from './document-problem';

/** Sources of live documents. */
export interface DocumentSources {
  /** All connections. The project of an engine with the given name is asked for it when it is not known. */
  readonly connections: (named?: string) => Promise<readonly ResolvedConnection[]>;
  readonly sessions: Pick<Sessions, 'get'>;
  readonly lists: SharedLists;
}

/** A resource as it is now. */
export interface LiveDocument extends LocatedDocument {
  readonly text: string;
  /** Why it can only be read; undefined when drafts of it can be applied. */
  readonly readOnlyReason: string | undefined;
  readonly content: DocumentContent | undefined;
}

/** Reads live resources as documents. Whatever an address says, nothing but reads of configured connections is sent. */
export class LiveDocuments {
  constructor(private readonly sources: DocumentSources) {}

  /** The resource that an address leads to, without reading it. @throws DocumentProblem of code `absent` */
  async locate(address: DocumentAddress): Promise<LocatedDocument> {
    const name = connectionNameIn(address);
    const targets = await unlessUnavailable(() => this.sources.connections(name));
    const located = locate(address, targets);
    if (located) return located;
    throw new DocumentProblem(
      'absent',
      l10n.t(
        'There is no such document: the connection {0} was removed or changed, or the link is wrong.',
        name,
      ),
    );
  }

  /** The document as it is now. @throws DocumentProblem; ApiError of kind `cancelled` */
  async read(address: DocumentAddress, signal: AbortSignal): Promise<LiveDocument> {
    const located = await this.locate(address);
    const { target, document, resource } = located;
    const place = await this.placeOf(target, resource, signal);
    const expected = place && addressOf(target, document, resource.scope, place.subject);
    if (!place || expected?.path !== address.path) {
      const { name } = target.connection;
      throw new DocumentProblem('absent', l10n.t('It does not exist on {0}, or no longer.', name));
    }
    const text = await unlessUnavailable(async () => document.text(place));
    if (Buffer.byteLength(text) > maxDocumentBytes) {
      throw new DocumentProblem(
        'unavailable',
        l10n.t('It is longer than {0} MB, and is not shown.', maxDocumentBytes / 1_000_000),
      );
    }
    const readOnlyReason = document.readOnlyReason(place.subject);
    return { ...located, text, readOnlyReason, content: document.content?.(place.subject) };
  }

  /** The address of a resource's document; undefined when it does not exist. @throws DocumentProblem */
  async addressOf(
    target: ResolvedConnection,
    resource: ResourceRef,
    signal: AbortSignal,
  ): Promise<DocumentAddress | undefined> {
    const document = documentKindOf(resource.kind);
    const place = document && (await this.placeOf(target, resource, signal));
    return place && addressOf(target, document, resource.scope, place.subject);
  }

  private placeOf(
    { id }: ResolvedConnection,
    resource: ResourceRef,
    signal: AbortSignal,
  ): Promise<ActionPlace<unknown, unknown> | undefined> {
    const { sessions, lists } = this.sources;
    return unlessUnavailable(async () =>
      readPlace(resource, { session: await sessions.get(id), lists }, signal),
    );
  }
}

/** Failures of reading as problems of the document, with their remedies. */
async function unlessUnavailable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    const code = error.kind === 'not-found' ? 'absent' : 'unavailable';
    throw new DocumentProblem(code, `${error.message} ${error.remedy}`.trim(), error);
  }
}
