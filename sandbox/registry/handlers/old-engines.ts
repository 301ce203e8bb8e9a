import { createHash } from 'node:crypto';
import { queryConfigurations } from '../../../api/catalogue/registry/configurations';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { registryEndpoint } from '../endpoint';
import { refuse } from '../errors';
import type { Registry } from '../registry';

/** What engines 2.x offer to clients of engines 1.x. Source: ServiceStage API Reference, section 5.19. */
export function oldEnginesEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, queryConfigurations, (input) => {
      const matches = keyMatcher(input.keyFilter);
      const { 'x-environment': environment = '', dimensionsInfo } = input;
      const settings = state.configurations
        .filter((one) => one.environment === environment && coveredBy(dimensionsInfo).includes(one.dimension))
        .map(({ dimension, items }) => {
          const wanted = Object.entries(items).filter(([key]) => matches(key));
          return [dimension, Object.fromEntries(wanted)] as const;
        });
      const version = createHash('sha1').update(JSON.stringify(settings)).digest('hex');
      if (input.revision === version) return empty(304);
      return json(200, { ...Object.fromEntries(settings), revision: { version } });
    }),
  ];
}

/** A version has the settings of its microservice as well. */
function coveredBy(dimension: string): readonly string[] {
  const [microservice = dimension] = dimension.split('#');
  return [...new Set([microservice, dimension])];
}

function keyMatcher(filter: string | undefined): (key: string) => boolean {
  if (filter === undefined || filter === '') return () => true;
  try {
    const pattern = new RegExp(filter);
    return (key) => pattern.test(key);
  } catch {
    throw refuse(400001, `keyFilter '${filter}' is not a regular expression`);
  }
}
