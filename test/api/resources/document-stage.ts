import { BegunDrafts, type AgingFiles } from '../../../client/documents/begun-drafts';
import { Drafts, type DraftFiles } from '../../../client/documents/drafts';
import { LiveDocuments } from '../../../client/documents/live-documents';
import { OpenDocuments } from '../../../client/documents/open-documents';
import type { Session } from '../../../connections/session';
import { addressOf, documentKindOf, type DocumentAddress } from '../../../resources/documents/documents';
import type { ResourceKind } from '../../../resources/resource-kind';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../../unit/api/fakes';
import { sandboxSessions, type SandboxSessions } from './sessions';

const { signal } = new AbortController();

/** Files in memory, as a folder of the editor. */
export class MemoryFiles implements DraftFiles, AgingFiles {
  readonly texts = new Map<string, string>();
  private readonly watchers = new Set<(name: string) => void>();
  /** Times before which files were to be deleted. */
  readonly tidied: number[] = [];

  names = () => Promise.resolve([...this.texts.keys()]);
  read = (name: string) => Promise.resolve(this.texts.get(name));
  write = (name: string, text: string) =>
    Promise.resolve(this.change(name, () => this.texts.set(name, text)));
  delete = (name: string) => Promise.resolve(this.change(name, () => this.texts.delete(name)));
  deleteOlder = (than: number) => Promise.resolve(void this.tidied.push(than));

  watch(onChanged: (name: string) => void) {
    this.watchers.add(onChanged);
    return { dispose: () => void this.watchers.delete(onChanged) };
  }

  private change(name: string, change: () => unknown): void {
    change();
    for (const onChanged of this.watchers) onChanged(name);
  }
}

/** Documents of a sandbox's resources, with all that is sent for them. */
export interface DocumentStage {
  readonly sandbox: SandboxSessions;
  readonly session: Session;
  readonly lists: SharedLists;
  readonly live: LiveDocuments;
  readonly files: MemoryFiles;
  readonly drafts: Drafts;
  readonly documents: OpenDocuments;
  /** Connections that are configured; `everything` in the beginning. */
  readonly targets: SandboxSessions['everything'][];
  readonly time: ReturnType<typeof fakeClock>;
  /** The files of unsaved changes. */
  readonly begun: MemoryFiles;
  /** The same files after a restart of the editor, or in another window. */
  restarted(): { readonly drafts: Drafts; readonly documents: OpenDocuments };
  /** The address of the first item of which this is true. */
  address<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    scope: Scope,
    which: (item: Item) => boolean,
  ): Promise<DocumentAddress>;
  close(): Promise<void>;
}

export async function startDocuments(): Promise<DocumentStage> {
  const sandbox = await sandboxSessions();
  const targets = [sandbox.everything];
  const session = sandbox.open(sandbox.everything);
  const lists = new SharedLists(fakeClock().clock);
  const live = new LiveDocuments({
    connections: () => Promise.resolve(targets),
    sessions: { get: () => Promise.resolve(session) },
    lists,
  });
  const [files, begun] = [new MemoryFiles(), new MemoryFiles()];
  const time = fakeClock();
  const open = () => {
    const drafts = new Drafts(files, (error) => {
      throw error;
    });
    const { clock } = time;
    const opened = new BegunDrafts(begun, () => clock.now());
    return { drafts, documents: new OpenDocuments(live, drafts, opened, clock) };
  };
  return {
    sandbox,
    session,
    lists,
    live,
    files,
    begun,
    time,
    ...open(),
    targets,
    restarted: open,
    address: async (kind, scope, which) => {
      const { items } = await lists.get(kind, session, scope, { signal });
      const item = items.find(which);
      const document = documentKindOf(kind);
      if (item === undefined || !document) throw new Error(`There is no such document of ${kind.id}.`);
      return addressOf(sandbox.everything, document, scope, item);
    },
    close: async () => {
      lists.dispose();
      await sandbox.close();
    },
  };
}
