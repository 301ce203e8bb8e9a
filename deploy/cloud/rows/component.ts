import * as l10n from '@vscode/l10n';
import {
  createComponent,
  deleteComponent,
  updateComponent,
} from '../../../api/catalogue/servicestage/components';
import type { Application, Component } from '../../../api/catalogue/servicestage/shapes';
import { applications } from '../../../resources/servicestage/applications';
import { componentOverviews } from '../../../resources/servicestage/component-overviews';
import { components } from '../../../resources/servicestage/components';
import { stageOf } from '../../../resources/servicestage/stage';
import { readUntil } from '../../../resources/read-until';
import { seen } from '../../../resources/seen';
import { changedBody, newBody } from '../body';
import { beingDeleted, oneNamed, type DeployRow, type WritePlace } from '../row';
import { memberOf, type Wanted } from '../wanted';
import { applicationRow } from './application';

interface Parents {
  readonly application: Application;
}

/** A deletion takes up to five minutes after its answer. Source: resources §3, delete. */
const deletion = { pauseMs: 5000, waitTimeoutMs: 5 * 60_000 };

/** Components of an application. Source: resources §3. */
export const componentRow: DeployRow<Component, Parents> = {
  apiVersion: 'servicestage/v2',
  kind: 'Component',
  service: 'servicestage',
  resources: components,
  affects: [componentOverviews, applications],
  names: ({ metadata: { name = '', application = '' } }) => ({ name, application }),
  nameOf: ({ name }) => name,
  parents: ({ application = '' }) => ({ application: { row: applicationRow, names: { name: application } } }),
  find: async (names, { list, parents }) => {
    const all = await list(components, { applicationId: parents.application.id });
    const found = oneNamed(all, names, components);
    return found.state === 'present' && found.live.status === 1 ? beingDeleted(found.live) : found;
  },
  detail: async (live, wanted, { session, parents, signal }) =>
    managesSource(wanted)
      ? components.read(session, { applicationId: parents.application.id }, live.id, signal)
      : live,
  valueOf: (live) => ({ spec: live }),
  basis: (component) => ({ ...component, update_time: 0 }),
  create: async (wanted, { name }, { session, parents }) => {
    const { client, project_id } = await stageOf(session);
    const body = newBody(createComponent, wanted, { name });
    await client.call(createComponent, { project_id, application_id: parents.application.id, body });
    return undefined;
  },
  change: async (wanted, live, place) => {
    const { client, path } = await pathOf(live, place);
    // Whether parts that are left out stay is not documented: the whole is sent. Source: resources §3, update.
    const whole = await components.read(
      place.session,
      { applicationId: path.application_id },
      live.id,
      place.signal,
    );
    const body = { ...changedBody(updateComponent, wanted, whole ?? live), name: wanted.metadata['name'] };
    await client.call(updateComponent, { ...path, body });
    return undefined;
  },
  remove: async (live, place) => {
    const { client, path } = await pathOf(live, place);
    await client.call(deleteComponent, path);
    const read = () =>
      components.read(place.session, { applicationId: path.application_id }, live.id, place.signal);
    const look = () => seen(read, place.run, deletion.pauseMs);
    const left = await readUntil(look, (component) => component === undefined, place.run, deletion);
    return left && { state: 'failed', message: l10n.t('ServiceStage still has {0}.', live.name) };
  },
};

async function pathOf({ id }: Component, { session, parents }: WritePlace<Parents>) {
  const { client, project_id } = await stageOf(session);
  return { client, path: { project_id, application_id: parents.application.id, component_id: id } };
}

/** The list may leave parts of the source and the build out. */
function managesSource(wanted: Wanted): boolean {
  const { source, build } = memberOf(wanted, 'spec');
  return source !== undefined || build !== undefined;
}
