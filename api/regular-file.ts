import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** Maximum size of files with settings, patterns or keys, in bytes; real ones are a few kilobytes. */
export const maxSettingsBytes = 1_000_000;

/** Why a file can't be read; `unreadable` for all other system errors. */
export type FileProblem = 'missing' | 'forbidden' | 'not-a-file' | 'too-large' | 'unreadable';

/** A file that can't be read. The message, for logs, begins with the path. */
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
 * The content of a file, or of a link's target. Devices, named pipes, sockets and folders are not opened, because
 * reading them may never end; a file that is larger than `maxBytes`, or grows beyond that, is not read to its end.
 * @throws FileError
 */
export async function readRegularFile(path: string, maxBytes: number): Promise<Buffer> {
  return withRegularFile(path, maxBytes, (handle, size) => readAtMost(handle, size, maxBytes, path));
}

/**
 * The same without waiting for other threads, each time a few times as long as the reading: for programs that read thousands
 * of small files and do nothing else meanwhile.
 * @throws FileError
 */
export function readRegularFileNow(path: string, maxBytes: number): Buffer {
  try {
    refuseOthers(statSync(path), path, maxBytes);
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = fstatSync(file);
      refuseOthers(found, path, maxBytes);
      return readNowAtMost(file, found.size, maxBytes, path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof FileError ? error : fileErrorOf(path, error);
  }
}

/**
 * The first and the last line of a file, of any size, without what is between them; the same twice where there is one only.
 *
 * @param maxBytes Of each line.
 * @throws FileError
 */
export async function readEndLines(
  path: string,
  maxBytes: number,
): Promise<{ readonly first: string; readonly last: string }> {
  return withRegularFile(path, Infinity, async (handle, size) => {
    const [first, last] = [await firstLine(handle, maxBytes), await lastLine(handle, size, maxBytes)];
    if (first === undefined || last === undefined) throw tooLarge(path, maxBytes);
    return { first, last };
  });
}

/** @throws FileError */
async function withRegularFile<T>(
  path: string,
  maxBytes: number,
  use: (handle: FileHandle, size: number) => Promise<T>,
): Promise<T> {
  try {
    refuseOthers(await stat(path), path, maxBytes);
    // The path may have been replaced since: opens it without blocking and checks again, which leaves no race.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      refuseOthers(found, path, maxBytes);
      return await use(handle, found.size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof FileError ? error : fileErrorOf(path, error);
  }
}

const lineBreak = 0x0a;
/** Number of bytes that are read at once in search of a line break. */
const chunkSize = 64 * 1024;

/** Undefined when it is longer. */
async function firstLine(handle: FileHandle, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  for (let length = 0; length <= maxBytes;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(chunkSize), 0, chunkSize, length);
    const chunk = buffer.subarray(0, bytesRead);
    const end = chunk.indexOf(lineBreak);
    chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
    if (end >= 0 || bytesRead === 0) return Buffer.concat(chunks).toString('utf8');
    length += bytesRead;
  }
  return undefined;
}

/** The text before the last line break, or after it where it does not end the file; undefined when it is longer. */
async function lastLine(handle: FileHandle, size: number, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let position = size;
  for (let length = 0; length <= maxBytes;) {
    const wanted = Math.min(chunkSize, position);
    position -= wanted;
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(wanted), 0, wanted, position);
    const isEnd = chunks.length === 0 && buffer.at(bytesRead - 1) === lineBreak;
    const chunk = buffer.subarray(0, isEnd ? bytesRead - 1 : bytesRead);
    const start = chunk.lastIndexOf(lineBreak);
    chunks.unshift(chunk.subarray(start + 1));
    if (start >= 0 || position === 0) return Buffer.concat(chunks).toString('utf8');
    length += chunk.length;
  }
  return undefined;
}

/** The content as UTF-8 text, without a byte order mark. @throws FileError */
export async function readRegularText(path: string, maxBytes = maxSettingsBytes): Promise<string> {
  return (await readRegularFile(path, maxBytes)).toString('utf8').replace(/^\uFEFF/, '');
}

function refuseOthers(found: Stats, path: string, maxBytes: number): void {
  if (!found.isFile()) throw new FileError('not-a-file', path, 'is not a regular file');
  if (found.size > maxBytes) throw tooLarge(path, maxBytes);
}

/** Reads to the end, whatever the size says: files of `/proc` have none, and logs grow. */
async function readAtMost(handle: FileHandle, size: number, maxBytes: number, path: string): Promise<Buffer> {
  let bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length);
    length += bytesRead;
    if (isRead(bytesRead, length, size)) return bytes.subarray(0, length);
    if (length > maxBytes) throw tooLarge(path, maxBytes);
    if (length === bytes.length) bytes = withRoom(bytes);
  }
}

function readNowAtMost(file: number, size: number, maxBytes: number, path: string): Buffer {
  let bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const bytesRead = readSync(file, bytes, length, bytes.length - length, null);
    length += bytesRead;
    if (isRead(bytesRead, length, size)) return bytes.subarray(0, length);
    if (length > maxBytes) throw tooLarge(path, maxBytes);
    if (length === bytes.length) bytes = withRoom(bytes);
  }
}

function isRead(bytesRead: number, length: number, size: number): boolean {
  return bytesRead === 0 || (length === size && size > 0);
}

function withRoom(bytes: Buffer): Buffer<ArrayBuffer> {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(4096, bytes.length))]);
}

function tooLarge(path: string, maxBytes: number): FileError {
  return new FileError('too-large', path, `is larger than ${maxBytes} bytes`);
}

/** What a failure of the system means for a file or folder. */
export function fileErrorOf(path: string, error: unknown): FileError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR') return new FileError('missing', path, message, options);
  if (code === 'EACCES' || code === 'EPERM') return new FileError('forbidden', path, message, options);
  return new FileError('unreadable', path, message, options);
}
