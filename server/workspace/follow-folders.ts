import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver/node';
import { canonicalUri, pathOfUri } from '../uris';
import { candidateEnding } from '../../manifests/engine/workspace/candidates';
import type { Workspace } from './workspace';

/**
 * Keeps the workspace up to date with the client's folders and the files in them. The answer is to be called once the
 * client is initialized; `changed` is called whenever other names may be known than before.
 */
export function followFolders(
  connection: Connection,
  { capabilities, workspaceFolders, rootUri }: InitializeParams,
  workspace: Workspace,
  changed: () => void,
): () => void {
  const given = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  const folders = new Set(given);
  const scan = (): void => {
    const paths = [...folders].flatMap((uri) => pathOfUri(uri) ?? []);
    if (paths.length > 0) void workspace.scan(paths).then(changed);
  };

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const ours = changes.filter(
      ({ uri, type }) => type === FileChangeType.Deleted || candidateEnding.test(uri),
    );
    await Promise.all(ours.map(({ uri }) => workspace.fileChanged(canonicalUri(uri))));
    changed();
  });
  return () => {
    scan();
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const watchers = [{ globPattern: '**/*.{yaml,yml,json}' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (capabilities.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(uri);
      for (const { uri } of added) folders.add(uri);
      scan();
    });
  };
}
