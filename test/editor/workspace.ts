import { cp, rm } from 'node:fs/promises';
import { sample } from './paths';

/** Makes the folder a fresh copy of the sample workspace, so that nothing edits the sample itself. */
export async function copySample(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await cp(sample, folder, { recursive: true });
  return folder;
}
