import { buffer as bytesOf, text as textOf } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { readRegularFile, readRegularText } from '../../api/regular-file';
import { UsageError } from '../exit-code';

/** Maximum size of a file to send, in bytes; no service accepts larger ones. */
const maxBodyBytes = 50_000_000;

/**
 * The JSON value of `--body`: given inline, in a file, or on standard input (`-`).
 * Throws a `UsageError` when it can't be read or is not JSON.
 */
export async function readBody(given: string, input: Readable): Promise<unknown> {
  const written = /^\s*[[{"]/.test(given);
  const text = written ? given : await textFrom(given, input);
  const place = written ? 'The text after --body' : given === '-' ? 'The text on standard input' : given;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${place} is not JSON: ${withoutText(error)}`);
  }
}

/**
 * The body of an operation that takes files, from texts `name=path` (`-` for standard input).
 * Throws a `UsageError` when a file can't be read or is not UTF-8 text, which would be altered on the way.
 */
export async function readFiles(given: readonly string[], input: Readable): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const text of given) {
    const end = text.indexOf('=');
    if (end <= 0) throw new UsageError(`"--file ${text}" is not valid: write NAME=PATH.`);
    const name = text.slice(0, end);
    const place = text.slice(end + 1);
    if (name in files) throw new UsageError(`The file "${name}" is given twice.`);
    files[name] = await textOfFile(place, input);
  }
  return files;
}

/** The text of a file, or of standard input (`-`). Throws a `UsageError` as `readFiles` does. */
export async function textOfFile(place: string, input: Readable): Promise<string> {
  const bytes = place === '-' ? await bytesOf(input) : await bytesFrom(place);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${place} is not UTF-8 text.`);
  }
}

async function bytesFrom(file: string): Promise<Uint8Array> {
  try {
    return await readRegularFile(file, maxBodyBytes);
  } catch (error) {
    throw unreadable('The file', error);
  }
}

async function textFrom(given: string, input: Readable): Promise<string> {
  if (given === '-') return textOf(input);
  try {
    return await readRegularText(given, maxBodyBytes);
  } catch (error) {
    throw unreadable('The body', error);
  }
}

function unreadable(what: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UsageError(`${what} can't be read: ${reason}`);
}

/** Parsers quote their input, which may contain a password; the position is enough to find the error. */
function withoutText(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return (
    /at position \d+( \(line \d+ column \d+\))?/.exec(message)?.[0] ?? 'check quotes, commas and brackets.'
  );
}
