import { listFlavors, listTemplates } from '../../api/catalogue/servicestage/meta';
import type { Flavor, Template } from '../../api/catalogue/servicestage/shapes';
import type { Everything, ListedKind } from '../resource-kind';
import { stageOf } from './stage';

/** Sizes that instances can have. Source: ServiceStage API Reference, section 4.1.2. */
export const stageFlavors: ListedKind<Everything, Flavor> = {
  id: 'servicestage/flavor',
  service: 'servicestage',
  parents: [],
  scopeKey: () => '',
  identity: ({ flavor_id }) => flavor_id,
  name: ({ flavor_id }) => flavor_id,
  details: ({ label }) => label ?? '',
  list: async (session, _scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const { flavors } = await client.call(listFlavors, { project_id }, { signal });
    return { items: flavors, complete: true };
  },
};

/** Repositories with code that components can start from. Source: ServiceStage API Overview, Meta APIs. */
export const templates: ListedKind<Everything, Template> = {
  id: 'servicestage/template',
  service: 'servicestage',
  parents: [],
  scopeKey: () => '',
  identity: ({ template_name }) => template_name,
  name: ({ template_name }) => template_name,
  details: ({ runtime, template_desc }) => [runtime, template_desc].filter(Boolean).join(' · '),
  list: async (session, _scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const answer = await client.call(listTemplates, { project_id }, { signal });
    return { items: answer.templates, complete: true };
  },
};
