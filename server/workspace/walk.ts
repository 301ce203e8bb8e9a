import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { candidateEnding } from './candidates';

/** What a folder's `.gitignore` passes over below it. */
interface IgnoreLevel {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** Folders of other programs, beside those that begin with a dot. */
const passedOver = new Set(['node_modules', 'bower_components', '__pycache__']);

/**
 * The files below a folder that may be manifests, one after the other; links are not followed, and what Git ignores is
 * left out, because it is made from files that are there too. Folders that can't be read are handed to `complain`.
 */
export async function* walk(
  folder: string,
  complain: (error: unknown) => void,
  outer: readonly IgnoreLevel[] = [],
): AsyncGenerator<string> {
  const entries = await entriesOf(folder, complain);
  const levels = entries.some(({ name }) => name === '.gitignore')
    ? await withLevelOf(folder, outer, complain)
    : outer;
  for (const entry of entries) {
    const inner = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    const isWanted = isFolder ? isOurs(entry.name) : entry.isFile() && candidateEnding.test(entry.name);
    if (!isWanted || isIgnored(inner, isFolder, levels)) continue;
    if (isFolder) yield* walk(inner, complain, levels);
    else yield inner;
  }
}

function isOurs(name: string): boolean {
  return !name.startsWith('.') && !passedOver.has(name);
}

async function entriesOf(folder: string, complain: (error: unknown) => void): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    complain(error);
    return [];
  }
}

async function withLevelOf(
  folder: string,
  outer: readonly IgnoreLevel[],
  complain: (error: unknown) => void,
): Promise<readonly IgnoreLevel[]> {
  try {
    const patterns = await readFile(path.join(folder, '.gitignore'), 'utf8');
    return [...outer, { folder, matcher: ignore().add(patterns) }];
  } catch (error) {
    complain(error);
    return outer;
  }
}

/** The level nearest to the file decides, as in Git. */
function isIgnored(file: string, isFolder: boolean, levels: readonly IgnoreLevel[]): boolean {
  for (const { folder, matcher } of levels.toReversed()) {
    const way = path.relative(folder, file).replaceAll(path.sep, '/');
    const { ignored, unignored } = matcher.test(isFolder ? `${way}/` : way);
    if (ignored || unignored) return ignored;
  }
  return false;
}
