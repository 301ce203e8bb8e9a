/** An item of the demo; the last of its values is the current one. */
export interface DemoItem {
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value_type: string;
  readonly status?: 'enabled' | 'disabled';
  readonly values: readonly string[];
}

/** What the shop's services read, from all of them down to one version, and a few items that nobody can use. */
export function demoItems(): DemoItem[] {
  return [...shopItems(), ...serviceItems(), ...policyItems(), ...brokenItems()];
}

const production = { app: 'shop', environment: 'production' };
const testing = { app: 'shop', environment: 'testing' };

function shopItems(): DemoItem[] {
  return [
    {
      key: 'application.yaml',
      labels: production,
      value_type: 'yaml',
      values: [
        'shop:\n  currency: EUR\n  languages: [en]\n',
        'shop:\n  currency: EUR\n  languages: [en, zh]\n',
        'shop:\n  currency: EUR\n  languages: [en, zh, fr]\n  banner: Autumn sale\n',
      ],
    },
    {
      key: 'application.yaml',
      labels: testing,
      value_type: 'yaml',
      values: ['shop:\n  currency: EUR\n  languages: [en]\n  banner: Test\n'],
    },
    {
      key: 'logging.properties',
      labels: production,
      value_type: 'properties',
      values: ['logging.level.root=INFO\nlogging.level.shop=INFO\n'],
    },
    {
      key: 'shop.support',
      labels: { public: 'shop' },
      value_type: 'json',
      values: ['{ "mail": "help@shop.example.com", "hours": { "from": 8, "to": 18 } }'],
    },
  ];
}

function serviceItems(): DemoItem[] {
  return [
    {
      key: 'cart.yaml',
      labels: { ...production, service: 'cart' },
      value_type: 'yaml',
      values: ['cart:\n  maxItems: 50\n  keepFor: 48h\n', 'cart:\n  maxItems: 100\n  keepFor: 72h\n'],
    },
    {
      key: 'cart.features',
      labels: { ...production, service: 'cart', version: '1.1.0' },
      value_type: 'properties',
      values: ['cart.recommendations=true\ncart.shareable=false\n'],
    },
    {
      key: 'orders.yaml',
      labels: { ...production, service: 'orders' },
      value_type: 'yaml',
      values: ['orders:\n  retention: 3650d\n  mail:\n    confirm: true\n'],
    },
    {
      key: 'payment.providers',
      labels: { ...production, service: 'payment' },
      value_type: 'json',
      values: ['{ "providers": ["card", "invoice"], "timeout": 3000 }'],
    },
    {
      key: 'search.synonyms',
      labels: { ...production, service: 'search' },
      value_type: 'text',
      values: ['sofa, couch\nbike, bicycle\n'],
    },
    {
      key: 'inventory.ini',
      labels: { ...production, service: 'inventory' },
      value_type: 'ini',
      values: ['[stock]\nwarnBelow=5\n'],
    },
    {
      key: 'gateway.routes.xml',
      labels: { ...production, service: 'gateway' },
      value_type: 'xml',
      values: ['<routes><route path="/cart" service="cart"/></routes>'],
    },
  ];
}

function policyItems(): DemoItem[] {
  return [
    {
      key: 'servicecomb.matchGroup.checkout',
      labels: production,
      value_type: 'text',
      values: ['matches:\n  - name: checkout\n    apiPath:\n      prefix: /orders\n    method: [POST]\n'],
    },
    {
      key: 'servicecomb.rateLimiting.checkout',
      labels: production,
      value_type: 'text',
      values: ['limitRefreshPeriod: 1S\nrate: 200\n', 'limitRefreshPeriod: 1S\nrate: 100\n'],
    },
    {
      key: 'servicecomb.routeRule.cart',
      labels: production,
      value_type: 'text',
      values: [
        '- precedence: 1\n  route:\n    - weight: 90\n      tags: { version: 1.0.0 }\n' +
          '    - weight: 10\n      tags: { version: 1.1.0 }\n',
      ],
    },
  ];
}

/** Switched off, unreadable, or with labels that no client queries. */
function brokenItems(): DemoItem[] {
  return [
    {
      key: 'recommendations.yaml',
      labels: { ...production, service: 'recommendations' },
      value_type: 'yaml',
      status: 'disabled',
      values: ['recommendations:\n  model: v2\n'],
    },
    {
      key: 'mail.yaml',
      labels: { app: 'platform', environment: 'production', service: 'mail' },
      value_type: 'yaml',
      values: ['mail:\n  server: smtp.example.com\n   port: 587\n'],
    },
    {
      key: 'cart.yaml',
      labels: { app: 'shop', env: 'testing', service: 'cart' },
      value_type: 'yaml',
      values: ['cart:\n  maxItems: 5\n'],
    },
  ];
}
