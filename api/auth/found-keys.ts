import { parse } from 'ini';
import { isRecord } from '../values';
import type { AccessKeys } from './access-keys';

/** Access keys found on this computer, with their origin. */
export interface FoundKeys extends Omit<AccessKeys, 'clock'> {
  /** A file or the environment, for display. */
  readonly origin: string;
}

/** Where keys are searched for. */
export interface KeySources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** The text of a file, or undefined when there is none. */
  readonly readFile: (path: string) => Promise<string | undefined>;
}

/**
 * Finds access keys as the vendor's SDKs do: in the variables `HUAWEICLOUD_SDK_…`, then in the section `basic` of the
 * profile file (`~/.huaweicloud/credentials`, or HUAWEICLOUD_SDK_CREDENTIALS_FILE). Undefined when there are none.
 * @throws errors of `readFile` when the file exists but can't be read.
 */
export async function findKeys(sources: KeySources): Promise<FoundKeys | undefined> {
  return keysOfEnvironment(sources.environment) ?? (await keysOfProfile(sources));
}

function keysOfEnvironment(environment: KeySources['environment']): FoundKeys | undefined {
  const value = (name: string) => environment[`HUAWEICLOUD_SDK_${name}`]?.trim() || undefined;
  return foundKeys('HUAWEICLOUD_SDK_AK', {
    accessKey: value('AK'),
    secretKey: value('SK'),
    securityToken: value('SECURITY_TOKEN'),
    projectId: value('PROJECT_ID'),
    domainId: value('DOMAIN_ID'),
  });
}

async function keysOfProfile({
  environment,
  homeFolder,
  readFile,
}: KeySources): Promise<FoundKeys | undefined> {
  const path =
    environment['HUAWEICLOUD_SDK_CREDENTIALS_FILE']?.trim() || `${homeFolder}/.huaweicloud/credentials`;
  const text = await readFile(path);
  const basic: unknown = text === undefined ? undefined : parse(text)['basic'];
  if (!isRecord(basic)) return undefined;
  const value = (name: string) => {
    const given = basic[name];
    return typeof given === 'string' ? given.trim() || undefined : undefined;
  };
  return foundKeys(path, {
    accessKey: value('ak'),
    secretKey: value('sk'),
    securityToken: value('security_token'),
    projectId: value('project_id'),
    domainId: value('domain_id'),
  });
}

type Parts = { readonly [Part in Exclude<keyof AccessKeys, 'clock'>]: string | undefined };

/** Signing needs both keys. */
function foundKeys(origin: string, parts: Parts): FoundKeys | undefined {
  const { accessKey, secretKey, securityToken, projectId, domainId } = parts;
  if (accessKey === undefined || secretKey === undefined) return undefined;
  return {
    origin,
    accessKey,
    secretKey,
    ...(securityToken !== undefined && { securityToken }),
    ...(projectId !== undefined && { projectId }),
    ...(domainId !== undefined && { domainId }),
  };
}
