import { asManifest, inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import type { NameKind, NameSource } from '../../../../../manifests/engine/names';
import { checkMarked } from './mistakes';

const manifests = 'checkout.cse.yaml';
const blockStrings = 'microservice.yaml';
const items = 'testing.kie.json';

const group = (match: string) => `alias: a\nmatches:\n  - name: a\n    ${match}`;
const get = group('method: [GET]');
const post = group('method: [POST]');
const anyPath = group('apiPath:\n      prefix: "/"');
const abort = 'type: abort\npercentage: 10';
const route = '- precedence: 1\n  route:\n    - weight: 100\n      tags:\n        version: "1"';
const versioned = route.replace('"1"', '«1.0.0»');

/** Policies of a kind (as files name it), a name and a text each. */
type Policies = readonly (readonly [kind: string, name: string, text: string])[];

const inFiles = (policies: Policies) =>
  policies
    .map(([kind, name, text]) => `servicecomb.${kind}.${name}: |\n  ${text.replaceAll('\n', '\n  ')}\n`)
    .join('');

const inItems = (policies: Policies, environment = 'testing') =>
  JSON.stringify(
    {
      data: policies.map(([kind, name, value]) => ({
        key: `servicecomb.${kind}.${name}`,
        labels: { environment, app: 'shop' },
        value,
        value_type: 'text',
        status: 'enabled',
      })),
    },
    null,
    2,
  );

const inManifests = (policies: Policies) =>
  policies.map((one) => asManifest(capital(one[0]), one[2], one[1])).join('---\n');

function capital(kind: string): string {
  return kind === 'loadbalance' ? 'LoadBalance' : kind.charAt(0).toUpperCase() + kind.slice(1);
}

function everywhere(policies: Policies): Readonly<Record<string, string>> {
  return {
    [manifests]: inManifests(policies),
    [blockStrings]: inFiles(policies),
    [items]: inItems(policies),
  };
}

function namesAround(kind: NameKind, scope: string | undefined): readonly string[] {
  if (kind === 'instance-version') return scope === 'cart' ? ['2.0.0'] : [];
  return kind === 'microservice' ? ['cart'] : kind === 'engine' ? ['prod'] : [];
}

/** Nothing is anywhere else but an engine and a microservice `cart`, whose instances have the version 2.0.0. */
const around: NameSource = {
  namesOf: (kind, scope) => [
    {
      state: 'complete',
      strength: 'allowed',
      source: 'prod',
      names: namesAround(kind, scope),
    },
  ],
};

/** Rows about what is around a policy: its name, its kind, other policies, and how it is written. */
const rows: readonly {
  readonly mistake: string;
  readonly expected: string;
  /** By file name, marked. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whether other files and the engine have to be asked. */
  readonly among?: true;
}[] = [
  {
    mistake: 'the spec is a text',
    expected: 'error governance/spec-form',
    texts: {
      [manifests]: asManifest('Retry', '«maxAttempts»'),
      'retry.governance.json':
        '{"name": "a", "selector": {"environment": "testing", "app": "shop"}, "spec": «"maxAttempts: 2"»}',
    },
  },
  {
    mistake: 'the text of a policy is a word',
    expected: 'warning governance/spec-form',
    texts: {
      [blockStrings]: inFile('retry', '«maxAttempts»'),
      [items]: inItems([['retry', 'a', '«maxAttempts»']]),
    },
  },
  {
    mistake: 'the names of the policy and its match group differ',
    expected: 'warning governance/policy-without-match-group',
    among: true,
    texts: everywhere([
      ['matchGroup', 'pay', get],
      ['bulkhead', 'pay', 'maxConcurrentCalls: 5'],
      ['retry', '«pays»', 'maxAttempts: 2'],
    ]),
  },
  {
    mistake: 'POST is repeated',
    expected: 'warning governance/retry-unsafe',
    texts: everywhere([
      ['matchGroup', 'pay', post],
      ['retry', '«pay»', 'maxAttempts: 2'],
    ]),
  },
  {
    mistake: 'one of two balancers is for all services',
    expected: 'warning governance/loadbalance-targets',
    texts: everywhere([
      ['matchGroup', 'all', anyPath],
      ['matchGroup', 'cart', `${anyPath}\n    serviceName: cart`],
      ['loadbalance', '«all»', 'rule: Random'],
      ['loadbalance', 'cart', 'rule: Random'],
    ]),
  },
  {
    mistake: 'the kind is spelled otherwise',
    expected: 'error governance/kind-spelling',
    texts: {
      [blockStrings]: inFile('«loadbalancer»', 'rule: Random'),
      [items]: inItems([['«loadbalancer»', 'a', 'rule: Random']]),
      'config.cse.yaml':
        'apiVersion: kie/v1\nkind: Config\nmetadata: { name: servicecomb.«loadbalancer».a, engine: prod }\nspec:\n  status: enabled\n  value_type: text\n  value: "rule: Random"\n',
    },
  },
  {
    mistake: 'the kind of a manifest is spelled otherwise',
    expected: 'error cloud/kind',
    texts: { [manifests]: asManifest('«LoadBalancer»', 'rule: Random') },
  },
  {
    mistake: 'faults in production',
    expected: 'warning governance/injection-in-production',
    texts: {
      [manifests]: asManifest('FaultInjection', abort, '«a»').replace('testing', 'production'),
      'fault-injection.governance.json':
        '{"name": «"a"», "selector": {"environment": "production", "app": "shop"}, "spec": {"type": "abort", "percentage": 10}}',
      [items]: inItems([['faultInjection', '«a»', abort]], 'production'),
    },
  },
  {
    mistake: 'the name of the microservice has other capitals',
    expected: 'warning governance/service-name',
    among: true,
    texts: {
      [manifests]: asManifest('RouteRule', route, '«Cart»'),
      [blockStrings]: inFile('routeRule', route, '«Cart»'),
      [items]: inItems([['routeRule', '«Cart»', route]]),
    },
  },
  {
    mistake: 'no instance has the version of a tag',
    expected: 'information governance/instance-version',
    among: true,
    texts: {
      [manifests]: asManifest('RouteRule', versioned, 'cart'),
      [blockStrings]: inFile('routeRule', versioned, 'cart'),
      [items]: inItems([['routeRule', 'cart', versioned]]),
    },
  },
  {
    mistake: 'the | is forgotten',
    expected: 'error governance/nested-yaml',
    texts: {
      [blockStrings]: `servicecomb:\n  routeRule:\n    «cart»:\n      ${route.replaceAll('\n', '\n      ')}\n`,
    },
  },
  {
    mistake: 'a type of YAML for one policy',
    expected: 'warning governance/kie-value-type',
    texts: { [items]: inItems([['retry', 'a', 'maxAttempts: 2']]).replace('"text"', '«"yaml"»') },
  },
];

/** Rows of the tables of mistakes of Governance policies, sections 3 to 13, that are not about one field. */
describe('mistakes around governance policies', () => {
  for (const { mistake, expected, texts, among } of rows)
    for (const [fileName, marked] of Object.entries(texts))
      it(`${mistake}: in ${fileName}`, () =>
        checkMarked(fileName, marked, expected, among ? around : undefined));
});
