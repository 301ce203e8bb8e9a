import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Maximum size of files that hold settings, patterns or keys, in bytes; people write a few kilobytes. */
export const maxSettingsBytes = 1_000_000;

/** Why a file can't be read; `unreadable` for what the system says beside the others. */
export type FileProblem = 'missing' | 'forbidden' | 'not-a-file' | 'too-large' | 'unreadable';

/** A file that can't be read. The message is for logs: it begins with the path. */
export class FileError extends Error {
  constructor(
    readonly problem: FileProblem,
    path: string,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${detail}`, options);
  }
}

/**
 * The content of a file, or of the file that a link leads to. Devices, named pipes, sockets and folders are not opened,
 * because reading them may wait or go on for ever; a file that is larger than `maxBytes`, or grows beyond that while it
 * is read, is not read to its end.
 * @throws FileError
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<Buffer> {
  try {
    refuseOthers(await stat(path), path, maxBytes);
    // What is there now may be something else: opening it without waiting and looking again leaves no gap.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      refuseOthers(found, path, maxBytes);
      return await readAtMost(handle, found.size, maxBytes, path);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof FileError ? error : fileError(path, error);
  }
}

/** The content as UTF-8 text, without a byte order mark. @throws FileError */
export async function readRegularText(path: string, maxBytes = maxSettingsBytes): Promise<string> {
  return (await readRegularFile(path, maxBytes)).toString('utf8').replace(/^\uFEFF/, '');
}

function refuseOthers(found: Stats, path: string, maxBytes: number): void {
  if (!found.isFile()) throw new FileError('not-a-file', path, 'is not a regular file');
  if (found.size > maxBytes) throw tooLarge(path, maxBytes);
}

/** Reads to the end, which may come later than the size says: files of `/proc` have none, and logs grow. */
async function readAtMost(handle: FileHandle, size: number, maxBytes: number, path: string): Promise<Buffer> {
  let bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
    length += bytesRead;
    if (bytesRead === 0 || (length === size && size > 0)) return bytes.subarray(0, length);
    if (length > maxBytes) throw tooLarge(path, maxBytes);
    if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(Math.max(4096, length))]);
  }
}

function tooLarge(path: string, maxBytes: number): FileError {
  return new FileError('too-large', path, `is larger than ${maxBytes} bytes`);
}

function fileError(path: string, error: unknown): FileError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR') return new FileError('missing', path, message, options);
  if (code === 'EACCES' || code === 'EPERM') return new FileError('forbidden', path, message, options);
  return new FileError('unreadable', path, message, options);
}
