import { getGitFile } from '../../api/catalogue/git/files';
import type { ApiClient } from '../../api/client';
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

/** The client, and the parameters of calls on a file: in addresses every slash of its path is a colon. */
export async function fileCall(session: Session, scope: RefScope, path: string) {
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
