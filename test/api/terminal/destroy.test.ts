import assert from 'node:assert/strict';
import { cluster, engine, item, openTerminal, production, type Terminal } from './command-line';

describe('destroying from the terminal', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  beforeEach(async () => (terminal = await openTerminal()));
  afterEach(() => terminal.close());

  async function keys(): Promise<readonly string[]> {
    const items = await terminal.items();
    return items.flatMap(({ key, labels }) => (labels?.['app'] === 'terminal' ? [key] : []));
  }

  it('removes the items of a file and no others, and says so for programs too', async () => {
    await terminal.write('shop.kie.json', JSON.stringify({ data: [item('one', '1'), item('two', '2')] }));
    const deployed = await terminal.run('deploy', 'shop.kie.json', '--connection', engine, '--yes');
    assert.equal(deployed.code, 0, deployed.err);
    const all = (await terminal.items()).length;
    await terminal.write('one.kie.json', JSON.stringify({ data: [item('one', '1'), item('none', '')] }));

    const asked = await terminal.run('destroy', 'one.kie.json', '--connection', engine);
    assert.equal(asked.code, 64);
    assert.match(asked.err, /requires --yes/);
    const { code, out, err } = await terminal.run(
      ...['destroy', 'one.kie.json', '--connection', engine, '--yes', '--json'],
    );
    assert.equal(code, 0, err);
    assert.match(err, /- Delete the configuration item one \(app=terminal\)/);
    assert.match(err, /= The configuration item none \(app=terminal\) is not there/);
    const end = JSON.parse(out.trim().split('\n').at(-1) ?? '') as { counts: Record<string, number> };
    assert.deepEqual([end.counts['remove'], end.counts['unchanged']], [1, 1]);
    assert.deepEqual(await keys(), ['two']);
    assert.equal((await terminal.items()).length, all - 1);
  });

  it('undeploys an app, at a protected console only by its name', async () => {
    await terminal.write('lain.yaml', 'appname: hello-world\nbuild: { base: "a:1" }\nweb: { cmd: ./run }\n');
    const refused = await terminal.run('destroy', 'lain.yaml', '--connection', production, '--yes');
    assert.equal(refused.code, 1);
    assert.match(refused.err, /production is protected: add --confirm/);
    const { code, out, err } = await terminal.run(
      ...['destroy', 'lain.yaml', '--connection', production, '--yes', '--confirm', production],
    );
    assert.equal(code, 0, err + out);
    assert.match(out, /Its name stays registered\./);
    const again = await terminal.run('destroy', 'lain.yaml', '--connection', cluster, '--yes');
    assert.equal(again.code, 0, again.err);
    assert.match(again.out, /= App hello-world is not deployed\n\nNothing to change\./);
  });

  it('removes resources of a project, and leaves what holds more', async () => {
    const application =
      'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: made }\nspec: {}\n';
    const component =
      'apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: made, application: made }\nspec: { runtime: Docker, category: Webapp, sub_category: Web }\n';
    await terminal.write('all.servicestage.yaml', `${application}---\n${component}`);
    await terminal.write('app.servicestage.yaml', application);
    const run = (command: string, file: string) =>
      terminal.run(command, file, '--connection', 'sandbox', '--yes');
    const deployed = await run('deploy', 'all.servicestage.yaml');
    assert.equal(deployed.code, 0, deployed.err);
    const refused = await run('destroy', 'app.servicestage.yaml');
    assert.equal(refused.code, 1);
    assert.match(refused.out, /Delete its components first: 1 \(made\)/);
    const destroyed = await run('destroy', 'all.servicestage.yaml');
    assert.equal(destroyed.code, 0, destroyed.err + destroyed.out);
    assert.match(destroyed.out, /Destroyed\. 2 removed/);
  });
});
