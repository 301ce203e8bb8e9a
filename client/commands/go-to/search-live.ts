import * as l10n from '@vscode/l10n';
import type { Service } from '../../../api/catalogue/operation';
import { ApiError } from '../../../api/errors/api-error';
import { reaches, type ResolvedConnection } from '../../../connections/resolved-connection';
import type { ResourceKind } from '../../../resources/resource-kind';
import { describeFailure } from '../../describe-failure';
import type { Choice } from '../../prompts';
import type { Services } from '../../services';

/** Reads live resources of one connection. */
export interface Reader {
  readonly target: ResolvedConnection;
  /** The items of a list, and whether these are all. @throws ApiError when they can't be read */
  readonly list: <Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    scope: Scope,
  ) => Promise<{ readonly items: readonly Item[]; readonly complete: boolean }>;
}

/** What a service of a connection contributes to a search. */
export interface Source<Value> {
  readonly service: Service;
  /** Adds what it finds, as soon as it is known. @throws ApiError */
  readonly find: (reader: Reader, add: (found: readonly Choice<Value>[]) => void) => Promise<void>;
}

/** Something that was found, and where. */
export interface Found<Value> {
  readonly value: Value;
  readonly target: ResolvedConnection;
}

/** A connection that could not be searched. */
interface Failed {
  readonly error: unknown;
  readonly target: ResolvedConnection;
}

type Searching = Pick<Services, 'prompts' | 'lists'> & {
  readonly live: Pick<Services['live'], 'inUse'> & {
    readonly sessions: Pick<Services['live']['sessions'], 'get'>;
  };
};

/**
 * The row that the user chooses among the results of all connections and of the engines in use, which arrive independently of each other; a
 * connection that fails is a row too. Undefined when cancelled.
 *
 * @param only Searches this connection alone.
 */
export async function searchLive<Value>(
  services: Searching,
  title: string,
  sources: readonly Source<Value>[],
  only?: ResolvedConnection,
): Promise<Found<Value> | Failed | undefined> {
  const targets = only ? [only] : await services.live.inUse();
  const searched = targets.flatMap((target) =>
    sources.filter(({ service }) => reaches(target, service)).map((source) => ({ target, source })),
  );
  if (searched.length === 0) {
    await services.prompts.inform(
      l10n.t('{0}: no connection offers this. Run Engine Room: Add Connection.', title),
    );
    return undefined;
  }
  return services.prompts.find<Found<Value> | Failed>({
    title,
    placeholder: l10n.t('Type a part of a name, an address or a connection'),
    emptyText: l10n.t('Nothing was found'),
    run: async (add, signal) => {
      await Promise.all(searched.map((one) => runSource(services, one, add, signal)));
    },
  });
}

async function runSource<Value>(
  { live, lists }: Searching,
  { target, source }: { readonly target: ResolvedConnection; readonly source: Source<Value> },
  add: (rows: readonly Choice<Found<Value> | Failed>[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const { name } = target.connection;
  try {
    const session = await live.sessions.get(target.id);
    const list: Reader['list'] = async (kind, scope) => {
      const { items, error, state } = await lists.get(kind, session, scope, { signal });
      if (error) throw error;
      return { items, complete: state === 'complete' };
    };
    await source.find({ target, list }, (found) => {
      const rows = found.map((choice) => ({
        ...choice,
        description: [choice.description ?? '', name].filter((text) => text !== '').join(' · '),
        value: { value: choice.value, target },
      }));
      if (rows.length > 0) add(rows);
    });
  } catch (error) {
    if (signal.aborted || (error instanceof ApiError && error.kind === 'cancelled')) return;
    const label = l10n.t('{0} could not be searched', name);
    add([{ label, detail: describeFailure(error, target), icon: 'warning', value: { error, target } }]);
  }
}
