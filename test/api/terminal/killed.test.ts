import assert from 'node:assert/strict';
import { openTerminal, type Running, type Terminal } from './command-line';
import { watchedServers, type WatchedServers } from './watched-servers';

const stage = (kind: string, metadata: string, spec: string) =>
  `apiVersion: servicestage/v2\nkind: ${kind}\nmetadata: { ${metadata} }\nspec: { ${spec} }\n`;

const resources = [
  stage('Environment', 'name: made', 'vpc_id: v1, base_resources: [{ id: c1, type: cce }]'),
  stage('Application', 'name: made', 'description: one'),
  stage(
    'ApplicationConfiguration',
    'application: made, environment: made',
    'configuration: { env: [{ name: A, value: one }] }',
  ),
  stage('Component', 'name: made, application: made', 'runtime: Docker, category: Webapp, sub_category: Web'),
  stage(
    'Instance',
    'name: made, application: made, component: made, environment: made',
    'version: 1.0.0, replica: 1, flavor_id: "CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi", artifacts: { a: { storage: swr, type: image, url: "swr.example.com/a/a:1", auth: iam } }, refer_resources: [{ id: c1, type: cce, parameters: { namespace: default } }]',
  ),
  'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: made, engine: prod-engine }\nselector: { environment: production, app: a }\nspec: { maxAttempts: 3, retryOnResponseStatus: [502] }\n',
];
const file = 'shop.servicestage.yaml';

/** A sandbox behind servers that see each request. */
interface Watched {
  readonly ready: Terminal['sandbox']['ready'];
  readonly servers: WatchedServers;
}

describe('a deployment whose command line is killed', function () {
  this.timeout(60_000);

  const command = (verb: string) => [verb, file, '--connection', 'sandbox'];

  async function assertGoesOn(
    terminal: Terminal,
    killed: Running,
    { ready, servers }: Watched,
  ): Promise<void> {
    assert.equal((await killed.ended).code, null, 'it was killed');
    const next = await terminal.startAt(ready, ...command('deploy'), '--yes').ended;
    assert.equal(next.code, 0, next.err + next.out);
    const plan = await terminal.startAt(ready, ...command('plan'), '--detailed-exitcode').ended;
    assert.equal(plan.code, 0, plan.out);
    // A PUT that is repeated, since a list did not show it yet, says the same.
    const created = servers.written.filter((name) => name.startsWith('POST'));
    assert.equal(new Set(created).size, created.length, `nothing is created twice: ${created.join()}`);
    assert.equal(new Set(servers.written).size, resources.length);
  }

  /** Kills a run at the first of some requests. */
  async function assertGoesOnFrom(
    when: 'before' | 'after',
    isMeant: (name: string) => boolean,
  ): Promise<void> {
    const terminal = await openTerminal();
    const servers = watchedServers();
    try {
      await terminal.write(file, resources.join('---\n'));
      const { servicestage, cse } = terminal.sandbox.ready;
      const ready = {
        ...terminal.sandbox.ready,
        servicestage: await servers.inFrontOf(servicestage),
        cse: await servers.inFrontOf(cse),
      };
      const killed = terminal.startAt(ready, ...command('deploy'), '--yes');
      servers.endAt(isMeant, when, () => killed.kill());
      await assertGoesOn(terminal, killed, { ready, servers });
    } finally {
      await servers.close();
      await terminal.close();
    }
  }

  it('is gone on with by the next one: before its first write, and when its job has just begun', async () => {
    await assertGoesOnFrom('before', (name) => name.startsWith('POST'));
    await assertGoesOnFrom('after', (name) => /^POST .*\/instances$/.test(name));
  });
});
