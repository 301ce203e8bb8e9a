import * as l10n from '@vscode/l10n';
import type { TString } from 'typebox';
import type { Input } from '../../api/catalogue/operation';
import { updateApplication } from '../../api/catalogue/servicestage/applications';
import { getComponent, updateComponent } from '../../api/catalogue/servicestage/components';
import { updateEnvironment } from '../../api/catalogue/servicestage/environments';
import { freeText } from '../../api/catalogue/servicestage/fields';
import type { Application, Component, Environment } from '../../api/catalogue/servicestage/shapes';
import { textQuestion } from '../questions';
import { catchUp, readUntil } from '../read-until';
import { done, failed, type ActionPlace, type ResourceAction } from '../resource-action';
import type { Everything, ReadableKind } from '../resource-kind';
import { applications, variableSets, type ApplicationScope } from './applications';
import { componentOverviews } from './component-overviews';
import { components } from './components';
import { environments } from './environments';
import { withObstacle } from './instance-run';
import { componentInstances } from './instances';
import { stageOf } from './stage';
import { withoutNulls } from './without-nulls';

type ComponentChange = Input<typeof updateComponent>['body'];

interface Described {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
}

interface Texts {
  readonly name: string;
  readonly description: string;
}

interface Shown<Scope, Item> {
  readonly kind: ReadableKind<Scope, Item>;
  /** Lists of other kinds that show the name. */
  readonly affects: NonNullable<ResourceAction<Scope, Item>['affects']>;
}

const deployed = [componentInstances, componentOverviews];

/** Changes name and description, which every manifest and person knows it by. */
function descriptionAction<Scope, Item extends Described>(
  { kind, affects }: Shown<Scope, Item>,
  nameField: TString,
  write: (place: ActionPlace<Scope, Item>, texts: Texts) => Promise<unknown>,
): ResourceAction<Scope, Item> {
  return {
    kind,
    on: 'item',
    effect: 'change',
    affects,
    basis: ({ name, description }) => [name, description ?? ''],
    questions: ({ subject: { name, description } }) => [
      textQuestion(nameField, { name: 'name', title: l10n.t('Name of {0}', name), initial: name }),
      textQuestion(freeText, {
        name: 'description',
        title: l10n.t('Description of {0}', name),
        initial: description ?? '',
      }),
    ],
    plan: async ({ scope, subject, list }, { name = '', description = '' }) => {
      const changes = [
        { path: 'name', from: subject.name, to: name },
        { path: 'description', from: subject.description ?? '', to: description },
      ].filter(({ from, to }) => from !== to);
      const isTaken = (await list(kind, scope)).some((one) => one.name === name && one.id !== subject.id);
      const isRenamed = name !== subject.name;
      return {
        summary: l10n.t('Change name and description of {0}', subject.name),
        changes,
        ...(isRenamed && {
          notes: [l10n.t('Manifests that name it by its former name no longer find it.')],
        }),
        ...withObstacle(
          isTaken
            ? l10n.t('There is another one with this name.')
            : changes.length === 0
              ? l10n.t('Nothing would change.')
              : undefined,
        ),
      };
    },
    run: async (place, { name = '', description = '' }, run) => {
      await write(place, { name, description });
      const read = () => kind.read(place.session, place.scope, place.subject.id, run.signal);
      const isWritten = (item: Item | undefined) =>
        item?.name === name && (item.description ?? '') === description;
      return isWritten(await readUntil(read, isWritten, run, catchUp))
        ? done(l10n.t('{0} is changed.', name))
        : failed(l10n.t('The server kept the former name or description.'));
    },
  };
}

/** Source: resources §1. */
export const changeEnvironment = descriptionAction<Everything, Environment>(
  { kind: environments, affects: [...deployed, variableSets] },
  updateEnvironment.body.properties.name,
  async ({ session, subject }, body) => {
    const { client, project_id } = await stageOf(session);
    await client.call(updateEnvironment, { project_id, environment_id: subject.id, body });
  },
);

/** Source: resources §2. */
export const changeApplication = descriptionAction<Everything, Application>(
  { kind: applications, affects: deployed },
  updateApplication.body.properties.name,
  async ({ session, subject }, body) => {
    const { client, project_id } = await stageOf(session);
    await client.call(updateApplication, { project_id, application_id: subject.id, body });
  },
);

/**
 * Sends source and build as they are: it is not documented whether they stay when they are left out, and the list has only
 * parts of them. Source: resources §3.
 */
export const changeComponent = descriptionAction<ApplicationScope, Component>(
  { kind: components, affects: deployed },
  updateComponent.body.properties.name,
  async ({ session, scope, subject }, texts) => {
    const { client, project_id } = await stageOf(session);
    const path = { project_id, application_id: scope.applicationId, component_id: subject.id };
    const { source, build, pipeline_ids } = await client.call(getComponent, path);
    const body = withoutNulls({ ...texts, source, build, pipeline_ids }) as ComponentChange;
    await client.call(updateComponent, { ...path, body }); // which checks the body before it is sent
  },
);
