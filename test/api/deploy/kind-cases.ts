/** What is replaced in the text of a document, and the operation that writes it. */
type Edit = readonly [from: string, to: string, operation: string];

/** A document of a kind, and what can be done with it. */
export interface Case {
  /** The document, after those of what it belongs to. */
  readonly text: string;
  readonly above?: readonly string[];
  /** The operation that creates it. */
  readonly create: string;
  readonly change?: Edit;
  readonly own?: readonly Edit[];
  /** The operation is the last one of deleting and creating again. */
  readonly replace?: Edit;
  /** It can't be read back, so that no plan is empty. */
  readonly isUnread?: true;
  /** Why it can't be exported with its last change. */
  readonly unexported?: RegExp;
}

/** A document with these names and members. */
export const document = (apiVersion: string, kind: string, metadata: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { ${metadata} }\n${rest}\n`;
/** A document of ServiceStage, of the registry of prod-engine, or of its governance. */
export const stage = (kind: string, metadata: string, spec: string) =>
  document('servicestage/v2', kind, metadata, `spec: { ${spec} }`);
export const registry = (kind: string, metadata: string, spec: string) =>
  document('registry/v4', kind, `${metadata}, engine: prod-engine`, `spec: { ${spec} }`);
export const governance = (kind: string, spec: string) =>
  document(
    'cse/v3',
    kind,
    'name: made, engine: prod-engine',
    `selector: { environment: production, app: a }\nspec: ${spec}`,
  );

const environment = stage(
  'Environment',
  'name: made',
  'description: one, vpc_id: v1, base_resources: [{ id: c1, type: cce }]',
);
const application = stage('Application', 'name: made', 'description: one');
const component = stage(
  'Component',
  'name: made, application: made',
  'description: one, runtime: Docker, category: Webapp, sub_category: Web',
);
const microservice = registry(
  'Microservice',
  'name: made',
  'appId: a, environment: production, description: one, properties: { a: one }',
);

/** A policy of each kind, with what is changed in it. */
const specs: Readonly<Record<string, readonly [spec: string, from: string, to: string]>> = {
  MatchGroup: ['{ alias: one, matches: [{ name: a, apiPath: { prefix: / } }] }', 'one', 'two'],
  Retry: ['{ maxAttempts: 3, retryOnResponseStatus: [502] }', '3', '4'],
  RateLimiting: ['{ rate: 10 }', '10', '20'],
  LoadBalance: ['{ rule: RoundRobin }', 'RoundRobin', 'Random'],
  CircuitBreaker: ['{ minimumNumberOfCalls: 10 }', '10', '20'],
  InstanceIsolation: ['{ minimumNumberOfCalls: 10 }', '10', '20'],
  FaultInjection: ['{ type: abort, percentage: 10, errorCode: 500 }', '10', '20'],
  Bulkhead: ['{ maxConcurrentCalls: 10 }', '10', '20'],
};

/** A case for each deployable kind. */
export const cases: Readonly<Record<string, Case>> = {
  Environment: {
    text: environment,
    create: 'createEnvironment',
    change: ['description: one', 'description: two', 'updateEnvironment'],
    own: [['id: c1', 'id: c2', 'updateEnvironmentResources']],
    replace: ['v1', 'v2', 'createEnvironment'],
  },
  Application: {
    text: application,
    create: 'createApplication',
    change: ['one', 'two', 'updateApplication'],
    replace: ['spec: {', 'spec: { enterprise_project_id: other,', 'createApplication'],
  },
  ApplicationConfiguration: {
    above: [environment, application],
    text: stage(
      'ApplicationConfiguration',
      'application: made, environment: made',
      'configuration: { env: [{ name: A, value: one }] }',
    ),
    create: 'putApplicationConfiguration',
    change: ['one', 'two', 'putApplicationConfiguration'],
  },
  Component: {
    above: [application],
    text: component,
    create: 'createComponent',
    change: ['description: one', 'description: two', 'updateComponent'],
    replace: ['Docker', 'Java8', 'createComponent'],
  },
  Instance: {
    above: [environment, application, component],
    text: stage(
      'Instance',
      'name: made, application: made, component: made, environment: made',
      'version: 1.0.0, replica: 1, flavor_id: "CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi", artifacts: { a: { storage: swr, type: image, url: "swr.example.com/a/a:1", auth: iam } }, refer_resources: [{ id: c1, type: cce, parameters: { namespace: default } }]',
    ),
    create: 'createComponentInstance',
    change: ['1.0.0', '1.0.1', 'updateComponentInstance'],
    own: [['replica: 1', 'replica: 2', 'runComponentInstanceAction']],
  },
  Engine: {
    text: document(
      'cse/v2',
      'Engine',
      'name: made',
      'spec: { specType: CSE2, description: one, flavor: cse.s1.small2, payment: "1", azList: [az1, az2], authType: NONE, vpc: v, vpcId: v1, networkId: n1, subnetCidr: 192.168.0.0/24 }',
    ),
    create: 'createEngine',
    change: ['one', 'two', 'updateEngine'],
    own: [
      ['small2', 'medium2', 'resizeEngine'],
      ['NONE', 'RBAC, auth_cred: { pwd: Passw0rd.made }', 'updateEngineConfig'],
    ],
    replace: ['v1', 'v2', 'createEngine'],
    unexported: /RBAC needs the password of root/, // no server shows it
  },
  ...Object.fromEntries(
    Object.entries(specs).map(([kind, [spec, from, to]]): [string, Case] => [
      kind,
      {
        text: governance(kind, spec),
        create: 'createGovernancePolicy',
        change: [`: ${from}`, `: ${to}`, 'updateGovernancePolicy'],
      },
    ]),
  ),
  RouteRule: {
    text: governance('RouteRule', '[{ precedence: 1, route: [{ weight: 100, tags: { version: one } }] }]'),
    create: 'putDarkLaunchPolicy',
    change: ['one', 'two', 'putDarkLaunchPolicy'],
  },
  Microservice: {
    text: microservice,
    create: 'createMicroservice',
    own: [['a: one', 'a: two', 'updateMicroserviceProperties']],
    replace: ['description: one', 'description: two', 'createMicroservice'],
  },
  Schema: {
    above: [microservice],
    text: registry('Schema', 'name: made, microservice: made', 'schema: one'),
    create: 'putSchema',
    change: ['one', 'two', 'putSchema'],
  },
  MicroserviceInstance: {
    above: [microservice],
    text: registry(
      'MicroserviceInstance',
      'microservice: made',
      'hostName: h, endpoints: ["rest://h:1"], status: UP, properties: { a: one }, dataCenterInfo: { name: d, region: r, availableZone: z }',
    ),
    create: 'registerInstance',
    own: [
      ['status: UP', 'status: DOWN', 'updateInstanceStatus'],
      ['a: one', 'a: two', 'updateInstanceProperties'],
    ],
    replace: ['region: r', 'region: s', 'registerInstance'],
  },
  Dependency: {
    // What is declared is found again where the provider is there; its name is that of the consumer, by which it is exported.
    above: [
      microservice,
      ...['b', 'c'].map((name) =>
        registry('Microservice', `name: ${name}`, 'appId: a, environment: production'),
      ),
    ],
    text: registry(
      'Dependency',
      'name: a-made-0.0.1-production',
      'dependencies: [{ consumer: { appId: a, serviceName: made, version: 0.0.1, environment: production }, providers: [{ serviceName: b, appId: a, environment: production, version: latest }] }]',
    ),
    create: 'createDependency',
    change: ['providers: [{ serviceName: b', 'providers: [{ serviceName: c', 'createDependency'],
    isUnread: true,
  },
  Namespace: {
    text: document(
      'nacos/v1',
      'Namespace',
      'name: made, engine: nacos-engine',
      'spec: { namespaceName: one, namespaceDesc: two }',
    ),
    create: 'createNacosNamespace',
    change: ['one', 'other', 'updateNacosNamespace'],
  },
};

/** The text with all changes that need no replacement. */
export function changedText({ text, change, own = [] }: Case): string {
  return [...(change ? [change] : []), ...own].reduce((edited, [from, to]) => edited.replace(from, to), text);
}
