import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { lainToken } from '../../api/auth/lain-token';
import { listVersions } from '../../api/catalogue/lain/repos';
import { createClient } from '../../api/client';
import type { ReadyLine } from '../../sandbox/options';
import { committer } from '../../sandbox/seeds/demo/git-commit';
import { demoSources } from '../../sandbox/seeds/demo/sources';

/**
 * Makes each app of a copy of the sample workspace a repository whose commits are the versions of the sandbox.
 *
 * @param ready The line of the sandbox.
 */
export async function makeRepositories(folder: string, ready: string): Promise<void> {
  const { lain, credentials } = JSON.parse(ready) as ReadyLine;
  const client = createClient({ address: lain, credentials: lainToken(credentials.lain) });
  try {
    for (const appName of Object.keys(demoSources)) {
      const { version } = await client.call(listVersions, { appName });
      await commitVersions(join(folder, appName), appName, [...version.tags].reverse());
    }
  } finally {
    await client.close();
  }
}

/** Commits the lain.yaml of each version, oldest first, at the time of the version. */
async function commitVersions(folder: string, app: string, versions: readonly string[]): Promise<void> {
  git(folder, 0, 'init', '--quiet');
  for (const [index, { text, message }] of (demoSources[app] ?? []).entries()) {
    const [time, commit] = versions[index]?.split('-') ?? [];
    await writeFile(join(folder, 'lain.yaml'), text);
    git(folder, Number(time), 'add', 'lain.yaml');
    git(folder, Number(time), 'commit', '--quiet', '--allow-empty', '--message', message);
    const made = git(folder, 0, 'rev-parse', 'HEAD').trim();
    if (made !== commit)
      throw new Error(`${app}: the commit ${made} is not the version ${String(versions[index])}.`);
  }
}

/** Runs git without the settings of this computer, as the person and at the time (seconds) of the demo. */
function git(folder: string, time: number, ...args: readonly string[]): string {
  const date = `${time} +0000`;
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_DEFAULT_HASH: 'sha1',
    GIT_AUTHOR_NAME: committer.name,
    GIT_AUTHOR_EMAIL: committer.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: date,
  };
  return execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8' });
}
