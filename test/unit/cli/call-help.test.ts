import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import { createChecker } from '../../../api/checking';
import { exampleInput } from '../../../api/example-input';
import { exampleArguments, operationHelp } from '../../../cli/call/operation-help';
import { readParameters } from '../../../cli/call/parameters';
import { withDefaults } from '../../../deploy/call/call-input';
import { runRecorded } from './recorded-terminal';

describe('call OPERATION --help', () => {
  const checker = createChecker();

  it('explains one operation, and sends nothing', async () => {
    const { code, out, err } = await runRecorded('call', 'createKieKv', '--help');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^createKieKv: /);
    assert.match(out, /^ {2}POST \/v1\/\{project_id\}\/kie\/kv$/m);
    assert.match(out, /^ {2}permission: /m);
    assert.match(out, /^ {2}project_id {2}\(path, text, 1 to 256 characters, default "default"\)$/m);
    assert.match(out, /^Body \(--body JSON\):$/m);
    assert.match(out, /^ {2}key {2}\(text, required, .*\)$/m);
    assert.match(out, /^ {2}engine-room call createKieKv --body '\{"key":/m);
    assert.doesNotMatch(out, /Exit codes/);
  });

  it('explains the command where there is no operation', async () => {
    for (const flag of ['--help', '-h']) {
      const { code, out } = await runRecorded('call', flag);
      assert.equal(code, 0);
      assert.match(out, /^Usage: engine-room call /);
      assert.match(out, /Exit codes:/);
    }
  });

  it('proposes the nearest operation', async () => {
    const { code, err } = await runRecorded('call', 'createKieKvv', '--help');
    assert.equal(code, 2);
    assert.match(err, /did you mean createKieKv\?/);
  });

  for (const operation of catalogue) {
    it(`has all of ${operation.id}, with an example that the catalogue accepts`, () => {
      const help = operationHelp(operation);
      const { path, query, headers } = operation.parameters;
      const parameters = { ...path.properties, ...query.properties, ...headers.properties };
      for (const name of [...Object.keys(parameters), operation.path, operation.permission]) {
        assert.ok(help.includes(name), name);
      }
      assert.doesNotMatch(help, /undefined|\[object/);

      const input = exampleInput(operation);
      assert.equal(checker.inputProblem(operation, input), undefined, JSON.stringify(input));

      const given = exampleArguments(operation);
      const after = (flag: string) =>
        given.flatMap((text, index) => (given[index - 1] === flag ? [text] : []));
      const [body] = after('--body').map((text): unknown => JSON.parse(text));
      const files = after('--file').map((text) => text.split('='));
      const typed = {
        ...withDefaults(operation, readParameters(operation, after('--param'))),
        ...(body !== undefined && { body }),
        ...(files.length > 0 && { body: Object.fromEntries(files) as unknown }),
      };
      const projectOfConnection = 'project_id' in path.properties ? { project_id: 'p' } : {};
      assert.equal(checker.inputProblem(operation, { ...projectOfConnection, ...typed }), undefined);
    });
  }
});

describe('the examples of call OPERATION --help', () => {
  const example = (id: string) => {
    const operation = catalogue.find((one) => one.id === id);
    assert.ok(operation, id);
    return exampleArguments(operation).join(' ');
  };

  it('are calls that the servers take', () => {
    assert.match(example('queryExistence'), /appId=shop --param serviceName=cart --param version=1\.0\.0/);
    assert.match(example('createEnvironment'), /"type":"cce"/);
    assert.match(example('createEnvironment'), /"deploy_mode":"virtualmachine"/);
    assert.match(example('createGitHook'), /"url":"https:/);
    assert.match(example('getEngineJob'), /job_id=1001/);
    assert.match(example('listEnvironments'), /project_id=[0-9a-f]{32}\b/);
  });
});

describe('call --list WORD', () => {
  const ids = async (...args: readonly string[]) => {
    const { code, out, err } = await runRecorded('call', '--list', ...args, '--json');
    assert.equal(code, 0, err);
    return (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
  };

  it('finds operations by id, title, path and service, in any case', async () => {
    assert.deepEqual(await ids('CREATEKIEKV'), ['createKieKv']);
    assert.ok((await ids('heartbeat')).includes('sendHeartbeat'));
    assert.ok((await ids('/kie/kv')).includes('listKieKvs'));
    const kie = await ids('kie');
    const ofKie = catalogue.filter(({ service }) => service === 'kie');
    assert.ok(ofKie.length > 0 && ofKie.every(({ id }) => kie.includes(id)));
    assert.ok(kie.length < catalogue.length / 2);
  });

  it('takes several words, before and after the option', async () => {
    const { out } = await runRecorded('call', 'kie', '--list', 'delete');
    const lines = out.split('\n').filter((line) => /^ {2}\w/.test(line));
    assert.ok(lines.length > 0 && lines.every((line) => /delete/i.test(line)), out);
  });

  it('says that there is none', async () => {
    const { code, out, err } = await runRecorded('call', '--list', 'zzz');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /No operation has "zzz"/);
    assert.deepEqual(await ids('zzz'), []);
  });
});
