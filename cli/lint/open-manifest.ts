import path from 'node:path';
import type { Manifest, ManifestKind, ManifestOptions } from '../../manifests/engine/manifest';
import type { FoundFile } from './find-files';
import type { Complain } from './path-problem';
import { readText } from './read-text';

/** A larger file is not read: a manifest is written by people. */
export const sizeLimit = 10_000_000;

/** A manifest that was read from a file. */
export interface OpenManifest {
  readonly manifest: Manifest;
  readonly hasMark: boolean;
  /** The same file with another text. */
  reopen(text: string): Manifest;
}

/** What kinds there are, and how they judge. */
export interface Reading {
  readonly kinds: readonly ManifestKind[];
  readonly manifests: ManifestOptions;
}

/** Opens a file as the kind that it is of; `unknown` for one that is no manifest, `unreadable` after a complaint. */
export async function openManifest(
  file: FoundFile,
  { kinds, manifests }: Reading,
  complain: Complain,
): Promise<OpenManifest | 'unknown' | 'unreadable'> {
  const name = path.basename(file.absolute);
  const expected = file.named || kinds.some((kind) => kind.matches(name, ''));
  const read = file.bytes > sizeLimit ? tooLarge() : await readText(file.absolute);
  if ('problem' in read) {
    if (!expected) return 'unknown';
    await complain({ path: file.path, problem: read.problem });
    return 'unreadable';
  }
  const kind = kinds.find((candidate) => candidate.matches(name, read.text));
  if (kind === undefined) return 'unknown';
  const options = { ...manifests, fileName: file.absolute };
  const manifest = kind.open(read.text, options);
  return { manifest, hasMark: read.hasMark, reopen: (text) => kind.open(text, options, manifest) };
}

function tooLarge(): { problem: string } {
  return {
    problem: `is larger than ${sizeLimit / 1_000_000} MB and was not checked: split it or leave it out.`,
  };
}
