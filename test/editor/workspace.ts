import { readdirSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { sample } from './paths';
import { makeRepositories } from './repositories';

/**
 * Makes the folder a fresh copy of the sample workspace, so that nothing edits the sample itself. The apps in it are
 * repositories whose commits are the versions of the sandbox: plans look into them.
 *
 * @param ready The line of the sandbox.
 */
export async function copySample(folder: string, ready: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await cp(sample, folder, { recursive: true });
  await makeRepositories(folder, ready);
  return folder;
}

/** Whether a copy of the sample workspace has other files than the sample, or other texts in them. */
export function isEdited(folder: string): boolean {
  const files = filesIn(sample);
  const copies = filesIn(folder);
  const isSame = (file: string, index: number): boolean =>
    file === copies[index] && readFileSync(join(sample, file)).equals(readFileSync(join(folder, file)));
  return files.length !== copies.length || !files.every(isSame);
}

/** Paths of the files below a folder, sorted, without those of git. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .filter((file) => !file.split(sep).includes('.git'))
    .sort();
}
