import assert from 'node:assert/strict';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import { ApiError } from '../../../api/errors/api-error';
import type { Session } from '../../../connections/session';
import { loadAction } from '../../../client/commands/actions/action-table';
import { fingerprint } from '../../../deploy/agree';
import { planAction } from '../../../deploy/action-plan';
import { exportKinds } from '../../../deploy/export/export-kinds';
import { exportManifest } from '../../../deploy/export/export-manifest';
import { LiveResources } from '../../../deploy/export/live-resources';
import { knownServices } from '../../../deploy/governance/known-services';
import { cseOf, engines, headersOf, scopeOfEngine, type EngineScope } from '../../../resources/cse/engines';
import { routedServices, type LiveRule, type Routed } from '../../../resources/cse/route-rules';
import { launchQuestions } from '../../../resources/cse/start-launch';
import { itemRef, startActing, type ActingStage } from './acting';
import { cart, launchesOn, order } from './launching';

const mail: Routed = { service: 'mail', environment: 'production', app: 'shop' };

describe('a dark launch on an engine', function () {
  this.timeout(60_000);
  let stage: ActingStage;
  let scope: EngineScope;
  let before: readonly LiveRule[];
  let launches: ReturnType<typeof launchesOn>;

  beforeEach(async () => {
    stage = await startActing();
    scope = scopeOfEngine(await stage.item(engines, {}, 'prod-engine'));
    launches = launchesOn(stage, scope);
    before = await launches.rulesOf(cart);
  });
  afterEach(() => stage.close());

  const shares = (rules: readonly LiveRule[]) =>
    [...rules]
      .sort((one, other) => (other.precedence ?? 0) - (one.precedence ?? 0))
      .map(({ route = [] }) => route.map(({ weight, tags }) => `${tags?.['version']}: ${weight}`).join(' '));

  it('goes from stage to stage, with what both versions report, and back to the rules of before', async () => {
    const { step, result } = await launches.start(cart, order);
    assert.equal(step.summary, 'Send 5 % of the requests of cart to 1.1.0 (shop · production)');
    assert.match(result?.message ?? '', /^5 % of the requests of cart go to 1\.1\.0\./);
    assert.deepEqual(shares(await launches.rulesOf(cart))[0], '1.0.0: 95 1.1.0: 5');
    const next = await launches.act('nextLaunchStage');
    assert.deepEqual(next.step.changes, [
      { path: 'version=1.0.0', from: '95 %', to: '75 %' },
      { path: 'version=1.1.0', from: '5 %', to: '25 %' },
    ]);
    const notes = next.step.figures ?? [];
    assert.match(notes[0] ?? '', /^1\.0\.0 reports: .* per second/);
    assert.match(notes[1] ?? '', /^1\.1\.0 reports/);
    await launches.act('nextLaunchStage');
    assert.deepEqual(shares(await launches.rulesOf(cart))[0], '1.0.0: 0 1.1.0: 100');
    const back = await launches.act('backFromLaunch');
    assert.deepEqual(back.step.changes, [
      { path: 'version=1.0.0', from: '0 %', to: '90 %' },
      { path: 'version=1.1.0', from: '100 %', to: '10 %' },
    ]);
    assert.equal(
      back.result.message,
      'cart is routed as before the dark launch of 1.1.0. Shares: version=1.0.0: 0 % → 90 %, version=1.1.0: 100 % → 10 %.',
    );
    assert.deepEqual(await launches.rulesOf(cart), before);
  });

  it('of a microservice without rules goes back to none, and says what that means', async () => {
    const answers = { ...order, requests: 'header', headerName: 'tester', headerValue: 'yes' };
    const { step, result } = await launches.start(mail, answers);
    assert.match(step.summary, /^Send 5 % of the requests of mail with tester: yes to 1\.1\.0 \(/);
    assert.match(
      result?.message ?? '',
      /^5 % of the requests of mail with tester: yes go to 1\.1\.0\. The next/,
    );
    assert.ok(step.changes.some(({ path, to }) => path === 'tester' && to === 'yes'));
    assert.match(step.notes?.join() ?? '', /all other requests go to all instances, as they do now/);
    assert.deepEqual((await launches.rulesOf(mail))[0]?.match, { headers: { tester: { exact: 'yes' } } });
    const next = await launches.act('nextLaunchStage', mail);
    assert.match(next.step.summary, /^Send 25 % of the requests of mail with tester: yes to 1\.1\.0 \(/);
    assert.equal(next.result.message, '25 % of the requests of mail with tester: yes go to 1.1.0.');
    const back = await launches.act('backFromLaunch', mail);
    assert.match(
      back.step.notes?.join() ?? '',
      /There was no rule before: requests go to all instances of mail/,
    );
    assert.equal(back.result.state, 'done', back.result.message);
    assert.deepEqual(await launches.rulesOf(mail), []);
  });

  it('asks for the name of a header that requests can have', async () => {
    const requests = launchQuestions('mail', []).find(({ name }) => name === 'requests');
    const [header] = (await requests?.next?.({ requests: 'header' }, () => Promise.resolve([]))) ?? [];
    for (const name of ['x-canary', ' tester ', "a!#$%&'*+.^_`|~9"])
      assert.equal(header?.check?.(name), undefined);
    for (const name of ['', 'bad name', 'a:b', 'a\nb', '头']) {
      assert.match(header?.check?.(name) ?? '', /^No request has such a header/, name);
    }
  });

  it('takes any whole number from 1 to 100 as its share, beginning with the first stage', () => {
    const share = launchQuestions('mail', []).find(({ name }) => name === 'share');
    assert.equal(share?.initial, '5');
    assert.equal(share.choices, undefined);
    for (const text of ['1', ' 10 ', '100']) assert.equal(share.check?.(text), undefined, text);
    for (const text of ['', '0', '101', '2.5', '-5', '5 %'])
      assert.match(share.check?.(text) ?? '', /^Enter a whole number from 1 to 100/, text);
  });

  it('is finished at its end: the rules that it hides go', async () => {
    await launches.start(cart, { ...order, share: '100' });
    const { step, result } = await launches.act('finishLaunch');
    assert.match(
      step.notes?.join() ?? '',
      /no way back but to undo this run.*1 rules go, .*: version=1\.0\.0 90 %/,
    );
    assert.equal(result.state, 'done', result.message);
    assert.deepEqual(shares(await launches.rulesOf(cart)), ['1.1.0: 100']);
  });

  const isLaunch = ({ route }: LiveRule) => route?.some(({ name }) => name === 'dark-launch-new') ?? false;

  it('shows the weights and keeps the tags that others have given it, and takes no target of theirs away', async () => {
    await launches.start(cart, order);
    const zone = { zone: 'a' };
    const edited = (others: NonNullable<LiveRule['route']>) => (rules: readonly LiveRule[]) =>
      rules.map((rule) => {
        if (!isLaunch(rule)) return rule;
        const [former, fresh] = rule.route ?? [];
        assert.ok(former && fresh);
        const route = [{ ...former, weight: 65, tags: { ...former.tags, ...zone } }, fresh, ...others];
        return { ...rule, route };
      });
    await launches.write(edited([{ weight: 30, tags: { version: '3.0.0' } }]));
    const refused = await launches.act('nextLaunchStage');
    assert.match(refused.step.reason ?? '', /^Somebody has put targets .*: version=3\.0\.0 30 %\. Go back/);
    await launches.write(edited([]));
    const next = await launches.act('nextLaunchStage');
    assert.deepEqual(next.step.changes, [
      { path: 'version=1.0.0, zone=a', from: '65 %', to: '75 %' },
      { path: 'version=1.1.0', from: '5 %', to: '25 %' },
    ]);
    const launched = (await launches.rulesOf(cart)).find(isLaunch);
    assert.deepEqual(launched?.route?.[0]?.tags, { version: '1.0.0', ...zone });
    await launches.write(edited([{ weight: 10, tags: { version: '3.0.0' } }]));
    const back = await launches.act('backFromLaunch');
    assert.deepEqual(
      back.step.changes.map(({ path, from, to }) => `${path} ${from ?? ''} ${to ?? ''}`),
      [
        'version=1.0.0, zone=a 65 % 0 %',
        'version=1.1.0 25 % 10 %',
        'version=3.0.0 10 % 0 %',
        'version=1.0.0 0 % 90 %',
      ],
    );
    assert.deepEqual(await launches.rulesOf(cart), before);
  });

  it('says which rules stay above it, and shows no secret of their headers', async () => {
    const route = [{ weight: 100, tags: { version: '1.0.0' } }];
    const headers = { Authorization: { exact: 'Bearer tok-1234567890abcdef' }, vip: { exact: 'yes' } };
    await launches.write((rules) => [...rules, { precedence: 99, match: { headers }, route }]);
    const { step } = await launches.start(cart, order);
    const [above = '', below = ''] = step.notes ?? [];
    assert.match(above, /keep these requests: Authorization: •••, vip: yes – version=1\.0\.0 100 %$/);
    assert.match(below, /^The rules of now stay below it/);
    assert.doesNotMatch(below, /vip/);
  });

  it('shows no secret in the header whose requests it takes, whatever servers repeat', async () => {
    const headerValue = 'Bearer tok-1234567890abcdef';
    const repeats: Session = {
      ...stage.session,
      client: async (service) => {
        const client = await stage.session.client(service);
        const call: typeof client.call = (operation, ...input) => {
          if (operation.id !== putDarkLaunchPolicy.id) return client.call(operation, ...input);
          const message = `Not accepted: ${headerValue}`;
          throw new ApiError({ kind: 'refused', message, remedy: '', operation: operation.id });
        };
        return { ...client, call };
      },
    };
    const answers = { ...order, requests: 'header', headerName: 'Authorization', headerValue };
    const { step, result } = await launches.start(cart, answers, undefined, repeats);
    assert.deepEqual(step.changes[0], { path: 'Authorization', to: '•••' });
    assert.equal(result?.state, 'failed');
    assert.doesNotMatch(JSON.stringify([step, result]), /tok-1234567890abcdef/);
  });

  for (const arrives of [true, false]) {
    it(`says what is there when the answer was lost: ${arrives ? 'it was done' : 'it was not'}`, async () => {
      const loses: Session = {
        ...stage.session,
        client: async (service) => {
          const client = await stage.session.client(service);
          const call: typeof client.call = async (operation, ...input) => {
            if (arrives || operation.id !== putDarkLaunchPolicy.id) {
              const answer = await client.call(operation, ...input);
              if (operation.id !== putDarkLaunchPolicy.id) return answer;
            }
            const message = 'The server does not answer in time.';
            throw new ApiError({ kind: 'timeout', message, remedy: '', operation: operation.id });
          };
          return { ...client, call };
        },
      };
      const { result } = await launches.start(cart, order, undefined, loses);
      if (arrives) assert.match(result?.message ?? '', /^5 % of the requests of cart go to 1\.1\.0\./);
      else
        assert.match(
          result?.message ?? '',
          /^The server does not answer in time\. It was not done\. There is now: version=1\.0\.0 90 %/,
        );
      assert.equal((await launches.rulesOf(cart)).length, before.length + (arrives ? 1 : 0));
    });
  }

  it('is refused twice, and for one version', async () => {
    const same = await launches.start(cart, { ...order, former: '1.1.0' });
    assert.match(same.step.reason ?? '', /must be another one/);
    await launches.start(cart, order);
    const twice = await launches.start(cart, order);
    assert.match(twice.step.reason ?? '', /There is a dark launch already/);
  });

  it('writes nothing when others have changed the rules meanwhile', async () => {
    const route = [{ weight: 100, tags: { version: '1.0.0' } }];
    const write = async () => {
      const { client, project_id } = await cseOf(stage.session);
      const input = {
        project_id,
        ...headersOf(scope),
        service_name: 'cart',
        environment: 'production',
        app_id: 'shop',
      };
      await client.call(putDarkLaunchPolicy, { ...input, body: [{ precedence: 7, route }] });
    };
    const { result } = await launches.start(cart, order, write);
    assert.match(result?.message ?? '', /changed in the meantime/);
    assert.deepEqual(await launches.rulesOf(cart), [{ precedence: 7, route }]);
  });

  it('is agreed to once, although what is reported changes all the time', async () => {
    await launches.start(cart, order);
    const { session, lists, clock } = stage;
    const action = await loadAction('nextLaunchStage');
    const request = { action, resource: itemRef(routedServices, scope, await launches.routed(cart)) };
    const plan = () => planAction(request, {}, { session, lists, clock }, new AbortController().signal);
    const shown = await plan();
    stage.sandbox.advance(60_000);
    const again = await plan();
    assert.notDeepEqual(again.plan.steps[0]?.figures, shown.plan.steps[0]?.figures);
    assert.equal(fingerprint(again), fingerprint(shown));
  });

  it('is exported as a manifest that checks accept and that changes nothing', async () => {
    await launches.start(cart, order);
    const { session, lists, clock } = stage;
    const live = new LiveResources({ session, lists, clock }, new AbortController().signal);
    const kind = exportKinds.find((one) => one.kind === 'RouteRule');
    assert.ok(kind);
    stage.sandbox.advance(60_000);
    const { leftOut, count } = await exportManifest(await live.all(kind), live);
    assert.deepEqual([leftOut, count], [[], 1]);
  });

  it('proposes the microservices that are registered or routed, with their versions, newest first', async () => {
    const { session, lists, clock } = stage;
    const engine = await stage.item(engines, {}, 'prod-engine');
    const context = { session, lists, clock, openEngine: () => Promise.resolve(session) };
    const known = await knownServices(engine, context, new AbortController().signal);
    const found = known.find(
      ({ service, app, environment }) => service === 'cart' && app === 'shop' && environment === 'production',
    );
    assert.deepEqual(found?.versions.slice(0, 2), ['1.1.0', '1.0.0']);
    const alone = await knownServices(engine, { session, lists, clock }, new AbortController().signal);
    assert.deepEqual(
      alone.map(({ service }) => service),
      ['cart'],
    );
  });
});
