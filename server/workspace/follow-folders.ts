import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { canonicalUri, pathOfUri } from '../uris';
import { candidateEnding } from '../../manifests/engine/workspace/candidates';
import type { Folders } from './folders';
import type { Workspace } from './workspace';

/** What follows the client's folders, and is told of changes. */
export interface FolderFollower {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly folders: Folders;
  readonly workspace: Workspace;
  /** Other names may be known than before. */
  readonly namesChanged: () => void;
  /** Other folders are open than before. */
  readonly foldersChanged: () => void;
}

/** Keeps the workspace up to date with the client's folders and the files in them, from the call of the answer on. */
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
