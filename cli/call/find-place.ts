import type { Service } from '../../api/catalogue/operation';
import { UsageError } from '../exit-code';
import type { Surroundings } from '../surroundings';
import { connectionNamed } from './connections-file';
import { signInAddressesFrom, signInFrom } from './environment';
import { addressesOf, scopeOf } from './place';
import type { Place } from './place';
import { signInOf } from './sign-in';
import { sandboxPlace } from './sandbox-place';

/**
 * The place that `--connection` means for calls of a service: an address of that service, the sandbox of the
 * environment, or a connection of `engine-room.json`. Throws a `UsageError` when there is no such place.
 */
export async function findPlace(
  given: string,
  service: Service,
  { folder, environment }: Surroundings,
): Promise<Place> {
  const sandbox = environment['ENGINE_ROOM_SANDBOX'];
  if (given === 'sandbox' && sandbox) return sandboxPlace(sandbox, service);

  const signIn = signInFrom(environment);
  const signInAddresses = signInAddressesFrom(environment);
  if (/^https?:\/\//i.test(given)) {
    const addresses = { ...iamBeside(given), ...signInAddresses, [service]: checked(given) };
    return { addresses, signIn, projectId: signIn.keys?.projectId };
  }
  const connection = await connectionNamed(given, folder);
  const signsIn = await signInOf(connection, signIn, environment);
  return {
    addresses: { ...signInAddresses, ...addressesOf(connection) },
    signIn: signsIn,
    ...scopeOf(connection, signsIn),
  };
}

/** Addresses go into messages; names and passwords must not be part of them. */
function checked(address: string): string {
  if (!URL.canParse(address)) throw new UsageError('The address after --connection is not understood.');
  const { username, password } = new URL(address);
  if (username || password) {
    throw new UsageError(
      'Names and passwords do not belong into the address of --connection: set ENGINE_ROOM_USER and ENGINE_ROOM_PASSWORD.',
    );
  }
  return address;
}

/** The public cloud's services are siblings: `https://cse.eu-west-101.example.com` has its IAM at `iam.eu-west-101…`. */
function iamBeside(address: string): Place['addresses'] {
  if (!URL.canParse(address)) return {};
  const url = new URL(address);
  const [, ...domain] = url.hostname.split('.');
  if (domain.length < 2 || /^[\d.]+$/.test(url.hostname)) return {};
  return { iam: `${url.protocol}//iam.${domain.join('.')}` };
}
