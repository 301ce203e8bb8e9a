import assert from 'node:assert/strict';
import { resolveConnection, type ResolvedConnection } from '../../../connections/resolved-connection';
import { openSession, type Session } from '../../../connections/session';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { applyPlan } from '../../../deploy/apply-plan';
import type { DeployContext } from '../../../deploy/deploy-kind';
import { engineOpener } from '../../../deploy/engine-access';
import { makePlan } from '../../../deploy/make-plan';
import { pacedContext } from '../../../deploy/paced-context';
import { engineItems } from '../../../resources/cse/engine-items';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { kieItems } from '../../../resources/kie/items';
import { statistics } from '../../../resources/registry/service-center';
import type { ResourceKind } from '../../../resources/resource-kind';
import { SharedLists } from '../../../resources/shared-lists';
import { deployFile } from '../../unit/deploy/context';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';

const microservice = `apiVersion: registry/v4
kind: Microservice
metadata: { name: basket, engine: prod-engine }
spec: { appId: orders, version: 1.0.0 }
`;
const item = `apiVersion: kie/v1
kind: Config
metadata: { name: basket.size, engine: prod-engine }
spec: { value: "1", labels: { app: orders } }
`;
const policy = `apiVersion: cse/v3
kind: Retry
metadata: { name: basket, engine: prod-engine }
selector: { environment: production, app: orders }
spec: { maxAttempts: 3 }
`;

describe('deploying to an engine through the connection of its project', () => {
  let sandbox: TestSandbox;
  let context: DeployContext;
  let project: Session;
  let engine: Session;

  before(async () => {
    sandbox = await startTestSandbox();
    const clock = { now: () => sandbox.now(), sleep: async (time: number) => void sandbox.advance(time) };
    const lists = new SharedLists(clock);
    const { iam, servicestage, cse, credentials } = sandbox.ready;
    const { user, password, domain, project: region } = credentials.iam;
    const open = (target: ResolvedConnection) =>
      openSession(
        target,
        { get: ({ above }) => Promise.resolve(above ? undefined : { user, password }) },
        { clock, above: () => Promise.resolve(project) },
      );
    const addresses = { iam, servicestage, cse };
    const cloud = { type: 'huaweicloud', name: 'cloud', region, domain, addresses } as const;
    project = open(resolveConnection(huaweicloudType, { ...cloud, authentication: 'password' }, 'settings'));
    const opened = new Map<string, Session>();
    const openEngine = engineOpener(project, (target) => {
      const session = opened.get(target.id) ?? open(target);
      opened.set(target.id, session);
      return Promise.resolve(session);
    });
    context = pacedContext({ session: project, openEngine, lists, clock });
    const found = await openEngine(await listedEngine());
    assert.ok(!('problem' in found));
    engine = found;
    assert.notEqual(engine, project);
  });
  after(async () => {
    context.lists.dispose();
    await engine.close();
    await project.close();
    await sandbox.close();
  });

  async function listedEngine() {
    const { items } = await context.lists.get(engines, project, {});
    return items.find(({ name }) => name === 'prod-engine') ?? assert.fail('there is no engine');
  }

  /** What a row shows that was opened before: the list as it is known, which only a write makes old. */
  async function shown<Scope, Item>(kind: ResourceKind<Scope, Item>, session: Session, scope: Scope) {
    const { items, error } = await context.lists.get(kind, session, scope, { maxAgeMs: Infinity });
    assert.equal(error, undefined);
    return items;
  }

  async function deploy(text: string): Promise<void> {
    const prepared = await makePlan({ files: [deployFile('a.servicestage.yaml', text)] }, context);
    const { steps } = await applyPlan(prepared, { clock: context.clock, onEvent: () => undefined });
    assert.deepEqual(
      steps.map(({ result: { state, message } }) => [state, message]),
      [['done', 'Written and verified.']],
    );
  }

  it('has its lists read again', async () => {
    const counted = async () => (await shown(statistics, engine, {}))[0]?.services?.count ?? 0;
    const before = await counted();
    await deploy(microservice);
    assert.equal(await counted(), before + 1);
  });

  it('has the lists of the project read again, which show what is in its engines', async () => {
    const scope = scopeOfEngine(await listedEngine());
    await shown(engineItems, project, scope);
    await deploy(item);
    assert.ok((await shown(engineItems, project, scope)).some(({ key }) => key === 'basket.size'));
  });

  it('has its lists read again when the project writes what they show', async () => {
    await shown(kieItems, engine, {});
    await deploy(policy);
    const items = await shown(kieItems, engine, {});
    assert.ok(items.some(({ key }) => key === 'servicecomb.retry.basket'));
  });
});
