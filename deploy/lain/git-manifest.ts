import path from 'node:path';

/**
 * Runs git in a folder, unaffected by the repository's configuration, and returns its output; undefined when it fails
 * for any reason.
 */
export type RunGit = (
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
) => Promise<string | undefined>;

const commitHash = /^[0-9a-f]{7,64}$/;

/** The checked-out commit of a file's repository; undefined outside of a repository. */
export async function checkedOutCommit(
  git: RunGit,
  file: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const printed = await git(path.dirname(file), ['rev-parse', '--verify', '--quiet', 'HEAD'], signal);
  const commit = printed?.trim() ?? '';
  return commitHash.test(commit) ? commit : undefined;
}

/** The text of a file in a commit; undefined when the repository has no such commit or file. */
export async function fileAtCommit(
  git: RunGit,
  file: string,
  commit: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!commitHash.test(commit)) return undefined;
  // `cat-file` prints the stored bytes, without pager, filters, textconv or hooks.
  const object = `${commit}:./${path.basename(file)}`;
  return git(path.dirname(file), ['cat-file', 'blob', object], signal);
}
