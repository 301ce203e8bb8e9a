import { systemClock } from '../api/clock';
import type { Clock } from '../api/clock';
import type { Cse } from './cse/cse';
import { cseService } from './cse/service';
import { createFaults } from './http/faults';
import { listen } from './http/listener';
import type { Listener } from './http/listener';
import { cachedReads } from './http/read-cache';
import type { SandboxService } from './http/service';
import { authorize as authorizeCaller } from './iam/authorize';
import { iamService } from './iam/service';
import { createKie, type Kie } from './kie/kie';
import { kieService } from './kie/service';
import { lainService } from './lain/service';
import { timingAt } from './lain/timing';
import type { ReadyLine, RunningSandbox, SandboxCredentials, SandboxOptions } from './options';
import { authorizeConfiguration } from './registry/access';
import { createRegistry } from './registry/registry';
import { registryService } from './registry/service';
import { registryAccount } from './seeds/empty';
import { chooseSeed } from './seeds/seed';
import type { SandboxState } from './state';
import { createSaver } from './storage/saver';
import { servicestageService } from './servicestage/service';
import { readState, writeState } from './storage/state-file';
import { asUnfriendly } from './unfriendly';

const hour = 3_600_000;
const defaultPace = 0.15;

/**
 * Starts the sandbox: a LAIN console, a registry with kie, the cloud’s ServiceStage, engine and identity services on 127.0.0.1, answering as the real servers do.
 * Throws when a port is taken, the data file can't be read or there is no such seed.
 */
export async function startSandbox(given: SandboxOptions = {}): Promise<RunningSandbox> {
  const options = given.unfriendly === true ? asUnfriendly(given) : given;
  const clock = options.clock ?? systemClock;
  const { data, seed: chosen = 'demo' } = options;
  const seed = typeof chosen === 'string' ? chooseSeed(chosen) : chosen;
  const state = (data === undefined ? undefined : await readState(data)) ?? seed(clock.now());
  const changed = data === undefined ? () => Promise.resolve() : createSaver(() => writeState(data, state));
  await changed();

  const addresses = () => ({ registry: addressOf('registry'), kie: addressOf('kie') });
  const services = createServices({ state, options, clock, save: changed, addresses });
  const listeners = await listenAll(services, options, clock, changed);
  const addressOf = (name: SandboxService['name']): string => {
    const address = listeners[services.findIndex((service) => service.name === name)]?.address;
    if (address === undefined) throw new Error(`The service ${name} is not listening.`);
    return address;
  };
  const ready: ReadyLine = {
    iam: addressOf('iam'),
    servicestage: addressOf('servicestage'),
    cse: addressOf('cse'),
    registry: addressOf('registry'),
    kie: addressOf('kie'),
    lain: addressOf('lain'),
    credentials: credentialsOf(state, options),
  };
  return { ready, close: () => closeAll(listeners) };
}

interface Parts {
  readonly state: SandboxState;
  readonly options: SandboxOptions;
  readonly clock: Clock;
  readonly save: () => Promise<void>;
  /** Where the registry and the configuration center listen, once they do. */
  readonly addresses: Cse['addresses'];
}

/** In the order of their ports. */
function createServices({ state, options, clock, save, addresses }: Parts): SandboxService[] {
  const tokenLife = options.tokenTtl === undefined ? undefined : options.tokenTtl * 1000;
  const pace = options.pace ?? defaultPace;
  const registry = createRegistry({
    state: state.registry,
    clock,
    secured: options.registryAuthentication === 'rbac',
    tokenLife: tokenLife ?? 12 * hour,
    lag: options.lag ?? 0,
    save,
  });
  const authorizeItems: Kie['authorize'] = (request, now) => {
    authorizeConfiguration(registry, request, now);
  };
  const kie = createKie({ state: state.kie, clock, authorize: authorizeItems }, options.kieLag);
  const authorize: Cse['authorize'] = (request, now) => authorizeCaller(state.iam, request, now);
  const cached = (service: SandboxService): SandboxService => ({
    ...service,
    endpoints: cachedReads(service.endpoints, clock, options.readCache ?? 0),
  });
  return [
    iamService({ state: state.iam, clock, tokenLife: tokenLife ?? 24 * hour }),
    registryService(registry),
    lainService({
      state: state.lain,
      clock,
      timing: timingAt(pace),
      generation: options.lainGeneration ?? 'sync',
      open: options.lainAuthentication === 'none',
      maintenance: options.lainMaintenance ?? false,
    }),
    cached(servicestageService({ state: state.servicestage, clock, pace, authorize })),
    kieService(kie),
    cached(cseService({ state: state.cse, clock, pace, registry, kie, addresses, authorize }, state.nacos)),
  ];
}

async function listenAll(
  services: readonly SandboxService[],
  options: SandboxOptions,
  clock: Clock,
  changed: () => Promise<void>,
): Promise<Listener[]> {
  const { port = 0, latency = 0, failRate = 0, random = Math.random, badGateway = 0 } = options;
  const faults = createFaults({ latency, failRate, random, badGateway });
  const listeners: Listener[] = [];
  try {
    for (const [index, service] of services.entries()) {
      listeners.push(await listen(service, { port: port === 0 ? 0 : port + index, clock, faults, changed }));
    }
  } catch (error) {
    await closeAll(listeners);
    throw error;
  }
  return listeners;
}

async function closeAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()));
}

function credentialsOf(state: SandboxState, options: SandboxOptions): SandboxCredentials {
  const { domain, users, projects, keys } = state.iam;
  return {
    lain: { accessToken: state.lain.users[0]?.accessToken ?? '' },
    registry:
      options.registryAuthentication === 'rbac'
        ? { authentication: 'rbac', ...registryAccount }
        : { authentication: 'none' },
    iam: {
      domain: domain.name,
      user: users[0]?.name ?? '',
      password: users[0]?.password ?? '',
      project: projects[0]?.name ?? '',
      projectId: projects[0]?.id ?? '',
      accessKey: keys[0]?.accessKey ?? '',
      secretKey: keys[0]?.secretKey ?? '',
    },
  };
}
