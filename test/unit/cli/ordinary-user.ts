import { execFile } from 'node:child_process';
import { chown, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dist, shipped } from '../../shipped';

shipped('cli');

/** The user and group `nobody`, who may do what everybody may. */
const nobody = 65534;

/**
 * Runs the program that ships in a folder with the rights of an ordinary user, who owns the given files: root may do
 * everything. It runs from a copy: the repository may lie in a home that is closed to others.
 */
export async function runAsOrdinaryUser(
  folder: string,
  owned: readonly string[],
  ...args: readonly string[]
): Promise<{ out: string; err: string; code: number | null }> {
  const isRoot = process.getuid?.() === 0;
  const program = await mkdtemp(path.join(tmpdir(), 'engine-room-program-'));
  try {
    for (const name of (await readdir(dist)).filter((file) => file.endsWith('.js')))
      await copyFile(path.join(dist, name), path.join(program, name));
    if (isRoot) for (const file of [program, ...owned]) await chown(file, nobody, nobody);
    const rights = isRoot ? { uid: nobody, gid: nobody } : {};
    return await new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [path.join(program, 'cli.js'), ...args],
        { cwd: folder, ...rights },
        (_, out, err) => resolve({ out, err, code: child.exitCode }),
      );
    });
  } finally {
    await rm(program, { recursive: true });
  }
}
