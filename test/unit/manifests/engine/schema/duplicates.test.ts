import assert from 'node:assert/strict';
import { duplicateEntries, reportDuplicates } from '../../../../../manifests/engine/schema/duplicates';
import type { Consequence } from '../../../../../manifests/engine/rules/rule';
import { parse } from '../../../../../parser/parse';

type Policy = Parameters<typeof duplicateEntries>[1];

/** The values of the entries that are found. */
function valuesAt(text: string, policy: Policy): readonly string[] {
  const { root } = parse(text, 'yaml-1.1');
  return duplicateEntries(root, policy).map(({ value }) => text.slice(value.range.start, value.range.end));
}

function messageFor(consequence: Consequence): string | undefined {
  const messages: string[] = [];
  const { root } = parse('a: 1\na: 2\n', 'yaml-1.1');
  reportDuplicates(root, { consequence, at: 'repeated' }, (_, message) => messages.push(message));
  return messages[0];
}

describe('keys that appear twice', () => {
  const thrice = 'a: 1\nb: 0\na: 2\na: 3\n';

  it('are those after the first, or those that are replaced', () => {
    assert.deepEqual(valuesAt(thrice, { at: 'repeated' }), ['2', '3']);
    assert.deepEqual(valuesAt(thrice, { at: 'replaced' }), ['1', '2']);
  });

  it('are found at any depth, in lists and flow maps too', () => {
    const text = 'top:\n  - { k: 1, k: 2 }\n  - inner: { k: 3, k: 4 }\n';
    assert.deepEqual(valuesAt(text, { at: 'repeated' }), ['2', '4']);
    assert.deepEqual(valuesAt(text, { at: 'replaced' }), ['1', '3']);
  });

  it('are two keys to a reader that distinguishes numbers from texts', () => {
    const text = '1: a\n"1": b\n1: c\n';
    assert.deepEqual(valuesAt(text, { at: 'repeated', isTyped: true }), ['c']);
    assert.deepEqual(valuesAt(text, { at: 'repeated' }), ['b', 'c']);
  });

  it('are found beside merge keys, which are not duplicates', () => {
    const text = 'base: &base\n  x: 1\n  y: 2\nweb:\n  <<: *base\n  <<: *base\n  k: 3\n  k: 4\n';
    assert.deepEqual(valuesAt(text, { at: 'repeated' }), ['4']);
    assert.deepEqual(valuesAt(text, { at: 'replaced' }), ['3']);
  });

  it('are reported with what becomes of them', () => {
    assert.match(messageFor('ignored') ?? '', /only the last one counts/);
    assert.match(messageFor('readers-differ') ?? '', /only the last one counts/);
    assert.match(messageFor('refused') ?? '', /is refused/);
    assert.match(messageFor('dropped') ?? '', /clients ignore the whole item/);
  });
});
