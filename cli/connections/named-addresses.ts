import { Value } from 'typebox/value';
import { CloudConnection } from '../../connections/connection';
import { chosenOrigins } from '../../connections/resolved-connection';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { sandboxOf } from '../../connections/types/sandbox';
import { configFileName } from '../config-file';
import { UsageError } from '../exit-code';
import type { Environment } from '../process-context';
import { variableIn } from './side-environment';

const addressVariable = 'ENGINE_ROOM_ADDRESS';

/**
 * Lets the secrets of the user go to a connection of `engine-room.json` only when a variable names each server that the
 * file has chosen: the file comes with the folder, and whoever wrote it must not decide where secrets go. Addresses of
 * the command line are the user's own.
 * @param sent What the servers would get, in words.
 * @throws UsageError with the variable that names them.
 */
export function requireNamed(
  target: ResolvedConnection,
  environment: Environment,
  sent = 'your secrets',
): void {
  if ((target.above ?? target).origin !== 'file') return;
  const given = originsOf(environment);
  const named = new Set([...given, ...otherOrigins(environment)]);
  const unnamed = chosenInFile(target).filter((origin) => !named.has(origin));
  if (unnamed.length === 0) return;
  const wanted = [...given, ...unnamed].join(' ');
  throw new UsageError(
    `The connection "${target.connection.name}" of ${configFileName} would get ${sent} sent to ${unnamed.join(' and ')}. If this is intended, set ${variableIn(environment, addressVariable)}="${wanted}".`,
  );
}

/** The servers that the file names. Those of an engine follow from the list of the project, except for what it replaces. */
function chosenInFile(target: ResolvedConnection): readonly string[] {
  const { above } = target;
  if (!above) return chosenOrigins(target);
  const { engines = {} } = Value.Check(CloudConnection, above.connection) ? above.connection : {};
  const written = Object.values(engines).flatMap(({ registry, kie }) => [registry, kie]);
  return Object.values(target.addresses)
    .filter((address) => written.includes(address))
    .map((address) => new URL(address).origin);
}

/** Servers that variables name for another purpose. */
function otherOrigins(environment: Environment): readonly string[] {
  const { ENGINE_ROOM_IAM: iam, ENGINE_ROOM_REGISTRY: registry, ENGINE_ROOM_SANDBOX: line } = environment;
  const sandbox = line ? Object.values(sandboxOf(line)?.target.addresses ?? {}) : [];
  return [iam, registry, ...sandbox].flatMap((address) =>
    address && URL.canParse(address) ? [new URL(address).origin] : [],
  );
}

/** The servers of ENGINE_ROOM_ADDRESS. */
function originsOf(environment: Environment): readonly string[] {
  const text = environment[addressVariable] ?? '';
  const addresses = text.split(/[\s,]+/).filter((address) => address !== '');
  if (!addresses.every((address) => /^https?:\/\//i.test(address) && URL.canParse(address))) {
    throw new UsageError(
      `${variableIn(environment, addressVariable)} must contain addresses such as https://console.example.com, separated by spaces.`,
    );
  }
  return addresses.map((address) => new URL(address).origin);
}
