import type { NewInstance } from '../../api/catalogue/registry/fields';
import { addInstance, findService, keyOf, registerService } from '../registry/services';
import type { RegisteredService, RegistryState } from '../registry/state';
import type { SandboxState } from '../state';
import { addServedEngine } from './demo/cse';
import { emptyState } from './empty';

const project = 'default';
const servicesOfApplication = 20;
const callsOfService = 2;
const framework = { name: 'servicecomb-java-chassis', version: '2.8.9' };
const subjects = [
  'orders',
  'cart',
  'payment',
  'search',
  'mail',
  'inventory',
  'prices',
  'accounts',
  'reports',
];

/** One state for all instances, which keeps large engines small. */
const common = {
  properties: { team: 'platform', zone: 'blue' },
  healthCheck: { mode: 'push', interval: 30, times: 3 },
  dataCenterInfo: { name: 'lakeside', region: 'eu-west-101', availableZone: 'eu-west-101a' },
} as const;

/** An engine with many microservices: applications of 20, each service with as many instances and calling two others. */
export function scaleState(services: number, instances: number, now: number): SandboxState {
  const state = emptyState(now);
  addServedEngine(state.cse, state.iam.projects[0]?.id ?? '', now);
  const registered = Array.from({ length: services }, (_none, index) =>
    addService(state.registry, index, instances, now),
  );
  registered.forEach((consumer, index) => {
    for (const provider of neighbours(registered, index)) {
      state.registry.dependencies.push({ consumerId: consumer.service.serviceId, ...keyOf(provider) });
    }
  });
  return state;
}

function addService(state: RegistryState, index: number, instances: number, now: number): RegisteredService {
  const application = Math.floor(index / servicesOfApplication);
  const subject = subjects[index % subjects.length] ?? '';
  const serviceId = registerService(
    state,
    project,
    {
      appId: `application-${padded(application, 4)}`,
      serviceName: `${subject}-${padded(index, 5)}`,
      version: `1.${String(index % 7)}.0`,
      environment: 'production',
      framework,
      schemas: [`${subject}-endpoint`],
    },
    {},
    now,
  );
  const registered = findService(state, project, serviceId);
  for (let number = 0; number < instances; number += 1) {
    addInstance(state, registered.service, instanceOf(serviceId, index, number), now).keptAlive = true;
  }
  return registered;
}

/** One in a hundred is down. */
function instanceOf(serviceId: string, index: number, number: number): NewInstance {
  const host = (index * 7 + number) % 5000;
  return {
    ...common,
    instanceId: `${serviceId.slice(0, 26)}${padded(number, 6)}`,
    hostName: `node-${padded(host, 4)}`,
    endpoints: [`rest://10.${String(host >> 8)}.${String(host & 255)}.${String(1 + (number % 250))}:8080`],
    status: (index + number) % 100 === 99 ? 'DOWN' : 'UP',
  };
}

/** The next services of the same application; the last ones call none. */
function neighbours(services: readonly RegisteredService[], index: number): RegisteredService[] {
  const application = Math.floor(index / servicesOfApplication);
  const end = Math.min((application + 1) * servicesOfApplication, index + 1 + callsOfService);
  return services.slice(index + 1, end);
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
