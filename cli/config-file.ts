import path from 'node:path';
import { FileError, readRegularText } from '../api/regular-file';
import { UsageError } from './exit-code';

/** The file with a folder's connections and command line settings. */
export const configFileName = 'engine-room.json';

/** A configuration file, not yet validated. */
export interface ConfigFile {
  readonly path: string;
  readonly content: unknown;
}

/**
 * The `engine-room.json` of a folder or its nearest ancestor that has one; undefined when there is none.
 * Throws a `UsageError` when it can't be read, is too large, or isn't JSON.
 */
export async function nearestConfigFile(folder: string): Promise<ConfigFile | undefined> {
  const candidate = path.join(folder, configFileName);
  const text = await textOf(candidate);
  if (text !== undefined) return { path: candidate, content: parse(candidate, text) };
  const above = path.dirname(folder);
  return above === folder ? undefined : nearestConfigFile(above);
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readRegularText(file);
  } catch (error) {
    if (error instanceof FileError && error.problem === 'missing') return undefined;
    throw new UsageError(
      `The configuration can't be read. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}
