import { buildFailure, isBuilt } from './builds';
import type { Deployment, Instance, JobAction, ServiceStageState } from './state';

export interface Step {
  readonly name: string;
  readonly type: 'echo' | 'restful' | 'kube';
  readonly seconds: number;
  /** The failure at its end. */
  readonly failure?: { readonly code: string; readonly detail: string };
}

const prepare: readonly Step[] = [
  { name: 'SEPARATOR_PREPARE_RESOURCES', type: 'echo', seconds: 1 },
  { name: 'CHECK_RESOURCES', type: 'restful', seconds: 8 },
];
const release: readonly Step[] = [{ name: 'RELEASE_RESOURCES', type: 'kube', seconds: 15 }];

/** Maximum number of replicas in the sandbox's clusters. */
export const room = 50;

/** What a job does, one after the other, and which of it will fail. */
export function stepsOf(
  state: ServiceStageState,
  instance: Instance,
  action: JobAction,
  deployment: Deployment,
): Step[] {
  switch (action) {
    case 'create':
    case 'upgrade':
      return [...prepare, ...build(state, instance, deployment), ...deploy(deployment)];
    case 'rollback':
      return [...prepare, ...deploy(deployment)];
    case 'delete':
      return [...release];
    case 'stop':
      return change();
    case 'start':
    case 'restart':
    case 'scale':
      return change(workloadFailure(deployment));
  }
}

function build(state: ServiceStageState, instance: Instance, { artifacts }: Deployment): Step[] {
  const component = state.components.find(({ id }) => id === instance.component_id);
  if (!component || !Object.values(artifacts).some((one) => isBuilt(component, one))) return [];
  const reason = buildFailure(state, component);
  const failure = reason === undefined ? {} : failed('ECC00011', `Building failed. ${reason}`);
  return [
    { name: 'SEPARATOR_BUILDING', type: 'echo', seconds: 1 },
    { name: 'BUILD_ARTIFACT', type: 'restful', seconds: 30, ...failure },
  ];
}

function deploy(deployment: Deployment): Step[] {
  return [
    { name: 'SEPARATOR_DEPLOYING', type: 'echo', seconds: 1 },
    { name: 'DEPLOY_WORKLOAD', type: 'kube', seconds: 15 },
    { name: 'CHECK_WORKLOAD', type: 'kube', seconds: 20, ...workloadFailure(deployment) },
  ];
}

function change(failure: Pick<Step, 'failure'> = {}): Step[] {
  return [
    { name: 'CHANGE_WORKLOAD', type: 'kube', seconds: 5 },
    { name: 'CHECK_WORKLOAD', type: 'kube', seconds: 10, ...failure },
  ];
}

/** Artifacts called `missing` (image tag or package name) are in no storage, and a cluster has only so much room. */
function workloadFailure({ artifacts, replica }: Deployment): Pick<Step, 'failure'> {
  const missing = Object.values(artifacts).find(({ url }) => /[:/]missing(\.\w+)?$/.test(url ?? ''));
  if (missing) {
    const kind = missing.type === 'package' ? 'package' : 'image';
    return failed('SVCSTG.00100501', `Failed to pull ${kind} "${missing.url ?? ''}": not found.`);
  }
  if (replica <= room) return {};
  const pods = String(replica - room);
  return failed('SVCSTG.00100501', `Insufficient cpu: 0 of ${pods} further pods can be scheduled.`);
}

function failed(code: string, detail: string): Pick<Step, 'failure'> {
  return { failure: { code, detail } };
}
