import { listComponentOverviews } from '../../api/catalogue/servicestage/components';
import type { ComponentOverview } from '../../api/catalogue/servicestage/shapes';
import { unlessMissing } from '../missing';
import { readAll } from '../read-all';
import { below, type ListedKind } from '../resource-kind';
import { applications, type ApplicationScope } from './applications';
import { components } from './components';
import { stageOf } from './stage';

/**
 * The components of an application with the states of their instances, in one list call; empty and not complete where a
 * server doesn't offer it, because only the vendor's SDKs describe it.
 */
export const componentOverviews: ListedKind<ApplicationScope, ComponentOverview> = {
  id: 'servicestage/component-overview',
  service: 'servicestage',
  parents: components.parents,
  below: below(applications, (_everything, { id }) => ({ applicationId: id })),
  scopeKey: ({ applicationId }) => applicationId,
  identity: ({ id }) => id,
  name: ({ name }) => name,
  list: async (session, { applicationId: application_id }, signal) => {
    const { client, project_id } = await stageOf(session);
    const pages = () => client.pages(listComponentOverviews, { project_id, application_id }, { signal });
    return (await unlessMissing(readAll(pages))) ?? { items: [], complete: false };
  },
};
