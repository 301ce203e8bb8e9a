import type { FolderFile } from '../../resources/documents/folder';

/** The folder, inside the one that the user chose, with the texts as they were read. */
const baseFolder = ['.engine-room', 'base'];

/** Files in a folder that the user chose, by the parts of their paths. */
export interface ChosenFolder {
  /** `absent`, or what is there; a link is never followed. */
  kindOf(path: readonly string[]): Promise<'absent' | 'file' | 'folder' | 'other'>;
  read(path: readonly string[]): Promise<string>;
  write(path: readonly string[], text: string): Promise<void>;
}

/** What becomes of files that exist with another text. */
export type ExistingFiles = 'keep' | 'overwrite';

/** The files that exist with another text. @throws Error when there is something else in the place of one */
export async function differingFiles(
  folder: ChosenFolder,
  files: readonly FolderFile[],
  refuse: (path: string) => Error,
): Promise<ReadonlySet<string>> {
  for (const path of [baseFolder.slice(0, 1), baseFolder]) {
    const kind = await folder.kindOf(path);
    if (kind === 'file' || kind === 'other') throw refuse(path.join('/'));
  }
  const differing = new Set<string>();
  for (const { name, text } of files) {
    for (const path of [[name], [...baseFolder, name]]) {
      const kind = await folder.kindOf(path);
      if (kind === 'folder' || kind === 'other') throw refuse(path.join('/'));
      if (kind === 'file' && path.length === 1 && (await folder.read(path)) !== text) differing.add(name);
    }
  }
  return differing;
}

/**
 * Writes files, each with a copy of what it was read as, so that later changes can be compared with it. A file that is
 * kept keeps its copy too. Gives the number of files written.
 */
export async function writeFolder(
  folder: ChosenFolder,
  files: readonly FolderFile[],
  differing: ReadonlySet<string>,
  existing: ExistingFiles,
): Promise<number> {
  const written = files.filter(({ name }) => existing === 'overwrite' || !differing.has(name));
  for (const { name, text } of written) {
    await folder.write([...baseFolder, name], text);
    await folder.write([name], text);
  }
  return written.length;
}
