import assert from 'node:assert/strict';
import { importKieConfigurations } from '../../../../api/catalogue/cse/dynamic-configuration';
import { getMicroservice } from '../../../../api/catalogue/registry/microservices';
import { createKieKv } from '../../../../api/catalogue/kie/configurations';
import { resolveConnection } from '../../../../connections/resolved-connection';
import { engineType } from '../../../../connections/types/engine';
import { CallNotReady } from '../../../../deploy/call/call-input';
import { curlCommand } from '../../../../deploy/call/curl';

const engine = (authentication: 'none' | 'rbac') =>
  resolveConnection(
    engineType,
    {
      type: 'engine',
      name: 'prod',
      registry: 'http://r.example.com',
      kie: 'http://k.example.com',
      authentication,
    },
    'settings',
  );
const project_id = 'default';

describe('a call as curl', () => {
  it('has the address, and a token only where the connection signs in', () => {
    const input = { project_id, service_id: 'a b' };
    assert.equal(
      curlCommand(getMicroservice, engine('none'), input),
      "curl http://r.example.com/v4/default/registry/microservices/a%20b -H 'accept: application/json'",
    );
    assert.match(curlCommand(getMicroservice, engine('rbac'), input), /-H 'Authorization: Bearer REDACTED'$/);
  });

  it('has a body that the shell leaves alone', () => {
    const command = curlCommand(createKieKv, engine('none'), { project_id, body: { key: "it's $HOME" } });
    assert.match(command, /^curl -X POST http:\/\/k\.example\.com\/v1\/default\/kie\/kv /);
    assert.ok(command.endsWith(`--data-raw '{"key":"it'\\''s $HOME"}'`), command);
  });

  it('is not made without an address or a parameter of the path', () => {
    const missing = () => curlCommand(importKieConfigurations, engine('none'), {});
    assert.throws(missing, CallNotReady);
    assert.throws(
      () => curlCommand(getMicroservice, engine('none'), { project_id }),
      /service_id is missing/,
    );
  });
});
