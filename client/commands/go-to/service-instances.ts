import * as l10n from '@vscode/l10n';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import { foundInstances } from '../../../resources/registry/found-instances';
import { instances } from '../../../resources/registry/instances';
import { microservices } from '../../../resources/registry/microservices';
import { parseVersionRule } from '../../../resources/registry/version-rule';
import { itemRef, type ResourceRef } from '../../../resources/resource-action';
import type { Source } from './search-live';

/** The versions of a microservice. */
type Versions = readonly [Microservice, ...Microservice[]];

/** The microservices of an engine, each once. */
export const namedServices: Source<Versions> = {
  service: 'registry',
  find: async ({ list }, add) => {
    const { items } = await list(microservices, {});
    add(
      [...groupByName(items)].map(([, versions]) => {
        const [{ serviceName, appId, environment = '' }] = versions;
        const count = l10n.t('versions: {0}', versions.length);
        const description = [appId, environment, count].filter((text) => text !== '').join(' · ');
        return { label: serviceName, description, value: versions };
      }),
    );
  },
};

/** The instances of the versions of a microservice that a rule means. */
export function fittingInstances(versions: Versions, rule: string): Source<readonly ResourceRef[]> {
  const [{ appId, serviceName, environment = '' }] = versions;
  const fitting = parseVersionRule(rule)?.(versions.map(({ version }) => version)) ?? [];
  return {
    service: 'registry',
    find: async ({ list }, add) => {
      const { items } = await list(foundInstances, { environment, appId, serviceName, rule });
      const found = items.flatMap((instance) =>
        versions
          .filter(({ serviceId, version }) => serviceId === instance.serviceId && fitting.includes(version))
          .map((version) => ({
            label: instance.hostName,
            description: [version.version, instances.details?.(instance) ?? ''].join(' · '),
            value: [
              itemRef(microservices, {}, version),
              itemRef(instances, { serviceId: version.serviceId }, instance),
            ],
          })),
      );
      add(found);
    },
  };
}

function groupByName(all: readonly Microservice[]): Map<string, [Microservice, ...Microservice[]]> {
  const groups = new Map<string, [Microservice, ...Microservice[]]>();
  for (const one of all) {
    const key = JSON.stringify([one.environment ?? '', one.appId, one.serviceName]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
