import * as l10n from '@vscode/l10n';
import { createDependency } from '../../../api/catalogue/registry/dependencies';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import { isRecord } from '../../../api/values';
import { consumers, providers } from '../../../resources/registry/dependencies';
import { microservices } from '../../../resources/registry/microservices';
import { newBody } from '../body';
import { scalarText } from '../../compare/scalar-text';
import type { OfEngine } from '../engine-scope';
import type { DeployRow, Place } from '../row';
import { memberOf, type Names, type Wanted } from '../wanted';
import { engineRow } from './engine';
import { microserviceRow } from './microservice';

/** What is known of the dependencies of a document: those that the registry has resolved. */
interface Dependencies {
  readonly found: readonly { readonly consumer: Consumer; readonly providers: readonly Provider[] }[];
}

type Consumer = Readonly<Record<string, unknown>>;
type Provider = Pick<Microservice, 'environment' | 'appId' | 'serviceName'>;

/** Who calls whom. What is declared can't be read, only what it led to. Source: resources §7, Dependency. */
export const dependencyRow: DeployRow<Dependencies, OfEngine> = {
  apiVersion: 'registry/v4',
  kind: 'Dependency',
  service: 'registry',
  resources: providers,
  affects: [consumers],
  names: (wanted) => ({ ...wanted.metadata, calls: JSON.stringify(consumersOf(wanted)) }),
  parents: ({ engine = '' }) => ({ engine: { row: engineRow, names: { name: engine } } }),
  follows: ({ engine = '', calls = '[]' }) =>
    readConsumers(calls).map((consumer) => ({
      row: microserviceRow,
      names: { engine, ...microserviceKey(consumer) },
    })),
  engineOf: ({ engine }) => engine,
  find: async ({ calls = '[]' }, place) => {
    const services = await place.list(microservices, {});
    const found = await Promise.all(
      readConsumers(calls).map((consumer) => resolved(consumer, services, place)),
    );
    // A consumer without providers has nothing declared that could be seen.
    const known = found.filter((one) => one !== undefined).filter(({ providers: all }) => all.length > 0);
    return known.length === 0 ? { state: 'absent' } : { state: 'present', live: { found: known } };
  },
  valueOf: ({ found }) => ({
    spec: { dependencies: found.map(({ consumer, providers: all }) => ({ consumer, providers: all })) },
  }),
  notes: () => [l10n.t('What is declared can’t be read: the registry shows only registered microservices.')],
  unreadable: () => l10n.t('Written; the registry shows it for microservices that are registered.'),
  create: put,
  change: (wanted, _live, place) => put(wanted, {}, place),
};

async function put(wanted: Wanted, _names: Names, { session }: Place<OfEngine>): Promise<undefined> {
  const client = await session.client('registry');
  await client.call(createDependency, {
    project_id: session.project,
    body: newBody(createDependency, wanted, {}),
  });
}

function consumersOf(wanted: Wanted): readonly Consumer[] {
  const { dependencies } = memberOf(wanted, 'spec');
  const list: readonly unknown[] = Array.isArray(dependencies) ? dependencies : [];
  return list.flatMap((one) => (isRecord(one) && isRecord(one['consumer']) ? [one['consumer']] : []));
}

function readConsumers(calls: string): readonly Consumer[] {
  return JSON.parse(calls) as Consumer[]; // as the names of the row have it
}

function microserviceKey({ serviceName, appId, environment, version }: Consumer): Names {
  return {
    name: scalarText(serviceName),
    application: scalarText(appId),
    environment: scalarText(environment),
    version: scalarText(version),
  };
}

async function resolved(consumer: Consumer, all: readonly Microservice[], { list }: Place<OfEngine>) {
  const { name, application, environment, version } = microserviceKey(consumer);
  const service = all.find(
    (one) =>
      one.serviceName === name &&
      one.appId === application &&
      (one.environment ?? '') === environment &&
      one.version === version,
  );
  return service && { consumer, providers: await list(providers, { serviceId: service.serviceId }) };
}
