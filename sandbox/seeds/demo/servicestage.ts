import type { IamState } from '../../iam/state';
import type { Application, Component, Environment, ServiceStageState } from '../../servicestage/state';
import { prodEngineId } from './cse';
import { deployInstance } from './servicestage-deployments';
import { repositoryUrl, seedGit, shopAuthorization } from './servicestage-git';
import { stableId, type DemoOwner } from './servicestage-ids';
import { demoComponents } from './servicestage-services';
import type { DemoComponent, DemoEnvironment } from './servicestage-services';

const day = 24 * 3_600_000;

/** Gives a project its environments, the applications of the shop with what runs of them, and their repositories. */
export function seedServiceStage(state: ServiceStageState, iam: IamState, now: number): void {
  const owner = ownerOf(iam);
  seedGit(state.git, owner, now);
  state.environments = (['dev', 'test', 'prod'] as const).map((name, index) =>
    environment(name, owner, now - (60 - index) * day),
  );
  state.applications = [
    application('shop', 'The web shop', owner, now - 50 * day),
    application('platform', 'What all applications use', owner, now - 49 * day),
  ];
  demoComponents.forEach((demo, index) => {
    const added = component(demo, owner, now - (48 - index) * day);
    state.components.push(added);
    for (const one of demo.instances) deployInstance(state, owner, added, demo, one, now);
  });
  state.instances.sort((one, other) => one.create_time - other.create_time);
  state.jobs.sort((one, other) => one.start_time - other.start_time);
}

/** The first user works in the first project. */
function ownerOf({ projects: [project], users: [user] }: IamState): DemoOwner {
  if (!project || !user) throw new Error('The demo needs a user and a project.');
  return { projectId: project.id, userId: user.id, userName: user.name };
}

const aliases: Record<DemoEnvironment, string> = { dev: 'Development', test: 'Testing', prod: 'Production' };

function environment(name: DemoEnvironment, owner: DemoOwner, time: number): Environment {
  const cluster = { id: stableId(`cluster ${name}`), name: `shop-${name}`, type: 'cce' };
  const host = { id: stableId('host platform-node-1'), name: 'platform-node-1', type: 'ecs' };
  const balancer = { id: stableId(`balancer ${name}`), name: `elb-shop-${name}`, type: 'elb' };
  const cache = { id: stableId(`cache ${name}`), name: `redis-shop-${name}`, type: 'dcs' };
  const engine = { id: prodEngineId, name: 'prod-engine', type: 'cse' };
  const more = { dev: [], test: [balancer], prod: [balancer, cache, engine] };
  return {
    ...owned(`environment ${name}`, name, owner, time),
    alias: aliases[name],
    description: '',
    enterprise_project_id: '0',
    charge_mode: 'provided',
    vpc_id: name === 'prod' ? '2b7f0f6a-8a3c-4d3b-9f0e-6f6c1d2e3a4b' : stableId(`vpc ${name}`),
    base_resources: name === 'prod' ? [cluster, host] : [cluster],
    optional_resources: more[name],
  };
}

function application(name: string, description: string, owner: DemoOwner, time: number): Application {
  const levels = { dev: 'debug', test: 'info', prod: 'warn' };
  const variables: Application['variables'] = {};
  for (const [where, level] of Object.entries(name === 'shop' ? levels : {})) {
    variables[stableId(`environment ${where}`)] = [
      { name: 'LOG_LEVEL', value: level },
      { name: 'CURRENCY', value: 'EUR' },
    ];
  }
  return {
    ...owned(`application ${name}`, name, owner, time),
    description,
    enterprise_project_id: '0',
    variables,
  };
}

function component(demo: DemoComponent, owner: DemoOwner, time: number): Component {
  return {
    ...owned(`component ${demo.name}`, demo.name, owner, time),
    description: demo.description,
    application_id: stableId(`application ${demo.application}`),
    runtime: demo.runtime,
    category: demo.category,
    sub_category: demo.framework,
    source: demo.application === 'shop' ? codeOf(demo) : packageOf(demo),
    build:
      demo.application === 'shop'
        ? {
            id: stableId(`build ${demo.name}`),
            parameters: { dockerfile_path: './', artifact_namespace: 'lakeside-shop' },
          }
        : null,
    pipeline_ids: null,
  };
}

function codeOf({ name }: DemoComponent): Component['source'] {
  const spec = {
    repo_type: 'GitHub',
    repo_url: repositoryUrl(name),
    repo_ref: 'master',
    repo_auth: shopAuthorization,
  };
  return { kind: 'code', spec };
}

function packageOf({ name }: DemoComponent): Component['source'] {
  const key = `${name}/${name}.jar`;
  const bucket = 'lakeside-shop-packages';
  const properties = { endpoint: 'https://obs.eu-west-101.myhuaweicloud.com', bucket, key };
  const spec = { storage: 'obs', type: 'package', url: `obs://${bucket}/${key}`, auth: 'iam', properties };
  return { kind: 'artifact', spec };
}

function owned(what: string, name: string, { projectId, userName }: DemoOwner, time: number) {
  const times = { create_time: time, update_time: time };
  return { id: stableId(what), name, project_id: projectId, creator: userName, ...times };
}
