import assert from 'node:assert/strict';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { reportUnknown } from '../../../../../manifests/engine/schema/unknown';
import { asMap } from '../../../../../parser/node';
import type { MapNode } from '../../../../../parser/node';
import { parse } from '../../../../../parser/parse';
import { applyFix } from '../../examples';

type Found = Pick<Finding, 'message'> & Partial<Pick<Finding, 'consequence' | 'fixes'>>;

function mapOf(text: string): MapNode {
  const map = asMap(parse(text, 'yaml-1.1').root);
  assert.ok(map);
  return map;
}

function found(text: string, better: string | undefined, consequence: 'ignored' | 'refused'): Found {
  const [entry] = mapOf(text).entries;
  const all: Found[] = [];
  assert.ok(entry);
  reportUnknown(entry, better, { consequence, text }, (_, message, options) =>
    all.push({ message, ...options }),
  );
  const [first] = all;
  assert.ok(first);
  return first;
}

function repaired(text: string, { fixes = [] }: Found): readonly string[] {
  return fixes.map((fix) => applyFix(text, fix));
}

describe('keys that are not known', () => {
  it('are said to be ignored or refused, with the key that was meant', () => {
    assert.match(
      found('nam: a\n', 'name', 'ignored').message,
      /`nam` is not recognized.* ignored.*`name`\?$/,
    );
    assert.match(
      found('nam: a\n', 'name', 'refused').message,
      /`nam` is not recognized.* refused.*`name`\?$/,
    );
    assert.match(found('x: a\n', undefined, 'refused').message, /refused; remove it\.$/);
    assert.equal(found('x: a\n', undefined, 'refused').consequence, 'refused');
  });

  it('are renamed in the quotes that they have, or removed', () => {
    const plain = 'nam: a\nb: 1\n';
    const quoted = '"nam": a\nb: 1\n';
    assert.deepEqual(repaired(plain, found(plain, 'name', 'ignored')), ['name: a\nb: 1\n']);
    assert.deepEqual(repaired(quoted, found(quoted, 'name', 'ignored')), ['"name": a\nb: 1\n']);
    assert.deepEqual(repaired(plain, found(plain, undefined, 'ignored')), ['b: 1\n']);
  });
});
