import os from 'node:os';
import * as l10n from '@vscode/l10n';
import { findKeys } from '../api/auth/found-keys';
import type { FoundKeys, KeySources } from '../api/auth/found-keys';
import { ApiError } from '../api/errors/api-error';
import { FileError, readRegularText } from '../api/regular-file';

/**
 * Access keys that the cloud's SDKs would find on this computer: in the environment variables, else in the profile
 * file.
 * @throws ApiError when the file exists but can't be read.
 */
export function localKeys(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FoundKeys | undefined> {
  return findKeys(localSources(environment));
}

/** The files and variables of this computer. `readFile` throws an `ApiError` when a file exists but can't be read. */
export function localSources(environment: Readonly<Record<string, string | undefined>>): KeySources {
  return { environment, homeFolder: environment['HOME'] ?? os.homedir(), readFile: textOf };
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readRegularText(path);
  } catch (error) {
    if (error instanceof FileError && error.problem === 'missing') return undefined;
    throw new ApiError({
      kind: 'invalid-request',
      message: l10n.t(
        'The profile file can’t be read. {0}',
        error instanceof Error ? error.message : String(error),
      ),
      remedy: l10n.t('Make the file readable, or remove it.'),
      operation: 'signIn',
      cause: error,
    });
  }
}
