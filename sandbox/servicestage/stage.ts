import { randomUUID } from 'node:crypto';
import type { Clock } from '../../api/clock';
import type { WireRequest } from '../http/exchange';
import type { Caller } from '../iam/authorize';
import { refuse } from './errors';
import type { Application, Component, Environment, Instance, ServiceStageState } from './state';

/** Application management of the cloud. */
export interface Stage {
  readonly state: ServiceStageState;
  readonly clock: Clock;
  /** Factor on the durations of a real cloud. */
  readonly pace: number;
  /** Throws a Refusal for a caller unknown to the identity service. */
  readonly authorize: (request: WireRequest, now: number) => Caller;
}

/** An empty ServiceStage. */
export function emptyStage(): ServiceStageState {
  return {
    environments: [],
    applications: [],
    components: [],
    instances: [],
    jobs: [],
    git: { authorizations: [], repositories: [] },
  };
}

interface ApplicationPath {
  readonly project_id: string;
  readonly application_id: string;
}

interface ComponentPath extends ApplicationPath {
  readonly component_id: string;
}

interface InstancePath extends ComponentPath {
  readonly instance_id: string;
}

export function findEnvironment({ state }: Stage, project_id: string, id: string): Environment {
  const found = state.environments.find((one) => one.id === id && one.project_id === project_id);
  if (!found) throw refuse('SVCSTG.00100411');
  return found;
}

export function findApplication({ state }: Stage, path: ApplicationPath): Application {
  const { project_id, application_id } = path;
  const found = state.applications.find((one) => one.id === application_id && one.project_id === project_id);
  if (!found) throw refuse('SVCSTG.00100403');
  return found;
}

export function findComponent(stage: Stage, path: ComponentPath): Component {
  const { id } = findApplication(stage, path);
  const found = stage.state.components.find(
    (one) => one.id === path.component_id && one.application_id === id,
  );
  if (!found) throw refuse('SVCSTG.00100404');
  return found;
}

export function findInstance(stage: Stage, path: InstancePath): Instance {
  const { id } = findComponent(stage, path);
  const found = stage.state.instances.find((one) => one.id === path.instance_id && one.component_id === id);
  if (!found) throw refuse('SVCSTG.00100412');
  return found;
}

/** The members of every new object besides its own fields. */
export function newThing({ clock }: Stage, project_id: string, creator: string) {
  const now = clock.now();
  return { id: randomUUID(), project_id, creator, create_time: now, update_time: now };
}
