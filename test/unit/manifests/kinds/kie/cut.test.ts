import assert from 'node:assert/strict';
import { cutJson } from '../../../../../manifests/kinds/kie/cut/json';
import { cutYaml } from '../../../../../manifests/kinds/kie/cut/yaml';
import { Skeleton } from '../../../../../parser/skeleton';
import { shown } from './files';

const json = (text: string) => cutJson(text).items.map(({ start, end }) => text.slice(start, end));
const yaml = (text: string) => cutYaml(text).items.map(({ start, end }) => text.slice(start, end));

describe('items cut out of JSON', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'one after the other',
      '{"data": [{"a": {"b": [1, {}]}}, {"c": "]}{["}]}',
      ['{"a": {"b": [1, {}]}}', '{"c": "]}{["}'],
    ],
    ['behind other keys', '{"metadata": {"data": [1]}, "data": [{}]}', ['{}']],
    ['of the list in the list of that name', '{"a": "\\"data\\": [", "data": [ {} ]}', ['{}']],
    ['that are no maps', '{"data": [1, "a, b", null, [2, 3], {}]}', ['1', '"a, b"', 'null', '[2, 3]', '{}']],
    ['with a brace too few', '{"data": [{"a": 1, {"b": 2}]}', ['{"a": 1', '{"b": 2}']],
    [
      'with a brace too few inside',
      '{"data": [{"l": {"x": "y", "v": "a"}, {"b": 2}]}',
      ['{"l": {"x": "y", "v": "a"}', '{"b": 2}'],
    ],
    ['with a brace and a comma too few', '{"data": [{"a": 1 {"b": 2}]}', ['{"a": 1 ', '{"b": 2}']],
    ['with a brace too many', '{"data": [{"a": 1}}, {"b": 2}]}', ['{"a": 1}', '}', '{"b": 2}']],
    ['with a quote too few on a line', '{"data": [{"a": "1\n}, {"b": 2}]}', ['{"a": "1\n}', '{"b": 2}']],
    [
      'with a quote too few among others',
      '{"data": [{"a": "1},{"b": "2"},{"c": "3"}]}',
      ['{"a": "1},{"b": "2"}', '{"c": "3"}'],
    ],
    ['of a list that is not closed', '{"data": [{"a": 1}, {"b": ', ['{"a": 1}', '{"b": ']],
    ['the last of which is not closed', '{"data": [{"a": 1}, {"b": 2]}', ['{"a": 1}', '{"b": 2']],
    ['with a bracket too many', '{"data": [{"a": 1], "x": 2}, {"b": 2}]}', ['{"a": 1], "x": 2}', '{"b": 2}']],
    ['of no list', '{"data": {"a": 1}}', []],
  ];
  for (const [title, text, items] of cases) it(title, () => assert.deepEqual(json(text), items));
});

describe('items cut out of YAML', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['one after the other', 'data:\n  - a: 1\n    b: 2\n  - c\n', ['  - a: 1\n    b: 2\n', '  - c\n']],
    [
      'in the first column',
      'data:\n- a: |\n    - x\n  b: 1\n- c\nmetadata: {}\n',
      ['- a: |\n    - x\n  b: 1\n', '- c\n'],
    ],
    [
      'with comments and empty lines',
      'data: # all\n\n  # first\n  - a\n# odd\n\n  - b',
      ['  - a\n# odd\n\n', '  - b'],
    ],
    ['behind other keys', 'metadata:\n  data:\n    - x\ndata:\n  - a\n', ['  - a\n']],
    ['with a word in the first column', 'data:\n  - a: 1\nx\n  - b: 1\n', ['  - a: 1\nx\n', '  - b: 1\n']],
    ['in brackets', 'data: [{key: a}]\n', []],
    ['with anchors', 'data:\n  - &a {key: a}\n  - *a\n', []],
    ['with Windows line ends', 'data:\r\n  - a\r\n  - b\r\n', ['  - a\r\n', '  - b\r\n']],
  ];
  for (const [title, text, items] of cases) it(title, () => assert.deepEqual(yaml(text), items));
});

describe('the frame around items', () => {
  const text = '{"data": [{"a": 1}, {"b": 2}] }';
  const frame = Skeleton.of(text, cutJson(text).items, '0');

  it('has a word for each', () => assert.equal(frame.text, '{"data": [0, 0] }'));

  it('places ranges in the file', () => {
    const place = (start: number, end: number) => {
      const range = frame.outer({ start, end });
      return text.slice(range.start, range.end);
    };
    assert.equal(place(1, 7), '"data"');
    assert.equal(place(10, 11), '{"a": 1}');
    assert.equal(place(11, 12), ',');
    assert.equal(place(13, 14), '{"b": 2}');
    assert.equal(place(9, 15), '[{"a": 1}, {"b": 2}]');
    assert.equal(place(16, 17), '}');
  });

  it('knows which offsets are its own', () => {
    assert.equal(frame.inner(10), 10);
    assert.equal(frame.inner(12), undefined);
    assert.equal(frame.inner(18), 11);
    assert.equal(frame.inner(text.length), frame.text.length);
  });
});

describe('a broken item', () => {
  const good = (key: string) =>
    `{"key": "${key}", "labels": {"app": "a", "environment": ""}, "value": "v", "status": "enabled"}`;

  it('leaves the others alone', () => {
    const text = `{"data": [${good('a')}, {"key": "b", "value": }, ${good('bad key')}]}`;
    assert.deepEqual(shown(text), ['source/json-syntax «}»', 'kie/key-form «"bad key"»']);
  });

  it('is reported once, and so are missing commas between items', () => {
    const text = `{"data": [${good('a')} ${good('b')},]}`;
    assert.deepEqual(
      shown(text).map((line) => line.split(' ')[0]),
      ['source/json-syntax'],
    );
  });
});
