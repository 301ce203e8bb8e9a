import type { Manifest } from '../../manifests/engine/manifest';
import type { Finding } from '../../manifests/engine/rules/rule';
import { fixAll } from '../../manifests/engine/rules/fix-all';
import type { FoundFile } from './find-files';
import type { OpenManifest } from './open-manifest';
import { replaceFile } from './replace-file';

/** A manifest after its fixes. */
export interface Fixed {
  readonly manifest: Manifest;
  /** Number of findings that were fixed. */
  readonly repaired: number;
  /** Why the fixes could not be written: the predicate of a sentence about the path. */
  readonly problem?: string;
}

/** The manifest with fixes written to its file; unchanged when there are none or they can't be written. */
export async function fixFile(
  { absolute }: FoundFile,
  open: OpenManifest,
  judge: (manifest: Manifest) => readonly Finding[],
): Promise<Fixed> {
  const { manifest } = open;
  const { text } = manifest;
  if (text.includes('\0')) return { manifest, repaired: 0 }; // Binary: the text is not the file's whole content.
  const fixed = fixAll(text, (draft) => judge(draft === text ? manifest : open.reopen(draft)));
  if (fixed.repaired === 0) return { manifest, repaired: 0 };
  const mark = open.hasMark ? '\uFEFF' : '';
  const failure = await replaceFile(absolute, { before: mark + text, after: mark + fixed.text });
  if (failure) return { manifest, repaired: 0, problem: failure.problem };
  return { manifest: open.reopen(fixed.text), repaired: fixed.repaired };
}
