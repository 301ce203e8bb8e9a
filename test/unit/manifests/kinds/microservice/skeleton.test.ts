import assert from 'node:assert/strict';
import { AnalyzedDocument } from '../../../../../manifests/kinds/microservice/analyzed-document';
import { skeletonOf } from '../../../../../manifests/kinds/microservice/analyzed-skeleton';
import type { AnalyzedSkeleton } from '../../../../../manifests/kinds/microservice/analyzed-skeleton';
import { Memo } from '../../../../../parser/memo';

const groups = `  matchGroup:
    pay: |
      matches:
        - apiPath:
            exact: 1
          method: [POST]
          serviceName: cart
    order: |-
      matches:
        - apiPath:
            exact: "/order"

`;

const plain = `server:
  port: 8080
servicecomb:
  service:
    name: cart
    version: 1.10
${groups}  retry:
    pay: |
      maxAttempts: @retry.attempts@
      # often enough
  rateLimiting:
    order: "rate: often"
    pay: |
      rate: often
      limitRefreshPeriod: 100ms
  rest:
    address: http://0.0.0.0:8080
  isolationTimeout: 700
servicecomb.bulkhead.order: |
  maxConcurrentCalls: many
`;

/** Texts whose policies are cut out. */
const framed: Readonly<Record<string, string>> = {
  'with policies and settings': plain,
  'with both characters of line breaks': plain.replaceAll('\n', '\r\n'),
  'with a folded policy among others': `servicecomb:\n${groups}  retry:\n    pay: >\n      maxAttempts: 2\n`,
  'with a policy without its bar': `servicecomb:\n${groups}  retry:\n    pay:\n      maxAttempts: 2\n`,
  'with a key twice': `servicecomb:\n${groups}${groups}`,
  'with settings that another generation reads': `servicecomb:\n  registry:\n    sc:\n      address: http://127.0.0.1:30100\n${groups}  service:\n    name: shop\n    registry:\n      instance:\n        pull:\n          interval: 30\n`,
};

/** Texts that are read whole, because what is around the policies does not show enough. */
const whole: Readonly<Record<string, string>> = {
  'with a block string that is not a policy': `servicecomb:\n${groups}  service:\n    description: |\n      name: x\n`,
  'with an error': `servicecomb:\n${groups}  service:\n    description: a: b\n`,
  'with policies in braces': 'servicecomb: {\n  retry: {\n    pay: |\n      maxAttempts: 2\n  }\n}\n',
  'with a policy in the lines of a text':
    'servicecomb:\n  service:\n    description: "\n  retry:\n    pay: |\n      maxAttempts: 2"\n',
  'with the placeholders of policies': `servicecomb:\n${groups}  service:\n    description: "| |"\n`,
  'with a policy that is such a placeholder': `servicecomb:\n${groups}  retry:\n    pay: "| |"\n`,
  'with aliases': `servicecomb:\n${groups}  service: &a\n    name: cart\n  instance: *a\n`,
};

/** Makes a text one that is read whole; all that is known of it stays as it is. */
const alias = 'anchor: &a 1\nalias: *a\n';

function answersOf(text: string) {
  const { findings, names, outline, hints } = new AnalyzedDocument(text, { fileName: 'application.yml' });
  return { findings, names, outline, hints };
}

describe('policies that are cut out of a document', () => {
  for (const [title, text] of Object.entries(framed))
    it(`report what they report in it: ${title}`, () => {
      assert.notEqual(skeletonOf(text, {}, noFrames()).cut.length, 0);
      assert.deepEqual(skeletonOf(text + alias, {}, noFrames()).cut, []);
      assert.deepEqual(answersOf(text), answersOf(text + alias));
    });

  for (const [title, text] of Object.entries(whole))
    it(`stay in it: ${title}`, () => assert.deepEqual(skeletonOf(text, {}, noFrames()).cut, []));

  it('leave a frame that is not read again when one of them changes', () => {
    const frames = noFrames();
    const first = new AnalyzedDocument(plain, {});
    assert.notEqual(first.findings.length, 0);
    const { known } = skeletonOf(plain, {}, frames);
    for (const [from, to] of [
      ['limitRefreshPeriod: 100ms', 'limitRefreshPeriod: 1000ms'],
      ['order: |-\n', 'order: |\n'],
    ] as const) {
      const edited = plain.replace(from, to);
      const second = new AnalyzedDocument(edited, {}, first);
      assert.deepEqual(second.findings, new AnalyzedDocument(edited, {}).findings);
      assert.equal(skeletonOf(edited, {}, Memo.after(frames)).known, known);
    }
  });
});

describe('policies that an edit makes part of another block string', () => {
  const inner = 'servicecomb.x.c: |-\n    c2: |\n      services: order\n';

  it('are searched anew, so that the outer one is cut out', () => {
    const before = skeletonOf(`${inner}  y: count\n`, {}, noFrames());
    const { cut } = skeletonOf(inner, {}, noFrames(), before);
    assert.deepEqual(cut, skeletonOf(inner, {}, noFrames()).cut);
  });
});

function noFrames(): Memo<AnalyzedSkeleton> {
  return Memo.after<AnalyzedSkeleton>(undefined);
}
