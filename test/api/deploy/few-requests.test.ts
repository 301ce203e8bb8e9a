import assert from 'node:assert/strict';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const counts = { components: 20, policies: 60, microservices: 50, items: 350 };
/** Every other component is built from a source. */
const componentsWithSource = counts.components / 2;
const policyKinds = ['Retry', 'Bulkhead', 'RateLimiting'];
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

const all = [
  environment,
  application,
  variables,
  ...times(counts.components, component),
  ...times(counts.components, instance),
  ...times(counts.policies, policy),
  ...times(counts.microservices, microservice),
  ...times(counts.microservices, schema),
  ...times(counts.items, item),
].join('---\n');

describe('the requests of a plan', function () {
  this.timeout(60_000);
  let stage: DeployStage;
  before(async () => {
    // A request that is repeated would be counted twice.
    stage = await startDeploying({ badGateway: 0 });
  });
  after(() => stage.close());

  it('are one for each list, and one for each resource that its list leaves parts out of', async () => {
    const outcome = await stage.deploy(all);
    const undone = outcome.steps.filter(({ result: { state } }) => state !== 'done');
    assert.deepEqual(undone, []);
    const before = stage.sent.length;
    const planned = await stage.plan(all);
    assert.deepEqual(changesOf(planned), []);
    assert.deepEqual(
      titlesOf(planned).filter((title) => !title.startsWith('unchanged')),
      [],
    );
    assert.deepEqual(countOf(stage.sent.slice(before)), {
      listEnvironments: 2, // those of the project, and those that variables are listed for
      getEnvironment: 1,
      listApplications: 1,
      getApplicationConfiguration: 1,
      listComponents: 1,
      getComponent: componentsWithSource,
      listComponentInstances: counts.components,
      getComponentInstance: counts.components,
      listEngines: 1,
      listGovernancePoliciesByKind: policyKinds.length,
      listGovernMicroservices: 1,
      listSchemas: counts.microservices,
      listKieKvs: 1,
    });
  });
});

function countOf(operations: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const operation of operations) found[operation] = (found[operation] ?? 0) + 1;
  return found;
}
