import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import type { SharedLists } from '../../resources/shared-lists';
import type { LiveConnections } from '../connections/live-connections';
import { StoredFiles } from './draft-files';
import { Drafts } from './drafts';
import type { OpenDocuments } from './open-documents';

interface Host {
  readonly storage: vscode.Uri;
  readonly live: LiveConnections;
  readonly lists: SharedLists;
  readonly clock: Clock;
  readonly onFailed: (error: unknown) => void;
}

/** Live resources as documents, and the drafts of them. What reads them is loaded on first use. */
export class Documents {
  readonly drafts: Drafts;
  private loading: Promise<OpenDocuments> | undefined;

  constructor(private readonly host: Host) {
    this.drafts = new Drafts(new StoredFiles(host.storage), host.onFailed);
  }

  readonly open = (): Promise<OpenDocuments> => {
    this.loading ??= this.load();
    return this.loading;
  };

  private async load(): Promise<OpenDocuments> {
    const [{ OpenDocuments }, { LiveDocuments }] = await Promise.all([
      import('./open-documents'),
      import('./live-documents'),
    ]);
    const { live, lists, clock } = this.host;
    const sources = { connections: () => live.list(), sessions: live.sessions, lists };
    return new OpenDocuments(new LiveDocuments(sources), this.drafts, clock);
  }
}
