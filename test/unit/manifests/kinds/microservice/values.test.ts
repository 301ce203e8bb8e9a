import assert from 'node:assert/strict';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import { findingsOf } from './files';

const java2 = (lines: string) =>
  `servicecomb:\n  service:\n    registry:\n      address: http://127.0.0.1:30100\n${lines}`;
const java3 = (lines: string) =>
  `servicecomb:\n  registry:\n    sc:\n      address: http://127.0.0.1:30100\n${lines}`;
const spring = (lines: string) => `spring:\n  cloud:\n    servicecomb:\n${lines}`;

/** Rules and severities of what is found. */
function found(text: string, fileName?: string): readonly string[] {
  return findingsOf(text, fileName).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('numbers at their limits', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['no thread', java3('  rest:\n    server:\n      thread-count: 0\n'), 'warning'],
    ['fewer verticles than none', java3('  rest:\n    client:\n      verticle-count: -1\n'), 'warning'],
    ['no connection', java3('  rest:\n    server:\n      connection-limit: 0\n'), 'warning'],
    ['no pool', java3('  rest:\n    client:\n      connection:\n        maxPoolSize: 0\n'), 'error'],
    ['no group of threads', java3('  executor:\n    default:\n      group: 0\n'), 'error'],
    ['no thread in a group', java3('  executor:\n    default:\n      maxThreads-per-group: 0\n'), 'warning'],
    ['no place in the queue', java3('  executor:\n    default:\n      maxQueueSize-per-group: 0\n'), 'error'],
    ['no limit of an upload', java3('  uploads:\n    directory: up\n    maxSize: -1\n'), undefined],
    ['no window', java3('  metrics:\n    window_time: 0\n'), 'warning'],
    ['a short window', java3('  metrics:\n    window_time: 1000\n'), undefined],
    [
      'no request',
      java3('  flowcontrol:\n    Consumer:\n      qps:\n        limit:\n          cart: 0\n'),
      'warning',
    ],
    ['no wait at the end', java3('  boot:\n    turnDown:\n      waitInSeconds: -1\n'), 'warning'],
    [
      'a period below none in 2.x',
      java2('      instance:\n        pull:\n          interval: -1\n'),
      'warning',
    ],
    ['no period in 2.x', java2('      instance:\n        pull:\n          interval: 0\n'), 'error'],
    [
      'no missed heartbeat in 2.x',
      java2('      instance:\n        healthCheck:\n          times: 0\n'),
      undefined,
    ],
    ['no timeout in 2.x', java2('      client:\n        timeout:\n          request: 0\n'), 'warning'],
    [
      'a timeout for connecting of 0 in 2.x',
      java2('      client:\n        timeout:\n          connection: 0\n'),
      undefined,
    ],
    ['no heartbeat', java3('      healthCheckIntervalInSeconds: 0\n'), 'error'],
    ['a rare heartbeat', java3('      healthCheckIntervalInSeconds: 601\n'), 'warning'],
    ['a short period', java3('      pollIntervalInMillis: 500\n'), 'warning'],
    ['no wait for the registration', java3('      registrationWaitTimeInMillis: 0\n'), 'error'],
  ];
  for (const [what, text, severity] of cases)
    it(`${what}: ${severity ?? 'nothing'} is found`, () => {
      assert.deepEqual(found(text), severity === undefined ? [] : [`${severity} microservice/value-range`]);
    });
});

describe('words of settings', () => {
  it('are compared as the program does', () => {
    const center = (type: string) =>
      spring(`      config:\n        serverAddr: http://127.0.0.1:30110\n        serverType: ${type}\n`);
    assert.deepEqual(found(center('KIE'), 'bootstrap.yml'), []);
    assert.deepEqual(found(center('Config-Center'), 'bootstrap.yml'), []);
    assert.deepEqual(found(center('nacos'), 'bootstrap.yml'), ['warning microservice/value-choice']);
    assert.deepEqual(found(java3('  instance:\n    initialStatus: up\n')), [
      'error microservice/value-choice',
    ]);
  });
});

describe('spellings that Spring binds to a class', () => {
  for (const key of ['autodiscovery', 'auto-discovery', 'auto_discovery', 'AUTODISCOVERY'])
    it(`${key} is read in the class of the registry`, () => {
      assert.deepEqual(found(java3(`      ${key}: true\n`)), []);
      assert.deepEqual(found(java3(`      ${key}: maybe\n`)), ['error microservice/value-type']);
    });

  it('are not read elsewhere', () => {
    assert.deepEqual(found(java3('  rest:\n    Address: 0.0.0.0:8080\n')), [
      'warning microservice/unknown-key',
    ]);
  });

  it('are one setting, also where it is not known', () => {
    const text = java3('      own-setting: 30\n      ownSetting: 40\n');
    assert.deepEqual(found(text), ['warning microservice/duplicate-key']);
  });

  it('are one setting', () => {
    const text = spring(
      '      discovery:\n        health-check-interval: 30\n        healthCheckInterval: 40\n',
    );
    assert.deepEqual(found(text, 'bootstrap.yml'), ['warning microservice/duplicate-key']);
    const short = spring('      discovery:\n        health_check_interval: 4\n');
    assert.deepEqual(found(short, 'bootstrap.yml'), []);
    const typed = spring(
      '      config:\n        server-addr: http://127.0.0.1:30110\n        SERVER_TYPE: kie\n',
    );
    assert.deepEqual(found(typed, 'bootstrap.yml'), []);
  });
});

describe('switches', () => {
  const watch = (value: string) => found(java2(`      instance:\n        watch: ${value}\n`));

  it('are the words of each program', () => {
    assert.deepEqual(['yes', 'OFF', 't', 'n'].flatMap(watch), []);
    assert.deepEqual(watch('1'), ['warning microservice/value-type']);
    assert.deepEqual(found(java3('      watch: 1\n')), []);
    assert.deepEqual(found(java3('      watch: t\n')), ['error microservice/value-type']);
  });
});

describe('shapes of values', () => {
  const shape = ['warning microservice/value-shape'];
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a text for a section', 'servicecomb:\n  rest: 0.0.0.0:8080\n', shape],
    ['a list for a section', 'servicecomb:\n  service:\n    - name: cart\n', shape],
    ['an empty section', 'servicecomb:\n  service: {}\n  rest:\n', []],
    ['a variable for a section', 'servicecomb:\n  service: @service@\n', []],
    ['a map for a switch', java3('      watch:\n        a: b\n'), shape],
    ['a map with dots', java3('      watch.a: b\n      watch.b: c\n'), [...shape, ...shape]],
    ['a list for a number', java3('      healthCheckTimes:\n        - 3\n'), shape],
    [
      'a list for a text of Java Chassis 3',
      'servicecomb:\n  registry:\n    sc:\n      address: [http://a:30100]\n',
      shape,
    ],
    [
      'a list of addresses, which 2.x joins',
      'servicecomb:\n  service:\n    registry:\n      address: [http://a:30100, http://b:30100]\n',
      [],
    ],
    ['one item for a number of 2.x', java2('      instance:\n        pull:\n          interval: [30]\n'), []],
    [
      'two items for a number of 2.x',
      java2('      instance:\n        pull:\n          interval: [30, 40]\n'),
      shape,
    ],
    ['a list that is read as one', 'servicecomb:\n  service:\n    paths: [a, b]\n', []],
    ['a property of any shape', 'servicecomb:\n  service:\n    properties:\n      a: [b]\n', []],
    [
      'a policy',
      java3('  rateLimiting:\n    all: |\n      rate: 10\n'),
      ['information governance/policy-without-match-group'],
    ],
  ];
  for (const [what, text, expected] of cases)
    it(`${what}: ${expected.length} found`, () => {
      assert.deepEqual(
        found(text).filter((one) => !one.startsWith('information')),
        expected.filter((one) => !one.startsWith('information')),
      );
    });
});

describe('numbers and texts that YAML reads otherwise', () => {
  const surprise = ['warning microservice/yaml-surprise'];
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an octal number', java2('      instance:\n        pull:\n          interval: 010\n'), surprise],
    ['an octal number of an unknown setting', 'servicecomb:\n  own:\n    number: 010\n', surprise],
    ['digits of no octal number', java2('      instance:\n        pull:\n          interval: 08\n'), []],
    ['a number in quotes', java2('      instance:\n        pull:\n          interval: "010"\n'), []],
    ['a hexadecimal number', java2('      instance:\n        pull:\n          interval: 0x1E\n'), []],
    ['a version rule', java2('  references:\n    cart:\n      version-rule: 1.10\n'), surprise],
    ['a version rule that stays', java2('  references:\n    cart:\n      version-rule: 1.1\n'), []],
    ['a time in Java', 'servicecomb:\n  service:\n    description: 12:30\n', surprise],
    [
      'a time in Go',
      '# engine-room-framework go-chassis\nservicecomb:\n  service:\n    hostname: 12:30\n',
      [],
    ],
    ['a switch for a property', 'servicecomb:\n  service:\n    properties:\n      on: yes\n', []],
    ['a number for a property', 'servicecomb:\n  service:\n    properties:\n      number: 1.10\n', surprise],
  ];
  for (const [what, text, expected] of cases)
    it(`${what}: ${expected.length} found`, () => assert.deepEqual(found(text), expected));
});

describe('misspelt roots and sections', () => {
  const unknown = ['warning microservice/unknown-key'];
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a root', 'servicecom:\n  rest:\n    address: 0.0.0.0:8080\n', unknown],
    ['a root with dots', 'servicecom.rest.address: 0.0.0.0:8080\n', unknown],
    [
      'roots of other programs',
      'application:\n  a: 1\nservices: 1\nserver: 1\nservice_discovery: 1\nservicecomb:\n  rest:\n',
      [],
    ],
    ['a root in other capitals', 'application_id: a\nservice_description:\n  name: a\n', unknown],
    ['a section', 'servicecomb:\n  servce:\n    name: a\n', unknown],
    ['the beginning of a longer name', java3('      pollInterval: 1000\n'), unknown],
    ['a section of others', 'servicecomb:\n  servces:\n    mine: a\n', []],
    ['a part of an open section', java2('  loadbalance:\n    stratgy:\n      name: Random\n'), unknown],
    ['a service in an open section', java2('  loadbalance:\n    strategic:\n      retryEnabled: true\n'), []],
  ];
  for (const [what, text, expected] of cases)
    it(`${what}: ${expected.length} found`, () => assert.deepEqual(found(text), expected));

  it('make a microservice.yaml one all the same', () => {
    assert.equal(microserviceKind.matches('microservice.yaml', 'service_descripton:\n  name: a\n'), true);
    assert.equal(microserviceKind.matches('application.yml', 'service_descripton:\n  name: a\n'), false);
  });
});
