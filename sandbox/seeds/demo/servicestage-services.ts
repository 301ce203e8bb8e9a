/** What the demo company deploys. The microservices of production and testing are those of its registry. */

export type DemoEnvironment = 'dev' | 'test' | 'prod';

export interface DemoInstance {
  readonly name: string;
  readonly environment: DemoEnvironment;
  readonly flavor: string;
  readonly replica: number;
  /** Versions in the order of their deployment, with the days since then. */
  readonly versions: readonly (readonly [version: string, daysAgo: number])[];
  readonly how?: 'stopped' | 'one copy down' | 'image missing';
}

export interface DemoComponent {
  readonly application: 'shop' | 'platform';
  readonly name: string;
  readonly description: string;
  readonly runtime: string;
  readonly category: 'Webapp' | 'MicroService';
  readonly framework: 'Web' | 'Java Chassis' | 'Spring Cloud';
  readonly port: number;
  readonly instances: readonly DemoInstance[];
}

const small = 'SMALL-10G:1.0C:2G';
const medium = 'STANDARD-30G:2.0C:4G';
const micro = 'MICRO-5G:0.5C:1G';
const custom = 'CUSTOM-10G:1C-0.5C:3Gi-1.5Gi';

const javaChassis = { runtime: 'Docker', category: 'MicroService', framework: 'Java Chassis' } as const;
const springCloud = { runtime: 'Docker', category: 'MicroService', framework: 'Spring Cloud' } as const;

export const demoComponents: readonly DemoComponent[] = [
  {
    application: 'shop',
    name: 'storefront',
    description: 'Pages of the shop',
    runtime: 'Docker',
    category: 'Webapp',
    framework: 'Web',
    port: 3000,
    instances: [
      prod('storefront', small, 2, ['4.1.0', 30], ['4.2.0', 9]),
      test('storefront-test', ['4.3.0', 2]),
      dev('storefront-dev', ['4.3.1', 1]),
    ],
  },
  {
    ...springCloud,
    application: 'shop',
    name: 'gateway',
    description: 'Entry of the shop',
    port: 8080,
    instances: [prod('gateway', small, 2, ['2.0.0', 35], ['2.0.1', 12]), test('gateway-test', ['2.0.1', 14])],
  },
  {
    ...javaChassis,
    application: 'shop',
    name: 'cart',
    description: 'Shopping carts',
    port: 8081,
    instances: [
      prod('cart-stable', small, 1, ['1.0.0', 39]),
      prod('cart', small, 3, ['1.0.5', 25], ['1.1.0', 10]),
      test('cart-test', ['1.2.0', 3]),
      dev('cart-dev', ['1.3.0', 1]),
    ],
  },
  {
    ...javaChassis,
    application: 'shop',
    name: 'orders',
    description: 'Orders and their states',
    port: 8082,
    instances: [
      {
        ...prod('orders', medium, 2, ['2.2.0', 33], ['2.3.0', 20], ['2.3.1', 8]),
        how: 'one copy down',
      },
      test('orders-test', ['2.4.0', 2]),
    ],
  },
  {
    ...springCloud,
    application: 'shop',
    name: 'payment',
    description: 'Payment with cards and invoices',
    port: 8083,
    instances: [prod('payment', small, 2, ['3.0.1', 30], ['3.0.2', 15]), test('payment-test', ['3.1.0', 5])],
  },
  {
    ...javaChassis,
    application: 'shop',
    name: 'inventory',
    description: 'What is in stock',
    port: 8084,
    instances: [
      prod('inventory', small, 2, ['1.6.2', 38], ['1.7.0', 18]),
      test('inventory-test', ['1.7.0', 19]),
    ],
  },
  {
    ...springCloud,
    application: 'shop',
    name: 'search',
    description: 'Search for goods',
    port: 8085,
    instances: [
      prod('search', custom, 1, ['1.4.0', 21]),
      { ...dev('search-dev', ['1.5.0', 4]), how: 'stopped' },
    ],
  },
  {
    ...javaChassis,
    application: 'shop',
    name: 'recommendations',
    description: 'What others bought',
    port: 8086,
    instances: [{ ...prod('recommendations', medium, 1, ['0.9.0', 1]), how: 'image missing' }],
  },
  {
    application: 'platform',
    name: 'mail',
    description: 'Mails to customers',
    runtime: 'Java8',
    category: 'MicroService',
    framework: 'Spring Cloud',
    port: 8090,
    instances: [prod('mail', small, 1, ['1.0.3', 37])],
  },
];

type Version = DemoInstance['versions'][number];

function prod(name: string, flavor: string, replica: number, ...versions: Version[]): DemoInstance {
  return { name, environment: 'prod', flavor, replica, versions };
}

function test(name: string, ...versions: Version[]): DemoInstance {
  return { name, environment: 'test', flavor: micro, replica: 1, versions };
}

function dev(name: string, ...versions: Version[]): DemoInstance {
  return { name, environment: 'dev', flavor: micro, replica: 1, versions };
}
