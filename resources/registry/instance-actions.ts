import * as l10n from '@vscode/l10n';
import { instanceStatus } from '../../api/catalogue/registry/fields';
import {
  deregisterInstance as deregister,
  sendHeartbeat as beat,
  updateInstanceProperties,
  updateInstanceStatus,
} from '../../api/catalogue/registry/instances';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import { choiceQuestion } from '../questions';
import { readUntil } from '../read-until';
import type { ActionPlace, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import { instanceLists } from './instance-lists';
import { instances, type MicroserviceScope } from './instances';
import { ownText, propertyQuestion, textChange, withText } from './named-texts';
import { maskSecret } from '../shown-value';
import { statistics } from './service-center';

type Place = ActionPlace<MicroserviceScope, MicroserviceInstance>;
type InstanceAction = ResourceAction<MicroserviceScope, MicroserviceInstance>;
type Status = 'UP' | 'DOWN' | 'STARTING' | 'TESTING' | 'OUTOFSERVICE';

const common = {
  kind: instances,
  on: 'item',
  effect: 'change',
  affects: instanceLists,
  // A heartbeat between plan and write changes nothing that matters.
  basis: ({ status, properties }: MicroserviceInstance) => [status, properties],
} as const;

/** How long lists of the registry may lag behind a write; a departure shows after 2.3 s. Source: registry API §3. */
const lag = { pauseMs: 300, waitTimeoutMs: 10_000 };

/** Source: registry API §3 (7.5.6). */
const setInstanceStatus: InstanceAction = {
  ...common,
  operations: [updateInstanceStatus],
  questions: ({ subject: { hostName, status } }) => [
    choiceQuestion(instanceStatus, {
      name: 'status',
      title: l10n.t('Status of the instance on {0}', hostName),
      initial: status,
    }),
  ],
  plan: async (place, { status = '' }) => ({
    summary: l10n.t('Change the status of {0} to {1}', nameOf(place), status),
    changes: [{ path: 'status', from: place.subject.status, to: status }],
    notes: status === 'UP' ? [] : await effectOnCallers(place),
    ...(status === place.subject.status && { obstacle: l10n.t('That is the status already.') }),
  }),
  run: async (place, { status = '' }, run) => {
    const { session } = place;
    const client = await session.client('registry');
    await client.call(updateInstanceStatus, { ...pathOf(place), value: status as Status }); // checked by the question
    const now = await readAgain(place, (instance) => instance?.status === status, run);
    return now?.status === status
      ? { state: 'done', message: l10n.t('{0} is {1}.', nameOf(place), status) }
      : kept(now?.status);
  },
  many: {
    summary: (count, { status = '' }) => l10n.t('Change the status of {0} instances to {1}', count, status),
    done: (changed, count) => l10n.t('{0} of {1} changed', changed, count),
    questions: (places) => [
      choiceQuestion(instanceStatus, {
        name: 'status',
        title: l10n.t('Status of the {0} selected instances', places.length),
      }),
    ],
  },
};

/** The server replaces all properties, so they are read, changed and written. Source: registry API §3 (7.5.5). */
const setInstanceProperty: InstanceAction = {
  ...common,
  operations: [updateInstanceProperties],
  questions: (place) => [propertyQuestion(nameOf(place))],
  plan: (place, { name = '', value = '' }) => {
    const from = ownText(place.subject.properties, name);
    return {
      summary: l10n.t('Set the property {0} of {1}', name, nameOf(place)),
      changes: textChange(name, from, value),
      ...(from === value && { obstacle: l10n.t('It has that value already.') }),
    };
  },
  run: (place, { name = '', value = '' }, run) => writeProperty(place, name, value, run),
};

const removeInstanceProperty: InstanceAction = {
  ...common,
  effect: 'remove',
  operations: [updateInstanceProperties],
  isOffered: ({ properties }) => Object.keys(properties ?? {}).length > 0,
  questions: (place) => [
    {
      name: 'name',
      title: l10n.t('Property of {0} to remove', nameOf(place)),
      choices: Object.entries(place.subject.properties ?? {}).map(([name, description]) => ({
        value: name,
        label: name,
        description: maskSecret(name, description),
      })),
    },
  ],
  plan: (place, { name = '' }) => {
    const from = ownText(place.subject.properties, name);
    return {
      summary: l10n.t('Remove the property {0} of {1}', name, nameOf(place)),
      removes: name,
      changes: textChange(name, from, undefined),
    };
  },
  run: (place, { name = '' }, run) => writeProperty(place, name, undefined, run),
};

/** Keeps an instance whose own heartbeats are missing for one more lease. Source: registry API §3 (7.5.7). */
const sendHeartbeat: InstanceAction = {
  ...common,
  operations: [beat],
  basis: ({ instanceId }) => instanceId,
  plan: (place) => ({
    summary: l10n.t('Send a heartbeat of {0}', nameOf(place)),
    notes: [
      l10n.t('The registry takes it for alive until its lease of {0} s has passed.', leaseOf(place.subject)),
    ],
  }),
  run: async (place) => {
    const client = await place.session.client('registry');
    await client.call(beat, pathOf(place));
    return { state: 'done', message: l10n.t('The heartbeat of {0} is sent.', nameOf(place)) };
  },
};

/** Source: registry API §3 (7.5.3). */
const deregisterInstance: InstanceAction = {
  ...common,
  effect: 'remove',
  operations: [deregister],
  affects: [...instanceLists, statistics],
  plan: async (place) => ({
    summary: l10n.t('Deregister {0}', nameOf(place)),
    notes: [...(await effectOnCallers(place)), l10n.t('The process keeps running, and may register again.')],
  }),
  run: async (place, _answers, run) => {
    const client = await place.session.client('registry');
    await client.call(deregister, pathOf(place));
    const left = await readAgain(place, (instance) => instance === undefined, run);
    return left
      ? { state: 'failed', message: l10n.t('The registry still lists {0}.', nameOf(place)) }
      : { state: 'done', message: l10n.t('{0} is deregistered.', nameOf(place)) };
  },
};

/** Actions on instances of microservices. */
export const instanceActions = {
  setInstanceStatus,
  setInstanceProperty,
  removeInstanceProperty,
  sendHeartbeat,
  deregisterInstance,
};

/** Seconds until an instance without heartbeats is removed. Source: registry API §2 (healthCheck). */
export function leaseOf({ healthCheck }: Pick<MicroserviceInstance, 'healthCheck'>): number {
  const { interval = 30, times = 3, mode = 'push' } = healthCheck ?? {};
  return mode === 'pull' ? 120 : Math.max(interval, 5) * (Math.max(times, 3) + 1);
}

function pathOf({ session, subject: { serviceId, instanceId } }: Place) {
  return { project_id: session.project, service_id: serviceId, instance_id: instanceId };
}

function nameOf({ subject: { hostName, instanceId } }: Place): string {
  return `${hostName} (${instanceId.slice(0, 8)})`;
}

async function effectOnCallers({ scope, subject, list }: Place): Promise<string[]> {
  const others = (await list(instances, scope)).filter(({ instanceId }) => instanceId !== subject.instanceId);
  const up = others.filter(({ status }) => status === 'UP').length;
  return up === 0
    ? [l10n.t('No other instance of this version is UP: its callers have none left.')]
    : [l10n.t('Callers go to the other instances that are UP: {0}.', up)];
}

async function writeProperty(
  place: Place,
  name: string,
  value: string | undefined,
  run: ActionRun,
): Promise<ActionResult> {
  const client = await place.session.client('registry');
  const properties = withText(place.subject.properties, name, value);
  await client.call(updateInstanceProperties, { ...pathOf(place), body: { properties } });
  const valueOf = (instance: MicroserviceInstance | undefined) => ownText(instance?.properties, name);
  const now = valueOf(await readAgain(place, (instance) => valueOf(instance) === value, run));
  if (now !== value) return kept(maskSecret(name, now ?? ''));
  return {
    state: 'done',
    message:
      value === undefined
        ? l10n.t('The property {0} of {1} is removed.', name, nameOf(place))
        : l10n.t('The property {0} of {1} is set.', name, nameOf(place)),
  };
}

/**
 * Waits until the list shows the instance as written, so that what is refreshed next shows it too; an instance of a list
 * that lags for longer is read past the cache.
 */
async function readAgain(
  { session, scope, subject }: Place,
  isWritten: (instance: MicroserviceInstance | undefined) => boolean,
  run: ActionRun,
): Promise<MicroserviceInstance | undefined> {
  const { signal } = run;
  const listed = async () => {
    const { items } = await instances.list(session, scope, signal);
    return items.find(({ instanceId }) => instanceId === subject.instanceId);
  };
  const shown = await readUntil(listed, isWritten, run, lag);
  return isWritten(shown) ? shown : instances.read(session, scope, subject.instanceId, signal);
}

function kept(value: string | undefined): ActionResult {
  return { state: 'failed', message: l10n.t('The registry kept “{0}”.', value ?? '') };
}
