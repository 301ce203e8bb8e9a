import assert from 'node:assert/strict';
import { cloudKind } from '../../../../../manifests/kinds/cloud/kind';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import { labelsAt } from './files';

const selector = { environment: 'testing', app: 'shop' };

function found(fileName: string, body: unknown): readonly string[] {
  const text = JSON.stringify(body, null, 2);
  const manifest = cloudKind.open(text, { ...defaultManifestOptions, fileName });
  return manifest.findings().map(({ rule, range }) => `${rule} «${text.slice(range.start, range.end)}»`);
}

describe('bodies of the governance API', () => {
  it('are checked by the kind that their fields show', () => {
    const spec = { maxAttempts: 0, retryOnSame: 5 };
    const rules = found('x.governance.json', { name: 'cart', selector, spec });
    assert.ok(rules.includes('governance/value-range «0»'), rules.join());
  });

  it('are checked by the kind that the name of the file shows', () => {
    const spec = { minimumNumberOfCalls: 10, slidingWindowSize: '10s', failureRateThreshold: 500 };
    const name = 'circuit-breaker.governance.json';
    assert.ok(found(name, { name: 'cart', selector, spec }).includes('governance/value-range «500»'));
    assert.ok(
      found(`cart.${name}`, { name: 'cart', selector, spec }).includes('governance/value-range «500»'),
    );
  });

  it('are judged by the kind that an answer names', () => {
    const body = {
      id: '1',
      kind: 'rate-limiting',
      status: 'enabled',
      name: 'cart',
      selector,
      spec: { order: 1 },
    };
    assert.deepEqual(found('x.governance.json', body), ['governance/missing-field «"spec"»']);
  });

  it('of which the kind is open get no judgement of what they say', () => {
    const spec = { minimumNumberOfCalls: 10, failureRateThreshold: 500 };
    assert.deepEqual(found('x.governance.json', { name: 'cart', selector, spec }), []);
  });

  it('need a selector and its fields', () => {
    const spec = { maxConcurrentCalls: 10 };
    assert.deepEqual(found('x.governance.json', { name: 'cart', spec }), ['cloud/missing-field «"name"»']);
    assert.deepEqual(found('x.governance.json', { name: 'cart', selector: { app: 'shop' }, spec }), [
      'cloud/missing-field «"selector"»',
    ]);
  });

  it('are what a file for them is to hold: everything else is reported, with their shape', () => {
    const name = 'checkout.retry.governance.json';
    assert.deepEqual(
      found(name, [{ maxAttempts: 2 }]).map((one) => one.split(' ')[0]),
      ['cloud/document-form'],
    );
    const manifest = { apiVersion: 'cse/v3', kind: 'Retry', metadata: { name: 'checkout' }, spec: {} };
    assert.deepEqual(
      found(name, manifest).map((one) => one.split(' ')[0]),
      ['cloud/document-form'],
    );
    const guessed = found(name, { maxAttempts: 2, retryOnSame: 0 });
    assert.ok(guessed.includes('cloud/unknown-field «"maxAttempts"»'), guessed.join());
    assert.ok(
      guessed.some((one) => one.startsWith('cloud/missing-field')),
      guessed.join(),
    );
  });

  it('are proposed as a whole where nothing is written yet, and are then as they must be', () => {
    for (const file of ['|', '{|}', '{\n  |\n}']) {
      const name = 'checkout.retry.governance.json';
      const offset = file.indexOf('|');
      const text = file.replace('|', '');
      const [proposal, ...others] = cloudKind
        .open(text, { ...defaultManifestOptions, fileName: name })
        .complete(offset);
      assert.ok(proposal);
      assert.deepEqual(others, [], 'the name of the file shows the kind');
      const { range, insertText } = proposal;
      const accepted = text.slice(0, range.start) + withoutPlaceholders(insertText) + text.slice(range.end);
      const body = JSON.parse(accepted) as { name: string; selector: object };
      assert.deepEqual(found(name, { ...body, selector: { environment: '', app: 'shop' } }), [], accepted);
      // Nobody's application is guessed, and nothing is published before it is written.
      assert.deepEqual([body.name, body.selector], ['checkout', { environment: '', app: '' }]);
      assert.deepEqual(found(name, body), ['cloud/value-length «""»']);
    }
    for (const [fileName, name] of [
      ['/work/my.pay.retry.governance.json', 'my.pay'],
      ['pay.governance.json', 'pay'],
      ['retry.governance.json', 'name'],
    ]) {
      const [proposal] = cloudKind.open('', { ...defaultManifestOptions, fileName }).complete(0);
      assert.match(proposal?.insertText ?? '', new RegExp(`"name": "\\$\\{1:${name}\\}"`), fileName);
    }
    const labels = cloudKind
      .open('', { ...defaultManifestOptions, fileName: 'x.governance.json' })
      .complete(0)
      .map(({ label }) => label);
    assert.ok(labels.includes('retry to publish') && labels.includes('matchGroup to publish'), labels.join());
  });

  it('report broken JSON once', () => {
    const manifest = cloudKind.open('{"spec": {', {
      ...defaultManifestOptions,
      fileName: 'a.governance.json',
    });
    assert.deepEqual(
      manifest.findings().map(({ rule }) => rule),
      ['source/json-syntax'],
    );
  });

  it('are completed by their kind in YAML too', () => {
    const marked =
      'name: cart\nselector: { environment: testing, app: shop }\nspec:\n  maxAttempts: 2\n  |\n';
    assert.ok(labelsAt(marked).includes('retryOnSame'));
  });
});
