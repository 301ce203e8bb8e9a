import * as l10n from '@vscode/l10n';
import { engines } from '../../../resources/cse/engines';
import { kieItems } from '../../../resources/kie/items';
import { deployedApps, registeredApps } from '../../../resources/lain/apps';
import { instanceOf, isHealthy } from '../../../resources/lain/pod-state';
import { pods, procs } from '../../../resources/lain/procs';
import { allInstances } from '../../../resources/registry/all-instances';
import { instances } from '../../../resources/registry/instances';
import { microservices } from '../../../resources/registry/microservices';
import { itemRef, type ResourceRef } from '../../../resources/resource-action';
import type { ResourceKind } from '../../../resources/resource-kind';
import { applications } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { componentInstances } from '../../../resources/servicestage/instances';
import type { ViewName } from '../../views/view-table';
import type { Choice } from '../../prompts';
import type { Source } from './search-live';

/** Where something is shown: a view, and the resources that lead to its row, from the connection down. */
export interface RowAddress {
  readonly view: ViewName;
  readonly path: readonly ResourceRef[];
}

/** Found where there is too much to list: the instances are then found by their microservice. */
export const tooMany = 'tooMany';

type InstanceAddress = RowAddress | typeof tooMany;

/** Everything of a kind that a connection has. */
function everyItem<Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  view: ViewName,
): Source<RowAddress> {
  return {
    service: kind.service,
    find: async ({ list }, add) => {
      const { items } = await list(kind, scope);
      add(
        items.map((item) => ({
          label: kind.name(item),
          description: kind.details?.(item) ?? '',
          value: { view, path: [itemRef(kind, scope, item)] },
        })),
      );
    },
  };
}

/** An engine with a connection of its own is the connection. */
const connectedEngines: Source<RowAddress> = {
  service: 'registry',
  find: ({ target }, add) => {
    add([
      { label: target.connection.name, description: target.address, value: { view: 'engines', path: [] } },
    ]);
    return Promise.resolve();
  },
};

const registeredInstances: Source<InstanceAddress> = {
  service: 'registry',
  find: async ({ list }, add) => {
    const { items, complete } = await list(allInstances, {});
    const found = items.map(({ service, instance }): Choice<InstanceAddress> => {
      const scope = { serviceId: service.serviceId };
      const path = [itemRef(microservices, {}, service), itemRef(instances, scope, instance)];
      return {
        label: instance.hostName,
        description: [microservices.name(service), service.appId, service.environment ?? '', instance.status]
          .filter((text) => text !== '')
          .join(' · '),
        detail: (instance.endpoints ?? []).join(', '),
        value: { view: 'instances', path },
      };
    });
    const label = l10n.t('Instances of microservices: select a microservice first');
    add(complete ? found : [...found, { label, icon: 'search', value: tooMany }]);
  },
};

/** Slow at large consoles, which ask their scheduler about every app. LAIN console API §2. */
const lainPods: Source<InstanceAddress> = {
  service: 'lain',
  find: async ({ list }, add) => {
    const { items } = await list(deployedApps, {});
    for (const app of items) {
      const owner = itemRef(registeredApps, {}, { appname: app.appname });
      const scope = { app: app.appname };
      const found = app.procs.flatMap((proc) =>
        proc.pods.map((pod): Choice<InstanceAddress> => {
          const path = [
            owner,
            itemRef(procs, scope, proc),
            itemRef(pods, { ...scope, proc: proc.procname }, pod),
          ];
          const instance = instanceOf(pod);
          const name = instance === undefined ? pod.containername : l10n.t('instance {0}', instance);
          const state = isHealthy(pod) ? l10n.t('healthy') : l10n.t('not healthy');
          return {
            label: `${app.appname} ${proc.procname} ${name}`,
            description: state,
            detail: `${pod.containerip}:${String(pod.containerport)} · ${pod.nodeip}`,
            value: { view: 'instances', path },
          };
        }),
      );
      add(found);
    }
  },
};

/** One request for each component: what is found is shown at once. */
const stageInstances: Source<InstanceAddress> = {
  service: 'servicestage',
  find: async ({ list }, add) => {
    const { items: all } = await list(applications, {});
    const ofComponent = async (
      application: (typeof all)[number],
      component: { readonly id: string; readonly name: string },
      above: readonly ResourceRef[],
    ) => {
      const scope = { applicationId: application.id, componentId: component.id };
      const { items } = await list(componentInstances, scope);
      add(
        items.map((instance) => ({
          label: instance.name,
          description: [application.name, component.name, componentInstances.details?.(instance) ?? '']
            .filter((text) => text !== '')
            .join(' · '),
          value: { view: 'instances', path: [...above, itemRef(componentInstances, scope, instance)] },
        })),
      );
    };
    await Promise.all(
      all.map(async (application) => {
        const scope = { applicationId: application.id };
        const { items } = await list(components, scope);
        await Promise.all(
          items.map((component) =>
            ofComponent(application, component, [
              itemRef(applications, {}, application),
              itemRef(components, scope, component),
            ]),
          ),
        );
      }),
    );
  },
};

export const microserviceSources = [everyItem(microservices, {}, 'microservices')];
export const appSources = [
  everyItem(registeredApps, {}, 'instances'),
  everyItem(applications, {}, 'instances'),
];
export const instanceSources = [registeredInstances, lainPods, stageInstances];
export const configurationSources = [everyItem(kieItems, {}, 'engines')];
export const engineSources = [connectedEngines, everyItem(engines, {}, 'engines')];
