import assert from 'node:assert/strict';
import { demoState } from '../../../sandbox/seeds/demo/demo';
import type { SandboxState } from '../../../sandbox/state';
import { makePlan } from '../../../deploy/make-plan';
import { isBlocked } from '../../../deploy/plan';
import { deployFile } from '../../unit/deploy/context';
import { applyChanges } from '../../../manifests/engine/rules/fix-all';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { planText } from '../../../deploy/text';
import { startDeploying, titlesOf, type DeployStage } from './stage';

const component = (application: string) =>
  `apiVersion: servicestage/v2\nkind: Component\nmetadata:\n  name: basket\n  application: ${application}\nspec: { runtime: Docker, category: Webapp, sub_category: Web }\n`;

const twins = ['5f2c8a90-0000-4000-8000-000000000001', '5f2c8a90-0000-4000-8000-000000000002'];

/** The demo with two applications of one name, as servers may have them. */
function withTwins(now: number): SandboxState {
  const state = demoState(now);
  const [first] = state.servicestage.applications;
  assert.ok(first);
  for (const id of twins)
    state.servicestage.applications.push({ ...first, id, name: 'twins', description: `twin ${id.at(-1)}` });
  return state;
}

describe('names that lead nowhere, or to several things', function () {
  this.timeout(30_000);
  let stage: DeployStage;
  before(async () => (stage = await startDeploying({ seed: withTwins })));
  after(() => stage.close());

  /** The fixes of the only wrong name of a plan, and what each makes of the text. */
  function fixesOf({ steps }: PreparedPlan, text: string) {
    const [problem, ...others] = steps.flatMap(({ nameProblem }) => nameProblem ?? []);
    assert.ok(problem);
    assert.deepEqual(others, []);
    const { range, fixes } = problem;
    return {
      marked: text.slice(range.start, range.end),
      titles: fixes.map(({ title }) => title),
      texts: fixes.map(({ edits }) => applyChanges(text, edits)),
    };
  }

  it('are marked where they are in a file of several documents, with the nearest names first', async () => {
    const text = `# of the shop\napiVersion: servicestage/v2\nkind: Application\nmetadata: { name: other }\nspec: {}\n---\n${component('"shpo"')}`;
    const planned = await stage.plan(text);
    const { marked, titles, texts } = fixesOf(planned, text);
    assert.deepEqual([marked, titles[0]], ['"shpo"', 'Change to `"shop"`']);
    assert.ok(titles.length > 1 && titles.length <= 5);
    const where = planText(planned.plan)
      .split('\n')
      .find((line) => line.includes('There is no Application'));
    assert.match(
      where ?? '',
      /^ {4}a\.servicestage\.yaml:11: There is no Application shpo, .* there are: shop, /,
    );
    assert.deepEqual(titlesOf(await stage.plan(texts[0] ?? '')), [
      'create Application other',
      'create Component basket',
    ]);
  });

  it('are known before anything is sent, also where other names are in the documents', async () => {
    const instance = (parents: string) =>
      `apiVersion: servicestage/v2\nkind: Instance\nmetadata: { name: st, application: fresh, ${parents} }\nspec: { replica: 1, flavor_id: MICRO-5G:0.5C:1G, version: 1.0.0, refer_resources: [] }\n`;
    const environment =
      'apiVersion: servicestage/v2\nkind: Environment\nmetadata: { name: staging2 }\nspec: { vpc_id: v }\n';
    const others = [
      'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: fresh }\nspec: {}\n',
      component('fresh'),
      environment,
    ];
    const wrongs = [
      ['baskt', 'component: baskt, environment: staging2', 'component: basket, environment: staging2'],
      ['stagin2', 'component: basket, environment: stagin2', 'component: basket, environment: staging2'],
    ] as const;
    for (const [name, wrong, right] of wrongs) {
      const text = [...others, instance(wrong)].join('---\n');
      const planned = await stage.plan(text);
      assert.ok(isBlocked(planned.plan));
      assert.match(planned.plan.steps[3]?.reason ?? '', new RegExp(`^There is no \\w+ ${name}, `));
      const { marked, texts } = fixesOf(planned, text);
      assert.deepEqual([marked, texts[0]], [name, [...others, instance(right)].join('---\n')]);
    }
    const { plan } = await stage.plan([...others, instance(wrongs[0][2])].join('---\n'));
    assert.match(
      planText(plan),
      /^\+ Create Instance st \(Application fresh, Component basket, Environment staging2\)$/m,
    );
  });

  it('are told apart by the id, which is written in place of the name', async () => {
    const text = component('twins');
    const planned = await stage.plan(text);
    assert.match(
      planned.plan.steps[0]?.reason ?? '',
      /^Several have the name twins: .* Write the id of the one/,
    );
    const { marked, titles, texts } = fixesOf(planned, text);
    assert.equal(marked, 'twins');
    assert.deepEqual(new Set(titles), new Set(twins.map((id) => `Change to \`${id}\` (twin ${id.at(-1)})`)));
    const fixed = texts[0] ?? '';
    assert.equal((await stage.deploy(fixed)).state, 'reached');
    assert.deepEqual(titlesOf(await stage.plan(fixed)), ['unchanged Component basket']);
  });

  it('can’t be told apart where the resource itself has such a name: an id would rename it', async () => {
    const text =
      'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: twins }\nspec: { description: x }\n';
    const planned = await stage.plan(text);
    assert.match(
      planned.plan.steps[0]?.reason ?? '',
      /^Several have the name twins: .* Give the others other names/,
    );
    assert.deepEqual(fixesOf(planned, text), { marked: 'twins', titles: [], texts: [] });
  });

  it('of microservices are told apart by what is written beside the name', async () => {
    const service = (version: string) =>
      `apiVersion: registry/v4\nkind: Microservice\nmetadata: { name: basket, engine: prod-engine }\nspec: { appId: shop, version: "${version}" }\n`;
    const schema =
      'apiVersion: registry/v4\nkind: Schema\nmetadata: { name: hello, engine: prod-engine, microservice: basket }\nspec: { schema: "{}" }\n';
    assert.equal((await stage.deploy(`${service('1.0.0')}---\n${service('1.1.0')}`)).state, 'reached');
    const planned = await stage.plan(schema);
    const { titles, texts } = fixesOf(planned, schema);
    assert.deepEqual(new Set(titles), new Set(['Add `version: 1.0.0`', 'Add `version: 1.1.0`']));
    assert.deepEqual(titlesOf(await stage.plan(texts[0] ?? '')), ['create Schema basket/hello']);
  });

  it('of engines are found in the documents of configuration items, too', async () => {
    const item =
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: a, engine: prod-engin }\nspec: { value: x }\n';
    const context = { ...stage.context, openEngine: () => Promise.resolve(stage.session) };
    const planned = await makePlan({ files: [deployFile('a.cse.yaml', item)] }, context);
    const { marked, titles } = fixesOf(planned, item);
    assert.deepEqual([marked, titles[0]], ['prod-engin', 'Change to `prod-engine`']);
  });
});
