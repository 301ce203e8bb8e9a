import type { runComponentInstanceAction } from '../../api/catalogue/servicestage/instances';
import type { Input } from '../../api/catalogue/operation';
import { refuse } from './errors';
import { runsOnHosts, withHosts } from './resources';
import type { Deployment, Instance } from './state';

type Action = Input<typeof runComponentInstanceAction>['body'];

/** States in which an instance takes an action, while no job runs. */
const takenIn: Readonly<Record<Action['action'], readonly Instance['status'][]>> = {
  start: ['STOPPED'],
  stop: ['RUNNING', 'PARTIALLY_FAILED', 'FAILED'],
  restart: ['RUNNING', 'PARTIALLY_FAILED', 'FAILED'],
  scale: ['RUNNING', 'PARTIALLY_FAILED', 'FAILED'],
  rollback: ['RUNNING', 'PARTIALLY_FAILED', 'FAILED', 'STOPPED'],
};

export function isInstanceAction(value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(takenIn, value);
}

/** What the instance runs after an action. Throws the refusal of one that its state or its history does not allow. */
export function deploymentAfter(instance: Instance, body: Action): Deployment {
  const { deployment, snapshots, status } = instance;
  if (!takenIn[body.action].includes(status)) {
    throw refuse('SVCSTG.00100419', `The instance is ${status}.`);
  }
  if (body.action === 'scale') return scaled(deployment, body.parameters);
  if (body.action !== 'rollback') return deployment;
  const { version } = body.parameters;
  const snapshot = snapshots.find((one) => one.deployment.version === version);
  if (!snapshot) throw refuse('SVCSTG.00100436');
  return snapshot.deployment;
}

/** On virtual machines the caller also says which. */
function scaled(deployment: Deployment, wanted: { replica: number; hosts?: string[] }): Deployment {
  const { replica, hosts } = wanted;
  if (!runsOnHosts(deployment)) return { ...deployment, replica };
  if (hosts === undefined || hosts.length === 0) {
    throw refuse('SVCSTG.00100400', 'Parameter parameters/hosts is missing.');
  }
  return { ...withHosts(deployment, hosts), replica };
}
