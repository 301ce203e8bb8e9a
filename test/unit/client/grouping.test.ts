import assert from 'node:assert/strict';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import { groupApps } from '../../../client/views/lain/app-groups';
import { groupMicroservices, type Group } from '../../../client/views/registry/microservice-groups';

describe('apps in the tree', () => {
  it('are in order, followed by the instances of a resource under one row', () => {
    assert.deepEqual(groupApps(['web', 'resource.redis.shop', 'api', 'resource.redis.blog']), [
      { kind: 'app', appname: 'api' },
      { kind: 'app', appname: 'web' },
      {
        kind: 'resource-instances',
        resource: 'redis',
        instances: [
          { appname: 'resource.redis.blog', client: 'blog' },
          { appname: 'resource.redis.shop', client: 'shop' },
        ],
      },
    ]);
  });
});

describe('microservices in the tree', () => {
  it('are grouped by application, service and version, newest version first', () => {
    const groups = groupMicroservices([
      service('shop', 'cart', '1.9.0'),
      service('shop', 'cart', '1.10.0'),
      service('blog', 'posts', '1.0.0'),
    ]);
    assert.deepEqual(outline(groups), [
      'application blog',
      ' service posts',
      '  1.0.0',
      'application shop',
      ' service cart',
      '  1.10.0',
      '  1.9.0',
    ]);
  });

  it('have a level of environments when one is named', () => {
    const groups = groupMicroservices([
      service('shop', 'cart', '1.0.0', 'production'),
      service('shop', 'cart', '1.0.0'),
    ]);
    assert.deepEqual(
      groups.map(({ kind, name }) => [kind, name]),
      [
        ['environment', ''],
        ['environment', 'production'],
      ],
    );
  });
});

function service(appId: string, serviceName: string, version: string, environment?: string): Microservice {
  return {
    serviceId: `${appId}.${serviceName}.${version}`,
    appId,
    serviceName,
    version,
    ...(environment && { environment }),
  };
}

function outline(groups: readonly Group[], indent = ''): string[] {
  return groups.flatMap((group) => [
    `${indent}${group.kind} ${group.name}`,
    ...(group.kind === 'service'
      ? group.versions.map(({ version }) => `${indent} ${version}`)
      : outline(group.groups, `${indent} `)),
  ]);
}
