import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningSandbox } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { runIn } from '../../unit/cli/recorded-terminal';

const labels = { app: 'trial' };
const passwords = { testing: 'Kestrel.Engine.1', production: 'Falcon.Engine.2' };

describe('engine-room kie with two engines that have different passwords', function () {
  this.timeout(60_000);
  let folder: string;
  let testing: RunningSandbox;
  let production: RunningSandbox;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-sides-'));
    [testing, production] = await Promise.all([
      startSandbox({ registryAuthentication: 'rbac', seed: 'empty' }),
      startSandbox({ registryAuthentication: 'rbac', seed: 'empty' }),
    ]);
    const connections = Object.entries({ testing, production }).map(([name, { ready }]) => ({
      type: 'engine',
      name,
      registry: ready.registry,
      kie: ready.kie,
      authentication: 'rbac',
    }));
    await write('engine-room.json', { connections });
    await Promise.all([addAccount('testing', testing), addAccount('production', production)]);
    const data = [{ key: 'trial.rate', value: '1', value_type: 'text', status: 'enabled', labels }];
    await write('trial.kie.json', { data });
    const { code, err } = await run(
      variables('', 'testing', testing),
      ...['kie', 'import', 'trial.kie.json', '--connection', 'testing', '--override', 'force', '--yes'],
    );
    assert.equal(code, 0, err);
  });
  after(async () => {
    await Promise.all([testing.close(), production.close()]);
    await rm(folder, { recursive: true });
  });

  const write = (name: string, content: object) =>
    writeFile(path.join(folder, name), JSON.stringify(content));
  const run = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    runIn({ folder, environment: { ...environment, XDG_STATE_HOME: folder, HOME: folder } }, ...args);

  /** What signs in to an engine as the account that it alone has. */
  function variables(
    side: string,
    name: keyof typeof passwords,
    { ready }: RunningSandbox,
  ): Readonly<Record<string, string>> {
    return {
      [`ENGINE_ROOM_${side}USER`]: name,
      [`ENGINE_ROOM_${side}PASSWORD`]: passwords[name],
      [`ENGINE_ROOM_${side}ADDRESS`]: `${ready.registry} ${ready.kie}`,
    };
  }

  async function addAccount(name: keyof typeof passwords, { ready }: RunningSandbox): Promise<void> {
    const { registry } = ready.credentials;
    assert.equal(registry.authentication, 'rbac');
    const root = { ENGINE_ROOM_USER: registry.name, ENGINE_ROOM_PASSWORD: registry.password };
    await write(`${name}.json`, { name, password: passwords[name], roles: ['developer'] });
    const args = [
      'call',
      'createAccount',
      '--body',
      path.join(folder, `${name}.json`),
      '--connection',
      ready.registry,
    ];
    const { code, err } = await run(root, ...args);
    assert.equal(code, 0, err);
  }

  const promotion = [
    ...['kie', 'promote', '--from', 'app=trial@testing'],
    ...['--to', 'environment=production@production', '--yes'],
  ];

  it('signs in to each side with its own account', async () => {
    const own = { ...variables('FROM_', 'testing', testing), ...variables('TO_', 'production', production) };
    const { code, out, err } = await run(own, ...promotion);
    assert.equal(code, 0, err);
    assert.match(out, /1 created/);
    const compared = await run(
      { ...variables('LEFT_', 'testing', testing), ...variables('RIGHT_', 'production', production) },
      ...['kie', 'diff', 'testing', 'environment=production@production'],
    );
    assert.equal(compared.code, 2, compared.err);
    assert.match(compared.out, /- testing\n\+ environment=production@production[^]*trial\.rate/);
  });

  it('gives a side that has its own nothing of the variables for no side', async () => {
    const { code, err } = await run(
      {
        ...variables('', 'testing', testing),
        ENGINE_ROOM_TO_ADDRESS: `${production.ready.registry} ${production.ready.kie}`,
      },
      ...promotion,
    );
    assert.equal(code, 64);
    assert.match(err, /set ENGINE_ROOM_TO_USER and ENGINE_ROOM_TO_PASSWORD/);
  });

  it('sends the secrets of a side to no address that is named for the other', async () => {
    const unnamed = { ENGINE_ROOM_TO_USER: 'production', ENGINE_ROOM_TO_PASSWORD: passwords.production };
    const both = `${testing.ready.registry} ${testing.ready.kie} ${production.ready.registry} ${production.ready.kie}`;
    const from = { ...variables('FROM_', 'testing', testing), ENGINE_ROOM_FROM_ADDRESS: both };
    const { code, err } = await run({ ...from, ...unnamed }, ...promotion);
    assert.equal(code, 64);
    assert.match(err, /would get your secrets sent to .* set ENGINE_ROOM_TO_ADDRESS=/);
  });

  it('sends one set to both where no side has its own', async () => {
    const both = `${testing.ready.registry} ${testing.ready.kie} ${production.ready.registry} ${production.ready.kie}`;
    const shared = { ...variables('', 'testing', testing), ENGINE_ROOM_ADDRESS: both };
    const { code, err } = await run(shared, ...promotion);
    assert.equal(code, 1);
    assert.doesNotMatch(err, new RegExp(passwords.testing));
    assert.match(err, /password/i, 'the other engine has no such account');
  });
});
