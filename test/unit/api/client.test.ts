import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { deployApp, getApp, listApps, updateApp } from '../../../api/catalogue/lain/apps';
import { patchProc } from '../../../api/catalogue/lain/procs';
import { deleteMaintainer } from '../../../api/catalogue/lain/maintainers';
import type { Operation } from '../../../api/catalogue/operation';
import { listGovernMicroservices } from '../../../api/catalogue/registry/govern';
import { listInstances } from '../../../api/catalogue/registry/instances';
import { createClient } from '../../../api/client';
import type { ApiError } from '../../../api/errors/api-error';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import { fakeTransport, json } from './fakes';
import { app, proc } from './samples';

const console_ = 'http://console.test';

function clientOf(answer: (request: HttpRequest, count: number) => HttpAnswer, address = console_) {
  const { transport, requests } = fakeTransport(answer);
  return { client: createClient({ address, credentials: noCredentials(), transport }), requests };
}

describe('client: requests', () => {
  it('fills the path and keeps its slash, escaping what the values hold', async () => {
    const { client, requests } = clientOf(() => json(200, { app: app() }));
    await client.call(getApp, { appName: 'resource.redis/ä?' });
    assert.equal(requests[0]?.url, 'http://console.test/api/v1/apps/resource.redis%2F%C3%A4%3F/');
  });

  it('appends to an address that has a path and a trailing slash', async () => {
    const { client, requests } = clientOf(() => json(200, { apps: [] }), 'http://proxy.test/lain/');
    await client.call(listApps, { apptype: 'service' });
    assert.equal(requests[0]?.url, 'http://proxy.test/lain/api/v1/apps/?apptype=service');
  });

  it('writes flags and numbers as text, and leaves absent parameters out', async () => {
    const { client, requests } = clientOf(() => json(200, {}));
    await client.call(listGovernMicroservices, {
      project_id: 'default',
      countOnly: 1,
      withShared: true,
      env: '',
    });
    assert.equal(
      requests[0]?.url,
      'http://console.test/v4/default/govern/microservices?env=&countOnly=1&withShared=true',
    );
  });

  it('sends header parameters as headers and the body as JSON', async () => {
    const { client, requests } = clientOf((_, count) => json(200, count === 1 ? {} : { proc: proc() }));
    await client.call(listInstances, { project_id: 'default', service_id: 's1', 'X-ConsumerId': 'c1' });
    await client.call(patchProc, { appName: 'shop', procName: 'web', body: { memory: '64M' } });
    assert.equal(requests[0]?.headers['X-ConsumerId'], 'c1');
    assert.deepEqual(
      requests.map(({ headers, body }) => [headers['content-type'], body]),
      [
        [undefined, undefined],
        ['application/json', '{"memory":"64M"}'],
      ],
    );
  });

  it('gives deployments more time than reading', async () => {
    const { client, requests } = clientOf(() => json(202, { app: app() }));
    await client.call(updateApp, { appName: 'shop', body: {} });
    await client.call(getApp, { appName: 'shop' });
    await client.call(getApp, { appName: 'shop' }, { timeout: 5 });
    assert.deepEqual(
      requests.map(({ timeout }) => timeout),
      [120_000, 30_000, 5],
    );
  });
});

describe('client: input that does not fit', () => {
  const cases: { input: Record<string, unknown>; operation: Operation; says: RegExp }[] = [
    { operation: getApp, input: {}, says: /appName is missing/ },
    { operation: getApp, input: { appName: '' }, says: /appName/ },
    { operation: getApp, input: { appName: '..' }, says: /appName/ },
    { operation: getApp, input: { appName: 'shop', apname: 'x' }, says: /apname is not allowed here/ },
    { operation: deployApp, input: {}, says: /body is missing/ },
    {
      operation: updateApp,
      input: { appName: 'a', body: { meta_version: 'newest' } },
      says: /body\.meta_version/,
    },
    { operation: listApps, input: { apptype: 'job' }, says: /apptype must be one of app, service/ },
    {
      operation: patchProc,
      input: { appName: 'a', procName: 'w', body: { num_instances: 'two' } },
      says: /body\.num_instances must be integer/,
    },
  ];

  for (const { operation, input, says } of cases) {
    it(`sends nothing and says what is wrong: ${operation.id} ${JSON.stringify(input)}`, async () => {
      const { client, requests } = clientOf(() => json(200, {}));
      // A form or the command line gives untyped input to any operation.
      await assert.rejects(client.call<Operation>(operation, input), (error: ApiError) => {
        assert.equal(error.kind, 'invalid-request');
        assert.match(error.message, says);
        assert.notEqual(error.remedy, '');
        return true;
      });
      assert.equal(requests.length, 0);
    });
  }

  for (const address of [
    'console.test',
    'ftp://console.test',
    'http://user:pass@console.test',
    'http://a.test/?x=1',
  ]) {
    it(`refuses the address ${address} without repeating it`, async () => {
      const { client, requests } = clientOf(() => json(200, {}), address);
      await assert.rejects(client.call(getApp, { appName: 'shop' }), (error: ApiError) => {
        assert.equal(error.kind, 'invalid-request');
        assert.ok(!`${error.message}${error.remedy}`.includes('pass@'));
        return true;
      });
      assert.equal(requests.length, 0);
    });
  }
});

describe('client: answers', () => {
  it('names the field of a wrong type and not its value', async () => {
    const { client } = clientOf(() =>
      json(200, { app: app({ procs: [proc(), { ...proc(), memory: 64 as never }] }) }),
    );
    await assert.rejects(client.call(getApp, { appName: 'shop' }), (error: ApiError) => {
      assert.equal(error.kind, 'unexpected-answer');
      assert.match(error.message, /app\.procs\[1\]\.memory must be string/);
      return true;
    });
  });

  it('accepts another status of success than the documented one', async () => {
    const { client } = clientOf(() => json(201, { app: app() }));
    assert.equal((await client.send(getApp, { appName: 'shop' })).status, 201);
  });

  it('reads no body where none is documented', async () => {
    const { client } = clientOf(() => ({ status: 204, headers: {}, body: '' }));
    assert.equal(await client.call(deleteMaintainer, { appName: 'shop', username: 'bob' }), undefined);
  });

  const broken: { body: string; says: RegExp }[] = [
    { body: '', says: /without content/ },
    { body: '{"app":', says: /not JSON/ },
    { body: 'null', says: /must be object/ },
    { body: '<!DOCTYPE html><title>Sign in</title>', says: /web page \(“Sign in”\)/ },
  ];
  for (const { body, says } of broken) {
    it(`reports that ${JSON.stringify(body)} with status 200 is not an answer`, async () => {
      const { client } = clientOf(() => ({ status: 200, headers: {}, body }));
      await assert.rejects(client.call(getApp, { appName: 'shop' }), {
        kind: 'unexpected-answer',
        message: says,
      });
    });
  }

  it('takes a web page for no success where no body is documented either', async () => {
    const { client } = clientOf(() => ({
      status: 200,
      headers: {},
      body: '<html><title>Sign in</title></html>',
    }));
    const deletion = client.call(deleteMaintainer, { appName: 'shop', username: 'bob' });
    await assert.rejects(deletion, { kind: 'unexpected-answer', message: /Sign in/ });
  });
});
