import assert from 'node:assert/strict';
import { kindOf } from '../../../../../manifests/kinds';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { NameSource } from '../../../../../manifests/engine/names';

const workspace: NameSource = {
  namesOf: () => [{ state: 'complete', strength: 'suggested', source: 'the workspace', names: [] }],
};

/** Everything but information, with the text that it is about; each text is read with both line ends. */
function found(fileName: string, text: string): readonly string[] {
  const [unix, windows] = [text, text.replaceAll('\n', '\r\n')].map((one) => shown(fileName, one));
  assert.deepEqual(windows, unix, 'with CRLF');
  return unix ?? [];
}

function shown(fileName: string, text: string): readonly string[] {
  const manifest = kindOf(fileName, text)?.open(text, { ...defaultManifestOptions, fileName });
  assert.ok(manifest, 'the file is not recognised');
  return [...manifest.findings(), ...manifest.crossFileFindings(workspace)]
    .filter(({ severity }) => severity !== 'information')
    .map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`);
}

/** The item of a key as a file has it, in JSON and in YAML. */
function items(key: string, value: string, type = 'text'): Readonly<Record<string, string>> {
  const item = {
    key,
    labels: { environment: 'testing', app: 'shop' },
    value,
    value_type: type,
    status: 'enabled',
  };
  const yaml = `data:\n  - key: ${key}\n    labels: { environment: testing, app: shop }\n    value_type: ${type}\n    status: enabled\n    value: |\n      ${value.trimEnd().replaceAll('\n', '\n      ')}\n`;
  const manifest = `apiVersion: kie/v1\nkind: Config\nmetadata: { name: ${key}, engine: prod }\nspec:\n  status: enabled\n  value_type: ${type}\n  value: |\n    ${value.trimEnd().replaceAll('\n', '\n    ')}\n`;
  return {
    'a.kie.json': JSON.stringify({ data: [item] }, null, 2),
    'a.kie.yaml': yaml,
    'a.cse.yaml': manifest,
  };
}

const limiter = 'rate: 10\nlimitRefreshPeriod: 1S\n';
const group = 'matches:\n  - apiPath:\n      exact: "/login"\n';
const route = '- precedence: 1\n  route:\n    - weight: 100\n      tags:\n        version: 1.0.0\n';
const below = (key: string, text: string) => `${key}: |\n  ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
const nested = (kind: string, text: string, name = 'login') =>
  `servicecomb:\n  ${kind}:\n    ${name}: |\n      ${text.trimEnd().replaceAll('\n', '\n      ')}\n`;

const file = (text: string) => ({ 'microservice.yaml': text });
const content = (text: string) => items('application.yaml', text, 'yaml');
const properties = (text: string) => items('shop.properties', text, 'properties');

/** What is found in each of the files. */
const table: readonly (readonly [
  title: string,
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
])[] = [
  ...(
    [
      ['rateLimitting', limiter, 'rateLimiting'],
      ['rate-limiting', limiter, 'rateLimiting'],
      ['RateLimit', limiter, 'rateLimiting'],
      ['rateLimitings', limiter, 'rateLimiting'],
      ['faultInject', 'type: abort\npercentage: 10\n', 'faultInjection'],
      ['routerRule', route, 'routeRule'],
      ['matchGrup', group, 'matchGroup'],
      ['retries', 'maxAttempts: 2\n', 'retry'],
      ['circuitBreak', 'minimumNumberOfCalls: 10\n', 'circuitBreaker'],
    ] as const
  ).flatMap(([word, text]): (typeof table)[number][] => [
    [`${word} as a section`, file(nested(word, text)), [`governance/kind-spelling ${word}`]],
    [
      `${word} in a dotted key`,
      file(below(`servicecomb.${word}.login`, text)),
      [`governance/kind-spelling ${word}`],
    ],
    [`${word} in a content`, content(nested(word, text)), [`governance/kind-spelling ${word}`]],
    [
      `${word} in the key of an item`,
      items(`servicecomb.${word}.login`, text),
      [`governance/kind-spelling ${word}`],
    ],
    [
      `${word} in properties`,
      properties(`servicecomb.${word}.login=${text.trimEnd().replaceAll('\n', '\\n')}\n`),
      [`governance/kind-spelling ${word}`],
    ],
  ]),
  [
    'a near kind as maps',
    file('servicecomb:\n  rateLimit:\n    login:\n      rate: 10\n'),
    ['governance/kind-spelling rateLimit'],
  ],
  ['a near kind without fields', file('servicecomb:\n  rateLimit:\n    enabled: true\n'), []],
  ['a kind with a number', file(nested('faultInjection2', 'type: abort\npercentage: 10\n')), []],
  ['a word of the program', file('servicecomb:\n  router:\n    type: router\n  caches:\n    ttl: 5\n'), []],
  [
    'a misspelled root',
    items('servicecom.rateLimiting.login', limiter),
    ['governance/kind-spelling servicecom'],
  ],
  [
    'a text without a name',
    file(below('servicecomb.rateLimiting', limiter)),
    ['governance/policy-place rateLimiting'],
  ],
  [
    'a group without a name',
    file(`servicecomb:\n  ${below('matchGroup', group).replaceAll('\n', '\n  ')}`),
    ['governance/policy-place matchGroup'],
  ],
  [
    'an item without a name',
    items('servicecomb.rateLimiting', limiter),
    ['governance/policy-place rateLimiting'],
  ],
  [
    'fields without a name',
    file('servicecomb:\n  rateLimiting:\n    rate: 10\n    limitRefreshPeriod: 1S\n'),
    ['governance/policy-place rateLimiting'],
  ],
  [
    'properties without a name',
    properties('servicecomb.retry=maxAttempts: 2\n'),
    ['governance/policy-place retry'],
  ],
  [
    'a text without a kind',
    file(`servicecomb:\n  ${below('login', group).replaceAll('\n', '\n  ')}`),
    ['governance/policy-place login'],
  ],
  ['an item without a kind', items('servicecomb.login', limiter), ['governance/policy-place login']],
  [
    'a near kind in a body',
    {
      'a.governance.json':
        '{"name": "a", "kind": "rate-limitting", "selector": {"environment": "testing", "app": "shop"}, "spec": {"rate": 1}}',
    },
    ['governance/kind-spelling "rate-limitting"'],
  ],
  [
    'a map without a name',
    file('servicecomb:\n  mapper:\n    target:\n      x-a: b\n'),
    ['governance/policy-place mapper'],
  ],
  ['one common word', file('servicecomb:\n  login: |\n    type: a\n'), []],
  [
    'settings of the framework',
    file('servicecomb:\n  loadbalance:\n    strategy:\n      name: Random\n    retryOnSame: 0\n'),
    [],
  ],
  [
    'a word in place of a group',
    file('servicecomb:\n  matchGroup:\n    login: matches=/a\n'),
    ['governance/spec-form matches=/a'],
  ],
  [
    'a word in place of a policy',
    file('servicecomb:\n  rateLimiting:\n    login: rate=10\n'),
    ['governance/spec-form rate=10'],
  ],
  [
    'a number in place of a policy',
    file('servicecomb:\n  rateLimiting:\n    login: 10\n'),
    ['governance/spec-form 10'],
  ],
  ['a word as an item', items('servicecomb.rateLimiting.login', 'rate=10'), ['governance/spec-form rate=10']],
  [
    'a word in properties',
    properties('servicecomb.rateLimiting.login=rate=10\n'),
    ['governance/spec-form rate=10'],
  ],
  [
    'a switch beside policies',
    file('servicecomb:\n  faultInjection:\n    enabled: true\n  cache:\n    enabled: true\n'),
    [],
  ],
  ['a whole policy that is filled in', file('servicecomb:\n  rateLimiting:\n    login: ${LIMITER}\n'), []],
  [
    'nearly the name of the match group',
    file(
      `${nested('matchGroup', group, 'allOperation')}${nested('rateLimiting', limiter, 'allOperations').replace('servicecomb:\n', '')}`,
    ),
    ['governance/policy-without-match-group allOperations'],
  ],
  [
    'a variable in a comment',
    file(nested('rateLimiting', 'rate: ten # was ${RATE:10}\n')),
    ['governance/value-type ten'],
  ],
  [
    'a variable beside the value',
    file(nested('rateLimiting', '{ rate: ten, limitRefreshPeriod: "${P:1S}" }\n')),
    ['governance/value-type ten'],
  ],
  [
    'a field with a variable',
    file(nested('rateLimiting', 'rate: 10\nperiod: ${P}\n')),
    ['governance/unknown-field period'],
  ],
  ['a variable as the value', file(nested('rateLimiting', 'rate: ${RATE:ten}\n')), []],
  ['a template as the value', file(nested('rateLimiting', 'rate: {{ .Values.rate }}\n')), []],
  [
    'a map that only looks like a template',
    file(nested('rateLimiting', 'rate: {{10}}\n')),
    ['governance/value-type {{10}}'],
  ],
  [
    'two documents',
    items('servicecomb.rateLimiting.login', `${limiter}---\n${limiter}`),
    ['governance/yaml-syntax ---'],
  ],
  [
    'a header beside `headers`',
    items(
      'servicecomb.routeRule.cart',
      '- precedence: 1\n  match:\n    headers:\n    id:\n      exact: a\n  route:\n    - weight: 100\n',
    ),
    ['governance/indentation id'],
  ],
];

describe('forms of governance policies', () => {
  for (const [title, files, expected] of table)
    for (const [fileName, text] of Object.entries(files))
      it(`${title}: in ${fileName}`, () => assert.deepEqual(found(fileName, text), expected, text));
});
