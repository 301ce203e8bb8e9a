import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { canonicalUri, pathOfUri } from '../uris';
import { candidateEnding } from '../../manifests/engine/workspace/candidates';
import type { Folders } from './folders';
import type { Workspace } from './workspace';

/** What follows the client's folders, and callbacks for changes. */
export interface FolderFollower {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly folders: Folders;
  readonly workspace: Workspace;
  /** Called when the known names may have changed. */
  readonly namesChanged: () => void;
  /** Called when other folders are open. */
  readonly foldersChanged: () => void;
}

/** Keeps the workspace in sync with the client's folders and their files, from the call of the returned function on. */
export function followFolders({
  connection,
  client,
  folders,
  workspace,
  namesChanged,
  foldersChanged,
}: FolderFollower): () => void {
  const scan = (): void => {
    const paths = folders.uris.flatMap((uri) => pathOfUri(uri) ?? []);
    if (paths.length > 0) void workspace.scan(paths).then(namesChanged);
  };

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const ours = changes.filter(
      ({ uri, type }) => type === FileChangeType.Deleted || candidateEnding.test(uri),
    );
    await Promise.all(ours.map(({ uri }) => workspace.fileChanged(canonicalUri(uri))));
    namesChanged();
  });
  return () => {
    scan();
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const watchers = [{ globPattern: '**/*.{yaml,yml,json}' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      folders.change(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      );
      foldersChanged();
      scan();
    });
  };
}
