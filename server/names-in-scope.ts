import * as l10n from '@vscode/l10n';
import { byFile } from '../manifests/engine/names';
import type { DefinedName, CandidateNames, NameKind, NameSource } from '../manifests/engine/names';
import type { LiveNames } from './live-names';
import { canonicalUri, fileNameOf } from './uris';
import type { Workspace } from './workspace/workspace';

/** The names visible to one document: those of other files in the workspace and those of connections. */
export class NamesInScope implements NameSource {
  private readonly lists = new Map<string, readonly CandidateNames[]>();
  private readonly wanted = new Map<string, readonly [NameKind, string | undefined]>();
  private readonly file: string;
  private late = false;

  constructor(
    uri: string,
    private readonly workspace: Workspace,
    private readonly live: LiveNames,
  ) {
    this.file = canonicalUri(uri);
  }

  namesOf(kind: NameKind, scope?: string): readonly CandidateNames[] {
    const key = JSON.stringify([kind, scope ?? null]);
    const known = this.lists.get(key);
    if (known) return known;
    this.wanted.set(key, [kind, scope]);
    const lists = [this.inWorkspace(kind, scope), ...this.live.known(kind, scope)];
    this.lists.set(key, lists);
    return lists;
  }

  definedBeside(kind: NameKind): readonly DefinedName[] {
    const folder = folderOf(this.file);
    const isBeside = (file: string): boolean => file !== this.file && folderOf(file) === folder;
    return [...this.workspace.index.definedIn(kind, isBeside)]
      .map(({ name, file }) => ({ name, file: shortName(file) }))
      .sort(byFile);
  }

  /** Waits briefly for the requested live names. Returns whether new ones have arrived. */
  async waitForLive(): Promise<boolean> {
    const before = this.live.generation;
    const arrived = await Promise.all(
      [...this.wanted.values()].map(([kind, scope]) => this.live.wait(kind, scope)),
    );
    this.late = arrived.includes(false);
    return this.live.generation !== before;
  }

  /** Whether awaited live names have not arrived in time; they will be available later. */
  get isWaiting(): boolean {
    return this.late;
  }

  private inWorkspace(kind: NameKind, scope: string | undefined): CandidateNames {
    return {
      state: this.workspace.isComplete ? 'complete' : 'partial',
      strength: 'suggested',
      source: l10n.t('the workspace'),
      names: this.workspace.index.definedOutside(this.file, kind, scope),
    };
  }
}

/** The URI of a file's folder. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** The last part of a file's path. */
function shortName(file: string): string {
  const name = fileNameOf(file);
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
