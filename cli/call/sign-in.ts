import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { findKeys } from '../../api/auth/found-keys';
import type { CallConnection, CloudConnection } from '../../connections/connection';
import { UsageError } from '../exit-code';
import type { Environment } from '../surroundings';
import type { SignIn } from './place';

/**
 * What signs in to a connection: of what the environment holds, what the connection asks for. Throws a `UsageError`
 * when keys are asked for that are not to be found.
 */
export async function signInOf(
  connection: CallConnection,
  given: SignIn,
  environment: Environment,
): Promise<SignIn> {
  if (connection.authentication === 'none') return {};
  return connection.type === 'huaweicloud' ? cloudSignIn(connection, given, environment) : given;
}

async function cloudSignIn(
  connection: CloudConnection,
  given: SignIn,
  environment: Environment,
): Promise<SignIn> {
  const { domain = given.domain, project = given.project ?? connection.region, projectId } = connection;
  switch (connection.authentication) {
    case 'password':
      return { user: given.user, password: given.password, domain, project };
    case 'token':
      return { token: given.token };
    case 'access-keys':
      if (given.keys) return { keys: { ...given.keys, ...(projectId && { projectId }) } };
      throw new UsageError(
        `The connection "${connection.name}" signs in with keys: set ENGINE_ROOM_ACCESS_KEY and ENGINE_ROOM_SECRET_KEY.`,
      );
    case 'profile': {
      const found = await keysOfProfile(connection, environment);
      return { keys: { ...found, ...(projectId && { projectId }) } };
    }
  }
}

async function keysOfProfile({ name }: CloudConnection, environment: Environment) {
  const found = await findKeys({
    environment,
    homeFolder: environment['HOME'] ?? os.homedir(),
    readFile: textOf,
  });
  if (found) return found;
  throw new UsageError(
    `The connection "${name}" signs in with the keys of your profile: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or write ~/.huaweicloud/credentials.`,
  );
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) return undefined;
    throw new UsageError(`${path} can't be read: ${String(error)}`);
  }
}
