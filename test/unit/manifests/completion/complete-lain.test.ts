import assert from 'node:assert/strict';
import { lainKind } from '../../../../manifests/kinds/lain/kind';
import { defaultManifestOptions } from '../../../../manifests/engine/manifest';
import { accept, labelsAt, suggestionsAt } from './suggestions';

function assertIncludes(labels: readonly string[], ...wanted: readonly string[]): void {
  for (const label of wanted)
    assert.ok(labels.includes(label), `${label} is not among: ${labels.join(', ')}`);
}

function assertExcludes(labels: readonly string[], ...unwanted: readonly string[]): void {
  for (const label of unwanted) assert.ok(!labels.includes(label), `${label} is among: ${labels.join(', ')}`);
}

describe('completion of lain.yaml: keys', () => {
  it('offers sections and top-level keys, the first ones first', () => {
    const labels = labelsAt('|');
    assert.deepEqual(labels.slice(0, 2), ['appname', 'build']);
    assertIncludes(labels, 'web', 'worker', 'proc.NAME', 'portal.NAME', 'service.NAME', 'use_services');
    assertExcludes(labels, 'cron.NAME', 'schedule', 'cmd');
  });

  it('offers only keys that are not there yet', () => {
    const labels = labelsAt('appname: a\nbuild:\n  base: b\n|\nweb:\n  cmd: x');
    assertExcludes(labels, 'appname', 'build', 'web');
    assertIncludes(labels, 'release', 'worker', 'web.NAME');
  });

  it('offers no section whose name another proc has', () => {
    const labels = labelsAt('proc.web:\n  type: web\nbuild:\n  base: b\n|');
    assertExcludes(labels, 'web', 'build');
    assertIncludes(labels, 'worker', 'web.NAME', 'release');
  });

  it('replaces the name of a key whose block follows, and nothing else', () => {
    assert.equal(accept('wor|ker:\n  cmd: x\n', 'web'), 'web:\n  cmd: x\n');
    assert.equal(accept('wor|\n  cmd: x\n', 'web'), 'web:\n  cmd: x\n');
    assert.equal(accept('web:\n  vol|umes:\n  - /data\n', 'env'), 'web:\n  env:\n  - /data\n');
  });

  it('offers the keys of a web proc in the order of their use', () => {
    const labels = labelsAt('web:\n  |');
    assert.deepEqual(labels.slice(0, 3), ['cmd', 'port', 'memory']);
    assertIncludes(labels, 'healthcheck', 'mountpoint', 'https_only');
    assertExcludes(labels, 'type', 'service_name', 'schedule', 'script');
  });

  it('offers a worker no keys of web procs or portals', () => {
    assertExcludes(labelsAt('worker:\n  |'), 'mountpoint', 'healthcheck', 'service_name', 'portal', 'type');
  });

  it('offers a portal its own keys', () => {
    const labels = labelsAt('portal.portal-echo:\n  |');
    assertIncludes(labels, 'service_name', 'allow_clients', 'cmd');
    assertExcludes(labels, 'mountpoint', 'portal');
  });

  it('lets the written type decide about the keys of a proc', () => {
    assertIncludes(labelsAt('proc.x:\n  type: web\n  |'), 'mountpoint', 'cmd');
    assertExcludes(labelsAt('proc.x:\n  type: web\n  |'), 'service_name', 'type');
    assertExcludes(labelsAt('proc.x:\n  type: worker\n  |'), 'mountpoint', 'service_name');
    assertIncludes(labelsAt('proc.x:\n  |'), 'type', 'mountpoint', 'service_name');
    assertIncludes(labelsAt('service.x:\n  type: worker\n  |'), 'portal');
  });

  it('offers one of two names for the same thing', () => {
    assertExcludes(labelsAt('web:\n  volumes:\n    - /data\n  |'), 'persistent_dirs', 'volumes');
    assertExcludes(labelsAt('web:\n  working_dir: /x\n  |'), 'workdir');
  });

  it('knows what the ein-plus dialect has and has not', () => {
    assertIncludes(labelsAt('|', 'einplus'), 'cron.NAME', 'web', 'build');
    assertExcludes(labelsAt('|', 'einplus'), 'portal.NAME', 'service.NAME', 'use_services');
    assertIncludes(labelsAt('cron.x:\n  |', 'einplus'), 'schedule');
    assertExcludes(labelsAt('web:\n  |', 'einplus'), 'healthcheck', 'labels');
  });

  const nested: readonly [marked: string, ...wanted: string[]][] = [
    ['build:\n  |', 'base', 'prepare', 'script', 'build_arg', 'volumes'],
    ['build:\n  base: x\n  prepare:\n    |', 'version', 'script', 'keep'],
    ['release:\n  |', 'dest_base', 'copy'],
    ['release:\n  copy:\n    - src: a\n      |', 'dest'],
    ['test:\n  |', 'script'],
    ['notify:\n  |', 'slack'],
    ['use_resources:\n  redis:\n    |', 'services'],
    ['service.x:\n  portal:\n    |', 'allow_clients', 'port'],
    ['web:\n  container_healthcheck:\n    options:\n      |', 'interval', 'timeout', 'retries'],
    ['web:\n  volumes:\n    - /data:\n        |', 'backup_full', 'backup_increment'],
    ['web:\n  volumes:\n    - /data:\n        backup_full:\n          |', 'schedule', 'expire', 'pre_run'],
    ['web: {cmd: x, |}', 'port', 'memory'],
  ];
  for (const [marked, ...wanted] of nested) {
    it(`offers ${wanted.join(', ')} in ${JSON.stringify(marked)}`, () =>
      assertIncludes(labelsAt(marked), ...wanted));
  }

  it('shows type, default and consequence of a key, and no source that nobody has', () => {
    const memory = suggestionsAt('web:\n  |').find(({ label }) => label === 'memory');
    assert.equal(memory?.detail, 'text');
    assert.match(memory.documentation ?? '', /Default: `32m`$/);
    assert.match(memory.documentation ?? '', /first time/);
  });
});

describe('completion of lain.yaml: accepting', () => {
  const results: readonly [what: string, marked: string, label: string, result: string][] = [
    ['a key with a value', 'web:\n  cp|\n', 'cpu', 'web:\n  cpu: \n'],
    ['a key with a list', 'web:\n  en|', 'env', 'web:\n  env:\n    - KEY=value'],
    ['a key with choices', 'proc.x:\n  |', 'type', 'proc.x:\n  type: worker'],
    ['a key over a key', 'web:\n  c|md: x', 'cpu', 'web:\n  cpu: x'],
    ['a nested block', 'build:\n  |', 'prepare', 'build:\n  prepare:\n    version: 1\n    script:\n      - '],
    ['a section', 'we|', 'web', 'web:\n  cmd: /lain/app/run\n  port: 8080\n  memory: 64m'],
    ['a named section', 'wor|', 'worker.NAME', 'worker.name:\n  cmd: /lain/app/run\n  memory: 64m'],
    [
      'a section whose name is typed',
      'worker.mail|',
      'worker.mail',
      'worker.mail:\n  cmd: /lain/app/run\n  memory: 64m',
    ],
    ['a value', 'proc.x:\n  type: w|', 'web', 'proc.x:\n  type: web'],
    ['a value directly behind the colon', 'web:\n  stateful:|', 'true', 'web:\n  stateful: true'],
    ['a value over a value', 'web:\n  memory: 3|2m # small', '64m', 'web:\n  memory: 64m # small'],
    [
      'a value that must be quoted',
      'portal.a:\n  allow_clients: |',
      '"**"',
      'portal.a:\n  allow_clients: "**"',
    ],
    ['an item on a new line', 'web:\n  env:\n    |', 'KEY=value', 'web:\n  env:\n    - KEY=value'],
    ['an item behind its dash', 'web:\n  env:\n    - |', 'KEY=value', 'web:\n  env:\n    - KEY=value'],
    [
      'an item directly behind its dash',
      'web:\n  logs:\n    -|',
      'monitor.log',
      'web:\n  logs:\n    - monitor.log',
    ],
    [
      'an item with keys',
      'release:\n  copy:\n    - a\n    - |',
      'src: /lain/app/app, dest: /lain/app/app',
      'release:\n  copy:\n    - a\n    - src: /lain/app/app\n      dest: /lain/app/app',
    ],
    [
      'a volume with backup',
      'web:\n  volumes:\n    |',
      '/data with backup',
      'web:\n  volumes:\n    - /data:\n        backup_full:\n          schedule: "0 3 * * *"\n          expire: "30d"',
    ],
    ['a key in a flow map', 'web: {cmd: x, |}', 'env', 'web: {cmd: x, env: []}'],
    [
      'a mountpoint',
      'web.admin:\n  mountpoint:\n    - |',
      '/admin',
      'web.admin:\n  mountpoint:\n    - /admin',
    ],
    [
      "a portal's service",
      'portal.portal-echo:\n  service_name: |',
      'echo',
      'portal.portal-echo:\n  service_name: echo',
    ],
    [
      'the image of the build for the release',
      'build:\n  base: golang:1.8\nrelease:\n  dest_base: |',
      'golang:1.8',
      'build:\n  base: golang:1.8\nrelease:\n  dest_base: golang:1.8',
    ],
  ];
  for (const [what, marked, label, result] of results) {
    it(`writes ${what}`, () => assert.equal(accept(marked, label), result));
  }

  it('leaves a file without errors when one builds it from suggestions alone', () => {
    let text = accept('|', 'appname').replace('appname: ', 'appname: shop\n|');
    text = accept(text, 'build').replace('image', 'golang:1.10').replace('    - ', '    - make\n|');
    text = accept(text, 'release').replace('image', 'centos:7') + '\n|';
    text = accept(text, 'web') + '\n  |';
    text = accept(text, 'env') + '\n|';
    text = accept(text, 'service.NAME') + '\n|';
    text = accept(text, 'use_services');
    const findings = lainKind.open(text, defaultManifestOptions).findings();
    const errors = findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
      text,
    );
  });
});

describe('completion of lain.yaml: silence', () => {
  const nothing: readonly string[] = [
    'web:\n  # c|',
    'web:\n  cmd: x # |',
    'build:\n  script:\n    - |',
    'build:\n  script:\n    - make |',
    'web:\n  cmd: ||\n    te|',
    'web:\n  env: |',
    'web:\n  unknown:\n    |',
    'web:\n  cmd: "ru|',
    'web: {cmd: x}|',
    'appname: |',
    '- |',
  ];
  for (const marked of nothing) {
    it(`offers nothing in ${JSON.stringify(marked)}`, () => assert.deepEqual(labelsAt(marked), []));
  }

  it('never offers keys in the middle of a value, whatever has been typed so far', () => {
    const typed = 'web:\n  cmd: [sh, -c, "a: b # c"]\n  env:\n    - A=b: c\n  volumes: [/a, /b]\n';
    for (let end = 0; end <= typed.length; end++) {
      const labels = labelsAt(`${typed.slice(0, end)}|`);
      const line = typed.slice(typed.lastIndexOf('\n', end - 1) + 1, end);
      if (/^ {2}\w+:/.test(line)) assertExcludes(labels, 'port', 'memory', 'appname');
    }
  });
});
