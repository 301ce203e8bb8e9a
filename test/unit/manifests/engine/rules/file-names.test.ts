import assert from 'node:assert/strict';
import type { NameSource, NameUse } from '../../../../../manifests/engine/names';
import { FileNames } from '../../../../../manifests/engine/rules/file-names';
import { namesFrom } from '../../kinds/microservice/files';

const range = { start: 0, end: 1 };

function use(kind: NameUse['kind'], name: string, role: NameUse['role'], scope?: string): NameUse {
  return { kind, name, role, range, ...(scope !== undefined && { scope }) };
}

const uses = [
  use('match-group', 'pay', 'definition'),
  use('match-group', 'lost', 'definition'),
  use('match-group', 'pay', 'reference'),
  use('match-group', 'slow', 'reference'),
  use('policy', 'pay', 'definition'),
  use('policy', 'slow', 'definition'),
  use('microservice', 'cart', 'definition', 'shop'),
  use('microservice', 'cart', 'reference', 'bank'),
];

/** The names of some uses. */
const named = (found: readonly NameUse[]) => found.map(({ name }) => name);

const nothing = namesFrom({});

describe('the names of a file', () => {
  it('include on request only those that it does not define', () => {
    const names = new FileNames(uses, nothing);
    for (const round of ['first', 'again']) {
      assert.deepEqual(named(names.beyond('reference', 'match-group')), ['slow'], round);
      assert.deepEqual(named(names.beyond('definition', 'match-group', 'policy')), ['lost'], round);
      assert.deepEqual(named(names.beyond('reference', 'match-group', 'policy')), [], round);
      assert.deepEqual(named(names.beyond('reference', 'microservice')), [], round);
      assert.deepEqual(named(names.beyond('reference', 'engine')), [], round);
    }
  });

  it('are sorted once, and compared with what is known now', () => {
    const before = new FileNames(uses, nothing);
    const after = before.comparedWith(namesFrom({ 'match-group': ['slow'] }));
    const isKnown = (names: FileNames) => names.listsOf('match-group').some((list) => list.has('slow'));
    assert.equal(isKnown(before), false);
    assert.equal(isKnown(after), true);
    assert.equal(after.references('match-group'), before.references('match-group'));
  });

  it('read each list of known names once', () => {
    let requests = 0;
    const slow = namesFrom({ 'match-group': ['slow'] });
    const counted: NameSource = { namesOf: (kind, scope) => (requests++, slow.namesOf(kind, scope)) };
    const names = new FileNames(uses, counted);
    const isKnown = (name: string) => names.listsOf('match-group').some((list) => list.has(name));
    assert.equal(isKnown('slow'), true);
    assert.equal(isKnown('fast'), false);
    assert.equal(requests, 1);
  });
});
