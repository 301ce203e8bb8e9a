import { readFile } from 'node:fs/promises';
import { explain } from './find-files';

/** The text of a file, or in one sentence why there is none. */
export type ReadText = { readonly text: string } | { readonly problem: string };

/** Reads a file as UTF-8 text; a byte order mark is left out. Binary files become text with zero characters. */
export async function readText(path: string): Promise<ReadText> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { problem: explain(error) };
  }
  // Zero bytes make it binary or UTF-16, which the manifest's own check tells, as it does in the editor.
  if (bytes.includes(0)) return { text: bytes.toString('utf8') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'is not valid UTF-8: save it in that encoding.' };
  }
}
