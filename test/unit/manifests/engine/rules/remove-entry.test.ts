import assert from 'node:assert/strict';
import { removeEntryFix } from '../../../../../manifests/engine/rules/remove-entry';
import { asMap } from '../../../../../parser/node';
import { parse } from '../../../../../parser/parse';
import { applyFix } from '../../examples';

/** The text without the entry `b` of the map below `m`; undefined when nothing is offered. */
function without(text: string): string | undefined {
  const map = asMap(asMap(parse(text, 'yaml-1.1').root)?.fields.get('m')?.value);
  const entry = map?.fields.get('b');
  assert.ok(entry);
  const [fix] = removeEntryFix(entry, text);
  return fix && applyFix(text, fix);
}

describe('taking an entry away', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['takes its lines', 'm:\n  a: 1\n  b:\n    c: 2\n  d: 3\n', 'm:\n  a: 1\n  d: 3\n'],
    ['takes the last one', 'm:\n  a: 1\n  b: 2', 'm:\n  a: 1\n'],
    ['takes its comma', 'm: {a: 1, b: 2, c: 3}\n', 'm: {a: 1, c: 3}\n'],
    ['takes the comma before the last one', 'm: {a: 1, b: 2}\n', 'm: {a: 1}\n'],
    ['leaves no map empty', 'm:\n  b: 1\n', undefined],
    ['leaves what is used elsewhere', 'm:\n  a: 1\n  b: &x 2\nn: *x\n', undefined],
    ['takes an ampersand in a text', 'm:\n  a: 1\n  b: x&y\n', 'm:\n  a: 1\n'],
  ];
  for (const [title, text, expected] of cases) it(title, () => assert.equal(without(text), expected));
});
