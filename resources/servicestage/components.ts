import { getComponent, listComponents } from '../../api/catalogue/servicestage/components';
import type { Component } from '../../api/catalogue/servicestage/shapes';
import { unlessMissing } from '../missing';
import { readAll } from '../read-all';
import { below, type ReadableKind } from '../resource-kind';
import { applications, type ApplicationScope } from './applications';
import { stageOf } from './stage';

/** Components of an application. */
export const components: ReadableKind<ApplicationScope, Component> = {
  id: 'servicestage/component',
  service: 'servicestage',
  manifest: { apiVersion: 'servicestage/v2', kind: 'Component' },
  parents: [applications.id],
  below: below(applications, (_everything, { id }) => ({ applicationId: id })),
  scopeKey: ({ applicationId }) => applicationId,
  identity: ({ id }) => id,
  name: ({ name }) => name,
  details: ({ runtime, description }) => [runtime, description].filter(Boolean).join(' · '),
  list: async (session, { applicationId: application_id }, signal) => {
    const { client, project_id } = await stageOf(session);
    return readAll(() => client.pages(listComponents, { project_id, application_id }, { signal }));
  },
  read: async (session, { applicationId: application_id }, component_id, signal) => {
    const { client, project_id } = await stageOf(session);
    const path = { project_id, application_id, component_id };
    return unlessMissing(client.call(getComponent, path, { signal }));
  },
};
