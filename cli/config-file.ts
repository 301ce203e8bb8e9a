import path from 'node:path';
import { FileError, readRegularText } from '../api/regular-file';
import { UsageError } from './exit-code';

/** The file that a folder keeps its connections and settings of the command line in. */
export const configFileName = 'engine-room.json';

/** What stands in a configuration file, not yet looked at. */
export interface ConfigFile {
  readonly path: string;
  readonly content: unknown;
}

/**
 * `engine-room.json` of a folder or of the nearest one above it that has the file; undefined where none has.
 * Throws a `UsageError` when it can't be read, is more than a file of settings, or isn't JSON.
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
