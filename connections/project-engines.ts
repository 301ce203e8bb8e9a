import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../api/catalogue/cse/engine-shapes';
import { isLoopback } from '../api/http/no-proxy';
import type { CloudConnection, Connection } from './connection';
import { addressProblem } from './fields';
import { resolveConnection, type ResolvedConnection } from './resolved-connection';
import { projectEngineType } from './types/project-engine';

/** The connection to the servers of an engine, or the reason why there is none. */
export type EngineAccess =
  | { readonly target: ResolvedConnection; readonly problem?: undefined }
  | { readonly target?: undefined; readonly problem: string };

/** The components of an engine that have addresses, by their names in the list. CSE API Reference, section 5.3.2. */
const components = { registry: 'serviceCenter', kie: 'kie' } as const;
type Server = keyof typeof components;

const withoutServers: readonly unknown[] = ['Creating', 'CreateFailed', 'Deleted'];

/**
 * How the service center and the kie of an engine of a project are used. The engine that the project's connection itself
 * reaches is that connection. Undefined for an engine that has neither: a Nacos engine, or one that is being created.
 */
export function accessToEngine(above: ResolvedConnection, engine: ListedEngine): EngineAccess | undefined {
  if (engine.type?.toUpperCase() === 'NACOS' || withoutServers.includes(engine.status)) return undefined;
  const [registry, kie] = [addressOf('registry', above, engine), addressOf('kie', above, engine)];
  if (above.addresses.registry !== undefined && isSame(above, { registry, engine })) return { target: above };
  if (above.origin === 'sandbox') {
    return { problem: l10n.t('The sandbox runs the servers of one engine; this one has none.') };
  }
  const problem =
    [registry, kie].flatMap((address) => problemOf(address) ?? [])[0] ?? noAddress(registry, kie);
  if (problem !== undefined) return { problem };
  return {
    target: resolveConnection(
      projectEngineType,
      {
        type: 'project-engine',
        name: `${above.connection.name}/${engine.name}`,
        engine: engine.id,
        ...(registry && { registry: registry.text }),
        ...(kie && { kie: kie.text }),
        authentication: engine.authType === 'NONE' ? 'none' : 'iam',
        ...(above.connection.protected !== undefined && { protected: above.connection.protected }),
      },
      'project',
      above,
    ),
  };
}

/** The name of the engine that a connection below a project is for; undefined for other connections. */
export function ownEngineName({ connection, above }: ResolvedConnection): string | undefined {
  return above && connection.name.slice(above.connection.name.length + 1);
}

interface Address {
  readonly text: string;
  /** Whether the user wrote it. */
  readonly isWritten: boolean;
}

/** The address that the user wrote for the engine, else the public one, else that within its network. */
function addressOf(
  server: Server,
  { connection }: ResolvedConnection,
  engine: ListedEngine,
): Address | undefined {
  const written = isCloud(connection) ? connection.engines?.[engine.name]?.[server] : undefined;
  if (written !== undefined) return { text: written, isWritten: true };
  const listed = [engine.publicServiceEndpoint, engine.serviceEndpoint].map(
    (endpoints) => endpoints?.[components[server]]?.masterEntrypoint,
  );
  const text = listed.find((one) => one !== undefined && one !== null && one !== '');
  return text ? { text, isWritten: false } : undefined;
}

function isCloud(connection: Connection): connection is CloudConnection {
  return connection.type === 'huaweicloud';
}

function isSame(
  { addresses, connection }: ResolvedConnection,
  { registry, engine }: { readonly registry: Address | undefined; readonly engine: ListedEngine },
): boolean {
  const isNamed = isCloud(connection) && connection.engine?.id === engine.id;
  return isNamed || addresses.registry === registry?.text;
}

/** Why nothing is sent to an address. What the cloud's answer names must be encrypted, unless it is on this machine. */
function problemOf(address: Address | undefined): string | undefined {
  if (!address) return undefined;
  const problem = addressProblem(address.text);
  if (problem !== undefined) return l10n.t('{0}: {1}', quotable(address.text), problem);
  const url = new URL(address.text);
  if (address.isWritten || url.protocol === 'https:' || isLoopback(url)) return undefined;
  return l10n.t(
    'Nothing is sent to {0}, since it is not encrypted: write it under "engines" of the connection in the setting engineRoom.connections to use it.',
    address.text,
  );
}

/** What may be no address at all, without what may be secret in it: account, query and fragment. */
function quotable(text: string): string {
  const at = text.lastIndexOf('@');
  return (at < 0 ? text : `…${text.slice(at)}`).replace(/[?#].*/s, '?…');
}

function noAddress(registry: Address | undefined, kie: Address | undefined): string | undefined {
  if (registry ?? kie) return undefined;
  return l10n.t('CSE lists no address of this engine: refresh it in a few minutes.');
}
