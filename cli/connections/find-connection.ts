import { addressFault } from '../../api/address';
import type { AddressFault } from '../../api/address';
import type { Service } from '../../api/catalogue/operation';
import { Value } from 'typebox/value';
import { CloudConnection } from '../../connections/connection';
import type { ConnectionType } from '../../connections/connection-type';
import { connectionTypes } from '../../connections/connection-types';
import { readConnections } from '../../connections/read-connections';
import { reaches, resolveConnection } from '../../connections/resolved-connection';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { sandboxOf } from '../../connections/types/sandbox';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import { configFileName, nearestConfigFile } from '../config-file';
import { UsageError } from '../exit-code';
import type { Environment, ProcessContext } from '../process-context';
import { addressType } from './address-type';
import { engineBelow } from './engine-below';
import { variableIn } from './side-environment';

/**
 * The connection for `--connection`: a service's address, the sandbox of the environment, a connection of
 * `engine-room.json`, or `project/engine` for an engine below one of them.
 *
 * @param service The service at the address, if it is one.
 * @param types Available connection types.
 * @throws UsageError when there is none
 * @throws ApiError when the engines of the project can't be listed
 */
export async function findConnection(
  given: string,
  service: Service,
  { folder, environment }: Pick<ProcessContext, 'folder' | 'environment'>,
  types: readonly ConnectionType[] = connectionTypes,
): Promise<ResolvedConnection> {
  const line = environment['ENGINE_ROOM_SANDBOX'];
  if (isSandbox(given) && line) return sandboxIn(line, environment);
  if (/^https?:\/\//i.test(given)) return serverAt(given, service, environment);
  const sandbox = line && /^sandbox\//i.test(given) ? sandboxIn(line, environment) : undefined;
  if (sandbox) return engineBelow(sandbox, given.slice('sandbox/'.length), environment);
  return connectionNamed(given, { folder, environment }, types);
}

/** The sandbox has one name in a terminal, however it is written; call documents have it as the editor shows it. */
function isSandbox(given: string): boolean {
  return given.toLowerCase() === 'sandbox';
}

function sandboxIn(line: string, environment: Environment): ResolvedConnection {
  const sandbox = sandboxOf(line);
  if (sandbox) return sandbox.target;
  const variable = variableIn(environment, 'ENGINE_ROOM_SANDBOX');
  throw new UsageError(`${variable} is not the line that "engine-room sandbox" prints.`);
}

function serverAt(given: string, service: Service, environment: Environment): ResolvedConnection {
  const { ENGINE_ROOM_IAM: iam, ENGINE_ROOM_REGISTRY: registry } = environment;
  const address = checked('--connection', given);
  const addresses = {
    ...iamBeside(address),
    ...(iam && { iam: checked(variableIn(environment, 'ENGINE_ROOM_IAM'), iam) }),
    ...(registry && { registry: checked(variableIn(environment, 'ENGINE_ROOM_REGISTRY'), registry) }),
    [service]: address,
  };
  return resolveConnection(
    addressType,
    { type: 'address', name: address, authentication: 'environment', address, addresses },
    'address',
  );
}

/** Addresses are quoted in messages, so they must not contain user names and passwords. */
function checked(source: string, address: string): string {
  const reason = reasonOf(addressFault(address));
  if (reason === undefined) return address;
  throw new UsageError(`The address of ${source} ${reason}`);
}

function reasonOf(fault: AddressFault | undefined): string | undefined {
  switch (fault) {
    case 'list':
      return 'is a list of addresses: choose one of them.';
    case 'port':
      return 'has a port that is not a number from 1 to 65535.';
    case 'form':
      return 'is not valid: it must begin with http:// or https:// and name a host.';
    case 'account':
      return 'must not contain a user name or password: set ENGINE_ROOM_USER and ENGINE_ROOM_PASSWORD.';
    case 'end':
      return 'must end before any ? or #.';
    case undefined:
      return undefined;
  }
}

/**
 * The public cloud's services are siblings: `https://cse.eu-west-101.example.com` has its IAM at `iam.eu-west-101…`.
 * Nothing is derived from other host names, because the password would be sent there.
 */
function iamBeside(address: string): { readonly iam?: string } {
  const { protocol, hostname } = new URL(address);
  const [service = '', region = '', ...domain] = hostname.split('.');
  const isSibling = service === 'cse' || service === 'servicestage';
  const isRegion = Value.Check(CloudConnection.properties.region, region);
  return isSibling && isRegion && domain.length >= 2
    ? { iam: `${protocol}//iam.${region}.${domain.join('.')}` }
    : {};
}

/** The sandbox of the environment, where its name is nearly written. */
function meant(name: string, environment: Environment): string {
  const isThere = environment['ENGINE_ROOM_SANDBOX'] !== undefined;
  return isThere && didYouMean(name, ['sandbox']) !== undefined ? ' Did you mean "sandbox"?' : '';
}

const withoutSandbox =
  'The connection "sandbox" is that of ENGINE_ROOM_SANDBOX: set it to the line that "engine-room sandbox" prints, or open a terminal in the editor that has started the sandbox.';

async function connectionNamed(
  name: string,
  { folder, environment }: Pick<ProcessContext, 'folder' | 'environment'>,
  types: readonly ConnectionType[],
): Promise<ResolvedConnection> {
  const file = await nearestConfigFile(folder);
  if (!file) {
    if (isSandbox(name)) throw new UsageError(withoutSandbox);
    throw new UsageError(
      `"${name}" is not a URL, and there is no ${configFileName} here or above that could have a connection of this name.${meant(name, environment)}`,
    );
  }
  const { connections, problems } = readConnections(file.content, 'file', types);
  const found = connections.find(({ connection }) => connection.name === name);
  if (found) return found;
  const above = connections.find(
    (target) => reaches(target, 'cse') && name.startsWith(`${target.connection.name}/`),
  );
  if (above) return engineBelow(above, name.slice(above.connection.name.length + 1), environment);
  const names = connections.map(({ connection }) => `"${connection.name}"`).join(', ') || 'none';
  const reason = isSandbox(name) ? [withoutSandbox] : [];
  const messages = [`${file.path} has no connection "${name}"; it has ${names}.`, ...reason, ...problems];
  throw new UsageError(messages.join(' '));
}
