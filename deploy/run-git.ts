import { execFile } from 'node:child_process';
import os from 'node:os';
import type { RunGit } from './lain/git-manifest';

const timeoutMs = 5_000;
/** Manifests are small. */
const maxBytes = 1_000_000;

/** Overrides of settings that would run a program or reach a server. */
const harmless = [
  'core.fsmonitor=false',
  `core.hooksPath=${os.devNull}`,
  'core.pager=cat',
  'core.sshCommand=false',
  'core.askPass=',
  'credential.helper=',
  'diff.external=',
  'protocol.allow=never',
].flatMap((setting) => ['-c', setting]);

/**
 * Creates the function that runs git for plans: with only the environment needed to find the program, no repository
 * setting that runs another program, no request to a server, at most five seconds and 1 MB of output.
 */
export function gitRunner(environment: Readonly<Record<string, string | undefined>>): RunGit {
  const env = environmentFor(environment);
  return (folder, args, signal) =>
    new Promise((resolve) => {
      const options = {
        cwd: os.homedir(), // never the folder itself: some systems look for programs in the working directory first
        env,
        encoding: 'utf8',
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: maxBytes,
        signal,
        windowsHide: true,
      } as const;
      const all = ['-C', folder, '--no-pager', '--no-optional-locks', ...harmless, ...args];
      execFile('git', all, options, (error, stdout) => resolve(error ? undefined : stdout));
    });
}

function environmentFor(environment: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
