import assert from 'node:assert/strict';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import { applyFix } from '../../examples';
import { cloudFindings, openCloud, shown } from './files';
import { assertEvery } from '../../../../every';

const application = (name: string) =>
  `apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: ${name}\n`;
const retry = (attempts: string) =>
  `apiVersion: cse/v3\nkind: Retry\nmetadata: { name: cart, engine: prod }\nselector: { environment: testing, app: shop }\nspec:\n  maxAttempts: ${attempts}\n`;

describe('files of several cloud manifests', () => {
  it('report findings at their places in the file', () => {
    const text = `# shop\n${application('a')}---\n${retry('0')}...\n---\n${application('Shop-')}`;
    assert.deepEqual(shown(text), [
      'cloud/value-length «a»',
      'governance/value-range «0»',
      'cloud/value-form «Shop-»',
    ]);
  });

  it('repair the document that is wrong', () => {
    const text = `${application('shop')}---\n${application('cart').replace('kind: Application', 'kind: Aplication')}`;
    const [finding] = cloudFindings(text);
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix);
    assert.equal(applyFix(text, fix), `${application('shop')}---\n${application('cart')}`);
  });

  it('say nothing about documents of other programs', () => {
    const other = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {}\nspec: { replicas: many }\nspec: 1\n';
    assert.deepEqual(shown(`${other}---\n${application('shop')}---\njust: this\n---\n- a\n---\n`), []);
  });

  it('are said to be wrong in whole when the name of the file says that they are ours', () => {
    const text = '# file: shop.servicestage.yaml\njust: this\n---\n# nothing\n---\ntext\n';
    assert.deepEqual(shown(text), ['cloud/api-version «just»', 'cloud/document-form «text»']);
  });

  it('distinguish a missing key from one that names nothing', () => {
    const named = (head: string) =>
      shown(`# file: shop.servicestage.yaml\n${head}metadata: { name: shop }\n`);
    const reported: readonly (readonly [head: string, expected: string])[] = [
      ['kind: Application\n', 'cloud/api-version «kind»'],
      ['apiVersion:\nkind: Application\n', 'cloud/api-version «apiVersion»'],
      ['apiVersion: ""\nkind: Application\n', 'cloud/api-version «""»'],
      ['apiVersion: 2\nkind: Application\n', 'cloud/api-version «2»'],
      ['apiVersion: [servicestage/v2]\nkind: Application\n', 'cloud/api-version «[servicestage/v2]»'],
      ['apiVersion: servicestage/v2\n', 'cloud/kind «apiVersion»'],
      ['apiVersion: servicestage/v2\nkind:\n', 'cloud/kind «kind»'],
      ['apiVersion: servicestage/v2\nkind: ""\n', 'cloud/kind «""»'],
      ['apiVersion: servicestage/v2\nkind: [Application]\n', 'cloud/kind «[Application]»'],
    ];
    for (const [head, expected] of reported) assert.deepEqual(named(head), [expected], head);
  });

  it('keep a mistake in the YAML of one document to that document', () => {
    const text = `${application('shop')}spec: [\n---\n${application('x')}`;
    const rules = cloudFindings(text).map(({ rule }) => rule);
    assert.deepEqual(rules, ['source/yaml-syntax', 'cloud/value-length']);
  });

  it('do not miss fields in a document that is broken', () => {
    const text = 'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: "shop }\n';
    assertEvery(shown(text), (one) => one.startsWith('source/'));
  });

  it('distinguish resources by what they belong to', () => {
    const group = (environment: string) =>
      `apiVersion: cse/v3\nkind: Retry\nmetadata: { name: cart, engine: prod }\nselector: { environment: ${environment}, app: shop }\nspec: { maxAttempts: 2 }\n`;
    const item = (label: string) =>
      `apiVersion: kie/v1\nkind: Config\nmetadata: { name: a.b, engine: prod }\nspec: { labels: { app: ${label} }, value: x, status: enabled }\n`;
    assert.deepEqual(shown([group('testing'), group('production'), item('a'), item('b')].join('---\n')), []);
    assert.deepEqual(shown([item('a'), item('"a"')].join('---\n')), ['cloud/duplicate-resource «a.b»']);
  });

  it('take CRLF and a byte order mark', () => {
    const text = `\uFEFF${application('shop')}---\n${application('x')}`.replaceAll('\n', '\r\n');
    assert.deepEqual(shown(text), ['cloud/value-length «x»']);
  });
});

describe('an edit of a cloud manifest', () => {
  const names = Array.from({ length: 20 }, (_, index) => `shop-${index}`);
  const text = names.map(application).join('---\n');
  const rootsOf = (manifest: Manifest) => manifest.parts().map(({ root }) => root);

  it('reads the document that it touches and no other', () => {
    const before = openCloud(text);
    before.findings();
    const after = openCloud(text.replace('name: shop-7\n', 'name: shop_7\n'), before);
    const changed = rootsOf(after).flatMap((root, index) => (root === rootsOf(before)[index] ? [] : [index]));
    assert.deepEqual(changed, [7]);
  });

  it('keeps what is moved by new lines above', () => {
    const before = openCloud(text);
    const after = openCloud(`${application('first')}---\n${text}`, before);
    assert.deepEqual(rootsOf(after).slice(1), rootsOf(before));
    assert.equal(rootsOf(after)[1], rootsOf(before)[0]);
    assert.equal(after.parts()[1]?.start, `${application('first')}---\n`.length);
  });

  describe('after the other', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let current = `${text}---\n${retry('2')}---\n${retry('x').replace('cart', 'pay')}`;
    let manifest = openCloud(current);

    for (const end of [100, 200, 300])
      it(`leads to what a fresh reading finds, up to number ${end}`, () => {
        for (let round = end - 100; round < end; round++) {
          const at = random(current.length);
          const put = ['', 'x', '\n', '---\n', ': ', '"', '{', '- ', '#', '0'][random(10)] ?? '';
          current = current.slice(0, at) + put + current.slice(at + random(4));
          manifest = openCloud(current, manifest);
          const fresh = openCloud(current);
          assert.deepEqual(manifest.findings(), fresh.findings(), current);
          assert.deepEqual(manifest.names(), fresh.names());
          assert.deepEqual(manifest.outline(), fresh.outline());
          assert.deepEqual(manifest.hints(), fresh.hints());
          assert.deepEqual(manifest.links(), fresh.links());
        }
      });
  });

  it('survives aliases that grow', () => {
    const item = (key: string, of: string) =>
      `${key}: &${key} [${Array.from({ length: 9 }, () => of).join(', ')}]\n`;
    const bomb = item('a', 'x') + item('b', '*a') + item('c', '*b') + item('d', '*c') + item('e', '*d');
    const lots = item('f', '*e') + item('g', '*f') + item('h', '*g') + item('i', '*h') + item('j', '*i');
    const text = `apiVersion: kie/v1\nkind: Config\n${bomb}${lots}metadata: { name: a, engine: b }\nspec:\n  labels: *j\n`;
    const manifest = openCloud(text);
    assert.ok(manifest.findings().length > 0);
    manifest.outline();
    manifest.names();
  });

  it('survives any cut of the text, and any cursor', () => {
    const whole = `${retry('2')}---\n${application('shop')}`;
    for (let end = 0; end <= whole.length; end++) {
      const cut = openCloud(whole.slice(0, end));
      cut.findings();
      cut.complete(end);
      cut.explain(end);
      cut.outline();
    }
  });
});
