import type { Random } from '../../../../fuzz/random';

/** Manifests in the styles that people write them in; what edits are tried on. */
export const samples: readonly string[] = [
  'appname: hello\n\nbuild:\n  base: golang:1.8\n  prepare:\n    version: 20180816\n    script:\n      - go get github.com/a/b\n      - pip install -r a.txt &&\n        make deps\n  script: [go build, "make all"]\n\nweb:\n  cmd: /lain/app/hello -p 8080\n  port: 8080\n  memory: 64m\n  env:\n    - A=b\n    - URL=http://x.y/z#a\n',
  '# 中文\n---\nappname: entry\nbuild:\n  base: a\n  script:\n  - make\nrelease:\n  dest_base: centos\n  copy:\n  - src: a\n    dest: /b\n  - c\nweb.admin:\n  mountpoint: [entry.lain.local/x, /y]\nproc.jobs:\n  type: worker\n  num_instances: 0\n  volumes:\n    - /data:\n        backup_full:\n          schedule: "0 3 * * *"\n          expire: 30d\nuse_services:\n  redis-service:\n    - redis\nuse_resources:\n  mysql-resource:\n    services: [mysql]\n    size: 80:22\nnotify:\n  slack: "#lain"\n',
  'appname: redis\r\napptype: resource\r\nbuild:\r\n  base: a\r\n  script: [a]\r\nservice.redis:\r\n  cmd: "redis-server {{ option|default(\'x\') }}"\r\n  memory: "{{ memory }}"\r\n  portal:\r\n    port: 6379\r\n    allow_clients: "**"\r\n',
  'base: &base\n  memory: 64M\n  env: [A=b]\nappname: x\nbuild: {base: a, script: [make]}\nweb:\n  <<: *base\n  cmd: [sh, -c, "echo a: b"]\nworker:\n  <<: *base\n  cmd: |\n    run\n    this\n  user: "it\'s"\ntest:\n  script:\n    - >\n      go test\n      ./...\n',
  'appname: a\nbuild: {\n  base: b,\n  script: [\n    make, # all\n    "x"\n  ]\n}\nweb:\n  env: [A=b,\n    C=d]\n  port: {8080: {\n      timeout: 5 }}\n',
];

/** Texts that edits put in: what people type and paste, and what means something in YAML. */
const pieces = [
  'x',
  ' ',
  '\n',
  ':',
  ': ',
  '  ',
  '"',
  "'",
  '|',
  '|-\n',
  '>',
  '- ',
  '-',
  '\n- ',
  '#',
  ' #',
  '---\n',
  '...\n',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '!',
  '!!str ',
  '%',
  '@',
  '\t',
  '\r\n',
  '\r',
  '=',
  '? ',
  '<<: ',
  '~',
  'yes',
  '80:22',
  '0100',
  '{{ a }}',
  '\\',
  'é',
  '\u{1F680}',
  '\0',
  '\uFEFF',
  '\n  cmd: run',
  '\nweb:\n',
  'web.a:\n',
  'portal: ',
  '2017-05-23',
  '',
];

/** A text after an edit. */
export function edited(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const removed = random.next() < 0.4 ? 1 + random.below(8) : 0;
  const piece = removed > 0 && random.next() < 0.7 ? '' : random.pick(pieces);
  return text.slice(0, at) + piece + text.slice(at + removed);
}
