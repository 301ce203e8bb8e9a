import assert from 'node:assert/strict';
import { maxNesting } from '../../../parser/limits';
import { parse } from '../../../parser/parse';
import type { Flavour } from '../../../parser/parse';
import { processorTime } from '../../processor-time';

const flavours: readonly Flavour[] = ['yaml-1.1', 'yaml-1.2', 'yaml-java', 'yaml-go'];
const yaml12 = (text: string) => parse(text, 'yaml-1.2').problems[0]?.code;
const json = (text: string) => parse(text, 'json').problems[0]?.code;

const keys = (depth: number, indent: number, line: string) =>
  Array.from({ length: depth }, (_, level) => ' '.repeat(level * indent) + line).join('\n');
const forms: Readonly<Record<string, (depth: number) => string>> = {
  brackets: (depth) => '['.repeat(depth) + ']'.repeat(depth),
  braces: (depth) => '{"a":'.repeat(depth - 1) + '{}' + '}'.repeat(depth - 1),
  'brackets below a key': (depth) => `a: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}\n`,
  'keys below each other': (depth) => `${keys(depth, 1, 'a:')} 1\n`,
  'items and keys in turn': (depth) => `${keys(depth / 2, 2, '- a:')} ${depth % 2 ? '[]' : '1'}\n`,
  'dashes on one line': (depth) => `${'- '.repeat(depth)}1\n`,
  'brackets in quoted keys below each other': (depth) =>
    `${keys(depth - 10, 1, '"a":')} ${'['.repeat(10)}${']'.repeat(10)}\n`,
  'an anchor inside': (depth) => `${keys(depth, 1, 'a:')} &b 1\n`,
};

describe('limit of nesting', () => {
  for (const [name, form] of Object.entries(forms)) {
    it(`is the same in each flavour of YAML: ${name}`, () => {
      for (const flavour of flavours) {
        assert.deepEqual(parse(form(maxNesting), flavour).problems, [], flavour);
        assert.equal(parse(form(maxNesting + 1), flavour).problems[0]?.code, 'too-deep', flavour);
      }
    });
  }

  it('is that of JSON too', () => {
    for (const form of ['brackets', 'braces']) {
      assert.equal(json(forms[form]?.(maxNesting) ?? ''), undefined);
      assert.equal(json(forms[form]?.(maxNesting + 1) ?? ''), 'too-deep');
    }
  });

  it('does not count brackets in texts', () => {
    const items = Array.from({ length: 300 }, (_, at) => `{ "key": "a.${at}", "value": "[\\"{ {" }`);
    assert.equal(json(`[${items.join(', ')}]`), undefined);
    assert.equal(json(`["${'\\n['.repeat(300_000)}", "${'x'.repeat(1_000_000)}"]`), undefined);
    assert.equal(json(`["[[[ \n ${'['.repeat(maxNesting)}`), 'too-deep', 'a text ends with its line');
  });

  it('is noticed at once, whatever is around it', () => {
    const filler = Array.from({ length: 5000 }, (_, at) => `${' '.repeat(50)}k${at}: [a, {b: c}]`).join('\n');
    const text = `${keys(50, 1, 'a:')}\n${filler}\n${' '.repeat(50)}z: ${'['.repeat(160)}\n`;
    const time = processorTime(() => assert.equal(yaml12(text), 'too-deep'));
    assert.ok(time < 5000, `took ${time} ms`);
  });
});
