import assert from 'node:assert/strict';
import { applyFix } from '../manifests/examples';
import { parse } from '../../../parser/parse';

describe('slips where a key is expected', () => {
  const repaired: readonly (readonly [string, string, string])[] = [
    ['web:\n  cmd:run\n  port: 1\n', 'cmd:run', 'web:\n  cmd: run\n  port: 1\n'],
    ['web:\n  port: 1\n  cmd:run\n', 'cmd:run', 'web:\n  port: 1\n  cmd: run\n'],
    ['web:\n  cmd： run\n  port: 1\n', '：', 'web:\n  cmd: run\n  port: 1\n'],
    ['web:\n  port: 1\n  cmd：run\n', '：', 'web:\n  port: 1\n  cmd: run\n'],
  ];
  for (const [text, place, expected] of repaired)
    it(`are reported and repaired: ${JSON.stringify(text)}`, () => {
      const [problem] = parse(text, 'yaml-1.1').problems;
      assert.ok(problem?.repair);
      assert.equal(text.slice(problem.range.start, problem.range.end), place);
      assert.equal(applyFix(text, { title: '', edits: [problem.repair] }), expected);
    });

  it('are distinguished: a template tag is named', () => {
    const [problem] = parse('build:\n  base: x\n{% if a %}\nweb:\n  cmd: y\n', 'yaml-1.1').problems;
    assert.deepEqual([problem?.code, problem?.named], ['template-tag', '{% if a %}']);
  });

  it('are not found in other lines: an address and a word keep the plain message', () => {
    for (const line of ['http://a', 'run', '{{ x }}'])
      assert.equal(parse(`web:\n  port: 1\n  ${line}\n`, 'yaml-1.1').problems[0]?.code, 'colon-missing');
  });
});
