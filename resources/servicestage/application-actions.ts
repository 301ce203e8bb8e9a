import * as l10n from '@vscode/l10n';
import {
  createApplication as create,
  deleteApplication as removeApplication,
  NewApplication,
} from '../../api/catalogue/servicestage/applications';
import { deleteComponent as removeComponent } from '../../api/catalogue/servicestage/components';
import { freeText } from '../../api/catalogue/servicestage/fields';
import type { Application, Component } from '../../api/catalogue/servicestage/shapes';
import { textQuestion } from '../questions';
import { catchUp, readUntil } from '../read-until';
import type { ResourceAction } from '../resource-action';
import type { Everything } from '../resource-kind';
import { applications, variableSets, type ApplicationScope } from './applications';
import { componentOverviews } from './component-overviews';
import { components } from './components';
import { createComponent } from './create-component';
import { changeApplication, changeComponent } from './change-descriptions';
import { withObstacle } from './instance-run';
import { componentInstances } from './instances';
import { stageOf } from './stage';

/** How long a component may take to go after its deletion was accepted. Source: resources §3. */
const deletion = { pauseMs: 5000, waitTimeoutMs: 300_000 };

/** Creates an application without components. Source: resources §2. */
const createApplication: ResourceAction<Everything, undefined> = {
  kind: applications,
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(NewApplication.properties.name, { name: 'name', title: l10n.t('Name of the application') }),
    textQuestion(freeText, { name: 'description', title: l10n.t('Description of the application') }),
  ],
  plan: async ({ list }, { name = '' }) => {
    const isTaken = (await list(applications, {})).some((one) => one.name === name);
    return {
      summary: l10n.t('Create the application {0}', name),
      ...withObstacle(isTaken ? l10n.t('An application with this name exists.') : undefined),
    };
  },
  run: async ({ session }, { name = '', description = '' }) => {
    const { client, project_id } = await stageOf(session);
    const body = { name, ...(description !== '' && { description }) };
    const created = await client.call(create, { project_id, body });
    return { state: 'done', message: l10n.t('{0} is created.', created.name) };
  },
};

/** Deletes an application, with its variables. Source: resources §2. */
const deleteApplication: ResourceAction<Everything, Application> = {
  kind: applications,
  on: 'item',
  effect: 'remove',
  affects: [variableSets],
  basis: ({ name }) => name,
  plan: async ({ subject: { id: applicationId, name }, list }) => {
    const [left, sets] = await Promise.all([
      list(components, { applicationId }),
      list(variableSets, { applicationId }),
    ]);
    const count = sets.reduce((sum, { variables }) => sum + variables.length, 0);
    return {
      summary: l10n.t('Delete the application {0}', name),
      ...(count > 0 && { notes: [l10n.t('Variables that go with it: {0}.', count)] }),
      ...withObstacle(
        left.length > 0 ? l10n.t('Delete its components first: {0}.', namesOf(left)) : undefined,
      ),
    };
  },
  run: async ({ session, scope, subject }, _answers, run) => {
    const { client, project_id } = await stageOf(session);
    await client.call(removeApplication, { project_id, application_id: subject.id });
    const read = () => applications.read(session, scope, subject.id, run.signal);
    const left = await readUntil(read, (application) => application === undefined, run, catchUp);
    return left
      ? { state: 'failed', message: l10n.t('ServiceStage still has {0}.', subject.name) }
      : { state: 'done', message: l10n.t('{0} is deleted.', subject.name) };
  },
};

/** Deletes a component, and waits until it is gone; `force` is never sent. Source: resources §3. */
const deleteComponent: ResourceAction<ApplicationScope, Component> = {
  kind: components,
  on: 'item',
  effect: 'remove',
  affects: [applications, componentOverviews],
  basis: ({ name }) => name,
  isOffered: ({ status }) => status !== 1,
  plan: async ({ subject, scope, list }) => {
    const deployed = await list(componentInstances, { ...scope, componentId: subject.id });
    return {
      summary: l10n.t('Delete the component {0}', subject.name),
      notes: [l10n.t('Its source and its build settings go with it; code and packages stay where they are.')],
      ...withObstacle(
        deployed.length > 0 ? l10n.t('Delete its instances first: {0}.', namesOf(deployed)) : undefined,
      ),
    };
  },
  run: async ({ session, scope, subject }, _answers, run) => {
    const { client, project_id } = await stageOf(session);
    const path = { project_id, application_id: scope.applicationId, component_id: subject.id };
    await client.call(removeComponent, path);
    const read = () => components.read(session, scope, subject.id, run.signal);
    const left = await readUntil(read, (component) => component === undefined, run, deletion);
    return left
      ? { state: 'running', message: l10n.t('{0} is still being deleted.', subject.name) }
      : { state: 'done', message: l10n.t('{0} is deleted.', subject.name) };
  },
};

/** Actions on applications and their components. */
export const applicationActions = {
  createApplication,
  changeApplication,
  deleteApplication,
  createComponent,
  changeComponent,
  deleteComponent,
};

/** The number of things and the names of the first of them. */
function namesOf(things: readonly { readonly name: string }[]): string {
  const shown = things.slice(0, 5).map(({ name }) => name);
  const more = things.length - shown.length;
  return [String(things.length), ` (${shown.join(', ')}${more > 0 ? ', …' : ''})`].join('');
}
