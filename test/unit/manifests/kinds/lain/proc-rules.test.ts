import assert from 'node:assert/strict';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { applyFix, findingsOf, readExample } from '../../examples';

/** Findings of one rule in a fragment, completed to a manifest. */
function check(rule: string, fragment: string): { text: string; found: readonly Finding[] } {
  const { text, options } = readExample(fragment, false);
  return { text, found: findingsOf(text, options).filter((finding) => finding.rule === `lain/${rule}`) };
}

describe('repairs of proc keys', () => {
  const repairs: readonly (readonly [rule: string, before: string, after: string])[] = [
    ['memory', 'memory: 64', 'memory: 64M'],
    ['memory', 'memory: 268435456', 'memory: 256M'],
    ['memory', 'memory: "128"', 'memory: 128M'],
    ['memory', 'memory: 1.5GB', 'memory: 1536M'],
    ['port', 'port: "80"', 'port: 80'],
    ['port', 'port: 0100', 'port: 100'],
    ['ports', 'ports:\n    9506:22:', 'ports:\n    "9506:22":'],
    ['labels', 'labels:\n    - a: b', 'labels:\n    - "a:b"'],
    ['labels', 'labels:\n    a: b\n    c: d', 'labels:\n    - a:b\n    - c:d'],
    ['env', 'env:\n    A: b c # why\n    D: 1', 'env:\n    - "A=b c" # why\n    - D=1'],
    ['env', 'env:\n    - A: 1', 'env:\n    - "A=1"'],
    ['env', 'env:\n    - A=b: c', 'env:\n    - "A=b: c"'],
    ['env', 'env: A=1,2', 'env: ["A=1,2"]'],
    ['env', 'env: A=http://b', 'env: ["A=http://b"]'],
    ['command-empty', 'cmd: 1', 'cmd: "1"'],
    ['command-empty', 'cmd: [sleep, 100, 0x1]', 'cmd: [sleep, "100", "0x1"]'],
    ['command-shell', 'cmd: nginx -g "daemon off;"', 'cmd: ["nginx", "-g", "daemon off;"]'],
    ['command-shell', 'cmd: ./a && ./b "c d"', 'cmd: ["sh", "-c", "./a && ./b \\"c d\\""]'],
    ['volumes', 'volumes:\n    - /data:', 'volumes:\n    - /data'],
    ['volumes', 'volumes:\n    - /data: # here', 'volumes:\n    - /data # here'],
    ['volumes', 'volumes: /data', 'volumes: [/data]'],
    ['logs', 'logs: access.log', 'logs: [access.log]'],
    ['logs', 'logs:\n    - /lain/logs/access.log', 'logs:\n    - access.log'],
    ['secret-files', 'secret_files: a.json', 'secret_files: [a.json]'],
    ['timeouts', 'setup_time: "40"', 'setup_time: 40'],
    ['timeouts', 'kill_timeout: 600', 'kill_timeout: 60'],
    ['mountpoint', 'mountpoint:\n    - https://a.example/b', 'mountpoint:\n    - a.example/b'],
    ['healthcheck', 'healthcheck: http://localhost/ping', 'healthcheck: /ping'],
    [
      'container-healthcheck',
      'container_healthcheck: {cmd: a, options: {retries: 1}}',
      'container_healthcheck: {cmd: a, options: {retries: 3}}',
    ],
    ['instances', 'num_instances: "2"', 'num_instances: 2'],
    ['booleans', 'stateful: "False"', 'stateful: False'],
  ];
  for (const [rule, before, after] of repairs) {
    it(`${rule}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
      const { text, found } = check(rule, `web:\n  ${before}\n`);
      const fix = found[0]?.fixes?.[0];
      assert.ok(fix, `nothing to repair: ${JSON.stringify(found)}`);
      const repaired = applyFix(text, fix);
      assert.ok(repaired.endsWith(`web:\n  ${after}\n`), repaired);
      assert.deepEqual(check(rule, repaired).found, []);
    });
  }

  const unclear = [
    ['memory', 'memory: 512k'],
    ['memory', 'memory: 100000'],
    ['port', 'port: 80:22'],
    ['env', 'env:\n    - 8080'],
    ['env', 'env: {A: 1}'],
    ['logs', 'logs: |\n    access.log'],
    ['command-empty', 'cmd:\n    - a\n    -'],
  ] as const;
  for (const [rule, before] of unclear) {
    it(`${rule}: ${JSON.stringify(before)} has no repair that is made unasked`, () => {
      const { found } = check(rule, `web:\n  ${before}\n`);
      assert.ok(found.length > 0);
      assert.deepEqual(
        found.flatMap(({ fixes = [] }) => fixes.filter(({ onlyWhenAsked }) => !onlyWhenAsked)),
        [],
      );
    });
  }
});

describe('checks of proc keys', () => {
  it('say nothing of what the parser takes for not given', () => {
    const keys = [
      'env',
      'secret_files',
      'volumes',
      'labels',
      'filters',
      'cloud_volumes',
      'container_healthcheck',
    ];
    for (const key of keys)
      for (const value of ['', '~', '""', '0', 'false'])
        assert.deepEqual(
          check(key.replace('_', '-'), `web:\n  ${key}: ${value}\n`).found,
          [],
          `${key}: ${value}`,
        );
  });

  it('report an empty value that the parser refuses', () => {
    for (const key of ['logs', 'dns_search'])
      assert.deepEqual(
        check(key.replace('_', '-'), `web:\n  ${key}: ~\n`).found.map(({ consequence }) => consequence),
        ['refused'],
        key,
      );
  });

  it('look at every proc, also at the portal of a service', () => {
    const { text, found } = check(
      'memory',
      'web:\n  memory: 1\nservice.db:\n  memory: 2\n  portal:\n    memory: 3\nproc.x:\n  memory: 64M\n',
    );
    assert.deepEqual(
      found.map(({ range }) => text.slice(range.start, range.end)),
      ['1', '2', '3'],
    );
  });

  it('report a value that procs share by an anchor once', () => {
    const shared = check('memory', 'web: &base\n  memory: 64\nworker:\n  <<: *base\n  cmd: ./work\n');
    assert.equal(shared.found.length, 1);
  });

  it('show an alias where it is written', () => {
    const { text, found } = check('logs', 'notify: &none\nweb:\n  logs: *none\n');
    assert.deepEqual(
      found.map(({ range }) => text.slice(range.start, range.end)),
      ['*none'],
    );
  });

  it('leave templates of a resource alone, but not where the parser reads them first', () => {
    const templates =
      'apptype: resource\nworker:\n  memory: "{{ m }}"\n  num_instances: "{{ n }}"\n  setup_time: "{{ s }}"\n  port: "{{ p }}"\n';
    const found = ['memory', 'instances', 'timeouts', 'port'].flatMap((rule) => check(rule, templates).found);
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['lain/port'],
    );
  });

  it('take templates outside a resource for text', () => {
    assert.equal(check('memory', 'worker:\n  memory: "{{ m }}"\n').found.length, 1);
  });

  it('do not judge the sizes and times of the ein-plus dialect', () => {
    const fragment = '# dialect: einplus\nworker:\n  memory: 67108864\n  setup_time: 5m\n';
    assert.deepEqual([...check('memory', fragment).found, ...check('timeouts', fragment).found], []);
  });

  it('require absolute volumes and proper names of variables in the ein-plus dialect', () => {
    const fragment = '# dialect: einplus\nworker:\n  volumes: [data]\n  env: ["A-B=c"]\n';
    const found = [...check('volume-path', fragment).found, ...check('env', fragment).found];
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['error', 'error'],
    );
  });

  it('accept a lone slash as mountpoint of the proc named web only', () => {
    const { found } = check('mountpoint', 'web:\n  mountpoint: [/]\nweb.a:\n  mountpoint: [/]\n');
    assert.equal(found.length, 1);
  });

  it('give severities by consequence', () => {
    const severities = [
      'port: 0',
      'port: [80, 81]',
      'port: 53:udp',
      'port: 70000',
      'port: -1',
      'port: 1:2',
    ].map((line) => check('port', `worker:\n  ${line}\n`).found.map(({ severity }) => severity));
    assert.deepEqual(severities, [['warning'], ['warning'], ['warning'], ['error'], ['error'], ['error']]);
  });
});
