import assert from 'node:assert/strict';
import { assertEvery } from '../../../../every';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import { findingsOf, open } from './files';
import { processorTime } from '../../../../processor-time';

const long = 1_000_000;
const aliases = ['a0: &a0 { x: 1, y: 2 }']
  .concat(Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} { x: *a${n}, y: *a${n} }`))
  .concat(['servicecomb: { a: *a30 }', ''])
  .join('\n');

/** Texts that would take a careless reader for ever. */
const texts: Readonly<Record<string, string>> = {
  'a long line': `servicecomb: ${'x'.repeat(long)}\n`,
  'a long line of spaces': `servicecomb${' '.repeat(long)}x\n`,
  'a long line of colons': `servicecomb${':x'.repeat(long / 4)}\nservicecomb:\n  a: 1\n`,
  'many empty lines': `${'\n'.repeat(long / 4)}servicecomb:\n  a: 1\n`,
  'many blank lines': `${' \n'.repeat(long / 4)}servicecomb:\n  a: 1\n`,
  'deep nesting': `servicecomb: ${'{a: '.repeat(10_000)}\n`,
  'aliases of aliases': aliases,
  'many keys': `servicecomb:\n${Array.from({ length: 10_000 }, (_, n) => `  adress${n}: a,b\n`).join('')}`,
  'many repeated keys': `servicecomb:\n${'  name: a\n'.repeat(10_000)}`,
  'many addresses': `servicecomb:\n  kie:\n    serverUri: "${'http:\\/\\/a,'.repeat(30_000)}"\n`,
  'zero bytes and half characters': 'servicecomb:\n  a\0b: \uD800\n  rest:\n    address: \uDC00:80\n',
  'signs of a merge': '<<<<<<< a\nservicecomb:\n=======\ncse:\n>>>>>>> b\n',
};

describe('microservice descriptions of bad will', () => {
  for (const [what, text] of Object.entries(texts))
    it(`with ${what} are read in time`, () => {
      const time = processorTime(() => {
        microserviceKind.matches('microservice.yaml', text);
        const manifest = open(text);
        assert.ok(Array.isArray(manifest.findings()));
        manifest.names();
        manifest.outline();
        manifest.hints();
        manifest.complete(Math.floor(text.length / 2));
        manifest.explain(Math.floor(text.length / 2));
      });
      assert.ok(time < 2000, `took ${time} ms`);
    });

  it('are read when they end anywhere', () => {
    const text =
      'servicecomb:\n  rest:\n    address: "http://a:1"\n  retry:\n    a: |\n      maxAttempts: 2\n';
    const messages: string[] = [];
    for (let end = 0; end <= text.length; end++) {
      const manifest = open(text.slice(0, end));
      messages.push(...manifest.findings().map(({ message }) => message));
      manifest.complete(end);
      manifest.explain(end);
    }
    assertEvery(messages, (message) => !message.includes('check failed'));
    assert.equal(findingsOf(text).length, 1);
  });
});
