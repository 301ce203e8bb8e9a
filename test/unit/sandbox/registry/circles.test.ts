import assert from 'node:assert/strict';
import { circlesIn } from '../../../../sandbox/registry/circles';

describe('sandbox: circles of calls', () => {
  const circles = (arrows: Record<string, string[]>) =>
    circlesIn(new Map(Object.entries(arrows))).map((group) => [...group].sort().join(''));

  it('are none where calls go one way', () => {
    assert.deepEqual(circles({ a: ['b', 'c'], b: ['c'], c: [] }), []);
  });

  it('are found, however long, and apart from each other', () => {
    assert.deepEqual(circles({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['a'] }).sort(), [
      'abc',
      'de',
    ]);
  });

  it('are not made by a service that calls itself or one that is gone', () => {
    assert.deepEqual(circles({ a: ['a', 'gone'], b: ['a'] }), []);
  });
});
