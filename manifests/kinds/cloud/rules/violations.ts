import { appendKeyFix } from '../../../engine/rules/append-key';
import type { Fix, Rule } from '../../../engine/rules/rule';
import { withoutPlaceholders } from '../../../engine/language/snippet';
import { formatValue } from '../../../engine/language/describe';
import type { MissingKey } from '../../../engine/schema/check';
import { unknownFixes } from '../../../engine/schema/unknown';
import type { CloudDocument } from '../document';
import {
  cluster,
  component,
  engine,
  environment,
  hosts,
  image,
  instance,
  manifests,
  violationRule,
  stage,
} from './shared';

/** Fields that the API can't do without. */
export const missingField = violationRule(
  {
    id: 'cloud/missing-field',
    consequence: 'refused',
    summary: 'A resource has the fields that its API requires, and the names of what it belongs to.',
    explanation:
      'Without a name or a parent the resource can’t be found or made; without a field of `spec` the server answers 400.',
    source: manifests,
    examples: {
      valid: [instance(), 'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: shop\n'],
      invalid: [
        instance().replace('  replica: 2\n', '').replace('spec:', '«spec»:'),
        instance().replace(', environment: dev-env', '').replace('metadata', '«metadata»'),
        instance('', '    - id: Default\n      type: ecs\n      «parameters»: {}\n').replace(
          image,
          '{ storage: obs, type: package, url: "obs://shop/cart.jar", auth: iam }',
        ),
        'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  «name»:\n',
        '«apiVersion»: servicestage/v2\nkind: Application\n',
        '«apiVersion»: cse/v3\nkind: Retry\nmetadata: { name: cart, engine: prod }\nspec:\n  maxAttempts: 2\n',
      ],
    },
  },
  'missing',
  ({ absent }, document) => (absent ? added(absent, document) : []),
);

/** What is missing as it usually is: its default, its only value, or the first example. */
function added({ map, name, property }: MissingKey, document: CloudDocument): readonly Fix[] {
  const { schema, snippet } = property;
  const [value] = [...(schema.choices ?? []), ...(schema.examples ?? [])];
  const word = value === undefined ? undefined : formatValue(value.value);
  const text = snippet === undefined ? word : withoutPlaceholders(snippet);
  return text === undefined ? [] : appendKeyFix(map, document.text, document.lines, name, text);
}

/** Fields that the API does not have. */
export const unknownField = violationRule(
  {
    id: 'cloud/unknown-field',
    consequence: 'ignored',
    summary: 'Every field is one that the API of the resource has.',
    explanation: 'The server ignores what it does not know: the resource is made as if it were not there.',
    source: manifests,
    examples: {
      valid: [instance('  description: the cart\n')],
      invalid: [
        instance('  «descripton»: the cart\n'),
        instance().replace('replica: 2', 'replica: 2\n  «replicas»: 3'),
        'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: shop\n  «labels»: { team: a }\n',
        `${instance()}«status»: {}\n`,
        'apiVersion: nacos/v1\nkind: Namespace\nmetadata: { name: dev, engine: nacos }\nspec:\n  namespaceName: Development\n  «namespace_desc»: Shared\n',
      ],
    },
  },
  'unknown',
  ({ unknown }, { text }) => (unknown ? unknownFixes(unknown.entry, unknown.better, text) : []),
);

/** Values of a type that the API does not take. */
export const valueType = violationRule(
  {
    id: 'cloud/value-type',
    consequence: 'refused',
    summary: 'A value is of the type that its field has.',
    explanation: 'The server answers 400. Numbers such as `1.10` that are meant as text also lose digits.',
    source: manifests,
    examples: {
      valid: [instance().replace('version: 1.0.0', 'version: "1.10"')],
      invalid: [
        instance().replace('version: 1.0.0', 'version: «1.10»'),
        instance().replace('replica: 2', 'replica: «"2"»'),
        instance('  configuration:\n    env:\n      «LEVEL: warn»\n'),
        instance('  configuration:\n    env:\n      - name: DEBUG\n        value: «true»\n'),
      ],
    },
  },
  'type',
);

/** Values that are not among the allowed ones. */
export const valueChoice = violationRule(
  {
    id: 'cloud/value-choice',
    consequence: 'refused',
    summary: 'A value is one of those that its field takes.',
    explanation: 'The server answers 400.',
    source: manifests,
    examples: {
      valid: [instance('', hosts, '{ storage: obs, type: package, url: "obs://shop/cart.jar", auth: none }')],
      invalid: [
        instance('', cluster, image.replace('storage: swr', 'storage: «swrr»')),
        instance('  configuration:\n    strategy:\n      upgrade: «Rolling»\n'),
        instance(
          '  configuration:\n    probes:\n      livenessProbe:\n        type: «https»\n        parameters: { port: 8080 }\n',
        ),
        component('  runtime: Java8\n  category: «Microservice»\n'),
        instance(
          '  configuration:\n    storage:\n      - type: «Disk»\n        parameters: {}\n        mounts: []\n',
        ),
      ],
    },
  },
  'choice',
);

/** Numbers that are too small or too large. */
export const valueRange = violationRule(
  {
    id: 'cloud/value-range',
    consequence: 'refused',
    summary: 'A number is within the limits of its field.',
    explanation: 'The server answers 400.',
    source: manifests,
    examples: {
      valid: [instance('  external_accesses:\n    - { protocol: http, forward_port: 8080 }\n')],
      invalid: [
        instance().replace('replica: 2', 'replica: «-1»'),
        instance('  external_accesses:\n    - { protocol: http, forward_port: «80800» }\n'),
      ],
    },
  },
  'range',
);

/** Texts and lists that are too short or too long. */
export const valueLength = violationRule(
  {
    id: 'cloud/value-length',
    consequence: 'refused',
    summary: 'Texts, lists and maps are as long as their fields take them.',
    explanation: 'The server answers 400.',
    source: manifests,
    examples: {
      valid: [instance('  description: the cart\n')],
      invalid: [
        `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: «s» }\n`,
        instance(`  description: «${'x'.repeat(129)}»\n`),
        engine('  specType: CSE2\n  flavor: cse.s1.small2\n  authType: NONE\n  azList: «[a, b, c, d]»\n'),
        'apiVersion: servicestage/v2\nkind: Environment\nmetadata: { name: dev-env }\nspec:\n  vpc_id: 29d5\n  base_resources: «[]»\n',
      ],
    },
  },
  'length',
);

/** Texts that are not formed as the API wants them. */
export const valueForm: Rule<CloudDocument> = violationRule(
  {
    id: 'cloud/value-form',
    consequence: 'refused',
    summary: 'Names, versions, flavors and addresses have the form that the API wants.',
    explanation: 'The server answers 400.',
    source: stage('4'),
    examples: {
      valid: [instance().replace('MICRO-5G:0.5C:1G', 'CUSTOM-10G:0.5C-0.25C:1.6Gi-0.8Gi')],
      invalid: [
        instance().replace('cart-dev', '«Cart_Dev»'),
        instance().replace('MICRO-5G:0.5C:1G', '«CUSTOM-10G:0.5C:1.6Gi»'),
        'apiVersion: registry/v4\nkind: Microservice\nmetadata: { name: cart, engine: prod }\nspec:\n  version: «v1»\n',
        'apiVersion: kie/v1\nkind: Config\nmetadata: { name: «a/b», engine: prod }\nspec:\n  value: x\n',
        'apiVersion: kie/v1\nkind: Config\nmetadata: { name: a.b, engine: prod }\nspec:\n  value: x\n  labels: { «ver sion»: a }\n',
      ],
    },
  },
  'form',
);

/** What one document of the API demands and another does not. */
export const documentsDiffer: Rule<CloudDocument> = violationRule(
  {
    id: 'cloud/documents-differ',
    consequence: 'readers-differ',
    summary: 'Values and fields are those on which all documents of the API agree.',
    explanation:
      'The API reference, newer editions of it and the vendor’s SDKs differ here. What is written is sent as it is; a server that follows another document answers 400.',
    source: stage('4.2.1'),
    examples: {
      valid: [environment('  deploy_mode: container\n  charge_mode: provided\n')],
      invalid: [
        environment('').replace('spec:', '«spec»:'),
        environment('  deploy_mode: «kubernetes»\n'),
        environment('  deploy_mode: container\n  charge_mode: «monthly»\n'),
        component(
          '  runtime: Java8\n  category: Common\n  source:\n    kind: code\n    spec: { repo_type: «DevCloud», repo_url: "https://example.com/a.git", repo_auth: shop }\n',
        ),
        instance().replace('MICRO-5G:0.5C:1G', '«CUSTOM-10G:0.5m-0.25m:1.6Gi-0.8Gi»'),
        instance().replace(`  artifacts:\n    cart: ${image}\n`, '').replace('spec:', '«spec»:'),
      ],
    },
  },
  'disputed',
);
