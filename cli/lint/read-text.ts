import { readFile } from 'node:fs/promises';
import { explain } from './path-problem';

/** The content of a file as text. */
export interface FileText {
  readonly text: string;
  /** Whether a byte order mark stood in front of it; `text` is without. */
  readonly hasMark: boolean;
}

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a file as UTF-8 text, or says in one sentence why there is none. Binary files become text with zero characters. */
export async function readText(path: string): Promise<FileText | { readonly problem: string }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { problem: explain(error) };
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
