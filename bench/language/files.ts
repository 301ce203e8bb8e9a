/** Files of the sizes that people complain about, the same in every run. */
export interface SampleFile {
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
  /** A text that occurs once, and two others that one character makes of it in turn. */
  readonly edit: { readonly at: number; readonly characters: readonly [string, string] };
  /** Where a key may be written. */
  readonly completion: { readonly at: number };
}

/** Component instances, 36 lines each. */
export function instances(from: number, count: number): string {
  return Array.from({ length: count }, (_, index) => instance(from + index)).join('---\n');
}

/** 300 component instances in one file. */
export function manyDocuments(): SampleFile {
  const text = instances(0, 300);
  return sample(
    'shop.servicestage.yaml',
    'yaml',
    text,
    'replica: 2',
    '  description: copy 150',
    'description: copy 150',
  );
}

/** Governance policies of six kinds in one document, 12 lines each. */
export function policies(ofEachKind: number): string {
  const sections = Object.keys(specs).map(
    (kind) => `  ${kind}:\n${times(ofEachKind, (index) => policy(kind, index))}`,
  );
  return `servicecomb:\n${sections.join('')}`;
}

/** One document with 900 policies. */
export function manyPolicies(): SampleFile {
  const text = policies(150);
  return sample('application.yaml', 'yaml', text, 'rate: 76', '  rateLimiting:', '  rateLimiting:');
}

/** Configuration items, 12 lines each. */
export function items(from: number, count: number): string {
  const data = Array.from({ length: count }, (_, index) => item(from + index));
  return JSON.stringify({ metadata: { version: '1.0.0', annotations: {} }, data }, undefined, 2);
}

/** 5,000 configuration items, about 1.3 MB. */
export function manyItems(): SampleFile {
  const text = items(0, 5000);
  return sample(
    'production.kie.json',
    'json',
    text,
    'key-2500',
    '"key": "shop.key-2501"',
    '"key": "shop.key-2501"',
  );
}

/** A match group of 3,000 matches as the API takes it: JSON that is read as a whole after every edit, about 0.5 MB. */
export function manyMatches(): SampleFile {
  const body = {
    name: 'checkout',
    selector: { environment: 'production', app: 'shop', service: 'cart' },
    spec: { alias: 'checkout', matches: Array.from({ length: 3000 }, (_, index) => match(index)) },
  };
  return sample(
    'checkout.governance.json',
    'json',
    JSON.stringify(body, undefined, 2),
    'path/1500',
    '"name": "match-1501"',
    '"name": "match-1501"',
  );
}

/** A flat map of 10,000 keys. */
export function manyKeys(): SampleFile {
  const text = `servicecomb.service.name: cart\n${times(10_000, (index) => `shop.setting.key-${index}: value ${index}\n`)}`;
  return sample(
    'microservice.yaml',
    'yaml',
    text,
    'value 5000',
    'servicecomb.service.name',
    'servicecomb.service.name',
  );
}

function sample(
  name: string,
  languageId: string,
  text: string,
  edited: string,
  before: string,
  completed: string,
): SampleFile {
  const at = text.indexOf(edited) + edited.length - 1;
  if (!text.includes(edited) || !text.includes(before))
    throw new Error(`${name} lacks what is to be edited.`);
  const last = text.charAt(at);
  return {
    name,
    languageId,
    text,
    edit: { at, characters: [last === '3' ? '4' : '3', last] },
    completion: { at: text.indexOf(before) + before.indexOf(completed) + 2 },
  };
}

function times(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join('');
}

function instance(index: number): string {
  return `apiVersion: servicestage/v2
kind: Instance
metadata:
  name: cart-copy-${index}
  application: shop
  component: cart
  environment: dev-env
spec:
  description: copy ${index}
  replica: ${index === 150 ? 2 : 1}
  flavor_id: MICRO-5G:0.5C:1G
  version: 1.0.0
  artifacts:
    cart:
      storage: swr
      type: image
      url: swr.example.com/shop/cart:1.0.0
      auth: iam
  refer_resources:
    - id: b6862a62-d916-11e9-bdf1-0255ac101fd9
      type: cce
      parameters:
        namespace: default
    - id: c6862a62-d916-11e9-bdf1-0255ac101fd9
      type: dcs
      refer_alias: distributed_cache
  configuration:
    env:
      - name: SHOP_REGION
        value: north
      - name: SHOP_TIER
        value: "${index}"
  # Reached through the gateway only.
  external_accesses:
    - address: cart-${index}.example.com
      protocol: http
      forward_port: 8080
`;
}

const specs: Readonly<Record<string, (index: number) => string>> = {
  matchGroup: (index) => `alias: group ${index}
matches:
  - name: first
    apiPath:
      exact: "/path/${index}"
    method:
      - GET
  - name: second
    apiPath:
      prefix: "/other/${index}"
    method: [PUT]`,
  rateLimiting: (index) => `services: cart
order: ${index}
rate: ${index + 1}
limitRefreshPeriod: 1S
timeoutDuration: 0`,
  retry: () => `maxAttempts: 3
retryOnSame: 0
waitDuration: 10
retryOnResponseStatus:
  - 502
  - 503`,
  bulkhead: () => `maxConcurrentCalls: 10
maxWaitDuration: 1S`,
  circuitBreaker: () => `minimumNumberOfCalls: 10
slidingWindowType: COUNT_BASED
slidingWindowSize: "100"
failureRateThreshold: 50
slowCallRateThreshold: 80
slowCallDurationThreshold: 1S
waitDurationInOpenState: 10S`,
  faultInjection: (index) => `type: delay
delayTime: 2S
percentage: ${(index % 100) + 1}`,
};

/** A block string of 11 lines, filled with comments where its policy is shorter. */
function policy(kind: string, index: number): string {
  const lines = (specs[kind]?.(index) ?? '').split('\n');
  while (lines.length < 11) lines.push(`# ${kind} ${index}, line ${lines.length}`);
  return `    group-${index}: |\n${lines.map((line) => `      ${line}\n`).join('')}`;
}

function match(index: number) {
  return { name: `match-${index}`, apiPath: { exact: `/path/${index}` }, method: ['GET'] };
}

function item(index: number) {
  return {
    id: `b01ad993-2bad-4468-8a3c-${String(index).padStart(12, '0')}`,
    key: `shop.key-${index}`,
    labels: { app: 'shop', environment: 'production' },
    value: `server:\n  port: ${8000 + index}\n`,
    value_type: 'yaml',
    status: 'enabled',
  };
}
