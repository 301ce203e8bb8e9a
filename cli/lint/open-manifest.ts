import { isUtf8 } from 'node:buffer';
import { FileError, readRegularFileNow } from '../../api/regular-file';
import { chooseKind } from '../../manifests/engine/choose-kind';
import type { Manifest, ManifestKind, ManifestOptions } from '../../manifests/engine/manifest';
import { maxFileBytes } from '../../parser/limits';
import type { FoundFile } from './find-files';
import { explain } from './path-problem';

/** A manifest read from a file. */
export interface OpenManifest {
  readonly manifest: Manifest;
  readonly hasMark: boolean;
  /** The same file with another text. */
  reopen(text: string): Manifest;
}

/** Why a file can't be read: the predicate of a sentence about its path. */
export interface Unreadable {
  readonly problem: string;
}

/** The available kinds and their options. */
export interface Reading {
  readonly kinds: readonly ManifestKind[];
  readonly manifests: ManifestOptions;
}

/** Opens a file as its kind; `unknown` for a file that is not a manifest. */
export function openManifest(
  file: FoundFile,
  { kinds, manifests }: Reading,
): OpenManifest | 'unknown' | Unreadable {
  const read = readText(file.absolute);
  if ('problem' in read) {
    const isExpected = file.named || chooseKind(kinds, file.absolute, '') !== undefined;
    return isExpected ? read : 'unknown';
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
  /** Whether the file starts with a byte order mark; `text` is without it. */
  readonly hasMark: boolean;
}

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a file as UTF-8 text, or returns the problem in one sentence. Binary files become text with NUL characters. */
function readText(file: string): FileText | Unreadable {
  let bytes: Buffer;
  try {
    bytes = readRegularFileNow(file, maxFileBytes);
  } catch (error) {
    return { problem: isTooLarge(error) ? tooLarge : explain(error) };
  }
  const hasMark = bytes.subarray(0, mark.length).equals(mark);
  // NUL bytes mean binary or UTF-16; the manifest's own check reports that, as in the editor.
  if (bytes.includes(0)) return { text: bytes.toString('utf8'), hasMark: false };
  if (!isUtf8(bytes)) return { problem: 'is not valid UTF-8: save it in that encoding.' };
  return { text: bytes.toString('utf8', hasMark ? mark.length : 0), hasMark };
}

const tooLarge = `is larger than ${maxFileBytes / 1_000_000} MB and was not checked: split it or leave it out.`;

function isTooLarge(error: unknown): boolean {
  return error instanceof FileError && error.problem === 'too-large';
}
