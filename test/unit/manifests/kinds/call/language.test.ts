import assert from 'node:assert/strict';
import { catalogue } from '../../../../../api/catalogue/catalogue';
import { kindOf } from '../../../../../manifests/kinds';
import {
  accept,
  callFindings,
  connections,
  hoverAt,
  labelsAt,
  openCall,
  shown,
  suggestionsAt,
} from './files';

describe('call documents', () => {
  it('are known by their name or their language', () => {
    assert.equal(kindOf('a.call.yaml', '')?.id, 'call-document');
    assert.equal(kindOf('lain-apps.call.yml', 'appname: a\n')?.id, 'call-document');
    assert.equal(kindOf('Untitled-1', '', 'call-document')?.id, 'call-document');
    assert.equal(kindOf('call.yaml', 'operation: listApps\n'), undefined);
  });

  it('say nothing while they are empty', () => {
    for (const text of ['', '# later\n', '---\n']) assert.deepEqual(callFindings(text), [], text);
  });

  it('may begin with a marker', () => {
    assert.deepEqual(shown('# a call\n---\noperation: listApp\n'), ['call/unknown-operation «listApp»']);
  });

  it('do not miss anything in broken text', () => {
    const rules = callFindings('operation: createKieKv\nbody:\n  key: "a\n').map(({ rule }) => rule);
    assert.deepEqual(rules, ['source/yaml-syntax']);
  });

  it('read texts as YAML 1.2 does', () => {
    const item =
      'operation: createKieKv\nbody:\n  key: yes\n  value: 2026-01-01\n  labels: { a: no, b: 010 }\n';
    assert.deepEqual(shown(item), []);
    assert.deepEqual(shown('operation: listKieKvs\nparameters: { limit: 0o17 }\n'), []);
    assert.deepEqual(shown('operation: listKieKvs\nparameters: { limit: 1:30 }\n'), ['call/value «1:30»']);
  });

  it('leave out what the connection fills', () => {
    assert.deepEqual(shown('operation: listEnvironments\n'), []);
    assert.deepEqual(shown('operation: listEnvironments\nparameters: { project_id: "1a" }\n'), []);
  });

  it('take files for the members of a form', () => {
    const head =
      'operation: importKieConfigurations\nparameters:\n  x-engine-id: a\n  override: force\nbody:\n';
    assert.deepEqual(shown(`${head}  upload_file:\n    file: ./items.json\n`), []);
    assert.deepEqual(shown(`${head}  upload_file: '{"data": []}'\n`), []);
    assert.deepEqual(shown(`${head}  upload_file:\n    path: ./items.json\n`), [
      'call/missing-field «upload_file»',
      'call/unknown-field «path»',
    ]);
    const { range, target } = openCall(`${head}  upload_file:\n    file: ./items.json\n`).links()[0] ?? {};
    assert.ok(range && target === './items.json');
  });

  it('keep their answers after an edit elsewhere', () => {
    const before = openCall('operation: getMicroservice\nparameters:\n  service_id: a\n');
    const text = 'operation: getMicroservice\nparameters:\n  servce_id: a\n';
    assert.deepEqual(openCall(text, before).findings(), openCall(text).findings());
  });
});

describe('completion in call documents', () => {
  it('proposes every operation with its address and summary', () => {
    const all = suggestionsAt('operation: |');
    assert.equal(all.length, catalogue.length);
    const one = all.find(({ label }) => label === 'getMicroservice');
    assert.equal(one?.detail, 'GET /v4/{project_id}/registry/microservices/{service_id}');
    assert.match(one.documentation ?? '', /microservice/);
  });

  it('proposes what the operation takes', () => {
    assert.deepEqual(labelsAt('operation: getMicroservice\n|'), ['connection', 'parameters']);
    assert.deepEqual(labelsAt('operation: createKieKv\n|'), ['connection', 'parameters', 'body']);
    assert.ok(labelsAt('operation: createKieKv\nbody:\n  |').includes('value_type'));
    assert.deepEqual(labelsAt('operation: createKieKv\nbody:\n  status: |'), ['enabled', 'disabled']);
    assert.ok(labelsAt('operation: getMicroservice\nparameters:\n  |').includes('service_id'));
  });

  it('writes what is required', () => {
    assert.equal(
      accept('operation: getMicroservice\n|', 'parameters'),
      'operation: getMicroservice\nparameters:\n  service_id: ',
    );
    const body = accept('operation: obtainServiceCombToken\n|', 'body');
    assert.equal(body, 'operation: obtainServiceCombToken\nbody:\n  name: \n  password: "${env:NAME}"');
  });

  it('proposes placeholders for secrets, and connections', () => {
    const secret = 'operation: obtainServiceCombToken\nbody:\n  name: root\n  password: |';
    assert.deepEqual(labelsAt(secret), ['${env:NAME}', '${input:LABEL}']);
    assert.equal(accept(secret, '${env:NAME}').split('\n').at(-1), '  password: "${env:NAME}"');
    assert.deepEqual(labelsAt('connection: |', connections('production')), ['production']);
  });
});

describe('hover in call documents', () => {
  it('explains the operation, its parameters and its body', () => {
    const operation = hoverAt('operation: createKie|Kv\n') ?? '';
    assert.match(operation, /POST \/v1\/\{project_id\}\/kie\/kv/);
    assert.match(operation, /Errors:/);
    assert.match(hoverAt('operation: getMicroservice\nparameters:\n  service|_id: a\n') ?? '', /service_id/);
    assert.match(hoverAt('operation: createKieKv\nbody:\n  status: ena|bled\n') ?? '', /disabled/);
  });
});

describe('the outline of a call document', () => {
  it('shows the operation with its parameters', () => {
    const [one] = openCall('operation: getMicroservice\nparameters:\n  service_id: a\n').outline();
    assert.equal(one?.name, 'getMicroservice');
    assert.deepEqual(
      one.children.map(({ name, children }) => [name, children.map((child) => child.name)]),
      [['parameters', ['service_id']]],
    );
  });
});
