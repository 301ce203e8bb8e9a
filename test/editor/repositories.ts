import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { lainToken } from '../../api/auth/lain-token';
import { listVersions } from '../../api/catalogue/lain/repos';
import { createClient } from '../../api/client';
import type { ReadyLine } from '../../sandbox/options';
import { committer } from '../../sandbox/seeds/demo/git-commit';
import { demoSources, type Source } from '../../sandbox/seeds/demo/sources';

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
      commitVersions(join(folder, appName), appName, [...version.tags].reverse());
    }
  } finally {
    await client.close();
  }
}

/** Commits the lain.yaml of each version, oldest first, at the time of the version. */
function commitVersions(folder: string, app: string, versions: readonly string[]): void {
  const sources = demoSources[app] ?? [];
  const times = versions.map((version) => Number(version.split('-')[0]));
  const commits = sources.map((source, index) => commitOf(source, times[index] ?? 0));
  git(folder, '', 'init', '--quiet', '--template=');
  git(folder, commits.join(''), 'fast-import', '--quiet');
  git(folder, '', 'checkout', '--quiet', 'HEAD', '--', 'lain.yaml');
  const made = git(folder, '', 'log', '--reverse', '--format=%ct-%H').trim().split('\n');
  if (made.join() !== versions.slice(0, sources.length).join())
    throw new Error(`${app}: the commits ${made.join(' ')} are not the versions ${versions.join(' ')}.`);
}

/** A commit as `git fast-import` reads it, whose parent is the one before it. */
function commitOf({ text, message }: Source, time: number): string {
  const data = (content: string): string => `data ${Buffer.byteLength(content)}\n${content}\n`;
  const by = `${committer.name} <${committer.email}> ${time} +0000`;
  const head = `commit HEAD\nauthor ${by}\ncommitter ${by}\n${data(`${message}\n`)}`;
  return `${head}M 100644 inline lain.yaml\n${data(text)}`;
}

/** Runs git without the settings of this computer, and with a text as its input. */
function git(folder: string, input: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_DEFAULT_HASH: 'sha1',
  };
  return execFileSync('git', ['-C', folder, ...args], { env, input, encoding: 'utf8' });
}
