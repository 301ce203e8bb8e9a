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

/** Names of the uses, told by one question. */
const named = (found: readonly NameUse[]) => found.map(({ name }) => name);

const nothing = namesFrom({});

describe('the names of a file', () => {
  it('are those that it does not define where such are asked for', () => {
    const names = new FileNames(uses, nothing);
    for (const round of ['first', 'again']) {
      assert.deepEqual(named(names.beyond('reference', 'match-group')), ['slow'], round);
      assert.deepEqual(named(names.beyond('definition', 'match-group', 'policy')), ['lost'], round);
      assert.deepEqual(named(names.beyond('reference', 'match-group', 'policy')), [], round);
      assert.deepEqual(named(names.beyond('reference', 'microservice')), [], round);
      assert.deepEqual(named(names.beyond('reference', 'engine')), [], round);
    }
  });

  it('are sorted once, and looked up among what is known now', () => {
    let asked = 0;
    const counted: NameSource = { namesOf: (kind, scope) => (asked++, nothing.namesOf(kind, scope)) };
    const before = new FileNames(uses, counted);
    const isKnown = (names: FileNames) => names.listsOf('match-group').some((list) => list.has('slow'));
    assert.equal(isKnown(before), false);
    const after = before.among(namesFrom({ 'match-group': ['slow'] }));
    assert.equal(isKnown(after), true);
    assert.equal(isKnown(before), false);
    assert.equal(asked, 1);
    assert.equal(after.references('match-group'), before.references('match-group'));
    assert.deepEqual(named(after.beyond('reference', 'match-group')), ['slow']);
  });
});
