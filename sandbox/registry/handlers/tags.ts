import { addTags, deleteTags, listTags, updateTag } from '../../../api/catalogue/registry/tags';
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import type { Registry } from '../registry';
import { findService } from '../services';

const tagQuota = 100;

/** Tags of microservice versions. Source: Registry API, section 3. */
export function tagsEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, listTags, ({ project_id, service_id }) =>
      succeed(listTags, { tags: findService(state, project_id, service_id).tags }),
    ),

    registryEndpoint(registry, addTags, ({ project_id, service_id, body }) => {
      const found = findService(state, project_id, service_id);
      const tags = { ...found.tags, ...body.tags };
      if (Object.keys(tags).length > tagQuota) throw refuse(400100, 'no quota to create tag');
      found.tags = tags;
      return done();
    }),

    registryEndpoint(registry, updateTag, ({ project_id, service_id, key, value }) => {
      const { tags } = findService(state, project_id, service_id);
      if (!Object.hasOwn(tags, key)) throw refuse(400018, 'Tag does not exist, please add one first.');
      tags[key] = value;
      return done();
    }),

    registryEndpoint(registry, deleteTags, ({ project_id, service_id, key }) => {
      const found = findService(state, project_id, service_id);
      const keys = key.split(',');
      const unknown = keys.find((one) => !Object.hasOwn(found.tags, one));
      if (unknown !== undefined) {
        throw refuse(400018, `Delete tags failed for this key ${unknown} does not exist.`);
      }
      found.tags = Object.fromEntries(Object.entries(found.tags).filter(([name]) => !keys.includes(name)));
      return done();
    }),
  ];
}
