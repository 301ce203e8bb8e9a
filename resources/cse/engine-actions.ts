import * as l10n from '@vscode/l10n';
import { authType, engineDescription } from '../../api/catalogue/cse/engine-fields';
import {
  resizeEngine as resize,
  retryEngineJob as retry,
  updateEngineConfig,
  upgradeEngine as upgrade,
} from '../../api/catalogue/cse/engine-jobs';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { deleteEngine as remove, updateEngine } from '../../api/catalogue/cse/engines';
import { choiceQuestion, textQuestion } from '../questions';
import { catchUp, readUntil } from '../read-until';
import {
  done,
  failed,
  type ActionPlace,
  type ActionResult,
  type ActionRun,
  type ResourceAction,
} from '../resource-action';
import type { Everything } from '../resource-kind';
import { createEngine } from './create-engine';
import { contentsOf } from './engine-contents';
import { engineNetworks } from './engine-networks';
import { cseOf, engineFlavors, engineQuotas, engines, isNacos, scopeOfEngine } from './engines';
import { followEngineJob } from './follow-job';
import { engineJobs, jobPhases } from './jobs';

type Place = ActionPlace<Everything, ListedEngine>;
type EngineAction = ResourceAction<Everything, ListedEngine>;

/** States in which the engine service takes a deletion. Source: SVCSTG.00501117. */
const deletable = [
  'Available',
  'Unavailable',
  'CreateFailed',
  'UpgradeFailed',
  'ModifyFailed',
  'DeleteFailed',
];

/** What all actions on engines share; the number of its instances may change between plan and write. */
const common = {
  kind: engines,
  on: 'item',
  affects: [engineJobs, jobPhases, engineQuotas, engineNetworks],
  basis: (engine: ListedEngine) => ({ ...engine, usedInstance: 0, availableInstance: 0 }),
} as const;

/** Starts the job that failed once more. Source: CSE API Reference, section 5.3.11. */
const retryEngineJob: EngineAction = {
  ...common,
  effect: 'change',
  isOffered: ({ engineAdditionalActions }) => engineAdditionalActions?.includes('Retry') ?? false,
  plan: ({ subject: { name, status } }) => ({
    summary: l10n.t('Retry the failed job of {0}', name),
    changes: [{ path: 'status', from: status ?? '', to: 'Available' }],
  }),
  run: async (place, _answers, run) => {
    const { client, input } = await callOf(place);
    const { jobId } = await client.call(retry, { ...input, body: { action: 'Retry' } });
    return ended(place, jobId, run, ({ status }) => status === 'Available');
  },
};

/** Source: CSE API Reference, section 5.3.12. */
const describeEngine: EngineAction = {
  ...common,
  effect: 'change',
  isOffered: ({ status }) => status !== 'Deleting',
  questions: ({ subject: { name, alias, description } }) => [
    textQuestion(updateEngine.body.properties.alias, {
      name: 'alias',
      title: l10n.t('Alias of {0}', name),
      initial: alias ?? '',
    }),
    textQuestion(engineDescription, {
      name: 'description',
      title: l10n.t('Description of {0}', name),
      prompt: l10n.t('An empty description keeps the old one'),
      initial: description ?? '',
    }),
  ],
  plan: ({ subject }, { alias = '', description = '' }) => {
    const changes = [
      { path: 'alias', from: subject.alias ?? '', to: alias },
      {
        path: 'description',
        from: subject.description ?? '',
        to: description || (subject.description ?? ''),
      },
    ].filter(({ from, to }) => from !== to);
    return {
      summary: l10n.t('Change alias and description of {0}', subject.name),
      changes,
      ...(changes.length === 0 && { obstacle: l10n.t('Nothing would change.') }),
    };
  },
  run: async (place, { alias = '', description = '' }, run) => {
    const { client, input } = await callOf(place);
    await client.call(updateEngine, {
      ...input,
      body: { alias, ...(description !== '' && { description }) },
    });
    const isWritten = (engine: ListedEngine | undefined) =>
      (engine?.alias ?? '') === alias && (description === '' || engine?.description === description);
    return isWritten(await readUntil(() => current(place), isWritten, run, catchUp))
      ? done(l10n.t('{0} is changed.', place.subject.name))
      : failed(l10n.t('The server kept the former alias or description.'));
  },
};

/** Source: CSE API Reference, section 5.3.10. */
const resizeEngine: EngineAction = {
  ...common,
  effect: 'change',
  isOffered: isAvailable,
  obstacle: ({ subject: { payment } }) =>
    payment && payment !== '1' ? l10n.t('Only engines that are paid by use can be resized.') : undefined,
  questions: async ({ subject, list }) => {
    const specType = isNacos(subject) ? 'Nacos2' : 'CSE2';
    const flavors = await list(engineFlavors, { specType });
    return [
      {
        name: 'flavor',
        title: l10n.t('New flavor of {0}', subject.name),
        choices: flavors
          .filter(({ flavor }) => flavor !== subject.flavor)
          .map(({ flavor, description }) => ({
            value: flavor,
            label: flavor,
            ...(description && { description }),
          })),
      },
    ];
  },
  plan: ({ subject: { name, flavor } }, { flavor: to = '' }) => ({
    summary: l10n.t('Resize {0}', name),
    changes: [{ path: 'flavor', from: flavor ?? '', to }],
  }),
  run: async (place, { flavor = '' }, run) => {
    const { client, input } = await callOf(place);
    const { job_id, jobId } = await client.call(resize, { ...input, body: { flavor } });
    return ended(place, job_id ?? jobId, run, (engine) => engine.flavor === flavor);
  },
};

/** Source: CSE API Reference, section 5.3.8. */
const upgradeEngine: EngineAction = {
  ...common,
  effect: 'change',
  isOffered: (engine) =>
    isAvailable(engine) && Boolean(engine.latestVersion) && engine.latestVersion !== engine.version,
  plan: ({ subject: { name, version, latestVersion } }) => ({
    summary: l10n.t('Upgrade {0} to {1}', name, latestVersion ?? ''),
    changes: [{ path: 'version', from: version ?? '', to: latestVersion ?? '' }],
    notes: [l10n.t('An upgrade can’t be taken back.')],
  }),
  run: async (place, _answers, run) => {
    const version = place.subject.latestVersion ?? '';
    const { client, input } = await callOf(place);
    const { jobId } = await client.call(upgrade, { ...input, body: { version } });
    return ended(place, jobId, run, (engine) => engine.version === version);
  },
};

/** Source: CSE API Reference, section 5.3.9. */
const changeEngineAuthentication: EngineAction = {
  ...common,
  effect: 'change',
  isOffered: isAvailable,
  questions: ({ subject }) => [
    choiceQuestion(authType, {
      name: 'authType',
      title: l10n.t('Authentication of {0}', subject.name),
      initial: subject.authType === 'RBAC' ? 'NONE' : 'RBAC',
    }),
  ],
  plan: ({ subject: { name, authType: from } }, { authType: to = '' }) => ({
    summary: l10n.t('Change the authentication of {0}', name),
    changes: [{ path: 'authType', from: from ?? '', to }],
    notes: [
      to === 'RBAC'
        ? l10n.t('Clients that do not sign in will be refused: give them an account first.')
        : l10n.t('Everybody in its network will be able to change services and configuration.'),
    ],
    ...(from === to && { obstacle: l10n.t('Nothing would change.') }),
  }),
  run: async (place, { authType: to }, run) => {
    const { client, input } = await callOf(place);
    const wanted = to === 'RBAC' ? 'RBAC' : 'NONE';
    const { jobId } = await client.call(updateEngineConfig, { ...input, body: { authType: wanted } });
    return ended(place, jobId, run, (engine) => engine.authType === wanted);
  },
};

/** Source: CSE API Reference, section 5.3.7. */
const deleteEngine: EngineAction = {
  ...common,
  effect: 'remove',
  isOffered: ({ status }) => deletable.includes(status ?? ''),
  questions: ({ subject: { name } }) => [
    {
      name: 'name',
      title: l10n.t('Name of the engine to delete'),
      prompt: l10n.t('Type {0} to continue.', name),
      check: (text) => (text === name ? undefined : l10n.t('This is not the name of the engine.')),
    },
  ],
  plan: async (place) => ({
    summary: l10n.t('Delete {0}', place.subject.name),
    notes: await contentsOf(place),
  }),
  run: async (place, _answers, run) => {
    const { client, input } = await callOf(place);
    const { jobId } = await client.call(remove, input);
    const stopped = await followEngineJob(place.session, scopeOfEngine(place.subject), jobId, run);
    if (stopped) return stopped;
    const left = await readUntil(
      () => current(place),
      (engine) => engine === undefined,
      run,
      catchUp,
    );
    return left ? unchanged(place) : done(l10n.t('{0} is deleted.', place.subject.name));
  },
};

/** Actions on engines. */
export const engineActions = {
  createEngine,
  retryEngineJob,
  describeEngine,
  resizeEngine,
  upgradeEngine,
  changeEngineAuthentication,
  deleteEngine,
};

function isAvailable({ status }: ListedEngine): boolean {
  return status === 'Available';
}

async function callOf({ session, subject }: Place) {
  const { client, project_id } = await cseOf(session);
  const { engineId: engine_id, enterpriseProject } = scopeOfEngine(subject);
  return { client, input: { project_id, engine_id, 'X-Enterprise-Project-ID': enterpriseProject } };
}

/** The engine as it is now; undefined when it is gone. */
async function current({ subject, list }: Place): Promise<ListedEngine | undefined> {
  return (await list(engines, {})).find(({ id }) => id === subject.id);
}

/** Follows a job and looks whether the engine is as it should be. */
async function ended(
  place: Place,
  jobId: number | null | undefined,
  run: ActionRun,
  isReached: (engine: ListedEngine) => boolean,
): Promise<ActionResult> {
  const stopped = await followEngineJob(place.session, scopeOfEngine(place.subject), jobId, run);
  if (stopped) return stopped;
  const isThere = (engine: ListedEngine | undefined) => engine !== undefined && isReached(engine);
  const engine = await readUntil(() => current(place), isThere, run, catchUp);
  return engine && isReached(engine) ? done(l10n.t('{0} is changed.', engine.name)) : unchanged(place);
}

function unchanged({ subject }: Place): ActionResult {
  return { state: 'failed', message: l10n.t('The job ended, but {0} is as before.', subject.name) };
}
