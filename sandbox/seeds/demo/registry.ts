import { createHash } from 'node:crypto';
import type { NewMicroservice } from '../../../api/catalogue/registry/fields';
import { findInstance, keyOf, registerInstance, registerService } from '../../registry/services';
import type { RegisteredService, RegistryState } from '../../registry/state';

const day = 24 * 3_600_000;

interface DemoService {
  readonly service: NewMicroservice;
  /** Hosts of its instances; one of them may be down. */
  readonly hosts: readonly string[];
  readonly down?: string;
  readonly port: number;
  /** Names of the services that it calls, in the same application and environment or in `platform`. */
  readonly calls: readonly string[];
}

const project = 'default';

/** Fills a registry: a shop in production and testing; one instance is down, one service has none. */
export function seedRegistry(state: RegistryState, now: number): void {
  const registered = demoServices().map((demo, index) => register(state, demo, now - (40 - index) * day));
  demoServices().forEach((demo, index) => {
    const consumer = registered[index];
    if (consumer) connect(state, consumer, demo.calls);
  });
  state.peers = [
    {
      name: 'standby',
      kind: 'servicecomb',
      mode: ['push'],
      endpoints: ['10.1.0.5:30105'],
      status: 'CONNECTED',
    },
  ];
  state.configurations = [
    { dimension: 'cart@shop', environment: '', items: { 'cart.limit': '50', 'cart.currency': 'EUR' } },
    { dimension: 'cart@shop#1.1.0', environment: '', items: { 'cart.limit': '80' } },
  ];
}

function demoServices(): DemoService[] {
  const shop = { appId: 'shop', environment: 'production' } as const;
  const testing = { appId: 'shop', environment: 'testing' } as const;
  const javaChassis = { name: 'servicecomb-java-chassis', version: '2.8.9' };
  const springCloud = { name: 'spring-cloud-huawei', version: '1.11.6' };
  return [
    {
      service: {
        ...shop,
        serviceName: 'gateway',
        version: '2.0.1',
        level: 'FRONT',
        framework: springCloud,
        description: 'Entry of the shop',
      },
      hosts: ['shop-node-1', 'shop-node-2'],
      port: 8080,
      calls: ['cart', 'orders', 'search'],
    },
    {
      service: { ...shop, serviceName: 'cart', version: '1.0.0', level: 'MIDDLE', framework: javaChassis },
      hosts: ['shop-node-1'],
      port: 8081,
      calls: ['inventory'],
    },
    {
      service: { ...shop, serviceName: 'cart', version: '1.1.0', level: 'MIDDLE', framework: javaChassis },
      hosts: ['shop-node-1', 'shop-node-2', 'shop-node-3'],
      port: 8081,
      calls: ['inventory', 'recommendations'],
    },
    {
      service: { ...shop, serviceName: 'orders', version: '2.3.1', level: 'MIDDLE', framework: javaChassis },
      hosts: ['shop-node-2', 'shop-node-3'],
      down: 'shop-node-3',
      port: 8082,
      calls: ['inventory', 'payment', 'mail'],
    },
    {
      service: { ...shop, serviceName: 'payment', version: '3.0.2', framework: springCloud },
      hosts: ['shop-node-1', 'shop-node-3'],
      port: 8083,
      calls: ['mail'],
    },
    {
      service: { ...shop, serviceName: 'inventory', version: '1.7.0', framework: javaChassis },
      hosts: ['shop-node-2', 'shop-node-3'],
      port: 8084,
      calls: [],
    },
    {
      service: { ...shop, serviceName: 'search', version: '1.4.0', level: 'MIDDLE', framework: springCloud },
      hosts: ['shop-node-1'],
      port: 8085,
      calls: [],
    },
    {
      service: {
        ...shop,
        serviceName: 'recommendations',
        version: '0.9.0',
        framework: javaChassis,
        description: 'Not started yet',
      },
      hosts: [],
      port: 8086,
      calls: ['inventory'],
    },
    {
      service: { ...testing, serviceName: 'cart', version: '1.2.0', level: 'MIDDLE', framework: javaChassis },
      hosts: ['test-node-1'],
      port: 8081,
      calls: [],
    },
    {
      service: {
        ...testing,
        serviceName: 'orders',
        version: '2.4.0',
        level: 'MIDDLE',
        framework: javaChassis,
      },
      hosts: ['test-node-1'],
      port: 8082,
      calls: ['cart'],
    },
    {
      service: {
        appId: 'platform',
        environment: 'production',
        serviceName: 'mail',
        version: '1.0.3',
        framework: springCloud,
        properties: { allowCrossApp: 'true' },
      },
      hosts: ['platform-node-1'],
      port: 8090,
      calls: [],
    },
  ];
}

function register(state: RegistryState, demo: DemoService, at: number): RegisteredService {
  const schemaId = `${demo.service.serviceName}-endpoint`;
  const serviceId = registerService(
    state,
    project,
    { registerBy: 'SDK', ...demo.service, schemas: [schemaId] },
    {},
    at,
  );
  const registered = state.services.find((one) => one.service.serviceId === serviceId);
  if (!registered) throw new Error(`The demo's service ${demo.service.serviceName} was not registered.`);
  const schema = contractOf(demo.service.serviceName);
  const summary = createHash('sha256').update(schema).digest('hex');
  state.schemas.push({ serviceId, schemaId, schema, summary });
  for (const hostName of demo.hosts) addInstance(state, registered, demo, hostName, at);
  return registered;
}

function addInstance(
  state: RegistryState,
  registered: RegisteredService,
  demo: DemoService,
  hostName: string,
  at: number,
): void {
  const instanceId = registerInstance(
    state,
    registered,
    {
      instanceId: createHash('sha1')
        .update(`${registered.service.serviceId} ${hostName}`)
        .digest('hex')
        .slice(0, 32),
      hostName,
      endpoints: [`rest://${addressOf(hostName)}:${String(demo.port)}`],
      status: demo.down === hostName ? 'DOWN' : 'UP',
      properties: { engineName: 'sandbox', framework: demo.service.framework?.name ?? '' },
      dataCenterInfo: {
        name: 'lakeside',
        region: 'eu-west-101',
        availableZone: `eu-west-101${hostName.endsWith('1') ? 'a' : 'b'}`,
      },
    },
    at,
  );
  const { project, service } = registered;
  findInstance(state, { project, serviceId: service.serviceId, instanceId }, 'not registered').keptAlive =
    true;
}

function connect(state: RegistryState, consumer: RegisteredService, calls: readonly string[]): void {
  const { serviceId: consumerId, environment, appId } = consumer.service;
  for (const name of calls) {
    const provider = state.services.find(
      (one) =>
        one.service.serviceName === name &&
        one.service.environment === environment &&
        (one.service.appId === appId || one.service.appId === 'platform'),
    );
    if (provider) state.dependencies.push({ consumerId, ...keyOf(provider) });
  }
}

function addressOf(hostName: string): string {
  const [kind, , number] = hostName.split('-');
  const networks: Record<string, string> = { shop: '10.20.1', test: '10.20.2', platform: '10.20.3' };
  return `${networks[kind ?? ''] ?? '10.20.9'}.${String(10 + Number(number))}`;
}

function contractOf(name: string): string {
  return `swagger: '2.0'
info: { title: ${name}, version: 1.0.0 }
basePath: /${name}
produces: [application/json]
paths:
  /items:
    get:
      operationId: list
      responses:
        '200': { description: All items }
`;
}
