import assert from 'node:assert/strict';
import { badgeOf, Troubles } from '../../../client/views/troubles';

const root = { id: 'root' };
const [one, other] = [{ id: 'root/one' }, { id: 'root/other' }];

describe('what needs attention in a view', () => {
  let troubles = new Troubles();
  let told = 0;

  beforeEach(() => {
    troubles = new Troubles();
    told = 0;
    troubles.onDidChange(() => told++);
    troubles.note(root, [], [one, other]);
    troubles.note(one, ['cart', 'mail'], []);
    troubles.note(other, ['orders'], []);
  });

  it('is what all rows know', () => {
    assert.deepEqual(troubles.all(), ['cart', 'mail', 'orders']);
    assert.equal(told, 2);
  });

  it('changes with what is loaded again, and is told only when it does', () => {
    troubles.note(one, ['cart', 'mail'], []);
    assert.equal(told, 2);
    troubles.note(one, ['mail'], []);
    troubles.note(other, [], []);
    assert.deepEqual(troubles.all(), ['mail']);
    assert.equal(told, 4);
  });

  it('goes with the rows that knew it', () => {
    troubles.note(root, [], [other]);
    assert.deepEqual(troubles.all(), ['orders']);
    troubles.retainBelow([{ id: 'root2' }]);
    assert.deepEqual(troubles.all(), []);
    assert.equal(told, 4);
  });

  it('is not that of a row whose id begins with the same letters', () => {
    troubles.note({ id: 'root/on' }, [], []);
    assert.deepEqual(troubles.all(), ['cart', 'mail', 'orders']);
  });

  it('is a badge with the number and the names', () => {
    assert.equal(badgeOf([]), undefined);
    assert.deepEqual(badgeOf(['cart', 'mail']), {
      value: 2,
      tooltip: 'Needs attention, of what was opened: cart, mail',
    });
    const many = badgeOf(Array.from({ length: 12 }, (_, index) => String(index)));
    assert.deepEqual(many, {
      value: 12,
      tooltip: 'Needs attention, of what was opened: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, and 2 more',
    });
  });
});
