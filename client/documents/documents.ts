import * as vscode from 'vscode';
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
    const [{ OpenDocuments }, { LiveDocuments }, { BegunDrafts }] = await Promise.all([
      import('./open-documents'),
      import('./live-documents'),
      import('./begun-drafts'),
    ]);
    const { live, lists, clock, storage } = this.host;
    const begun = new BegunDrafts(new StoredFiles(vscode.Uri.joinPath(storage, 'begun')), () => clock.now());
    const sources = { connections: (named?: string) => live.list(named), sessions: live.sessions, lists };
    return new OpenDocuments(new LiveDocuments(sources), this.drafts, begun, clock);
  }
}
