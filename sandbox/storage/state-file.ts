import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Compile } from 'typebox/compile';
import { FileError, readRegularText } from '../../api/regular-file';
import { SandboxState } from '../state';

/** Maximum size of a state file, in bytes; the largest seed takes a tenth of it. */
const maxStateBytes = 500_000_000;

/** The state in a file, or undefined when there is no file. Throws when the file holds something else. */
export async function readState(path: string): Promise<SandboxState | undefined> {
  const text = await readRegularText(path, maxStateBytes).catch((error: unknown) => {
    if (error instanceof FileError && error.problem === 'missing') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const state = parse(text);
  if (Compile(SandboxState).Check(state)) return state;
  throw new Error(
    `${path} does not hold the state of this version of the sandbox: delete it or name another file.`,
  );
}

/**
 * Replaces the file atomically: a process killed at any moment leaves either the old or the new state, and perhaps a
 * partial file beside it, which the next write replaces.
 */
export async function writeState(path: string, state: SandboxState): Promise<void> {
  const text = JSON.stringify(state);
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller reports what is wrong with the file
  }
}
