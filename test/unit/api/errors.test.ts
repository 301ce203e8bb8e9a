import assert from 'node:assert/strict';
import { listEngines } from '../../../api/catalogue/cse/engines';
import { deleteApp, getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { deployProc, patchProc } from '../../../api/catalogue/lain/procs';
import { createToken } from '../../../api/catalogue/iam/tokens';
import type { Operation } from '../../../api/catalogue/operation';
import { listApplications } from '../../../api/catalogue/servicestage/applications';
import { getMicroservice } from '../../../api/catalogue/registry/microservices';
import { failureOfAnswer } from '../../../api/errors/answer-failure';
import { readErrorBody } from '../../../api/errors/error-body';
import type { HttpAnswer } from '../../../api/http/transport';
import { redactor } from '../../../api/redaction';
import { assertEvery } from '../../every';
import { json } from './fakes';

const nothing = redactor([]);

function failure(operation: Operation, answer: HttpAnswer) {
  return failureOfAnswer(operation, answer, 'http://console.test/api/v1/apps/shop/', nothing);
}

describe('error bodies', () => {
  const spellings: { body: string; code?: string; message?: string; requestId?: string }[] = [
    {
      body: '{"errorCode":"400012","errorMessage":"Micro-service does not exist","detail":"id x"}',
      code: '400012',
      message: 'Micro-service does not exist: id x',
    },
    {
      body: '{"error_code":"SVCSTG.001","error_msg":"Bad","request_id":"r-1"}',
      code: 'SVCSTG.001',
      message: 'Bad',
      requestId: 'r-1',
    },
    {
      body: '{"error":{"code":401,"message":"wrong password","title":"Unauthorized"}}',
      code: '401',
      message: 'wrong password',
    },
    {
      body: '{"app":null,"msg":"app with appname a not exist","url":"/v1/"}',
      message: 'app with appname a not exist',
    },
    { body: '{"error_code":"400001","error_message":"Bad"}', code: '400001', message: 'Bad' },
    { body: '{"errorCode":"IAM.0011","errorMsg":"Bad"}', code: 'IAM.0011', message: 'Bad' },
    { body: '{"errorCode":400001,"errorMessage":"Bad"}', code: '400001', message: 'Bad' },
    {
      body: '{"code":22002,"message":"namespace exists","data":null}',
      code: '22002',
      message: 'namespace exists',
    },
    { body: '{"error":{"code":403,"title":"Forbidden"}}', code: '403', message: 'Forbidden' },
    { body: '{"errors":[{"code":"A.1","message":"first"},{"code":"A.2"}]}', code: 'A.1', message: 'first' },
    {
      body: '{"error_code":"SVCSTG.00500400","error_msg":"Failed","error_detail":"{\\"errorCode\\":\\"400012\\",\\"errorMessage\\":\\"No such thing\\"}"}',
      code: 'SVCSTG.00500400',
      message: 'Failed: No such thing',
    },
    {
      body: '{"message":"{\\"error_code\\":\\"400001\\",\\"error_msg\\":\\"Bad\\",\\"request_id\\":\\"r-2\\"}"}',
      code: '400001',
      message: 'Bad',
      requestId: 'r-2',
    },
    { body: '{"errorMessage":"{broken","detail":"{broken"}', message: '{broken' },
    {
      body: '{"timestamp":1,"status":404,"error":"Not Found","path":"/v1","trace_id":"t-1"}',
      message: 'Not Found',
      requestId: 't-1',
    },
    { body: '{"detail":"not json"}', message: 'not json' },
    { body: '["a"]', message: '["a"]' },
    {
      body: '<?xml version="1.0"?>\n<!-- x --><html><title>Bad Gateway</title></html>',
      message: 'Bad Gateway',
    },
    { body: '{"error":"invalid_token"}', message: 'invalid_token' },
    {
      body: '<!DOCTYPE html>\n<html><head><title>ValueError\n   at /api/</title></head>',
      message: 'ValueError at /api/',
    },
    { body: 'upstream timed out\n', message: 'upstream timed out' },
    { body: '"text"', message: 'text' },
    { body: '' },
    { body: '{}' },
  ];
  for (const { body, ...expected } of spellings) {
    it(`reads ${JSON.stringify(body)}`, () => {
      const { code, message, requestId } = readErrorBody(body);
      assert.deepEqual(
        { code, message, requestId },
        { code: undefined, message: undefined, requestId: undefined, ...expected },
      );
    });
  }

  it('cuts what would fill the screen', () => {
    assert.ok((readErrorBody('x'.repeat(100_000)).message ?? '').length <= 2001);
  });
});

describe('errors of the LAIN console', () => {
  const cases: {
    operation: Operation;
    status: number;
    msg: string;
    kind: string;
    code?: string;
    remedy: RegExp;
  }[] = [
    {
      operation: getApp,
      status: 401,
      msg: "unauthorized : don't have the access to the operation",
      kind: 'unauthorized',
      remedy: /Sign in/,
    },
    {
      operation: getApp,
      status: 403,
      msg: "forbidden : don't have the access to app shop",
      kind: 'forbidden',
      code: 'not-maintainer',
      remedy: /maintainer/,
    },
    {
      operation: getApp,
      status: 404,
      msg: 'app with appname shop not exist, has not been reposited yet',
      kind: 'not-found',
      code: 'not-registered',
      remedy: /register/,
    },
    {
      operation: getApp,
      status: 404,
      msg: 'app with appname shop has not been deployd',
      kind: 'not-found',
      code: 'not-deployed',
      remedy: /Deploy/,
    },
    {
      operation: updateApp,
      status: 406,
      msg: 'request of update app shop is not acceptable with error: KeyError',
      kind: 'refused',
      code: 'not-acceptable',
      remedy: /halfway/,
    },
    {
      operation: updateApp,
      status: 503,
      msg: 'deployd is now in maintain state, please wait for a while',
      kind: 'server',
      code: 'maintenance',
      remedy: /minutes/,
    },
    {
      operation: patchProc,
      status: 500,
      msg: '    status_code: 423\n    message: locked',
      kind: 'conflict',
      code: 'busy',
      remedy: /Wait/,
    },
    {
      operation: patchProc,
      status: 500,
      msg: '    status_code: 405\n    message: no',
      kind: 'refused',
      code: 'no-resources',
      remedy: /memory/,
    },
    {
      operation: deployProc,
      status: 500,
      msg: 'fatal error when create app shop:\nnot all arguments converted during string formatting',
      kind: 'server',
      code: 'broken-route',
      remedy: /upgrade/,
    },
  ];
  for (const { operation, status, msg, ...expected } of cases) {
    it(`understands ${status} ${msg}`, () => {
      const error = failure(operation, json(status, { app: null, msg, url: '' }));
      assert.equal(error.kind, expected.kind);
      assert.equal(error.code, expected.code);
      assert.match(error.remedy, expected.remedy);
      assert.equal(error.message, msg.trim());
      assert.equal(error.status, status);
    });
  }

  it('distinguishes the third kind of 404, a route that does not exist, from the other two', () => {
    const error = failure(getApp, {
      status: 404,
      headers: {},
      body: '<html><title>Page not found</title></html>',
    });
    assert.equal(error.kind, 'not-found');
    assert.equal(error.code, undefined);
    assert.match(error.message, /web page \(“Page not found”\)/);
    assert.match(error.remedy, /address/);
  });

  it('does not blame the address for the page of a crashed console', () => {
    const error = failure(getApp, {
      status: 500,
      headers: {},
      body: '<html><title>ConnectTimeout</title></html>',
    });
    assert.equal(error.kind, 'server');
    assert.match(error.message, /500.*ConnectTimeout/);
    assert.match(error.remedy, /Try again/);
  });
});

describe('errors of the registry and of IAM', () => {
  const codes: [status: number, code: string, kind: string][] = [
    [400, '400001', 'refused'],
    [400, '400012', 'not-found'],
    [400, '400013', 'conflict'],
    [400, '400017', 'not-found'],
    [400, '400002', 'server'],
    [401, '401202', 'unauthorized'],
    [403, '403201', 'forbidden'],
    [418, 'constructor', 'refused'],
  ];
  for (const [status, code, kind] of codes) {
    it(`puts ${code} among ${kind}`, () => {
      const error = failure(
        getMicroservice,
        json(status, { errorCode: code, errorMessage: 'text', detail: 'more' }),
      );
      assert.equal(error.kind, kind);
      assert.equal(error.code, code);
      assert.equal(error.message, 'text: more');
      assert.ok(error.remedy.length > 10);
    });
  }

  it('words a code itself when the server gives the bare number', () => {
    assert.match(failure(getMicroservice, json(403, { errorCode: '403201' })).message, /locked/);
  });

  for (const name of ['x-request-id', 'x-iam-trace-id', 'x-trace-id', 'x-b3-traceid', 'x-correlation-id']) {
    it(`keeps the request id of the header ${name}`, () => {
      const error = failure(
        createToken,
        json(401, { error: { code: 401, message: 'no' } }, { [name]: 't-1' }),
      );
      assert.equal(error.requestId, 't-1');
    });
  }

  it('names the permission that is missing, and who gives it', () => {
    const refused = failure(
      getMicroservice,
      json(403, { errorCode: '403205', errorMessage: 'No permission(s)' }),
    );
    assert.equal(refused.lacksPermission, true);
    assert.match(refused.remedy, /administrator of the engine’s accounts .* get on service\.$/);
    const body = { error_code: 'APIGW.0302', error_msg: 'no' };
    const denied = failure(listApplications, json(403, body));
    assert.match(denied.remedy, /account .* permission servicestage:app:list in IAM\.$/);
    const unnamed = failure(listEngines, json(403, body));
    assert.equal(unnamed.lacksPermission, true);
    assert.match(unnamed.remedy, /the permission in IAM/, 'the documents name none');
  });

  it('takes a lock, an unpaid bill, a console’s reason or a web page for no missing permission', () => {
    const others = [
      failure(getMicroservice, json(403, { errorCode: '403201' })),
      failure(listApplications, json(403, { error_code: 'APIGW.0310' })),
      failure(deleteApp, json(403, { app: null, msg: 'Not allow to delete resource app.' })),
      failure(getMicroservice, { status: 403, headers: {}, body: '<html><title>Forbidden</title></html>' }),
    ];
    assertEvery(others, ({ kind, lacksPermission }) => kind === 'forbidden' && !lacksPermission);
  });

  it('takes the request id of the body when no header has one', () => {
    assert.equal(failure(getMicroservice, json(400, { code: 'x', request_id: 'r-1' })).requestId, 'r-1');
  });

  it('understands the gateway in front of every service of the cloud, in both spellings', () => {
    for (const code of ['APIGW.0301', 'APIG.0301']) {
      const error = failure(createToken, json(401, { error_code: code, error_msg: 'bad signature' }));
      assert.equal(error.kind, 'unauthorized');
      assert.match(error.remedy, /clock/);
    }
  });

  it('has words for an empty answer', () => {
    const error = failure(createToken, { status: 429, headers: {}, body: '' });
    assert.match(error.message, /429/);
    assert.equal(error.kind, 'refused');
  });

  const statuses: [status: number, kind: string, remedy: RegExp][] = [
    [405, 'refused', /version/],
    [413, 'refused', /Send less/],
    [429, 'refused', /Wait/],
    [503, 'server', /minutes/],
    [504, 'server', /Try again/],
  ];
  for (const [status, kind, remedy] of statuses) {
    it(`knows what to do about ${status}`, () => {
      const error = failure(getMicroservice, { status, headers: {}, body: '' });
      assert.equal(error.kind, kind);
      assert.match(error.remedy, remedy);
    });
  }
});
