import { writeFile } from 'node:fs/promises';
import { UsageError } from './exit-code';

/** Writes content to a file. Throws a `UsageError` with the reason on failure. */
export async function save(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The file can't be written: ${reason}`);
  }
}
