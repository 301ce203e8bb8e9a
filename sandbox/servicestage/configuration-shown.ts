import { isRecord } from '../../api/values';
import { unordered } from '../unordered';
import type { Deployment } from './state';

type Configuration = Deployment['configuration'];

/**
 * The settings of an instance as the server answers them: with its own variables, which are marked as internal, with
 * defaults and what it has computed, and with sets in an order of its own.
 * Source: ServiceStage API Reference, section 4.5.6, the example; resource of the instance in the vendor's Terraform
 * provider (internal variables).
 */
export function configurationShown(configuration: Configuration, project_id: string): Configuration {
  const { env, storage, lifecycle, scheduler, strategy, probes, ...others } = configuration;
  const near = isRecord(scheduler) ? scheduler : {};
  return {
    ...others,
    env: unordered([...variablesOf(env), { name: 'PAAS_PROJECT_ID', value: project_id, internal: true }]),
    ...(Array.isArray(storage) && { storage: unordered(storage.map(storageShown)) }),
    lifecycle: { 'post-start': null, 'pre-stop': null, ...(isRecord(lifecycle) && lifecycle) },
    scheduler: {
      affinity: neighboursShown(near['affinity']),
      'anti-affinity': neighboursShown(near['anti-affinity']),
      isSynchronized: true,
    },
    strategy: strategyShown(strategy),
    ...(isRecord(probes) && { probes: probesShown(probes) }),
  };
}

/** The variables that were sent, of several with one name the last one; what is sent back as internal is no one's own. */
function variablesOf(env: unknown): object[] {
  const sent = Array.isArray(env) ? env.filter(isRecord) : [];
  const own = sent.filter(({ internal }) => internal !== true);
  return [...new Map(own.map((one) => [one['name'], one])).values()];
}

function storageShown(storage: unknown): unknown {
  if (!isRecord(storage) || !Array.isArray(storage['mounts'])) return storage;
  return { ...storage, mounts: unordered(storage['mounts']) };
}

function neighboursShown(neighbours: unknown): Configuration {
  const given = isRecord(neighbours) ? neighbours : {};
  const listOf = (name: string): unknown[] =>
    Array.isArray(given[name]) ? unordered<unknown>(given[name]) : [];
  return { az: listOf('az'), node: listOf('node'), application: listOf('application') };
}

function strategyShown(strategy: unknown): Configuration {
  const shown = { upgrade: 'RollingUpdate', ...(isRecord(strategy) && strategy) };
  return shown.upgrade === 'RollingUpdate' ? { ...shown, spec: { maxSurge: 0, maxUnavailable: 1 } } : shown;
}

/** Times that are not set are 0 seconds. */
function probesShown(probes: Configuration): Configuration {
  const timed = Object.entries(probes).map(([name, probe]): [string, unknown] => [
    name,
    isRecord(probe) ? { delay: 0, timeout: 0, ...probe } : probe,
  ]);
  return Object.fromEntries(timed);
}
