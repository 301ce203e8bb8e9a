import * as l10n from '@vscode/l10n';
import type { Service } from '../api/catalogue/operation';
import { reaches, type ResolvedConnection } from '../connections/resolved-connection';
import type { Session } from '../connections/session';
import type { Sessions } from '../connections/sessions';
import { registeredApps } from '../resources/lain/apps';
import { instances } from '../resources/registry/instances';
import { microservices } from '../resources/registry/microservices';
import type { ResourceKind } from '../resources/resource-kind';
import type { SharedLists } from '../resources/shared-lists';
import type { LiveNamesList, LiveNamesParams, LiveNamesResult } from '../server/protocol';

/** Sources of live names. */
export interface LiveNamesSources {
  connections(): Promise<readonly ResolvedConnection[]>;
  /** Only `opened` sessions are used; connections not in use are left alone. */
  readonly sessions: Pick<Sessions, 'opened'>;
  readonly lists: Pick<SharedLists, 'get'>;
  /** Receives failures; the names of that connection are left out. */
  readonly log: (message: string) => void;
}

type Names = Pick<LiveNamesList, 'state' | 'names'>;
type Ask = <Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope) => Promise<readonly Item[]>;

/** A kind of names that a connection can list in a few requests. */
interface NameSource {
  readonly service: Service;
  names(ask: Ask, scope: string | undefined): Promise<Names>;
}

/**
 * Most lists of names are partial: a console lists the caller's apps only, and a service may register tomorrow, so that
 * no name is proved to be missing. The versions of a microservice with instances are known in full.
 */
const nameSources: ReadonlyMap<string, NameSource> = new Map([
  [
    'lain-app',
    {
      service: 'lain',
      names: async (ask) => {
        const apps = await ask(registeredApps, {});
        return { state: 'partial', names: apps.map(({ appname }) => appname) };
      },
    },
  ],
  [
    'microservice',
    {
      service: 'registry',
      names: async (ask) => {
        const services = await ask(microservices, {});
        return { state: 'partial', names: services.map(({ serviceName }) => serviceName) };
      },
    },
  ],
  [
    'instance-version',
    {
      service: 'registry',
      names: async (ask, scope) => {
        if (scope === undefined) return { state: 'partial', names: [] };
        const services = await ask(microservices, {});
        const versions = services.filter(({ serviceName }) => serviceName === scope);
        const running = await Promise.all(versions.map(({ serviceId }) => ask(instances, { serviceId })));
        const names = versions.flatMap(({ version }, index) =>
          (running[index] ?? []).length > 0 ? [version] : [],
        );
        return { state: 'complete', names };
      },
    },
  ],
] satisfies [string, NameSource][]);

/** Answers the language server's request for names from the lists that views and pickers share. */
export async function liveNames(
  params: LiveNamesParams,
  sources: LiveNamesSources,
  signal: AbortSignal,
): Promise<LiveNamesResult> {
  if (params.kind === 'connection') return { lists: [await connectionNames(sources)] };
  const source = nameSources.get(params.kind);
  if (!source) return { lists: [] };
  const targets = (await sources.connections()).filter((target) => reaches(target, source.service));
  const lists = await Promise.all(targets.map((target) => namesAt(target, source, params, sources, signal)));
  return { lists: lists.flatMap((list) => list ?? []) };
}

/** The connections themselves. Projects have engines that are not known before their list was read. */
async function connectionNames(sources: LiveNamesSources): Promise<LiveNamesList> {
  const targets = await sources.connections();
  const names = targets.map(({ connection }) => connection.name);
  const hasProject = targets.some((target) => reaches(target, 'cse') && !reaches(target, 'registry'));
  return {
    source: l10n.t('the settings'),
    state: hasProject ? 'partial' : 'complete',
    names: [...new Set(names)].sort(),
  };
}

async function namesAt(
  { id, connection }: ResolvedConnection,
  source: NameSource,
  { scope }: LiveNamesParams,
  { sessions, lists, log }: LiveNamesSources,
  signal: AbortSignal,
): Promise<LiveNamesList | undefined> {
  const opened = sessions.opened(id);
  if (opened === undefined) return undefined;
  try {
    const session = await opened;
    const { state, names } = await source.names(askThrough(session, lists, signal), scope);
    return { source: connection.name, state, names: [...new Set(names)].sort() };
  } catch (error) {
    log(`Names of ${connection.name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Reads fresh lists only: outdated ones prove nothing. */
function askThrough(session: Session, lists: Pick<SharedLists, 'get'>, signal: AbortSignal): Ask {
  return async (kind, scope) => {
    const { items, error } = await lists.get(kind, session, scope, { signal });
    if (error) throw error;
    return items;
  };
}
