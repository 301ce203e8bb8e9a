import path from 'node:path';
import { readLainDocument } from '../../manifests/kinds/lain/document';
import type { DeployFile } from '../deploy-file';
import { readFacts, type LainFacts } from './facts';
import { fileAtCommit, type RunGit } from './git-manifest';
import { readMetaVersion } from './versions';

/**
 * What is known of a version's lain.yaml. `git`: as in the commit that the version is named after. `console`: the
 * version is running, and its procs are those of the console. `unknown`: not available here.
 */
export type VersionManifest =
  | {
      readonly origin: 'git';
      readonly facts: LainFacts;
      /** Whether the local file equals the one of the commit. */
      readonly isSameAsFile: boolean;
    }
  | { readonly origin: 'console' }
  | { readonly origin: 'unknown' };

/** The console deploys the file of this name in the image; variants with other names are not deployed. */
const deployedName = 'lain.yaml';

/** Finds the manifest of exactly this version, regardless of the text in the editor. */
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

/** Line endings of a checkout may differ from those in the repository. */
function sameLines(one: string, other: string): boolean {
  return unified(one) === unified(other);
}

function unified(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
