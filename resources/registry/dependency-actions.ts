import * as l10n from '@vscode/l10n';
import type { Input } from '../../api/catalogue/operation';
import { addDependencies, createDependency } from '../../api/catalogue/registry/dependencies';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { done, failed, type ActionPlace, type ResourceAction } from '../resource-action';
import { consumers, providers } from './dependencies';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';

type Declared = Input<typeof addDependencies>['body']['dependencies'][number];
type Place = Pick<ActionPlace<MicroserviceScope, unknown>, 'list' | 'scope'>;

/** The registry takes a provider in all its versions. Source: registry API §3. */
const addProvider: ResourceAction<MicroserviceScope, undefined> = {
  kind: providers,
  on: 'list',
  effect: 'create',
  operations: [addDependencies],
  affects: [consumers],
  questions: async ({ scope, list }) => {
    const [all, known] = await Promise.all([list(microservices, {}), list(providers, scope)]);
    const called = new Set(known.map(keyOf));
    const own = all.find(({ serviceId }) => serviceId === scope.serviceId);
    const others = all.filter((one) => !called.has(keyOf(one)) && keyOf(one) !== (own && keyOf(own)));
    const byKey = new Map(others.map((one) => [keyOf(one), one]));
    return [
      {
        name: 'provider',
        title: l10n.t('Microservice that {0} calls', own ? microservices.name(own) : ''),
        choices: [...byKey].map(([value, one]) => ({
          value,
          label: one.serviceName,
          description: [one.appId, one.environment ?? ''].filter((text) => text !== '').join(' · '),
        })),
      },
    ];
  },
  plan: async (place, { provider = '' }) => {
    const consumer = await consumerOf(place);
    return {
      summary: l10n.t(
        'Declare that {0} calls {1}',
        consumer ? microservices.name(consumer) : '',
        readKey(provider).serviceName,
      ),
      notes: [l10n.t('All versions of it count; they are then deleted by force only.')],
      ...(!consumer && { obstacle: l10n.t('It no longer exists.') }),
    };
  },
  run: async (place, { provider = '' }) => {
    const { session, scope, list } = place;
    const consumer = await consumerOf(place);
    if (!consumer) return failed(l10n.t('It no longer exists.'));
    const client = await session.client('registry');
    const dependencies: Declared[] = [{ consumer: namedAs(consumer), providers: [readKey(provider)] }];
    await client.call(addDependencies, { project_id: session.project, body: { dependencies } });
    const isListed = (await list(providers, scope)).some((one) => keyOf(one) === provider);
    return isListed
      ? done(l10n.t('{0} calls {1}.', microservices.name(consumer), readKey(provider).serviceName))
      : failed(l10n.t('The server does not list it.'));
  },
};

/** All others are declared again, since one can't be taken back alone. Source: registry API §3. */
const removeProvider: ResourceAction<MicroserviceScope, Microservice> = {
  kind: providers,
  on: 'item',
  effect: 'remove',
  operations: [createDependency],
  affects: [consumers],
  // What is written again must be what was shown.
  basis: async (subject, { scope, list }) => [keyOf(subject), (await list(providers, scope)).map(keyOf)],
  plan: async (place) => {
    const { subject, scope, list } = place;
    const consumer = await consumerOf(place);
    const versions = (await list(providers, scope)).filter((one) => keyOf(one) === keyOf(subject));
    return {
      summary: l10n.t(
        'Forget that {0} calls {1}',
        consumer ? microservices.name(consumer) : '',
        subject.serviceName,
      ),
      notes: [
        l10n.t('Versions of it that this is about: {0}.', versions.map(({ version }) => version).join(', ')),
        l10n.t('If it is still called, the next look-up by name declares it again.'),
      ],
      ...(!consumer && { obstacle: l10n.t('It no longer exists.') }),
    };
  },
  run: async (place) => {
    const { session, scope, subject, list } = place;
    const consumer = await consumerOf(place);
    if (!consumer) return failed(l10n.t('It no longer exists.'));
    const kept = new Set((await list(providers, scope)).map(keyOf));
    kept.delete(keyOf(subject));
    const client = await session.client('registry');
    const dependencies: Declared[] = [{ consumer: namedAs(consumer), providers: [...kept].map(readKey) }];
    await client.call(createDependency, { project_id: session.project, body: { dependencies } });
    const isListed = (await list(providers, scope)).some((one) => keyOf(one) === keyOf(subject));
    return isListed
      ? failed(l10n.t('The server still has it.'))
      : done(l10n.t('{0} no longer calls {1}.', microservices.name(consumer), microservices.name(subject)));
  },
};

/** Actions on the microservices that a version calls. */
export const dependencyActions = { addProvider, removeProvider };

async function consumerOf({ list, scope }: Place): Promise<Microservice | undefined> {
  return (await list(microservices, {})).find(({ serviceId }) => serviceId === scope.serviceId);
}

function namedAs({ environment, appId, serviceName, version }: Microservice): Declared['consumer'] {
  return { environment: environment as Declared['consumer']['environment'], appId, serviceName, version };
}

/** The key of a microservice in all its versions. */
function keyOf({ environment = '', appId, serviceName }: Microservice): string {
  return JSON.stringify([environment, appId, serviceName]);
}

function readKey(key: string): NonNullable<Declared['providers']>[number] {
  const [environment = '', appId = '', serviceName = ''] = JSON.parse(key) as string[];
  return { environment: environment as Declared['consumer']['environment'], appId, serviceName };
}
