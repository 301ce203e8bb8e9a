import assert from 'node:assert/strict';
import { systemClock } from '../../../api/clock';
import { openTerminal, type Terminal } from './command-line';
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

describe('a deployment whose process is killed', function () {
  this.timeout(300_000);

  /** A sandbox behind servers that see each request. */
  async function opened(
    work: (terminal: Terminal, servers: WatchedServers, ready: Terminal['sandbox']['ready']) => Promise<void>,
    pace = 0.002,
  ): Promise<void> {
    const terminal = await openTerminal({ pace });
    const servers = watchedServers();
    try {
      await terminal.write(file, resources.join('---\n'));
      const { servicestage, cse } = terminal.sandbox.ready;
      const ready = {
        ...terminal.sandbox.ready,
        servicestage: await servers.inFrontOf(servicestage),
        cse: await servers.inFrontOf(cse),
      };
      await work(terminal, servers, ready);
    } finally {
      await servers.close();
      await terminal.close();
    }
  }

  const command = (verb: string) => [verb, file, '--connection', 'sandbox'];

  /** Kills a run at one of its requests; the next one must reach the goal, and write nothing twice. */
  async function goesOn(at: number, when: 'before' | 'after'): Promise<void> {
    await opened(async (terminal, servers, ready) => {
      const run = (...args: readonly string[]) => terminal.startAt(ready, ...args);
      const killed = run(...command('deploy'), '--yes');
      servers.endAt(
        (_name, number) => number === at,
        when,
        () => killed.kill(),
      );
      assert.equal((await killed.ended).code, null, 'it was killed');
      const next = await run(...command('deploy'), '--yes').ended;
      assert.equal(next.code, 0, next.err + next.out);
      const plan = await run(...command('plan'), '--detailed-exitcode').ended;
      assert.equal(plan.code, 0, plan.out);
      // A PUT that is repeated, since a list did not show it yet, says the same.
      const created = servers.written.filter((name) => name.startsWith('POST'));
      assert.equal(new Set(created).size, created.length, `nothing is created twice: ${created.join()}`);
      assert.equal(new Set(servers.written).size, resources.length);
    });
  }

  it('is gone on with by the next one, at every second write and in between', async () => {
    let requests: readonly string[] = [];
    await opened(async (terminal, servers, ready) => {
      const { code, err } = await terminal.startAt(ready, ...command('deploy'), '--yes').ended;
      assert.equal(code, 0, err);
      requests = [...servers.requests];
    });
    const writes = requests.flatMap((name, index) => (name.startsWith('GET') ? [] : [index]));
    assert.equal(writes.length, resources.length);
    const last = writes.at(-1) ?? 0;
    const everySecond = writes.filter((_at, index) => index % 2 === 0);
    const cases = [
      ...everySecond.map((at) => [at, 'after'] as const),
      ...[3, last].map((at) => [at, 'before'] as const),
    ];
    for (const [at, when] of cases) {
      await goesOn(at, when).catch((error: unknown) => {
        throw new Error(`${when} request ${String(at)} (${requests[at] ?? ''}): ${String(error)}`);
      });
    }
  });

  it('has its running job followed by the next one', async () => {
    await opened(async (terminal, servers, ready) => {
      const run = () => terminal.startAt(ready, ...command('deploy'), '--yes');
      const killed = run();
      servers.endAt(
        (name) => /^POST .*\/instances$/.test(name),
        'after',
        () => killed.kill(),
      );
      await killed.ended;
      await systemClock.sleep(2000); // lists lag
      const before = servers.written.length;
      const next = await run().ended;
      assert.equal(next.code, 0, next.err + next.out);
      assert.match(next.out, /made: It is being created/);
      assert.deepEqual(
        servers.written.slice(before).filter((name) => /instances/.test(name)),
        [],
      );
    }, 0.6);
  });
});
