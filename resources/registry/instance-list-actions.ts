import * as l10n from '@vscode/l10n';
import { NewInstance } from '../../api/catalogue/registry/fields';
import { registerInstance as register, sendHeartbeats as beat } from '../../api/catalogue/registry/instances';
import { textQuestion } from '../questions';
import { readUntil } from '../read-until';
import { done, failed, type ResourceAction } from '../resource-action';
import { leaseOf } from './instance-actions';
import { instanceLists } from './instance-lists';
import { instances, type MicroserviceScope } from './instances';
import { statistics } from './service-center';

type ListAction = ResourceAction<MicroserviceScope, undefined>;

/** Maximum number of instances whose failed heartbeats are named. */
const maxNamed = 5;

/** Registers what can't do it by itself, for a lease. Source: registry API §3 (7.5.1). */
const registerInstance: ListAction = {
  kind: instances,
  on: 'list',
  effect: 'create',
  operations: [register],
  affects: [...instanceLists, statistics],
  questions: () => [
    textQuestion(NewInstance.properties.hostName, {
      name: 'hostName',
      title: l10n.t('Host of the instance'),
    }),
    {
      name: 'endpoint',
      title: l10n.t('Endpoint of the instance'),
      prompt: l10n.t('For example rest://10.0.0.1:8080?sslEnabled=true'),
      check: (text) =>
        /^(?:rest|grpc|highway|cse|http|https):\/\/[^\s/:]+:\d+/.test(text)
          ? undefined
          : l10n.t('Enter a protocol, a host and a port, such as rest://10.0.0.1:8080.'),
    },
  ],
  plan: async ({ scope, list }, { hostName = '', endpoint = '' }) => {
    const isTaken = (await list(instances, scope)).some((one) => (one.endpoints ?? []).includes(endpoint));
    return {
      summary: l10n.t('Register an instance on {0}', hostName),
      changes: [{ path: 'endpoints', to: endpoint }],
      notes: [
        l10n.t('Callers use it at once.'),
        l10n.t('Without heartbeats it is gone again after {0} s.', leaseOf({})),
      ],
      ...(isTaken && { obstacle: l10n.t('An instance with this endpoint is registered.') }),
    };
  },
  run: async ({ session, scope }, { hostName = '', endpoint = '' }, run) => {
    const client = await session.client('registry');
    const body = { instance: { hostName, endpoints: [endpoint], status: 'UP' as const } };
    const path = { project_id: session.project, service_id: scope.serviceId };
    const { instanceId } = await client.call(register, { ...path, body });
    const read = () => instances.read(session, scope, instanceId, run.signal);
    const listed = await readUntil(read, (one) => one !== undefined, run, {
      pauseMs: 300,
      waitTimeoutMs: 10_000,
    });
    return listed
      ? done(l10n.t('The instance on {0} is registered.', hostName))
      : failed(l10n.t('The server does not list it.'));
  },
};

/** Keeps all instances of a version for one more lease, while nobody else sends their heartbeats. Source: registry API §3. */
const sendHeartbeats: ListAction = {
  kind: instances,
  on: 'list',
  effect: 'change',
  operations: [beat],
  affects: instanceLists,
  plan: async ({ scope, list }) => {
    const all = await list(instances, scope);
    return {
      summary: l10n.t('Send heartbeats for all instances ({0})', all.length),
      notes: [l10n.t('The registry takes all of them for alive, whether they run or not.')],
      ...(all.length === 0 && { obstacle: l10n.t('No instance is registered.') }),
    };
  },
  run: async ({ session, scope, list }) => {
    const all = await list(instances, scope);
    const client = await session.client('registry');
    const body = { instances: all.map(({ serviceId, instanceId }) => ({ serviceId, instanceId })) };
    const answer = await client.call(beat, { project_id: session.project, body });
    const refused = (answer.instances ?? []).filter(({ errMessage = '' }) => errMessage !== '');
    if (refused.length === 0) return done(l10n.t('Heartbeats sent: {0}.', all.length));
    const named = refused.slice(0, maxNamed).map(({ instanceId, errMessage }) => {
      const host = all.find((one) => one.instanceId === instanceId)?.hostName ?? instanceId;
      return `${host}: ${errMessage ?? ''}`;
    });
    return failed(l10n.t('{0} of {1} failed: {2}', refused.length, all.length, named.join('; ')));
  },
};

/** Actions on the instances of a version of a microservice. */
export const instanceListActions = { registerInstance, sendHeartbeats };
