import assert from 'node:assert/strict';
import { cursorContext } from '../../../../parser/cursor/cursor-context';
import { LineIndex } from '../../../../parser/line-index';
import { atCursor } from '../../manifests/completion/cursor';
import { processorTime } from '../../../processor-time';

/** Path, place and word of the context, in one line that can be read: `web.env.0 start "FOO"`. */
function contextAt(marked: string): string {
  const { text, offset } = atCursor(marked);
  const context = cursorContext(text, new LineIndex(text), offset);
  if (context === undefined) return 'none';
  const { path, place, word } = context;
  return `${path.join('.')} ${place} "${text.slice(word.start, word.end)}"`;
}

function siblingsAt(marked: string): string[] {
  const { text, offset } = atCursor(marked);
  return [...(cursorContext(text, new LineIndex(text), offset)?.siblings.keys.keys() ?? [])].sort();
}

describe('cursor context', () => {
  const places: readonly [what: string, marked: string, expected: string][] = [
    ['an empty file', '|', ' start ""'],
    ['a top-level word', 'appname: a\nwe|', ' start "we"'],
    ['a blank line under a key', 'web:\n  |', 'web start ""'],
    ['a word under a key', 'web:\n  cm|\n', 'web start "cm"'],
    ['the middle of a key', 'web:\n  c|md: x', 'web start "cmd"'],
    ['after a colon', 'web:\n  stateful: |', 'web.stateful value ""'],
    ['directly after a colon', 'web:\n  stateful:|', 'web.stateful value ""'],
    ['a value', 'web:\n  type: wo|rker # c', 'web.type value "worker"'],
    ['a value with Windows line ends', 'web:\r\n  type: wo|\r\n  port: 1', 'web.type value "wo"'],
    ['after a dash', 'web:\n  env:\n    - |', 'web.env.0 start ""'],
    ['directly after a dash', 'web:\n  env:\n    -|', 'web.env.0 start ""'],
    ['a list in the column of its key', 'web:\n  env:\n  - |', 'web.env.0 start ""'],
    ['a key in an item', 'release:\n  copy:\n    - src: a\n      |', 'release.copy.0 start ""'],
    ['the first key of an item', 'release:\n  copy:\n    - sr|', 'release.copy.0 start "sr"'],
    ['a value in an item', 'release:\n  copy:\n    - src: |', 'release.copy.0.src value ""'],
    ['a line between items', 'release:\n  copy:\n    - src: a\n    |', 'release.copy start ""'],
    ['a list in a list', 'a:\n  - - x\n    - |', 'a.0.0 start ""'],
    [
      'a key with a path as name',
      'web:\n  volumes:\n    - /data:\n        |',
      'web.volumes.0./data start ""',
    ],
    ['a key whose block follows', 'we|b:\n  cmd: x\nworker:\n  cmd: y', ' start "web"'],
    ['a nested key whose block follows', 'web:\n  volu|mes:\n    - /data', 'web start "volumes"'],
    ['a word that lost its colon', 'we|\n  cmd: x', ' start "we"'],
    ['a key whose list is in its column', 'web:\n  en|v:\n  - A=1\n  port: 1', 'web start "env"'],
    ['the line after a list in the column of its key', 'web:\n  env:\n  - A=1\n  |', 'web start ""'],
    ['a quoted key', '"web":\n  |', 'web start ""'],
    ['below a comment', 'web:\n# note:\n  |', 'web start ""'],
    ['back at the margin', 'web:\n  cmd: x\n|', ' start ""'],
    ['under an anchor', 'web: &base\n  |', 'web start ""'],
    ['broken lines above', 'web:\n  cm\n  port 80\n  |', 'web start ""'],
    ['an unclosed quote above', 'web:\n  cmd: "x\n  |', 'web start ""'],
    ['a flow map', 'web: {cm|', 'web start "cm"'],
    ['a value in a flow map', 'web: {type: wo|}', 'web.type value "wo"'],
    ['a list in a flow map', 'web: {env: [|]}', 'web.env.0 start ""'],
    ['a flow map over lines', 'web: {\n  cmd: x,\n  |\n}', 'web start ""'],
    ['a flow item', 'release:\n  copy:\n    - {src: a, d|}', 'release.copy.0 start "d"'],
    ['a second document', 'a: 1\n---\n|', ' start ""'],
  ];
  for (const [what, marked, expected] of places) {
    it(`finds ${what}`, () => assert.equal(contextAt(marked), expected));
  }

  const nowhere: readonly [what: string, marked: string][] = [
    ['a comment', 'web:\n  # cm|'],
    ['a comment after a value', 'web:\n  type: web # wo|'],
    ['a block text', 'build:\n  script: ||\n    ma|'],
    ['a folded text with a blank line', 'web:\n  cmd: >-\n    run\n\n    |'],
    ['a key in a column that no key of the map has', 'web:\n    cmd: x\n  po|rt:\n    - 1'],
    ['a place before the list that is in the column of its key', 'web:\n  env:\n    |\n  - A'],
    ['a text that goes on', 'web:\n  cmd: run\n    |'],
    ['a text item that goes on', 'web:\n  env:\n    - A=1\n      |'],
    ['a column that no key of the map has', 'web:\n    cmd: x\n  |\n    port: 1'],
    ['the space after a value', 'web:\n  type: web |'],
    ['the indentation before a key', 'web:\n |  cmd: x'],
    ['an alias', 'web:\n  env: *ba|'],
    ['a closed flow map', 'web: {cmd: x}|'],
    ['a quoted text in a flow map', 'web: {cmd: "x|"}'],
    ['a document marker', '--|-\na: 1'],
  ];
  for (const [what, marked] of nowhere) {
    it(`is silent in ${what}`, () => assert.equal(contextAt(marked), 'none'));
  }

  it('knows the other keys of the map, above and below', () => {
    assert.deepEqual(siblingsAt('web:\n  cmd: x\n  |\n  env:\n    - A\n  port: 1\nworker:\n  user: x'), [
      'cmd',
      'env',
      'port',
    ]);
  });

  it('knows the other keys of an item, but not those of its neighbours', () => {
    const marked = 'copy:\n  - src: a\n    mode: 1\n  - src: b\n    |\n    dest: c\n  - other: d';
    assert.deepEqual(siblingsAt(marked), ['dest', 'src']);
  });

  it('does not count the key at the cursor', () => {
    assert.deepEqual(siblingsAt('web:\n  cm|d: x\n  port: 1'), ['port']);
  });

  it('counts no list in the column of its key as a list of the map', () => {
    const hasItems = (marked: string): boolean | undefined => {
      const { text, offset } = atCursor(marked);
      return cursorContext(text, new LineIndex(text), offset)?.siblings.hasItems;
    };
    assert.equal(hasItems('web:\n  env:\n  - A\n  |\n  port: 1'), false);
    assert.equal(hasItems('web:\n  e|nv:\n  - A'), false);
    assert.equal(hasItems('env:\n  - A\n  |'), true);
    assert.equal(hasItems('env:\n  |\n  - A'), true);
  });

  it('knows whether the value of the key at the cursor is below', () => {
    const follows = (marked: string): boolean | undefined => {
      const { text, offset } = atCursor(marked);
      return cursorContext(text, new LineIndex(text), offset)?.blockFollows;
    };
    for (const marked of [
      'a: 1\n|\n  b: 1',
      'we|\n\n  # note\n  cmd: x',
      'w|eb:\n  cmd: x',
      'web:\n  e|nv:\n  - A',
    ])
      assert.equal(follows(marked), true, marked);
    for (const marked of [
      'we|',
      'we|\nworker:',
      'web:\n  |\n  cmd: x',
      'web:\n  cm|\n# x',
      'env:\n  |\n  - A',
    ])
      assert.equal(follows(marked), false, marked);
  });

  it('knows the other keys of a flow map', () => {
    assert.deepEqual(siblingsAt('web: {cmd: x, |, "port": 1, env: [a]}'), ['cmd', 'env', 'port']);
  });

  it('reads long hostile lines in linear time', () => {
    const spaces = `a${' '.repeat(2_000_000)}b`;
    const text = `${spaces}\nweb:\n  ${spaces.replace(/b$/, 'c')}\n  |`;
    const time = processorTime(() => assert.equal(contextAt(text), 'web start ""'));
    assert.ok(time < 5000, `took ${time} ms`);
  });
});
