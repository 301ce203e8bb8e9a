/** How many resources of each kind belong to one application and one engine. */
export interface ResourceCounts {
  readonly components: number;
  readonly policies: number;
  readonly microservices: number;
  readonly items: number;
}

/** Kinds of the policies, one after the other. */
export const policyKinds = ['Retry', 'Bulkhead', 'RateLimiting'];
const policySpecs = [
  '{ maxAttempts: 3, retryOnResponseStatus: [502] }',
  '{ maxConcurrentCalls: 10 }',
  '{ rate: 10 }',
];

const environment = `apiVersion: servicestage/v2
kind: Environment
metadata: { name: many-env }
spec: { vpc_id: vpc-1, base_resources: [ { id: c1, type: cce } ] }
`;
const application = `apiVersion: servicestage/v2
kind: Application
metadata: { name: many }
spec: { description: Many }
`;
const variables = `apiVersion: servicestage/v2
kind: ApplicationConfiguration
metadata: { application: many, environment: many-env }
spec: { configuration: { env: [ { name: A, value: b } ] } }
`;

function component(index: number): string {
  const source = 'source: { kind: artifact, spec: { storage: obs, type: package, url: "obs://a/b.jar" } }';
  return `apiVersion: servicestage/v2
kind: Component
metadata: { name: part-${index}, application: many }
spec: { runtime: Docker, category: Webapp, sub_category: Web${index % 2 === 0 ? '' : `, ${source}`} }
`;
}

function instance(index: number): string {
  return `apiVersion: servicestage/v2
kind: Instance
metadata: { name: part-${index}-run, application: many, component: part-${index}, environment: many-env }
spec:
  version: 1.0.0
  replica: 1
  flavor_id: CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi
  artifacts: { part: { storage: swr, type: image, url: "swr.example.com/shop/part:1.0.0", auth: iam } }
  refer_resources: [ { id: c1, type: cce, parameters: { namespace: default } } ]
`;
}

function policy(index: number): string {
  const kind = index % policyKinds.length;
  return `apiVersion: cse/v3
kind: ${policyKinds[kind] ?? ''}
metadata: { name: rule-${index}, engine: prod-engine }
selector: { environment: production, app: many }
spec: ${policySpecs[kind] ?? ''}
`;
}

function microservice(index: number): string {
  return `apiVersion: registry/v4
kind: Microservice
metadata: { name: service-${index}, engine: prod-engine }
spec: { appId: many, environment: production, version: 1.0.0 }
`;
}

function schema(index: number): string {
  return `apiVersion: registry/v4
kind: Schema
metadata: { name: hello, microservice: service-${index}, engine: prod-engine }
spec: { schema: "openapi: 3.0.1" }
`;
}

function item(index: number): string {
  return `apiVersion: kie/v1
kind: Config
metadata: { name: many.key-${index}, engine: prod-engine }
spec: { value: "${index}", value_type: text, status: enabled, labels: { app: many } }
`;
}

function times(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_none, index) => make(index));
}

/**
 * A manifest of an environment, an application and its variables; of components, each with an instance; of policies, of
 * microservices, each with a schema, and of configuration items. Every other component is built from a source.
 */
export function manyResources({ components, policies, microservices, items }: ResourceCounts): string {
  return [
    environment,
    application,
    variables,
    ...times(components, component),
    ...times(components, instance),
    ...times(policies, policy),
    ...times(microservices, microservice),
    ...times(microservices, schema),
    ...times(items, item),
  ].join('---\n');
}
