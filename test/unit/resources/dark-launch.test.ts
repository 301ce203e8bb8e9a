import assert from 'node:assert/strict';
import {
  haveOrder,
  launchIn,
  launchStages,
  stageAfter,
  withLaunch,
  withLaunchKept,
  withoutLaunch,
  withShare,
} from '../../../resources/cse/dark-launch';
import type { LiveRule } from '../../../resources/cse/route-rules';
import { Random } from '../../fuzz/random';

const order = { former: '1.0.0', fresh: '1.1.0', share: 5 };
const testers = (precedence: number): LiveRule => ({
  precedence,
  match: { headers: { tester: { exact: 'yes' } } },
  route: [{ weight: 100, tags: { version: '2.0.0' } }],
});
const all = (precedence: number): LiveRule => ({
  precedence,
  route: [{ weight: 100, tags: { version: '1.0.0' } }],
});

function launched(rules: readonly LiveRule[]) {
  const found = launchIn(rules);
  assert.ok(found);
  return found;
}

/** Precedences, and whose requests they are, as clients try them. */
function shown(rules: readonly LiveRule[]): string[] {
  return [...rules]
    .sort((one, other) => (other.precedence ?? 0) - (one.precedence ?? 0))
    .map(({ precedence, match, route = [] }) => {
      const requests = Object.keys(match?.headers ?? {}).join() || 'all';
      return `${precedence} ${requests}: ${route.map(({ weight, tags }) => `${weight} % ${tags?.['version']}`).join(', ')}`;
    });
}

describe('a dark launch', () => {
  it('of all requests is between the rules for some requests and those for all', () => {
    assert.deepEqual(shown(withLaunch([testers(2), all(1)], order)), [
      '2 tester: 100 % 2.0.0',
      '1 all: 95 % 1.0.0, 5 % 1.1.0',
      '0 all: 100 % 1.0.0',
    ]);
    assert.deepEqual(shown(withLaunch([testers(2)], order)), [
      '2 tester: 100 % 2.0.0',
      '1 all: 95 % 1.0.0, 5 % 1.1.0',
    ]);
    assert.deepEqual(shown(withLaunch([], order)), ['1 all: 95 % 1.0.0, 5 % 1.1.0']);
  });

  it('of some requests comes before all rules, which stay as they are', () => {
    const header = { name: 'region', value: 'north' };
    const rules = withLaunch([testers(2), all(1)], { ...order, header });
    assert.deepEqual(shown(rules), [
      '3 region: 95 % 1.0.0, 5 % 1.1.0',
      '2 tester: 100 % 2.0.0',
      '1 all: 100 % 1.0.0',
    ]);
    assert.deepEqual(rules[0]?.match, { headers: { region: { exact: 'north' } } });
  });

  it('is known by its rule alone, at any stage, and has one stage after the other', () => {
    const shares: number[] = [];
    let rules = withLaunch([testers(2), all(1)], order);
    for (let share: number | undefined = order.share; share !== undefined; share = stageAfter(share)) {
      rules = withShare(rules, launched(rules), share);
      const { former, fresh, share: now } = launched(rules);
      assert.deepEqual([former, fresh], ['1.0.0', '1.1.0']);
      shares.push(now);
    }
    assert.deepEqual(shares, launchStages);
    assert.equal(launchIn([testers(2), all(1)]), undefined);
  });

  it('at its end takes the place of the rules that it hides, as one like others', () => {
    const rules = withLaunch([testers(2), all(1)], { ...order, share: 100 });
    const kept = withLaunchKept(rules, launched(rules));
    assert.deepEqual(shown(kept), ['2 tester: 100 % 2.0.0', '1 all: 100 % 1.1.0']);
    assert.equal(launchIn(kept), undefined);
  });

  it('is taken back exactly, whatever rules there are and whatever the stage; weights are 100 in all', () => {
    const random = new Random(7);
    for (let round = 0; round < 500; round++) {
      const places = new Set(Array.from({ length: random.below(5) }, () => random.below(9) - 2));
      const before = [...places].map((place) => (random.below(2) === 0 ? all(place) : testers(place)));
      const header = random.below(2) === 0 ? { header: { name: 'a', value: 'b' } } : {};
      let rules = withLaunch(before, { ...order, ...header });
      const last = random.below(3);
      for (const share of launchStages.slice(0, last)) rules = withShare(rules, launched(rules), share);
      for (const { route = [] } of rules)
        assert.equal(
          route.reduce((sum, { weight }) => sum + weight, 0),
          100,
        );
      const precedences = rules.map(({ precedence }) => precedence);
      assert.equal(new Set(precedences).size, rules.length, 'no two rules have the same precedence');
      assert.deepEqual(withoutLaunch(rules, launched(rules)), before);
    }
  });

  it('leaves alone what others do meanwhile', () => {
    const rules = [...withLaunch([all(1)], order), testers(9)];
    assert.deepEqual(shown(withoutLaunch(rules, launched(rules))), [
      '9 tester: 100 % 2.0.0',
      '1 all: 100 % 1.0.0',
    ]);
  });

  it('needs rules that say when they are tried', () => {
    assert.ok(haveOrder([all(0)]));
    assert.ok(!haveOrder([{ route: [] }]));
  });
});
