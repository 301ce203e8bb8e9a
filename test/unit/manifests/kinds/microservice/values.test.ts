import assert from 'node:assert/strict';
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

  it('are one setting', () => {
    const text = spring(
      '      discovery:\n        health-check-interval: 30\n        healthCheckInterval: 40\n',
    );
    assert.deepEqual(found(text, 'bootstrap.yml'), ['warning microservice/duplicate-key']);
    const short = spring('      discovery:\n        health_check_interval: 4\n');
    assert.deepEqual(found(short, 'bootstrap.yml'), ['information microservice/short-heartbeat']);
    const typed = spring(
      '      config:\n        server-addr: http://127.0.0.1:30110\n        SERVER_TYPE: kie\n',
    );
    assert.deepEqual(found(typed, 'bootstrap.yml'), []);
  });
});
