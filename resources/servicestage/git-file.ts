import * as l10n from '@vscode/l10n';
import { getGitFile } from '../../api/catalogue/git/files';
import type { ApiClient } from '../../api/client';
import { ApiError } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';
import { repositoryPath, type RefScope } from './git-repositories';
import { stageOf } from './stage';

/** A file of a repository as it is now. */
export interface GitFileContent {
  /** The hash that a change or a deletion must name. */
  readonly sha: string;
  readonly text: string;
  /** Whether the bytes are UTF-8; otherwise the text stands for them, and must not be written back. */
  readonly isText: boolean;
}

/**
 * The client, and the parameters of calls on a file: in addresses every slash of its path is a colon.
 * @throws ApiError of kind `invalid-request` for a path with a colon, whose address is that of another file
 */
export async function fileCall(session: Session, scope: RefScope, path: string) {
  if (path.includes(':')) throw unaddressable(path);
  const { client, project_id }: { client: ApiClient; project_id: string } = await stageOf(session);
  const place = { project_id, ...repositoryPath(scope), path: path.replaceAll('/', ':'), ref: scope.ref };
  return { client, place };
}

/** Reads a file of a branch or a tag. @throws ApiError */
export async function readGitFile(session: Session, scope: RefScope, path: string): Promise<GitFileContent> {
  const { client, place } = await fileCall(session, scope, path);
  const { sha, content, encoding } = await client.call(getGitFile, place);
  if (encoding !== 'base64') return { sha, text: content, isText: true };
  const text = Buffer.from(content, 'base64').toString('utf8');
  return { sha, text, isText: !text.includes('\uFFFD') };
}

function unaddressable(path: string): ApiError {
  return new ApiError({
    kind: 'invalid-request',
    message: l10n.t('ServiceStage has no address for {0}, whose path holds a colon.', path),
    remedy: l10n.t('Read and change it at the Git host.'),
    operation: getGitFile.id,
  });
}
