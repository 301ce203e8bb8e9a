import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { UsageError } from '../exit-code';

/**
 * The JSON value of `--body`: written there itself, in the file that it names, or on standard input (`-`).
 * Throws a `UsageError` when it can't be read or is no JSON.
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

async function textFrom(given: string, input: Readable): Promise<string> {
  if (given === '-') return textOf(input);
  try {
    return await readFile(given, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The body can't be read: ${reason}`);
  }
}

/** Parsers quote what they read, which may hold a password; the place alone is enough to find the mistake. */
function withoutText(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  return (
    /at position \d+( \(line \d+ column \d+\))?/.exec(message)?.[0] ?? 'check quotes, commas and brackets.'
  );
}
