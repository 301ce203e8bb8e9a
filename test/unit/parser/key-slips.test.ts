import assert from 'node:assert/strict';
import { readYaml } from '../../../parser/read';
import { applyFix } from '../manifests/examples';

describe('slips where a key should stand', () => {
  const repaired: readonly (readonly [string, string, string])[] = [
    ['web:\n  cmd:run\n  port: 1\n', 'cmd:run', 'web:\n  cmd: run\n  port: 1\n'],
    ['web:\n  port: 1\n  cmd:run\n', 'cmd:run', 'web:\n  port: 1\n  cmd: run\n'],
    ['web:\n  cmd： run\n  port: 1\n', '：', 'web:\n  cmd: run\n  port: 1\n'],
    ['web:\n  port: 1\n  cmd：run\n', '：', 'web:\n  port: 1\n  cmd: run\n'],
  ];
  for (const [text, place, expected] of repaired)
    it(`are told and repaired: ${JSON.stringify(text)}`, () => {
      const { problem } = readYaml(text);
      assert.ok(problem?.fixes?.[0]);
      assert.equal(text.slice(problem.range.start, problem.range.end), place);
      assert.equal(applyFix(text, problem.fixes[0]), expected);
    });

  it('are told apart: a template tag is named', () => {
    const { problem } = readYaml('build:\n  base: x\n{% if a %}\nweb:\n  cmd: y\n');
    assert.match(problem?.message ?? '', /\{% if a %\}/);
  });

  it('are no other lines: an address and a word keep the plain message', () => {
    for (const line of ['http://a', 'run', '{{ x }}'])
      assert.equal(readYaml(`web:\n  port: 1\n  ${line}\n`).problem?.fixes, undefined);
  });
});
