import assert from 'node:assert/strict';
import { startDeploying, titlesOf, type DeployStage } from './stage';

const governance = (kind: string, spec: string, more = '') =>
  `apiVersion: cse/v3\nkind: ${kind}\nmetadata: { name: falling, engine: prod-engine }\n` +
  `selector: { environment: production, app: shop${more} }\nspec: ${spec}\n`;
const group = governance('MatchGroup', '{ alias: one, matches: [{ name: a, apiPath: { prefix: / } }] }');
const policies = [
  governance('Retry', '{ maxAttempts: 3 }'),
  `${governance('Bulkhead', '{ maxConcurrentCalls: 10 }')}status: disabled\n`,
  governance('RateLimiting', '{ rate: 10 }', ', service: cart'),
];

describe('destroying a match group', function () {
  this.timeout(60_000);
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying();
    await stage.deploy([group, ...policies].join('---\n'));
  });
  after(() => stage.close());

  it('names each policy that would fall with it: disabled ones, and those of one microservice, too', async () => {
    const { plan } = await stage.planRemoval(group);
    const [step] = plan.steps;
    assert.equal(step?.action, 'blocked');
    for (const kind of ['retry', 'bulkhead', 'rateLimiting']) {
      assert.match(step.reason ?? '', new RegExp(`servicecomb\\.${kind}\\.falling`));
    }
    assert.doesNotMatch(step.reason ?? '', /more$/);
  });

  it('goes with its policies where the files name them all', async () => {
    const planned = await stage.planRemoval([group, ...policies].join('---\n'));
    assert.deepEqual(new Set(planned.plan.steps.map(({ action }) => action)), new Set(['remove']));
    assert.equal(titlesOf(planned).at(-1), 'remove MatchGroup falling (production, shop)');
    assert.equal((await stage.apply(planned)).state, 'reached');
  });
});
