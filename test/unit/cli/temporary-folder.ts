import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of its own for each test of a suite; call it inside `describe`. */
export function temporaryFolder() {
  let folder = '';
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-lint-'))));
  afterEach(() => rm(folder, { recursive: true }));
  const within = (name: string): string => path.join(folder, name);
  return {
    within,
    get path() {
      return folder;
    },
    async put(name: string, content: string | Buffer): Promise<string> {
      await mkdir(path.dirname(within(name)), { recursive: true });
      await writeFile(within(name), content);
      return within(name);
    },
    read: (name: string): Promise<string> => readFile(within(name), 'utf8'),
  };
}

/** The user and group `nobody`, who may do what everybody may. */
const nobody = 65534;

/** Does something with the rights of an ordinary user, who owns the given files: root may do everything. */
export async function asOrdinaryUser<T>(files: readonly string[], action: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return action();
  for (const file of files) await chown(file, nobody, nobody);
  process.setegid?.(nobody);
  process.seteuid?.(nobody);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}
