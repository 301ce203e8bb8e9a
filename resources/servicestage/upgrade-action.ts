import * as l10n from '@vscode/l10n';
import type { Input } from '../../api/catalogue/operation';
import { version as versionField } from '../../api/catalogue/servicestage/fields';
import { updateComponentInstance } from '../../api/catalogue/servicestage/instances';
import type { ComponentInstance } from '../../api/catalogue/servicestage/shapes';
import { isRecord } from '../../api/values';
import { textQuestion } from '../questions';
import type { ActionPlace, ActionQuestion, Answers } from '../resource-action';
import {
  describeReplicas,
  finishJob,
  isRunning,
  onInstance,
  withObstacle,
  type InstanceAction,
} from './instance-run';
import { stateOf } from './instance-status';
import { pathOf, snapshots, type ComponentScope } from './instances';
import { stageOf } from './stage';
import { withoutNulls } from './without-nulls';

type Body = Input<typeof updateComponentInstance>['body'];

/** Deploys the next version of an instance, with other images or packages; all other settings stay. */
export const upgradeComponentInstance: InstanceAction = {
  ...onInstance,
  effect: 'change',
  // The whole body is sent, so nothing of it may have changed.
  basis: (instance) => [onInstance.basis(instance), upgradeBody(instance, {})],
  isOffered: ({ status_detail }) => stateOf(status_detail) !== 'changing',
  questions: async (place) => {
    const used = await usedVersions(place);
    return [
      textQuestion(versionField, {
        name: 'version',
        title: l10n.t('New version of {0}', place.subject.name),
        initial: freshVersion(place.subject.version ?? '', used),
        check: (text) => usedProblem(text, used),
        next: ({ version = '' }) => artifactQuestions(place.subject, version),
      }),
    ];
  },
  plan: async (place, answers) => {
    const { subject } = place;
    const { version = '' } = answers;
    const used = await usedVersions(place);
    return {
      summary: l10n.t('Upgrade {0} to {1}', subject.name, version),
      changes: [
        { path: 'version', from: subject.version ?? '', to: version },
        ...Object.entries(subject.artifacts ?? {}).flatMap(([name, { url }]) => {
          const to = answers[artifactAnswer(name)] ?? '';
          return to === url ? [] : [{ path: `artifacts.${name}.url`, from: url ?? '', to }];
        }),
      ],
      notes: [strategyNote(subject)],
      ...withObstacle(usedProblem(version, used)),
    };
  },
  run: async (place, answers, run) => {
    const { session, scope, subject } = place;
    const { version = '' } = answers;
    const { client, project_id } = await stageOf(session);
    const path = { project_id, ...pathOf({ ...scope, instanceId: subject.id }) };
    const body = upgradeBody(subject, answers);
    const { job_id } = await client.call(updateComponentInstance, { ...path, body });
    return finishJob(place, job_id, run, {
      isReached: (instance) => isRunning(instance) && instance?.version === version,
      done: (instance) =>
        l10n.t('{0} is upgraded to {1}: {2} run.', subject.name, version, describeReplicas(instance)),
    });
  },
};

type Place = ActionPlace<ComponentScope, ComponentInstance>;

/** The version of an instance and those of its snapshots; none of them can be deployed as a new one. */
async function usedVersions({ subject, scope, list }: Place): Promise<ReadonlySet<string>> {
  const taken = await list(snapshots, { ...scope, instanceId: subject.id });
  return new Set([subject, ...taken].flatMap(({ version }) => version ?? []));
}

/** The version with its last number counted up to one that is not used: 1.0.9 becomes 1.0.10. */
function freshVersion(version: string, used: ReadonlySet<string>): string {
  const last = [...version.matchAll(/\d+/g)].at(-1);
  if (!last) return '';
  const [number] = last;
  const counted = String(BigInt(number) + 1n);
  const next = version.slice(0, last.index) + counted + version.slice(last.index + number.length);
  return used.has(next) ? freshVersion(next, used) : next;
}

function usedProblem(version: string, used: ReadonlySet<string>): string | undefined {
  return used.has(version)
    ? l10n.t('The version {0} has been used: enter a new one, or roll back to it.', version)
    : undefined;
}

/** One question for each image or package; a tag that is the version before becomes the new one. */
function artifactQuestions(
  { artifacts, version: former }: ComponentInstance,
  version: string,
): ActionQuestion[] {
  return Object.entries(artifacts ?? {}).map(([name, { type, url }]) => ({
    name: artifactAnswer(name),
    title: type === 'package' ? l10n.t('Package of {0}', name) : l10n.t('Image of {0}', name),
    prompt: l10n.t('Its address, with the tag or the name of the file'),
    initial: tagged(url ?? '', former ?? '', version),
    check: (text) => (text.trim() === '' ? l10n.t('Enter an address.') : undefined),
  }));
}

function tagged(url: string, former: string, version: string): string {
  const isTagged = former !== '' && url.endsWith(`:${former}`);
  return isTagged ? url.slice(0, url.length - former.length) + version : url;
}

function artifactAnswer(name: string): string {
  return `artifact ${name}`;
}

function strategyNote({ configuration, status_detail }: ComponentInstance): string {
  const { strategy } = configuration ?? {};
  const count = status_detail?.replica ?? 0;
  return isRecord(strategy) && strategy['upgrade'] === 'Recreate'
    ? l10n.t('All replicas stop before the new ones start: {0}.', count)
    : l10n.t('Replicas that are replaced one after the other: {0}.', count);
}

/**
 * The whole of an instance as an upgrade takes it, since it is not documented whether parts that are left out stay:
 * as read, without what the server computes, adds and reports. Source: resources §4.
 */
function upgradeBody(instance: ComponentInstance, answers: Answers): Body {
  const { version, flavor_id, description, configuration, external_accesses, refer_resources } = instance;
  const artifacts = Object.entries(instance.artifacts ?? {}).map(([name, artifact]): [string, object] => {
    const url = answers[artifactAnswer(name)] ?? artifact.url;
    const isOldVersion = artifact.version === version && url !== artifact.url;
    return [name, { ...artifact, url, ...(isOldVersion && { version: answers['version'] }) }];
  });
  const body = {
    version: answers['version'] ?? version,
    flavor_id,
    description,
    artifacts: artifacts.length === 0 ? undefined : Object.fromEntries(artifacts),
    configuration: configuration && writableConfiguration(configuration),
    external_accesses: (external_accesses ?? [])
      .filter(({ protocol }) => /^https?$/i.test(protocol ?? ''))
      .map((access) => without(access, ['type', 'status', 'create_time', 'update_time'])),
    refer_resources: (refer_resources ?? []).map((resource) => ({
      ...resource,
      refer_alias: resource.refer_alias?.replaceAll(' ', ''), // answers have a space after the comma, requests none
    })),
  };
  return withoutNulls(body) as Body; // the client checks it before it is sent
}

function writableConfiguration(configuration: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { env, strategy, scheduler, ...others } = configuration;
  return {
    ...others,
    ...(Array.isArray(env) && { env: env.filter((one) => !isRecord(one) || one['internal'] !== true) }),
    ...(isRecord(strategy) && { strategy: without(strategy, ['spec']) }),
    ...(isRecord(scheduler) && { scheduler: without(scheduler, ['isSynchronized']) }),
  };
}

function without(value: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
