import assert from 'node:assert/strict';
import type { Fix } from '../../../../../manifests/engine/rules/rule';
import { headOf, reportMissing } from '../../../../../manifests/engine/schema/missing';
import type { MissingPolicy } from '../../../../../manifests/engine/schema/missing';
import { asMap, asScalar, valueOf } from '../../../../../parser/node';
import type { MapNode } from '../../../../../parser/node';
import { parse } from '../../../../../parser/parse';

function mapIn(text: string): MapNode {
  const root = parse(text, 'yaml-1.1').root;
  const map = asMap(valueOf(root, 'spec')) ?? asMap(root);
  assert.ok(map);
  return map;
}

/** What is marked, and whether a fix is offered; undefined for what is not missing. */
function missing(text: string, policy: Partial<MissingPolicy> = {}): readonly [string, boolean] | undefined {
  const fix: Fix = { title: '', edits: [] };
  let found: readonly [string, boolean] | undefined;
  const isMissing = reportMissing(
    mapIn(text),
    'name',
    { message: 'm', add: () => [fix], ...policy },
    ({ start, end }, message, options = {}) => {
      assert.equal(message, 'm');
      found = [text.slice(start, end), options.fixes?.[0] === fix];
    },
  );
  assert.equal(isMissing, found !== undefined);
  return found;
}

describe('keys that are missing', () => {
  it('are reported at their map, with the key to add', () => {
    assert.deepEqual(missing('spec:\n  a: 1\n'), ['spec', true]);
    assert.deepEqual(missing('a: 1\nb: 2\n'), ['a', true]);
    const at = { start: 3, end: 4 };
    assert.deepEqual(missing('a: 1\nb: 2\n', { at }), ['1', true]);
  });

  it('are reported where they have no value, with nothing to add', () => {
    assert.deepEqual(missing('spec:\n  name:\n'), ['name', false]);
    assert.deepEqual(missing('spec:\n  name: ~\n'), ['~', false]);
  });

  it('are there with what the reader takes for something', () => {
    assert.equal(missing('name: a\n'), undefined);
    assert.equal(missing('name: ""\n'), undefined);
    const isNothing: MissingPolicy['isNothing'] = (value) => asScalar(value)?.text === '';
    assert.deepEqual(missing('name: ""\n', { isNothing }), ['""', false]);
    assert.equal(missing('name: ~\n', { isNothing }), undefined);
  });

  it('are reported in an empty map at its first character', () => {
    assert.deepEqual(headOf(mapIn('{}\n')), { start: 0, end: 1 });
  });
});
