import { settleJobs, startJob } from '../../servicestage/jobs';
import type {
  Component,
  Deployment,
  Instance,
  Job,
  JobAction,
  ServiceStageState,
} from '../../servicestage/state';
import { prodEngineId } from './cse';
import type { DemoOwner } from './servicestage-ids';
import { stableId } from './servicestage-ids';
import type { DemoComponent, DemoInstance } from './servicestage-services';

const hour = 3_600_000;
const day = 24 * hour;

/** Lets an instance have the history that its demo shows: every deployment with its job and what came out of it. */
export function deployInstance(
  state: ServiceStageState,
  owner: DemoOwner,
  component: Component,
  demo: DemoComponent,
  wanted: DemoInstance,
  now: number,
): void {
  const [first, ...later] = wanted.versions;
  if (!first) return;
  const deployment = (version: string) => deploymentOf(demo, wanted, version);
  const instance = newInstance(owner, component, wanted, deployment(first[0]), now - first[1] * day);
  state.instances.push(instance);
  run(state, owner, instance, 'create', deployment(first[0]), instance.create_time);
  for (const [version, daysAgo] of later) {
    run(state, owner, instance, 'upgrade', deployment(version), now - daysAgo * day);
  }
  if (wanted.how === 'stopped') run(state, owner, instance, 'stop', instance.deployment, now - day);
  if (wanted.how === 'one copy down') loseCopy(instance, now - 2 * hour);
}

/** Does a job from its beginning to its end. */
function run(
  state: ServiceStageState,
  { userId }: DemoOwner,
  instance: Instance,
  action: JobAction,
  deployment: Deployment,
  time: number,
): void {
  const job = startJob({ state, clock: { now: () => time }, pace: 1 }, instance, action, deployment, userId);
  nameJob(job, `${instance.name} ${action} ${deployment.version}`);
  instance.last_job_id = job.id;
  settleJobs(state, time + hour);
}

function nameJob(job: Job, what: string): void {
  job.id = `JOB${stableId(`job ${what}`)}`;
  job.tasks.forEach((task, index) => {
    task.id = `Task-${stableId(`task ${String(index)} ${what}`)}`;
  });
}

function newInstance(
  { projectId, userName }: DemoOwner,
  { id: component_id, application_id }: Component,
  { name, environment }: DemoInstance,
  deployment: Deployment,
  time: number,
): Instance {
  return {
    id: stableId(`instance ${name}`),
    name,
    project_id: projectId,
    application_id,
    component_id,
    environment_id: stableId(`environment ${environment}`),
    creator: userName,
    create_time: time,
    update_time: time,
    deployment,
    status: 'FAILED',
    available_replica: 0,
    fail_detail: null,
    last_job_id: '',
    snapshots: [],
  };
}

/** No job did this: a container dies again and again. */
function loseCopy(instance: Instance, time: number): void {
  instance.status = 'PARTIALLY_FAILED';
  instance.available_replica = instance.deployment.replica - 1;
  instance.fail_detail = `Back-off restarting failed container ${instance.name} on shop-node-3 (CrashLoopBackOff).`;
  instance.update_time = time;
}

function deploymentOf(demo: DemoComponent, wanted: DemoInstance, version: string): Deployment {
  return {
    version,
    replica: wanted.replica,
    flavor_id: wanted.flavor,
    artifacts: { [demo.name]: artifactOf(demo, wanted, version) },
    configuration: configurationOf(demo),
    description: '',
    external_accesses:
      demo.name === 'storefront' && wanted.environment === 'prod'
        ? [{ protocol: 'https', address: 'shop.lakeside.example', forward_port: demo.port }]
        : [],
    refer_resources: resourcesOf(demo, wanted),
  };
}

function artifactOf({ name, application }: DemoComponent, { how }: DemoInstance, version: string) {
  if (application === 'platform') {
    const url = `obs://lakeside-shop-packages/${name}/${name}-${version}.jar`;
    return { storage: 'obs', type: 'package', url, auth: 'iam', version };
  }
  const tag = how === 'image missing' ? 'missing' : version;
  const url = `swr.eu-west-101.myhuaweicloud.com/lakeside-shop/${name}:${tag}`;
  return { storage: 'swr', type: 'image', url, auth: 'iam', version };
}

function configurationOf({ name, port }: DemoComponent): Deployment['configuration'] {
  const probe = {
    type: 'http',
    parameters: { scheme: 'HTTP', port, path: '/health' },
    delay: 20,
    timeout: 5,
  };
  return {
    env: [{ name: 'SERVER_PORT', value: String(port) }],
    strategy: { upgrade: name === 'payment' ? 'Recreate' : 'RollingUpdate' },
    probes: { livenessProbe: probe, readinessProbe: { ...probe, delay: 5 } },
  };
}

function resourcesOf(
  { name, application }: DemoComponent,
  { environment }: DemoInstance,
): Deployment['refer_resources'] {
  if (application === 'platform') {
    return [{ id: 'Default', type: 'ecs', parameters: { hosts: [stableId('host platform-node-1')] } }];
  }
  const cluster = { id: stableId(`cluster ${environment}`), type: 'cce', parameters: { namespace: 'shop' } };
  if (environment !== 'prod') return [cluster];
  const balancer = { id: stableId('balancer prod'), type: 'elb' };
  const cache = { id: stableId('cache prod'), type: 'dcs', refer_alias: 'distributed_cache' };
  const engine = { id: prodEngineId, type: 'cse' };
  if (name === 'storefront') return [cluster, balancer];
  return name === 'cart' ? [cluster, engine, cache] : [cluster, engine];
}
