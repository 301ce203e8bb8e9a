import path from 'node:path';

/**
 * Runs git in a folder without effect of the repository's configuration, and answers what it prints; undefined when it
 * fails, whatever the reason.
 */
export type RunGit = (
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
) => Promise<string | undefined>;

const commitHash = /^[0-9a-f]{7,64}$/;

/** The commit that is checked out where a file is; undefined outside of a repository. */
export async function checkedOutCommit(
  git: RunGit,
  file: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const printed = await git(path.dirname(file), ['rev-parse', '--verify', '--quiet', 'HEAD'], signal);
  const commit = printed?.trim() ?? '';
  return commitHash.test(commit) ? commit : undefined;
}

/** The text that a file had in a commit; undefined when the commit or the file is not in the repository. */
export async function fileAtCommit(
  git: RunGit,
  file: string,
  commit: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!commitHash.test(commit)) return undefined;
  // `cat-file` shows the bytes as they are stored: no pager, no filter, no textconv, no hook takes part.
  const object = `${commit}:./${path.basename(file)}`;
  return git(path.dirname(file), ['cat-file', 'blob', object], signal);
}
