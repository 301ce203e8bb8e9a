import path from 'node:path';
import { readLainDocument } from '../../manifests/kinds/lain/document';
import type { DeployFile } from '../deploy-file';
import { readFacts, type LainFacts } from './facts';
import { fileAtCommit, type RunGit } from './git-manifest';
import { readMetaVersion } from './versions';

/**
 * What is known of the lain.yaml of a version. `git`: as it was in the commit that the version is named for.
 * `console`: the version runs, and its procs are those of the console. `unknown`: nobody here can tell.
 */
export type VersionManifest =
  | {
      readonly origin: 'git';
      readonly facts: LainFacts;
      /** Whether the file here is the one of the commit. */
      readonly isSameAsFile: boolean;
    }
  | { readonly origin: 'console' }
  | { readonly origin: 'unknown' };

/** The console deploys the file of this name that is in the image; variants of other names are not that file. */
const deployedName = 'lain.yaml';

/** Finds the manifest of a version: never that of another version, nor what an editor shows. */
export async function findManifest(
  file: DeployFile,
  version: string | undefined,
  running: string | undefined,
  git: RunGit | undefined,
  signal?: AbortSignal,
): Promise<VersionManifest> {
  const commit = version === undefined ? undefined : readMetaVersion(version)?.commit;
  if (git && file.path !== undefined && isDeployed(file.path) && commit !== undefined) {
    const text = await fileAtCommit(git, file.path, commit, signal);
    const facts = text === undefined ? undefined : readFacts(readLainDocument(text, file.lainDialect));
    if (text !== undefined && facts) {
      return { origin: 'git', facts, isSameAsFile: sameLines(text, file.manifest.text) };
    }
  }
  return { origin: version !== undefined && version === running ? 'console' : 'unknown' };
}

function isDeployed(file: string): boolean {
  return path.basename(file) === deployedName;
}

/** Checkouts may have other line ends than what is stored. */
function sameLines(one: string, other: string): boolean {
  return unified(one) === unified(other);
}

function unified(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
