import assert from 'node:assert/strict';
import { problemFindings } from '../../../../../manifests/engine/rules/problem-findings';
import { maxTextLength } from '../../../../../parser/limits';
import { parse } from '../../../../../parser/parse';
import type { Flavour } from '../../../../../parser/parse';

function findingIn(text: string, flavour: Flavour) {
  const [finding] = problemFindings(parse(text, flavour).problems);
  assert.ok(finding);
  return finding;
}

describe('findings of texts that cannot be read', () => {
  const rules: readonly (readonly [string, Flavour, string])[] = [
    ['a: [b\nc: d\n', 'yaml-1.1', 'source/yaml-syntax'],
    ['a: "b\n', 'yaml-1.2', 'source/yaml-syntax'],
    ['{"a" 1}', 'json', 'source/json-syntax'],
    ['a: 1\n---\nb: 2\n', 'yaml-1.1', 'source/one-document'],
    ['a: \u0007\n', 'yaml-1.1', 'source/character'],
    ['a: b\0\n', 'yaml-1.1', 'source/not-text'],
    ['['.repeat(1000), 'yaml-1.2', 'source/too-deep'],
    ['['.repeat(1000), 'json', 'source/too-deep'],
    [' '.repeat(maxTextLength + 1), 'json', 'source/too-large'],
    [' '.repeat(maxTextLength + 1), 'yaml-1.2', 'source/too-large'],
    ['a: b\n'.repeat(150_000), 'yaml-1.1', 'source/too-large'],
    ['- &a b\n'.repeat(150_000), 'yaml-1.2', 'source/too-large'],
  ];
  for (const [text, flavour, rule] of rules)
    it(`are of ${rule}: ${JSON.stringify(text.slice(0, 20))} as ${flavour}`, () => {
      assert.equal(findingIn(text, flavour).rule, rule);
    });

  it('name what is written, and what to write', () => {
    assert.match(findingIn('a: *b\n', 'yaml-1.1').message, /^`\*b` refers to an anchor .*\("\*b"\)/);
    assert.match(findingIn('a: [b\nc: d\n', 'yaml-1.1').message, /add `]`/);
    assert.match(findingIn('a: \u0007\n', 'yaml-1.1').message, /U\+0007/);
    assert.match(findingIn('['.repeat(1000), 'json').message, /deeper than 100 levels/);
    assert.match(
      findingIn(' '.repeat(3_100_000), 'yaml-1.1').message,
      /3\.1 MB.*up to 3 MB and 400000 tokens/,
    );
  });

  const repairs: readonly (readonly [string, string, string])[] = [
    ['a: *b\n', 'Quote it', '"*b"'],
    ['a: {{ b }}\n', 'Quote it', '"{{ b }}"'],
    ['a:\tb\n', 'Replace with a space', ' '],
    ['web:\n  cmd:run\n  port: 1\n', 'Insert a space', ' '],
    ['web:\n  cmd： run\n  port: 1\n', 'Change to `:`', ': '],
  ];
  for (const [text, title, put] of repairs)
    it(`offer the one repair: ${JSON.stringify(text)}`, () => {
      const [fix, ...others] = findingIn(text, 'yaml-1.1').fixes ?? [];
      assert.deepEqual([fix?.title, fix?.edits[0]?.text, others.length], [title, put, 0]);
    });
});
