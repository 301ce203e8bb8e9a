import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allRules } from '../../manifests/all-rules';
import { kindOf } from '../../manifests/kinds';
import type { ManifestKind } from '../../manifests/engine/manifest';

/** A text that is changed, and the name under which it would lie in a project. */
export interface Sample {
  readonly fileName: string;
  readonly text: string;
  readonly kind: ManifestKind;
}

const corpus = path.join(import.meta.dirname, '../../../shared/corpus');

/** Names that files of the rules' examples might have. */
const fileNames: Readonly<Record<string, readonly string[]>> = {
  lain: ['lain.yaml'],
  cloud: ['shop.servicestage.yaml', 'engine.cse.yaml', 'retry.governance.json'],
  governance: ['application.yaml', 'microservice.yaml', 'shop.governance.yaml'],
  microservice: ['microservice.yaml', 'application.yaml', 'bootstrap.yml'],
  kie: ['shop.kie.yaml', 'shop.kie.json'],
  call: ['shop.call.yaml'],
};

/** Files with a little of everything, and the examples of all rules. */
export function ownSamples(): readonly Sample[] {
  return [...exampleSamples(), ...mixedSamples()];
}

/** Real files of others; none where they are not at hand. */
export function corpusSamples(): readonly Sample[] {
  if (!existsSync(corpus)) return [];
  const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.flatMap(({ parentPath, name }) =>
    samplesOf([originalName(parentPath, name)], readFileSync(path.join(parentPath, name), 'utf8')),
  );
}

/** Files of the corpus carry where they come from in their names. */
function originalName(folder: string, name: string): string {
  if (path.basename(folder).startsWith('lain')) return 'lain.yaml';
  const known = /(?:microservice|application|bootstrap)\.ya?ml$/.exec(name);
  return known?.[0] ?? (name.endsWith('.json') ? 'retry.governance.json' : 'application.yaml');
}

function exampleSamples(): Sample[] {
  return allRules.flatMap(({ id, examples }) =>
    [...examples.valid, ...examples.invalid].flatMap((example) =>
      samplesOf(fileNames[id.split('/')[0] ?? ''] ?? [], example.replace(/[«»]/g, '')),
    ),
  );
}

function samplesOf(names: readonly string[], text: string): Sample[] {
  return names.flatMap((fileName) => {
    const kind = kindOf(fileName, text);
    return kind === undefined ? [] : [{ fileName, text, kind }];
  });
}

function mixedSamples(): Sample[] {
  return [
    ...samplesOf(['shop.servicestage.yaml'], cloudDocuments),
    ...samplesOf(['application.yaml'], policies),
    ...samplesOf(['shop.kie.json'], JSON.stringify({ data: items }, undefined, 2)),
    ...samplesOf(['shop.kie.json'], JSON.stringify({ data: items })),
    ...samplesOf(['shop.kie.yaml'], itemsInYaml),
    ...samplesOf(['lain.yaml'], lain),
    ...samplesOf(['item.call.yaml'], call),
  ];
}

const call = `# An item
operation: createKieKv
connection: local
parameters:
  project_id: default
body:
  key: shop.level
  value: \${env:LEVEL}
  value_type: text
  labels: { environment: production, app: shop, service: cart, version: 1.0.0 }
  status: enabled # clients see it
---
operation: obtainServiceCombToken
body:
  name: root
  password: "\${input:Password of root}"
`;

const cloudDocuments = `# The shop
apiVersion: servicestage/v2
kind: Application
metadata:
  name: shop
---
apiVersion: servicestage/v2
kind: Component
metadata: {name: cart, application: shop}
spec:
  runtime: Docker
  category: MicroService
---
apiVersion: cse/v3
kind: MatchGroup
metadata:
  name: slow
  engine: test
spec:
  alias: slow ones
  matches:
    - name: first
      apiPath: {prefix: /slow}
...
---
apiVersion: cse/v3
kind: Retry
metadata:
  name: slow
  engine: test
spec:
  maxAttempts: 3
  waitDuration: 10ms
`;

const matches = 'matches:\n  - name: first\n    apiPath:\n      exact: "/a"\n    method: [GET]\n';

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

const policies = `servicecomb:
  service:
    name: cart
    version: "1.0.0"
    application: shop
  matchGroup:
    slow: |
${indented(matches, '      ')}    fast: |-
${indented(matches, '        ')}  retry:
    slow: |
      maxAttempts: 3
  rateLimiting:
    slow: "rate: 10"
    fast: 'rate: 1'
---
spring:
  profiles: test
servicecomb:
  routeRule:
    cart: |
      - precedence: 1
        route:
          - weight: 100
            tags: {version: 1.0.0}
`;

const items = [
  {
    key: 'servicecomb.matchGroup.slow',
    value: matches,
    labels: { environment: 'production' },
    value_type: 'yaml',
  },
  { key: 'servicecomb.retry.slow', value: 'maxAttempts: 3\n', value_type: 'text', status: 'enabled' },
  { key: 'shop.json', value: '{"a": [1, 2, {"b": "\\u00e4"}]}', value_type: 'json' },
  { key: 'shop.xml', value: '<a b="c">\n  <d/>\n</a>', value_type: 'xml' },
  { key: 'shop.properties', value: 'a=b\\\n  c\n# d\ne: f', value_type: 'properties' },
  { key: 'shop.ini', value: '[a]\nb=c', value_type: 'ini', status: 'disabled' },
  { key: 'servicecomb.routeRule.cart', value: '- precedence: 1\n  route:\n    - weight: 100\n', labels: {} },
];

const itemsInYaml = `data:
${items
  .map(
    ({ key, value }) => `  - key: ${key}\n    value_type: yaml\n    value: |\n${indented(value, '      ')}`,
  )
  .join('\n')}
`;

const lain = `appname: shop
build:
  base: golang:1.8
  prepare:
    version: 1
    script: [go get]
  script:
    - go build
release:
  dest_base: alpine
  copy:
    - src: a
      dest: /a
web:
  cmd: ./shop {{ x }}
  port: 80
  memory: 64m
  env: [A=b]
worker.mail: &worker
  cmd: >
    ./mail
cron.clean: {<<: *worker, schedule: "1 * * * *"}
use_services: {redis: [master]}
`;
