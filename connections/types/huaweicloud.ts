import * as l10n from '@vscode/l10n';
import { Value } from 'typebox/value';
import type { AccessKeys } from '../../api/auth/access-keys';
import type { Credentials } from '../../api/auth/credentials';
import { noCredentials } from '../../api/auth/credentials';
import { iamToken } from '../../api/auth/iam-token';
import type { Service } from '../../api/catalogue/operation';
import { listEnterpriseProjects } from '../../api/catalogue/eps/enterprise-projects';
import { listAuthProjects } from '../../api/catalogue/iam/projects';
import { ApiError } from '../../api/errors/api-error';
import { CloudConnection } from '../connection';
import type {
  Addresses,
  ConnectionType,
  ListChoices,
  SignInContext,
  SignInForm,
  SignInPart,
} from '../connection-type';
import { authenticationField, textField } from '../fields';
import { engineOfCloud, iamKeys, iamUser, iamUserOfAccount, incomplete, signInParts } from '../sign-in';

/** Regions whose services are not below the usual name. */
const domainsOfRegions: Readonly<Record<string, string>> = { 'eu-west-101': 'myhuaweicloud.eu' };
const usualDomain = 'myhuaweicloud.com';

/** The services of the cloud that have an address of their own in every region. */
type RegionalService = Extract<Service, 'iam' | 'servicestage' | 'cse'>;

/** Where a service of a region is, for example `https://cse.cn-north-4.myhuaweicloud.com`. */
function regionalAddress(service: RegionalService, region: string): string {
  return `https://${service}.${region}.${domainOf(region)}`;
}

function domainOf(region: string): string {
  return domainsOfRegions[region] ?? usualDomain;
}

type Context = SignInContext<CloudConnection>;

/** The projects that the user can work in; first that of the region, which needs no name. */
const listProjects: ListChoices = async (client, signal) => {
  const iam = await client('iam');
  const { projects } = await iam.call(listAuthProjects, {}, { signal });
  const named = projects
    .filter(({ enabled = true, is_domain = false }) => enabled && !is_domain)
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(({ name, description }) => ({
      value: name,
      label: name,
      ...(description && { detail: description }),
    }));
  return [{ value: '', label: l10n.t('The project of the region') }, ...named];
};

/** The enterprise projects that the user can work in; first the default one, which needs no id. */
const listEnterprise: ListChoices = async (client, signal) => {
  const eps = await client('eps');
  const { enterprise_projects: all } = await eps.call(
    listEnterpriseProjects,
    { status: enabled },
    { signal },
  );
  const others = all
    .filter(({ id }) => id !== '0')
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(({ id, name, description }) => ({
      value: id,
      label: name,
      detail: [id, description ?? ''].filter((text) => text !== '').join(' · '),
    }));
  return [{ value: '', label: l10n.t('The default enterprise project') }, ...others];
};

const enabled = 1;

/** A project of the public cloud. */
export const huaweicloudType: ConnectionType<CloudConnection> = {
  id: 'huaweicloud',
  schema: CloudConnection,
  icon: 'cloud',
  label: () => l10n.t('Huawei Cloud'),
  description: () => l10n.t('ServiceStage and CSE in a project of a region'),
  fields: [
    textField('region', {
      label: () => l10n.t('Region'),
      prompt: () => l10n.t('Region, for example cn-north-4; the service addresses are derived from it.'),
      check: (text) =>
        Value.Check(CloudConnection.properties.region, text)
          ? undefined
          : l10n.t('Enter the id of a region, for example cn-north-4.'),
    }),
    authenticationField(() => [
      { value: 'password', label: l10n.t('Name and password of an IAM user') },
      { value: 'access-keys', label: l10n.t('Access key and secret key') },
      { value: 'token', label: l10n.t('IAM token'), detail: l10n.t('Valid for up to 24 hours') },
      {
        value: 'profile',
        label: l10n.t('Access keys from your profile'),
        detail: l10n.t('HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or ~/.huaweicloud/credentials'),
      },
    ]),
    textField('domain', {
      label: () => l10n.t('Account'),
      prompt: () => l10n.t('Name of the account that the IAM user belongs to'),
      applies: ({ authentication }) => authentication === 'password',
    }),
    textField('project', {
      label: () => l10n.t('Project'),
      prompt: () => l10n.t('Name of the project; leave empty for the project of the region'),
      optional: true,
      listed: listProjects,
    }),
    textField('enterpriseProject', {
      label: () => l10n.t('Enterprise project'),
      prompt: () => l10n.t('Id of the enterprise project of the engines; leave empty for the default one'),
      optional: true,
      listed: listEnterprise,
      onlyIfListed: true,
    }),
  ],
  signIn,
  addresses: addressesOf,
  writtenAddresses: ({ addresses = {}, engine }) =>
    [...Object.values(addresses), engine?.registry, engine?.kie].filter((one) => one !== undefined),
  address: (connection) => regional('servicestage', connection),
  consolePage: consolePageOf,
  projectId,
  enterpriseProject: ({ enterpriseProject }) => enterpriseProject,
  credentials: (service, context) => {
    const { engine } = context.connection;
    const isOfEngine = service === 'registry' || service === 'kie';
    return isOfEngine && engine ? engineOfCloud(context, engine.id) : cloudUser(service, context);
  },
};

/** The account is asked for only when the settings don't name it. */
function signIn({ authentication, domain }: CloudConnection): SignInForm {
  const hidden = (part: SignInPart['part'], label: () => string): SignInPart => ({
    part,
    hidden: true,
    label,
  });
  switch (authentication) {
    case 'password':
      return {
        parts: [...(domain === undefined ? [accountPart] : []), signInParts.user, signInParts.password],
      };
    case 'token':
      return { parts: [hidden('token', () => l10n.t('IAM token; it is kept in the secret storage.'))] };
    case 'access-keys':
      return {
        parts: [
          { part: 'accessKey', hidden: false, label: () => l10n.t('Access key (AK)') },
          hidden('secretKey', () => l10n.t('Secret key (SK); it is kept in the secret storage.')),
          {
            ...hidden('securityToken', () =>
              l10n.t('Security token of temporary keys; empty for permanent ones'),
            ),
            optional: true,
          },
        ],
      };
    case 'profile':
      return { parts: [] };
  }
}

const accountPart: SignInPart = {
  part: 'domain',
  hidden: false,
  label: () => l10n.t('Name of the account that the IAM user belongs to'),
};

/** CSE's address serves Nacos too; an engine adds its own servers. */
function addressesOf(connection: CloudConnection): Addresses {
  const cse = regional('cse', connection);
  const { registry, kie } = connection.engine ?? {};
  const eps = addressOfEps(connection);
  return {
    iam: regional('iam', connection),
    ...(eps !== undefined && { eps }),
    servicestage: regional('servicestage', connection),
    cse,
    nacos: cse,
    ...(registry !== undefined && { registry }),
    ...(kie !== undefined && { kie }),
  };
}

/** It belongs to no region. A cloud with an IAM of its own gets no token of it sent to the public one. */
function addressOfEps({ region, addresses = {} }: CloudConnection): string | undefined {
  return addresses.eps ?? (addresses.iam === undefined ? `https://eps.${domainOf(region)}` : undefined);
}

/**
 * ServiceStage in the console, where components have their logs and engines their operations. Clouds with addresses of their own
 * have consoles of their own. Source: ServiceStage user guide (the console's address with the region; component logs).
 */
function consolePageOf({ region, addresses = {} }: CloudConnection): string | undefined {
  if (addresses.servicestage !== undefined || domainOf(region) !== usualDomain) return undefined;
  return `https://console.huaweicloud.com/servicestage/?region=${encodeURIComponent(region)}`;
}

function regional(service: RegionalService, { region, addresses }: CloudConnection): string {
  return addresses?.[service] ?? regionalAddress(service, region);
}

async function cloudUser(service: Service, context: Context): Promise<Credentials> {
  const { connection, secret } = context;
  switch (connection.authentication) {
    case 'password': {
      const user = { ...secret, domain: connection.domain ?? secret.domain };
      return service === 'eps'
        ? iamUserOfAccount(context, user)
        : iamUser(context, { ...user, project: projectName(context) });
    }
    case 'token':
      return secret.token ? iamToken(secret.token) : noCredentials();
    case 'access-keys':
      return iamKeys(context, secret, await scopeOf(service, context));
    case 'profile': {
      const keys = await keysOfProfile(context);
      return iamKeys(context, keys, { domainId: keys.domainId, ...(await scopeOf(service, context)) });
    }
  }
}

/** Calls of IAM and of enterprise projects are signed for the account; calls of other services for a project. */
async function scopeOf(service: Service, context: Context): Promise<{ projectId?: string }> {
  if (service === 'iam' || service === 'eps') return {};
  const id = await context.projectId();
  return id === undefined ? {} : { projectId: id };
}

function projectName({ connection, secret }: Context): string {
  return connection.project ?? secret.project ?? connection.region;
}

/** The id from the settings or the keys, else that of the user's project with the configured name. */
async function projectId(context: Context): Promise<string | undefined> {
  const { connection, secret } = context;
  const given = connection.projectId ?? secret.projectId;
  if (given !== undefined) return given;
  if (connection.authentication === 'profile') {
    const keys = await keysOfProfile(context);
    if (keys.projectId !== undefined) return keys.projectId;
  }
  const name = projectName(context);
  const iam = await context.client('iam');
  const { projects } = await iam.call(listAuthProjects, {});
  const found = projects.find((project) => project.name === name);
  if (found) return found.id;
  throw incomplete(
    connection,
    l10n.t('The user has no project {0}.', name),
    l10n.t('Correct the project or the region of the connection, or give it a "projectId".'),
  );
}

async function keysOfProfile(context: Context): Promise<Omit<AccessKeys, 'clock'>> {
  const { connection } = context;
  const found = await context.findKeys();
  if (found) return found;
  throw new ApiError({
    kind: 'unauthorized',
    message: l10n.t(
      '{0} signs in with the access keys from your profile, but none were found.',
      connection.name,
    ),
    remedy: l10n.t('Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or write ~/.huaweicloud/credentials.'),
    operation: 'signIn',
  });
}
