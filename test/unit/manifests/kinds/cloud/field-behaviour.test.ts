import assert from 'node:assert/strict';
import { catalogue } from '../../../../../api/catalogue/catalogue';
import { fieldsIn, pathInWords } from '../../../../../manifests/engine/schema/fields';
import { cloudKinds } from '../../../../../manifests/kinds/cloud/kinds';
import { fieldBehaviours } from './field-list';
import { wordsOf } from './field-words';
import { hoverAt } from './files';

/** What all kinds have and what says nothing by itself. */
const frame = new Set(['apiVersion', 'kind', 'metadata', 'selector', 'spec']);

describe('fields of cloud manifests', () => {
  it('are known for each kind, and for no other', () => {
    assert.deepEqual(
      Object.keys(fieldBehaviours),
      cloudKinds.map(({ facts }) => facts.kind),
    );
  });

  for (const { facts, schema } of cloudKinds)
    it(`of ${facts.kind} each behave as was looked up for it`, () => {
      const found = fieldsIn(schema).map(
        ({ path, property }) => `${pathInWords(path)}: ${wordsOf(property)}`,
      );
      const wanted = Object.entries(fieldBehaviours[facts.kind] ?? {}).flatMap(([words, paths]) =>
        paths
          .trim()
          .split(/\s+/)
          .map((path) => `${path}: ${words}`),
      );
      const said = new Set(found.filter((line) => !frame.has(line.replace(/: plain$/, ''))));
      assert.deepEqual([...said].sort(), wanted.sort());
    });

  it('are changed by operations of the catalogue alone', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const named = cloudKinds.flatMap(({ schema }) =>
      fieldsIn(schema).flatMap(({ property: { behaviour } }) =>
        typeof behaviour?.changedBy === 'object' ? behaviour.changedBy : [],
      ),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });
});

describe('what identifies a resource', () => {
  for (const [kind, paths] of [
    ['Instance', []],
    ['Retry', ['selector.environment', 'selector.app', 'selector.service']],
    ['RouteRule', ['selector.environment', 'selector.app']],
    ['Microservice', ['spec.appId', 'spec.environment', 'spec.version']],
    ['MicroserviceInstance', ['spec.instanceId', 'spec.hostName', 'spec.endpoints']],
    ['Dependency', []],
    ['Config', ['spec.labels']],
  ] as const)
    it(`is read from the fields of ${kind}`, () => {
      const found = cloudKinds.find(({ facts }) => facts.kind === kind);
      assert.deepEqual(
        found?.identity.map((path) => path.join('.')),
        paths,
      );
    });
});

const document = (apiVersion: string, kind: string, rest: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: cart, engine: prod }\n${rest}`;
const environment = (spec: string) => document('servicestage/v2', 'Environment', `spec:\n  ${spec}\n`);
const instance = (spec: string) => document('servicestage/v2', 'Instance', `spec:\n  ${spec}\n`);
const engine = (spec: string) => document('cse/v2', 'Engine', `spec:\n  ${spec}\n`);
const policy = (rest: string) => document('cse/v3', 'Retry', rest);
const service = (spec: string) => document('registry/v4', 'Microservice', `spec:\n  ${spec}\n`);
const item = (spec: string) => document('kie/v1', 'Config', `spec:\n  ${spec}\n`);

describe('hovers of cloud manifests say how a field behaves', () => {
  for (const [what, marked, sentence] of [
    [
      'that can’t change',
      environment('vpc|_id: a'),
      /Can’t be changed after creation: .*\n\nSource: \[ServiceStage API Reference\]\(https:[^)]+\), 4\.2\.1$/,
    ],
    ['inside of one that can’t change', engine('enterpriseProject: { i|d: a }'), /Can’t be changed/],
    ['that identifies', service('ver|sion: 1.0.0'), /Identifies the resource: another value/],
    ['of a selector', policy('selector: { ap|p: shop }\n'), /Identifies the resource/],
    ['of metadata', 'apiVersion: cse/v2\nkind: Engine\nmetadata: { na|me: a }\n', /Identifies the resource/],
    ['that labels', item('labels: { a|pp: shop }'), /Identifies the resource/],
    [
      'with an operation of its own',
      engine('fla|vor: cse.s1.small2'),
      /Changed by an operation of its own: `resizeEngine`\./,
    ],
    [
      'of an entry with an operation of its own',
      environment('base_resources:\n    - ty|pe: cce'),
      /`updateEnvironmentResources`\.\s+Upper and lower case make no difference\./,
    ],
    [
      'that the server fills in',
      environment('deploy_|mode: mixed'),
      /Set by the server if you leave it out\./,
    ],
    [
      'that the server alone sets',
      'name: cart\nselector: { app: shop, environment: production }\ni|d: 1\nspec: { maxAttempts: 2 }\n',
      /Set by the server; leave it out\./,
    ],
    [
      'that is secret',
      engine('auth_cred: { pw|d: a }'),
      /Secret: it is masked in errors and logs\.\s+Used only at creation/,
    ],
    [
      'that needs something new',
      instance('vers|ion: 1.0.0'),
      /Every update needs a value that wasn’t used before\./,
    ],
    ['that can’t be emptied', item('val|ue: a'), /An empty value keeps the old one\./],
    ['with quantities', instance('flavor|_id: a'), /Equal quantities are the same value: `0\.25C` is `250m`/],
    [
      'with entries without order',
      instance('refer_|resources: []'),
      /The order of entries doesn’t matter; they are identified by `type`, `id`\./,
    ],
    ['with durations', policy('spec: { wait|Duration: 1S }\n'), /Equal durations are the same value: `1S`/],
    ['with numbers as texts', policy('spec: { retryOn|ResponseStatus: [502] }\n'), /`502` is `"502"`/],
    [
      'with additions of the server',
      document('registry/v4', 'MicroserviceInstance', 'spec:\n  prop|erties: {}\n'),
      /The server adds keys of its own: `engineID`, `engineName`\./,
    ],
  ] as const)
    it(`: one ${what}`, () => assert.match(hoverAt(marked) ?? 'nothing', sentence));

  it('and nothing of one that just changes', () => {
    const hover = hoverAt(environment('ali|as: a')) ?? '';
    assert.match(hover, /Second name/);
    assert.doesNotMatch(hover, /chang|server|compar|identif/i);
  });
});
