import type { RegisteredInstance, RegisteredService, RegistryState } from '../../registry/state';
import { loadAt, round, windowSeconds } from './load';
import type { Load } from './load';

const noDiagnosis = { instanceCache: null };
/** Latencies of the slower and faster requests, as factors on the average. */
const spread = { l995: 4.2, l99: 3.1, l90: 1.7, l75: 1.25, l50: 0.9, l25: 0.7, l5: 0.5 };

/** Microservice versions that a comma list names, by name or id; the registry itself is none of them. */
export function namedServices(state: RegistryState, names: string): RegisteredService[][] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) =>
      visibleServices(state).filter(
        ({ service }) => service.serviceName === name || service.serviceId === name,
      ),
    );
}

export function visibleServices(state: RegistryState): RegisteredService[] {
  return state.services.filter((one) => !one.shared);
}

/** Metrics of all instances of a microservice version together. */
export function serviceMetrics(state: RegistryState, { service }: RegisteredService, now: number) {
  const instances = state.instances[service.serviceId] ?? [];
  const loads = instances.map((one) => loadOf(instances, one, now));
  return {
    ...describe(sumOf(loads), now),
    name: service.serviceName,
    serviceId: service.serviceId,
    appId: service.appId,
    version: service.version,
    environment: service.environment,
    instanceCount: instances.length,
    diagnosis: noDiagnosis,
  };
}

/** Metrics of the instances of a microservice version, each by itself. */
export function instanceMetrics(state: RegistryState, registered: RegisteredService, now: number) {
  const { service } = registered;
  const instances = state.instances[service.serviceId] ?? [];
  return instances.map((one) => {
    const load = loadOf(instances, one, now);
    return {
      ...describe(load, now),
      name: one.instance.hostName,
      instanceId: one.instance.instanceId,
      serviceId: service.serviceId,
      appId: service.appId,
      version: service.version,
      environment: service.environment,
      instanceCount: 1,
      cpu: load.cpu,
      memory: { heap: load.memory },
      thread: load.threads,
      functionCount: 1,
      diagnosis: noDiagnosis,
    };
  });
}

/** What the alarms of a microservice look at: the figures of all its versions together. */
export function thresholdsOf(state: RegistryState, versions: readonly RegisteredService[], now: number) {
  const metrics = versions.map((one) => serviceMetrics(state, one, now));
  const [first] = metrics;
  if (!first) return [];
  const total = metrics.reduce((sum, one) => sum + one.total, 0);
  const average = (figure: (one: (typeof metrics)[number]) => number) =>
    total === 0 ? 0 : metrics.reduce((sum, one) => sum + figure(one) * one.total, 0) / total;
  return [
    {
      serviceName: first.name,
      appId: first.appId,
      environment: first.environment,
      throughput: Math.round(metrics.reduce((sum, one) => sum + one.qps, 0)),
      avgDelay: Math.round(average((one) => one.latency)),
      failureRate: round(average((one) => one.failureRate)),
      $timestamp: now,
    },
  ];
}

function loadOf(all: readonly RegisteredInstance[], { instance }: RegisteredInstance, now: number): Load {
  const down = all.filter((one) => one.instance.status !== 'UP').length;
  return loadAt(instance.instanceId, now, { up: instance.status === 'UP', downShare: down / all.length });
}

/** Loads of several instances as one: rates add up, the rest is an average weighted by them. */
function sumOf(loads: readonly Load[]): Pick<Load, 'qps' | 'latency' | 'failureRate'> {
  const qps = loads.reduce((sum, load) => sum + load.qps, 0);
  const average = (figure: (load: Load) => number) =>
    qps === 0 ? 0 : loads.reduce((sum, load) => sum + figure(load) * load.qps, 0) / qps;
  return {
    qps: round(qps),
    latency: round(average((load) => load.latency)),
    failureRate: round(average((load) => load.failureRate)),
  };
}

function describe({ qps, latency, failureRate }: Pick<Load, 'qps' | 'latency' | 'failureRate'>, now: number) {
  const total = Math.round(qps * windowSeconds);
  const failure = Math.round((total * failureRate) / 100);
  const open = failureRate >= 50;
  return {
    time: now,
    qps,
    latency,
    rate: round(qps === 0 ? 0 : 100 - failureRate),
    failureRate,
    total,
    failure,
    breakerRateAgg: open ? 1 : 0,
    circuitBreakerOpen: open,
    shortCircuited: open ? failure : 0,
    semaphoreRejected: 0,
    threadPoolRejected: 0,
    countTimeout: Math.round(failure / 3),
    l995: round(latency * spread.l995),
    l99: round(latency * spread.l99),
    l90: round(latency * spread.l90),
    l75: round(latency * spread.l75),
    l50: round(latency * spread.l50),
    l25: round(latency * spread.l25),
    l5: round(latency * spread.l5),
  };
}
