import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKieKv } from '../../../../api/catalogue/kie/configurations';
import { deleteMicroservice } from '../../../../api/catalogue/registry/microservices';
import { CallNotReady, readCallInput } from '../../../../deploy/call/call-input';
import { realFileBelow } from '../../../../deploy/call/file-below';
import { agreementKey, planOfCall } from '../../../../deploy/call/plan-call';
import { resolveConnection } from '../../../../connections/resolved-connection';
import { engineType } from '../../../../connections/types/engine';
import { CallManifest } from '../../../../manifests/kinds/call/kind';
import { withoutLiteralSecrets } from '../../../../manifests/kinds/call/secrets';
import { isSecretName } from '../../../../resources/shown-value';

const open = (body: string) => new CallManifest(`operation: createKieKv\nbody:\n${body}`, undefined);

function read(body: string) {
  const sources = { environment: {}, inputs: {}, readFile: () => assert.fail('no file') };
  return readCallInput(open(body).document, createKieKv, sources);
}

describe('the input of a call', () => {
  for (const name of ['constructor', 'toString', '__proto__'])
    for (const from of ['env', 'input'])
      it(`has no answer for the ${from} ${name} unless it is given`, () =>
        assert.rejects(read(`  key: "\${${from}:${name}}"\n`), CallNotReady));

  it('is refused where a value contains itself', async () => {
    const endless = read('  key: a\n  labels: &a\n    b: *a\n');
    await assert.rejects(endless, (error) => error instanceof CallNotReady);
  });

  it('may have one value in two places', async () => {
    const { values } = await read('  key: a\n  labels: &a { b: c }\n  more: [*a, *a]\n');
    assert.deepEqual(values, { body: { key: 'a', labels: { b: 'c' }, more: [{ b: 'c' }, { b: 'c' }] } });
  });
});

describe('a file to send', () => {
  let folder: string;
  beforeEach(async () => (folder = await realpath(await mkdtemp(path.join(tmpdir(), 'engine-room-call-')))));
  afterEach(() => rm(folder, { recursive: true }));

  it('is really below a folder, which may be reached through a link', async () => {
    const real = path.join(folder, 'real');
    await mkdir(real);
    await writeFile(path.join(real, 'a'), '');
    await writeFile(path.join(folder, 'b'), '');
    await symlink(real, path.join(folder, 'link'));
    await symlink(path.join(folder, 'b'), path.join(real, 'b'));
    const link = path.join(folder, 'link');
    assert.equal(await realFileBelow(path.join(link, 'a'), [link]), path.join(real, 'a'));
    assert.equal(await realFileBelow(path.join(link, 'b'), [link]), undefined);
    assert.equal(await realFileBelow(path.join(link, 'c'), [link]), undefined);
    assert.equal(await realFileBelow(path.join(folder, 'b'), [link]), undefined);
  });
});

describe('the agreement to a call', () => {
  const connection = {
    type: 'engine',
    name: 'a',
    registry: 'https://a.test',
    authentication: 'none',
  } as const;
  const target = resolveConnection(engineType, connection, 'settings');

  const planned = (body: string) => planOfCall(open(body).document, createKieKv, { target });

  it('names the variables that are sent', () => {
    assert.deepEqual(planned('  key: a\n').notes, []);
    assert.match(planned('  key: "${env:HOME} ${env:TOKEN}"\n').notes.join(), /: HOME, TOKEN$/);
  });

  it('says what is sent, without secrets and with placeholders as they are', () => {
    const [step] = planned('  key: "${input:Key}"\n  value: a\n  password: s3cret\n').steps;
    assert.deepEqual(step?.changes.slice(1), [
      { path: 'body', to: '{"key":"${input:Key}","value":"a","password":"•••"}' },
    ]);
  });

  it('names what a deletion is about', () => {
    const text =
      'operation: deleteMicroservice\nparameters: { project_id: default, serviceId: abc, force: "true" }\n';
    const { document } = new CallManifest(text, undefined);
    const [step] = planOfCall(document, deleteMicroservice, { target }).steps;
    assert.equal(step?.removes, 'default, abc, true');
  });

  it('is about one text', () => {
    assert.equal(agreementKey('a', 'b', { target }), agreementKey('a', 'b', { target }));
    assert.notEqual(agreementKey('a', 'b', { target }), agreementKey('a', 'c', { target }));
  });
});

describe('a call in the history', () => {
  it('has inputs in place of what has the name of a secret', () => {
    const manifest = open(
      '  key: db.password\n  value: word-1\n  labels: { token: word-2, app: shop }\n  secret: |\n    word-3\n    word-4\n  status: enabled\n',
    );
    const text = withoutLiteralSecrets(manifest, isSecretName);
    assert.doesNotMatch(text, /word-/);
    const again = new CallManifest(text, undefined);
    assert.deepEqual(again.document.reading.problems, []);
    assert.match(text, /token: "\$\{input:token\}", app: shop }[^]*\n {2}status: enabled\n$/);
  });
});
