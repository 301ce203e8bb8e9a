import assert from 'node:assert/strict';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import { open } from './files';

const policies = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `    p${index}: |\n      rate: ${index === 7 ? 'often' : index + 1}\n      limitRefreshPeriod: ${index % 5 === 0 ? '100ms' : '1S'}\n`,
  ).join('');

const file = `server:\n  port: 8080\nservicecomb:\n  service:\n    name: cart\n    version: 1.10\n  rest:\n    address: http://0.0.0.0:8080\n  matchGroup:\n    p1: |\n      matches:\n        - apiPath:\n            exact: 1\n  rateLimiting:\n${policies(20)}---\nspring:\n  cloud:\n    servicecomb:\n      discovery:\n        address: 127.0.0.1:30100\n        healthCheckInterval: 700\nother: [a\n`;

/** Numbers below 1, the same ones for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pieces = [
  'x',
  ' ',
  '\n',
  ':',
  '  ',
  '"',
  "'",
  '|',
  '- ',
  '#',
  '---\n',
  '{',
  '[',
  '&a ',
  '*a',
  '\t',
  '${',
  '@',
  '',
];

function everything(manifest: Manifest) {
  return {
    findings: manifest.findings(),
    names: manifest.names(),
    outline: manifest.outline(),
    hints: manifest.hints(),
  };
}

describe('a microservice description after edits', () => {
  it('reports the same as one that is read from scratch', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const next = random(seed);
      let text = file;
      let manifest = open(text);
      for (let edit = 0; edit < 40; edit++) {
        const at = Math.floor(next() * text.length);
        const end = at + (next() < 0.4 ? Math.floor(next() * 12) : 0);
        const piece = pieces[Math.floor(next() * pieces.length)] ?? '';
        text = text.slice(0, at) + piece + text.slice(end);
        manifest = open(text, undefined, manifest);
        if (next() < 0.3) continue;
        assert.deepEqual(everything(manifest), everything(open(text)), `seed ${seed}, edit ${edit}`);
      }
    }
  });

  it('reads only the touched documents and policies again', () => {
    const first = open(file);
    const before = first.findings();
    const edited = file.replace('limitRefreshPeriod: 100ms', 'limitRefreshPeriod: 200ms');
    const second = open(edited, undefined, first);
    second.findings();
    const [, later] = second.parts();
    assert.equal(later?.root, first.parts()[1]?.root);
    assert.notEqual(second.parts()[0]?.root, first.parts()[0]?.root);
    const third = open(file, undefined, second);
    assert.deepEqual(third.findings(), before);
  });

  it('is checked again when the file has another name', () => {
    const text = 'servicecomb:\n  service:\n    name: cart\n    name: cart\n';
    const first = open(text);
    assert.deepEqual(
      first.findings().map(({ severity }) => severity),
      ['warning'],
    );
    assert.deepEqual(
      open(text, 'application.yml', first)
        .findings()
        .map(({ severity }) => severity),
      ['error'],
    );
  });
});
