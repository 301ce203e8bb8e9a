import { queryConfigurations } from '../../api/catalogue/registry/configurations';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { below, type ListedKind } from '../resource-kind';
import { microservices } from './microservices';

/** A microservice version whose settings are read; engines 1.x keep them by environment. */
export interface SettingsScope {
  readonly service: string;
  readonly app: string;
  readonly version: string;
  /** Empty for settings without an environment. */
  readonly environment: string;
}

/** The settings of a microservice, or of one of its versions, in the configuration center of engines 1.x. */
export interface Settings {
  /** `service@application` or `service@application#version`. */
  readonly dimension: string;
  readonly environment: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The member of the answer that is not a dimension. */
const revision = 'revision';

/** The scope of the settings of a microservice version in its environment. */
export function settingsOf({ serviceName, appId, version, environment }: Microservice): SettingsScope {
  return { service: serviceName, app: appId, version, environment: environment ?? '' };
}

/**
 * Settings that a microservice version reads from an engine 1.x: its own, and those of all versions. Later engines keep
 * configuration items. Source: ServiceStage API Reference, section 5.19.
 */
export const settings: ListedKind<SettingsScope, Settings> = {
  id: 'registry/settings',
  service: 'registry',
  parents: [microservices.id],
  below: below(microservices, (_everything, microservice) => settingsOf(microservice)),
  scopeKey: ({ service, app, version, environment }) => JSON.stringify([environment, app, service, version]),
  identity: ({ dimension, environment }) => JSON.stringify([environment, dimension]),
  name: ({ dimension }) => dimension,
  details: ({ environment }) => environment,
  list: async (session, { service, app, version, environment }, signal) => {
    const client = await session.client('registry');
    const input = {
      project_id: session.project,
      dimensionsInfo: `${service}@${app}${version === '' ? '' : `#${version}`}`,
      ...(environment !== '' && { 'x-environment': environment }),
    };
    const answer = await client.call(queryConfigurations, input, { signal });
    const items = Object.entries(answer)
      .filter(([dimension, values]) => dimension !== revision && Object.keys(values).length > 0)
      .map(([dimension, values]) => ({ dimension, environment, values }));
    return { items, complete: true };
  },
};
