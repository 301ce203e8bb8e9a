import assert from 'node:assert/strict';
import { TransportError, type Transport } from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import { makePlan } from '../../../deploy/make-plan';
import { deployFile } from '../../unit/deploy/context';
import { startDeploying, type DeployStage } from './stage';

const text = `apiVersion: cse/v2
kind: Engine
metadata: { name: made }
spec: { specType: CSE2, flavor: cse.s1.small2, payment: "1", azList: [az1, az2], authType: NONE, vpc: v, vpcId: v1, networkId: n1, subnetCidr: 192.168.0.0/24 }
---
apiVersion: registry/v4
kind: Microservice
metadata: { name: basket, engine: made }
spec: { appId: orders, version: 1.0.0 }
---
apiVersion: registry/v4
kind: Microservice
metadata: { name: wallet, engine: made }
spec: { appId: orders, version: 1.0.0 }
`;

type Send = Transport['send'];

const refuse: Send = () => Promise.reject(new TransportError('unreachable', 'refused', 'ECONNREFUSED'));

/** A transport to servers that don't answer by themselves until they were asked so often whether they are healthy. */
function lateServers(refusals: number, early: Send = refuse): Transport & { readonly asked: () => number } {
  const inner = createUndiciTransport();
  let asked = 0;
  return {
    asked: () => asked,
    close: () => inner.close(),
    send: async (request) => {
      if (request.url.includes('/registry/health')) asked += 1;
      else if (request.method === 'GET' || !request.url.includes('/registry/')) return inner.send(request);
      if (asked > refusals) return inner.send(request);
      return early(request);
    },
  };
}

describe('what belongs to an engine that the plan creates', () => {
  let stage: DeployStage;
  afterEach(() => stage.close());

  async function deploy(transport: Transport) {
    stage = await startDeploying({}, { transport });
    const context = { ...stage.context, openEngine: () => Promise.resolve(stage.session) };
    const file = deployFile('a.servicestage.yaml', text);
    return stage.apply(await makePlan({ files: [file] }, context));
  }

  it('is not created in an enterprise project that the connection does not show', async () => {
    stage = await startDeploying();
    const elsewhere = text.replace('subnetCidr', 'enterpriseProject: { id: ep-2 }, subnetCidr');
    const { plan } = await stage.plan(elsewhere);
    assert.equal(plan.steps[0]?.action, 'blocked');
    assert.match(
      plan.steps[0].reason ?? '',
      /is for the enterprise project 0: deploy this with one for ep-2\.$/,
    );
    const here = await stage.plan(elsewhere.replace('ep-2', '"0"'));
    assert.equal(here.plan.steps[0]?.action, 'create', here.plan.steps[0]?.reason);
  });

  it('is written once the servers of the engine answer', async () => {
    const transport = lateServers(3);
    const outcome = await deploy(transport);
    assert.equal(outcome.state, 'reached', outcome.steps.map(({ result }) => result.message).join(' '));
    assert.equal(transport.asked(), 4, 'both wait together');
  });

  for (const status of [502, 503, 504]) {
    it(`is written once the gateway no longer answers ${status} for the servers`, async () => {
      const body = '<html><body>Not available</body></html>';
      const starting: Send = () =>
        Promise.resolve({ status, headers: { 'content-type': 'text/html' }, body });
      const outcome = await deploy(lateServers(3, starting));
      assert.equal(outcome.state, 'reached', outcome.steps.map(({ result }) => result.message).join(' '));
    });
  }

  it('is not written while they can’t be reached, which the engine is not blamed for', async () => {
    const outcome = await deploy(lateServers(Infinity));
    assert.deepEqual(
      outcome.steps.map(({ result }) => result.state),
      ['done', 'failed', 'failed'],
    );
    assert.match(outcome.steps[1]?.result.message ?? '', /^made exists, but its servers can’t be reached: /);
  });
});
