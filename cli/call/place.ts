import type { AccessKeys } from '../../api/auth/access-keys';
import type { Service } from '../../api/catalogue/operation';
import type { CallConnection } from '../../connections/connection';
import { huaweicloudType } from '../../connections/types/huaweicloud';

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
  /** Id of the engine whose registry and kie are signed in to through IAM. */
  readonly engineId?: string;
}

/** What a person wrote about a connection as addresses by service. */
export function addressesOf(connection: CallConnection): Place['addresses'] {
  switch (connection.type) {
    case 'lain':
      return { lain: connection.console.replace(/\/api\/v1\/*$/, '') }; // people copy it from their browser
    case 'engine':
      return { registry: connection.registry, kie: connection.kie };
    case 'huaweicloud':
      return huaweicloudType.addresses(connection);
  }
}

/** The project and the engine that a connection of the cloud works in. */
export function scopeOf(connection: CallConnection, { keys }: SignIn): Pick<Place, 'projectId' | 'engineId'> {
  if (connection.type !== 'huaweicloud') return {};
  return { projectId: connection.projectId ?? keys?.projectId, engineId: connection.engine?.id };
}

/** Whether a service has the projects of IAM in its paths; engines and consoles have their own, or none. */
export function isOfCloud(service: Service): boolean {
  return service !== 'lain' && service !== 'registry' && service !== 'kie';
}
