import { commitHash } from './git-commit';

/** What was pushed of an app of the demo, oldest first: the lain.yaml, and what its commit says. */
export interface Source {
  readonly text: string;
  readonly message: string;
}

/**
 * The lain.yaml of each version of the apps in the sample workspace. `npm run demo` commits them, at the times of the
 * versions, into repositories of the sample, so that the versions of the sandbox are commits that can be looked into.
 */
export const demoSources: Readonly<Record<string, readonly Source[]>> = {
  'hello-world': [
    { text: helloPage(), message: 'Serve a page' },
    { text: helloPage(), message: 'Rename the binary' },
    { text: helloPage(), message: 'Name the binary as lain.yaml does' },
    { text: helloPage(), message: 'Say hello in bold' },
    { text: helloWithWorker(), message: 'Prepare what the page shows in a worker' },
  ],
  'shop-cart': [
    { text: cartPages(), message: 'Show the cart' },
    { text: cartWithAdmin(), message: 'Add pages for those who help customers' },
  ],
  'redis-resource': [{ text: redis(), message: 'Offer redis as a resource' }],
};

/** The version of each source of an app, as images are tagged: commit time in seconds, a dash, the commit's hash. */
export function sourceVersions(sources: readonly Source[], times: readonly number[]): string[] {
  const versions: string[] = [];
  let parent: string | undefined;
  sources.forEach((source, index) => {
    const time = times[index] ?? 0;
    parent = commitHash({ file: 'lain.yaml', ...source, time, ...(parent !== undefined && { parent }) });
    versions.push(`${time}-${parent}`);
  });
  return versions;
}

function helloPage(): string {
  return `# A web page.
appname: hello-world

build:
  base: golang:1.8
  prepare:
    version: 1
    script:
      - go get -u github.com/golang/dep/cmd/dep
  script:
    - go build -o hello-world

release:
  dest_base: debian:stretch
  copy:
    - src: hello-world
      dest: /lain/app/hello-world

web:
  cmd: /lain/app/hello-world serve
  port: 8080
  num_instances: 2
  memory: 64M
  healthcheck: /ping

notify:
  slack: '#hello-world'
`;
}

function helloWithWorker(): string {
  return `# A web page and the worker that prepares what it shows.
appname: hello-world

build:
  base: golang:1.8
  prepare:
    version: 1
    script:
      - go get -u github.com/golang/dep/cmd/dep
  script:
    - go build -o hello-world

release:
  dest_base: debian:stretch
  copy:
    - src: hello-world
      dest: /lain/app/hello-world

web:
  cmd: /lain/app/hello-world serve
  port: 8080
  num_instances: 2
  memory: 64M
  healthcheck: /ping
  env:
    - GREETING=hello
  logs:
    - access.log

worker:
  cmd: /lain/app/hello-world work
  num_instances: 1
  memory: 32M

notify:
  slack: '#hello-world'
`;
}

function cartPages(): string {
  return `# The cart of a small shop: pages, a daily clean-up of what nobody bought, and a redis of its own.
appname: shop-cart

build:
  base: python:3.6
  prepare:
    version: 3
    script:
      - pip install -r requirements.txt
  script:
    - python setup.py install

use_resources:
  redis-resource:
    memory: 128M
    services:
      - redis

web:
  cmd: gunicorn --bind 0.0.0.0:8000 cart:app
  port: 8000
  num_instances: 2
  memory: 128M
  mountpoint:
    - shop.lain.example/cart
  secret_files:
    - secrets.json

worker.clean:
  cmd: python -m cart.clean --older-than 30d
  memory: 64M
  persistent_dirs:
    - /lain/app/exports:
        backup_full:
          schedule: '0 3 * * *'
          expire: 7d
`;
}

function cartWithAdmin(): string {
  return `# The cart of a small shop: pages, a daily clean-up of what nobody bought, and a redis of its own.
appname: shop-cart

build:
  base: python:3.6
  prepare:
    version: 3
    script:
      - pip install -r requirements.txt
  script:
    - python setup.py install

use_resources:
  redis-resource:
    memory: 128M
    services:
      - redis

web:
  cmd: gunicorn --bind 0.0.0.0:8000 cart:app
  port: 8000
  num_instances: 2
  memory: 128M
  mountpoint:
    - shop.lain.example/cart
  secret_files:
    - secrets.json

web.admin:
  cmd: gunicorn --bind 0.0.0.0:8001 cart.admin:app
  port: 8001
  memory: 64M
  https_only: true
  mountpoint:
    - cart-admin.lain.example

worker.clean:
  cmd: python -m cart.clean --older-than 30d
  memory: 64M
  persistent_dirs:
    - /lain/app/exports:
        backup_full:
          schedule: '0 3 * * *'
          expire: 7d
`;
}

function redis(): string {
  return `# A redis that apps get by naming it under use_resources; \`memory\` is theirs to choose.
appname: redis-resource
apptype: resource

build:
  base: redis:3.2
  script:
    - mkdir -p /data

service.redis:
  type: worker
  cmd: redis-server --dir /data --appendonly yes
  port: 6379
  num_instances: 1
  memory: "{{ memory|default('64M') }}"
  volumes:
    - /data
  portal:
    cmd: ./proxy
    port: 6379
    allow_clients: '**'
`;
}
