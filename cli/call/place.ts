import type { AccessKeys } from '../../api/auth/access-keys';
import type { Service } from '../../api/catalogue/operation';
import type { CallConnection } from '../../api/connection';
import { addressesOfCloud } from '../../api/regions';

/** What signs in; each part only where a server asks for it. Comes from environment variables, never from files. */
export interface SignIn {
  /** Access token of a LAIN console, token of IAM, or token of an engine. */
  readonly token?: string;
  readonly user?: string;
  readonly password?: string;
  /** Account and project of an IAM user. */
  readonly domain?: string;
  readonly project?: string;
  /** Keys of an IAM user, in place of user and password. */
  readonly keys?: Omit<AccessKeys, 'clock'>;
}

/** Where calls go: addresses by service, and what signs in there. */
export interface Place {
  readonly addresses: Readonly<Partial<Record<Service, string>>>;
  readonly signIn: SignIn;
  /** Id of the project that calls of the cloud's services are about, where no parameter names one. */
  readonly projectId?: string;
}

/** What a person wrote about a connection as addresses by service. */
export function addressesOf(connection: CallConnection): Place['addresses'] {
  switch (connection.type) {
    case 'lain':
      return { lain: connection.console.replace(/\/api\/v1\/*$/, '') }; // people copy it from their browser
    case 'engine':
      return { registry: connection.registry, kie: connection.kie };
    case 'huaweicloud':
      return addressesOfCloud(connection);
  }
}

/** The project that a connection of the cloud works in; that of engines of one's own is the catalogue's default. */
export function projectOf(connection: CallConnection, { keys }: SignIn): Pick<Place, 'projectId'> {
  if (connection.type !== 'huaweicloud') return {};
  const projectId = connection.projectId ?? keys?.projectId;
  return projectId === undefined ? {} : { projectId };
}
