import assert from 'node:assert/strict';
import { AnalyzedDocument } from '../../../../../manifests/kinds/microservice/analyzed-document';
import { namesFrom, open } from './files';

const text = `servicecomb:
  service:
    name: cart
  matchGroup:
    pay: |
      matches:
        - apiPath:
            exact: "/pay"
          method: [GET]
          serviceName: order
  retry:
    pay: |-
      maxAttempts: 3

  rateLimiting:
    pay: |
      services: order
      rate: 100
      limitRefreshPeriod: 100ms
    slow: |
      rate: often
    quoted: "rate: seldom"
  loadbalance:
    pay: |
      rule: Random
    slow: |
      rule: RoundRobin
  rest:
    address: nowhere
`;

/** The text with a replacement for a piece that it contains once. */
function edited(from: string, to: string): string {
  assert.equal(text.split(from).length, 2, `${from} is there once`);
  return text.replace(from, to);
}

/** Edits that change one text and nothing around it. */
const inside: Readonly<Record<string, readonly [string, string]>> = {
  'another character': ['rate: 100', 'rate: 101'],
  'one more character': ['rate: 100', 'rate: 1000'],
  'one less': ['rate: 100', 'rate: 10'],
  'the first character of a text': ['      services', '      Services'],
  'a character after the end of a text': ['100ms\n', '100ms0\n'],
  'one more line': ['      rate: 100\n', '      rate: 100\n      # enough\n'],
  'a line less': ['      rate: 100\n', ''],
  'the service that is named': ['services: order', 'services: Cart'],
  'what is before a service that is named': ['services: order', 'services:   order'],
  'a service that is named in another line': [
    'services: order\n      rate: 100',
    'rate: 100\n      services: order',
  ],
  'the key of a service in a match': ['serviceName', 'serviceNone'],
  'a service in a match': ['serviceName: order', 'serviceName: cart'],
  'the methods of a match group': ['[GET]', '[POST]'],
  'a limiter of another generation': ['services: order', 'match: others  '],
};

/** Edits that may make other policies of the text, or none. */
const beyond: Readonly<Record<string, readonly [string, string]>> = {
  'of a key': ['  quoted:', '  quotes:'],
  'of the beginning of a text': ['pay: |-', 'pay: |'],
  'after a beginning': ['|\n      rate: often', '| \n      rate: often'],
  'that ends a text before': ['      limitRefreshPeriod', '   limitRefreshPeriod'],
  'that makes a key of a line': ['      rate: often', '    rate: often'],
  'that leaves blanks at the end': ['rate: often', 'rate: often  '],
  'that begins a line after the end': ['rate: often\n', 'rate: often\n      \n'],
  'that makes a text empty': ['rate: often', ''],
  'that takes the line break after a text': ['3\n\n  rate', '3\n  rate'],
  'that brings a character that ends a line elsewhere': ['rate: often', 'rate: of\u2028ten'],
  'that brings half a line break': ['rate: often', 'rate: of\rten'],
  'of two texts': ['Period: 100ms\n    slow: |\n      rate: often', 'Period: 1m'],
};

const others = namesFrom({ microservice: ['Order', 'gateway'] });

function answersOf(known: AnalyzedDocument) {
  const { findings, names, outline, hints } = known;
  return { findings, names, outline, hints };
}

/** The document before an edit, of which everything was asked, and after it. */
function around(before: string, after: string) {
  const first = new AnalyzedDocument(before, {});
  answersOf(first);
  return { first, second: new AnalyzedDocument(after, {}, first) };
}

describe('an edit in the text of a policy', () => {
  for (const [what, [from, to]] of Object.entries({ ...inside, ...beyond }))
    it(`says what a fresh reading says: ${what}`, () => {
      for (const [before, after] of [
        [text, edited(from, to)],
        [edited(from, to), text],
        [text.replaceAll('\n', '\r\n'), edited(from, to).replaceAll(/\r?\n/g, '\r\n')],
      ] as const) {
        const { second } = around(before, after);
        assert.deepEqual(answersOf(second), answersOf(new AnalyzedDocument(after, {})));
        const previous = open(before);
        previous.crossFileFindings(others);
        const crossFile = open(after, undefined, previous).crossFileFindings(others);
        assert.deepEqual(crossFile, open(after).crossFileFindings(others));
      }
    });

  it('says what a fresh reading says when it leaves half a line break', () => {
    const before = text.replaceAll('\n', '\r\n');
    const after = before.replace('100\r\n', '100\r');
    assert.deepEqual(answersOf(around(before, after).second), answersOf(new AnalyzedDocument(after, {})));
  });

  it('says so again and again, whatever was asked between', () => {
    let manifest = open(text);
    for (let step = 0; step < 12; step++) {
      const after = edited('100ms', `${10 ** (step % 3)}ms # ${'x'.repeat(step % 5)}`);
      manifest = open(after, undefined, manifest);
      if (step % 3 === 0) continue;
      if (step % 3 === 1) assert.deepEqual(manifest.outline(), open(after).outline());
      assert.deepEqual(manifest.findings(), open(after).findings());
      if (step % 2 === 0) assert.deepEqual(manifest.names(), open(after).names());
    }
  });
});
