import { FileError, readRegularFile } from '../../api/regular-file';
import { chooseKind } from '../../manifests/engine/choose-kind';
import type { Manifest, ManifestKind, ManifestOptions } from '../../manifests/engine/manifest';
import { maxFileBytes } from '../../parser/limits';
import type { FoundFile } from './find-files';
import { explain } from './path-problem';
import type { Complain } from './path-problem';

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
  const expected = file.named || chooseKind(kinds, file.absolute, '') !== undefined;
  const read = await readText(file.absolute);
  if ('problem' in read) {
    if (!expected) return 'unknown';
    await complain({ path: file.path, problem: read.problem });
    return 'unreadable';
  }
  const kind = chooseKind(kinds, file.absolute, read.text);
  if (kind === undefined) return 'unknown';
  const options = { ...manifests, fileName: file.absolute };
  const manifest = kind.open(read.text, options);
  return { manifest, hasMark: read.hasMark, reopen: (text) => kind.open(text, options, manifest) };
}

/** The content of a file as text. */
interface FileText {
  readonly text: string;
  /** Whether a byte order mark stood in front of it; `text` is without. */
  readonly hasMark: boolean;
}

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a file as UTF-8 text, or says in one sentence why there is none. Binary files become text with zero characters. */
async function readText(file: string): Promise<FileText | { readonly problem: string }> {
  let bytes: Buffer;
  try {
    bytes = await readRegularFile(file, maxFileBytes);
  } catch (error) {
    return { problem: isTooLarge(error) ? tooLarge : explain(error) };
  }
  const hasMark = bytes.subarray(0, mark.length).equals(mark);
  // Zero bytes make it binary or UTF-16, which the manifest's own check tells, as it does in the editor.
  if (bytes.includes(0)) return { text: bytes.toString('utf8'), hasMark: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hasMark };
  } catch {
    return { problem: 'is not valid UTF-8: save it in that encoding.' };
  }
}

const tooLarge = `is larger than ${maxFileBytes / 1_000_000} MB and was not checked: split it or leave it out.`;

function isTooLarge(error: unknown): boolean {
  return error instanceof FileError && error.problem === 'too-large';
}
