import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lainRules } from '../../../../../manifests/kinds/lain/rules';
import type { OutlineItem } from '../../../../../manifests/engine/manifest';
import { openLain } from './files';

/** Lines with the hints that are shown in them. */
function withHints(text: string, dialect?: 'einplus'): readonly string[] {
  return openLain(text, dialect)
    .hints()
    .map(({ offset, text: hint }) => {
      const start = text.lastIndexOf('\n', offset - 1) + 1;
      return `${text.slice(start, offset).trim()} → ${hint}`;
    });
}

function linesOf(items: readonly OutlineItem[], margin = ''): readonly string[] {
  return items.flatMap(({ name, detail, kind, children }) => [
    `${margin}${kind} ${name}${detail === undefined ? '' : ` (${detail})`}`,
    ...linesOf(children, `${margin}  `),
  ]);
}

describe('outline of lain.yaml', () => {
  it('lists sections, and procs with their type and size', () => {
    const text =
      'appname: a\nbuild:\n  base: b\n  prepare:\n    version: 1\nweb:\n  port: 80\nproc.x:\n  type: oneshot\n  num_instances: 2\n  memory: 64M\nservice.s:\n  cmd: |\n    run\n    it\n  portal:\n    port: 1\nuse_services:\n';
    assert.deepEqual(linesOf(openLain(text).outline()), [
      'key appname (a)',
      'section build',
      '  key base (b)',
      '  key prepare',
      '    key version (1)',
      'resource web (web · :80)',
      '  key port (80)',
      'resource proc.x (oneshot · 2 × 64M)',
      '  key type (oneshot)',
      '  key num_instances (2)',
      '  key memory (64M)',
      'resource service.s (worker)',
      '  key cmd (run)',
      '  key portal',
      '    key port (1)',
      'key use_services',
    ]);
  });

  it('has ranges with their names in them', () => {
    const text = 'appname: a\nweb:\n  cmd: x\n';
    const [, web] = openLain(text).outline();
    assert.ok(web);
    assert.equal(text.slice(web.range.start, web.range.end), 'web:\n  cmd: x');
    assert.equal(text.slice(web.nameRange.start, web.nameRange.end), 'web');
  });

  it('shows what can be read of a broken text', () => {
    assert.ok(openLain('appname: a\nweb:\n  cmd: "x\n').outline().length > 0);
    assert.deepEqual(openLain('').outline(), []);
  });
});

describe('hints in lain.yaml', () => {
  it('are the defaults that hold, at the line of the proc', () => {
    assert.deepEqual(withHints('web:\n  cmd: a\nworker:\n  memory: 64m\nworker.b: { cmd: x }\n'), [
      'web: → memory: 32m, num_instances: 1, port: 80',
      'worker: → num_instances: 1',
    ]);
    const merged = 'x: &x\n  memory: 64m\n  num_instances: 2\nworker:\n  <<: *x\n';
    assert.deepEqual(withHints(merged), []);
  });

  it('are memory in MiB where another unit is written', () => {
    assert.deepEqual(withHints('worker:\n  num_instances: 1\n  memory: 1.5g\n'), ['memory: 1.5g → 1536 MiB']);
    assert.deepEqual(withHints('worker:\n  num_instances: 1\n  memory: "{{ m }}"\n'), []);
  });

  it('are schedules in words', () => {
    assert.deepEqual(withHints('cron.a:\n  schedule: "0 3 * * *"\n', 'einplus'), [
      'schedule: "0 3 * * *" → every day at 03:00',
    ]);
    const backup =
      'worker:\n  memory: 1m\n  num_instances: 1\n  volumes:\n    - /a:\n        backup_full:\n          schedule: "@daily"\n';
    assert.deepEqual(withHints(backup), ['schedule: "@daily" → every day at 00:00']);
  });

  it('are shown once for a value that several procs share', () => {
    const text = 'a: &a\n  num_instances: 1\n  memory: 1g\nworker:\n  <<: *a\nworker.b:\n  <<: *a\n';
    assert.deepEqual(withHints(text), ['memory: 1g → 1024 MiB']);
  });
});

describe('links in lain.yaml', () => {
  const links = (text: string) =>
    openLain(text)
      .links()
      .map(({ range, target }) => `${text.slice(range.start, range.end)} → ${target}`);

  it('lead to the repository, however its address is written', () => {
    assert.deepEqual(links('giturl: https://github.com/a/b\n'), [
      'https://github.com/a/b → https://github.com/a/b',
    ]);
    assert.deepEqual(links('giturl: "git@github.com:a/b.git"\n'), [
      'git@github.com:a/b.git → https://github.com/a/b',
    ]);
    assert.deepEqual(links('giturl: github.com/a/b\n'), ['github.com/a/b → http://github.com/a/b']);
    assert.deepEqual(links('giturl: javascript:alert(1)\n'), []);
    assert.deepEqual(links('giturl: ssh://git@a/b\n'), []);
  });

  it('are the addresses in commands, but not those with variables', () => {
    const text =
      'build:\n  script:\n    - git clone git@git.example.com:x/y.git && curl https://a.example/b.tgz.\n    - curl https://a.example/$FILE "http://b.example"\n';
    assert.deepEqual(links(text), [
      'git@git.example.com:x/y.git → https://git.example.com/x/y',
      'https://a.example/b.tgz → https://a.example/b.tgz',
      'http://b.example → http://b.example',
    ]);
  });
});

describe('lenses in lain.yaml', () => {
  it('run commands that the extension has', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(path.resolve(__dirname, '../../../../../package.json'), 'utf8'),
    );
    const commands = JSON.stringify(manifest);
    const text = 'appname: a\nweb:\n  cmd: x\n';
    const lenses = openLain(text).lenses();
    assert.deepEqual(
      lenses.map(({ title, range, arguments: given }) => [title, text.slice(range.start, range.end), given]),
      [['Deploy a Pushed Version…', 'appname', []]],
    );
    for (const { command } of lenses) assert.ok(commands.includes(`{"command":"${command}"`), command);
  });

  it('are none where there is nothing to deploy or no console for it', () => {
    assert.deepEqual(openLain('web:\n  cmd: x\n').lenses(), []);
    assert.deepEqual(openLain('appname: a\n', 'einplus').lenses(), []);
  });
});

describe('rules of lain.yaml', () => {
  /** Hovers tell of the first deployment, and of templates that only `lain validate` refuses: neither is a mistake. */
  const toldOtherwise = ['R-34', 'R-45'];

  it('cover the whole catalogue of rules', () => {
    const sections = lainRules.map(({ source }) => source.section);
    const described = sections.flatMap((section) => section.match(/R-\d\d/g) ?? []);
    const all = Array.from({ length: 45 }, (_, index) => `R-${String(index + 1).padStart(2, '0')}`);
    assert.deepEqual(
      all.filter((code) => !described.includes(code)),
      toldOtherwise,
    );
  });

  it('take the templates of a resource for what they will be', () => {
    const text =
      'appname: r\napptype: resource\nbuild:\n  base: a\n  script: [make]\nproc.redis:\n  image: "{{ image }}"\n  cmd: "redis-server {% if a %}--x {{ a }}{% endif %}"\n  user: "{{ user }}"\n  num_instances: "{{ n|default(1) }}"\n  cpu: "{{ cpu }}"\n  memory: "{% if m %}{{ m }}{% else %}64M{% endif %}"\n  env: ["A={{ a }}", "{{ k }}: {{ v }}"]\n  volumes:\n    - "{{ dir }}"\n    - "/{{ dir }}":\n        backup_full: { schedule: "{{ s }}", expire: "{{ e }}" }\n  logs: ["{{ log }}"]\n  secret_files: ["{{ f }}"]\n  setup_time: "{{ t }}"\n  kill_timeout: "{{ t }}"\n  labels: ["{{ a }}:b"]\n  filters: ["constraint:node=={{ n }}"]\n  container_healthcheck: { cmd: "{{ c }}", options: { interval: "{{ i }}" } }\nweb.admin:\n  port: 80\n  healthcheck: "{{ h }}"\n  mountpoint: ["{{ host }}", "/{{ path }}"]\nportal.portal-redis:\n  service_name: "{{ s }}"\n  port: 6379\n';
    const manifest = openLain(text);
    assert.deepEqual(
      manifest.findings().map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
    const hover = manifest.explain(text.indexOf('{{ cpu }}'))?.markdown ?? '';
    assert.match(hover, /only `lain validate` fails on it/);
  });
});
