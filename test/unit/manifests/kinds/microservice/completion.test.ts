import assert from 'node:assert/strict';
import type { Suggestion } from '../../../../../manifests/engine/manifest';
import type { NameSource } from '../../../../../manifests/engine/names';
import { atCursor, findingsOf, namesFrom, open } from './files';

function at(marked: string, fileName?: string, names?: NameSource): readonly Suggestion[] {
  const { text, offset } = atCursor(marked);
  return open(text, fileName).complete(offset, names);
}

function labels(marked: string, fileName?: string, names?: NameSource): readonly string[] {
  return at(marked, fileName, names).map(({ label }) => label);
}

/** The text with a suggestion taken, every placeholder as its default. */
function taken(marked: string, label: string, fileName?: string, names?: NameSource): string {
  const { text } = atCursor(marked);
  const found = at(marked, fileName, names).find((one) => one.label === label);
  assert.ok(found, `no ${label}`);
  const plain = found.insertText
    .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\|\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([$}])/g, '$1');
  return text.slice(0, found.range.start) + plain + text.slice(found.range.end);
}

const java3 = 'servicecomb:\n  registry:\n    sc:\n      address: http://127.0.0.1:30100\n';
const java2 = 'servicecomb:\n  service:\n    registry:\n      address: http://127.0.0.1:30100\n';
const group = '  matchGroup:\n    login: |\n      matches:\n        - apiPath:\n            exact: "/"\n';

describe('completion in microservice descriptions', () => {
  it('offers keys of the dialect, with unit and default', () => {
    const found = at(`${java3}      ¦\n`);
    const interval = found.find(({ label }) => label === 'healthCheckIntervalInSeconds');
    assert.equal(interval?.detail, 'integer, seconds, default 15');
    assert.equal(interval.insertText, 'healthCheckIntervalInSeconds: ${1:15}');
    assert.ok(!found.some(({ label }) => label === 'address'));
    assert.ok(labels(`${java2}      ¦\n`).includes('instance'));
    assert.ok(!labels(`${java2}      ¦\n`).includes('watch'));
  });

  it('shows who reads a key where the dialect is open', () => {
    const kie = at('servicecomb:\n  kie:\n    ¦\n').find(({ label }) => label === 'refreshInterval');
    assert.equal(kie?.detail, 'integer, milliseconds, default 15000, Java Chassis 2, Java Chassis 3');
  });

  it('offers what the dialects of Spring and Go have', () => {
    const spring = 'spring:\n  cloud:\n    servicecomb:\n      discovery:\n        ¦\n';
    assert.ok(labels(spring, 'bootstrap.yml').includes('healthCheckInterval'));
    assert.deepEqual(labels('spring:\n  ¦\n', 'bootstrap.yml'), ['application', 'cloud']);
    const go = 'servicecomb:\n  protocols:\n    rest:\n      ¦\n';
    assert.ok(labels(go).includes('listenAddress'));
  });

  it('offers nothing in parts of other programs', () => {
    assert.deepEqual(labels(`other:\n  ¦\n${java3}`), []);
    assert.deepEqual(labels(`other: |\n  ¦\n${java3}`), []);
  });

  it('completes keys with dots', () => {
    assert.ok(labels('servicecomb.kie.¦\n').includes('serverUri'));
    assert.equal(
      taken('servicecomb.kie.en¦\n', 'enableAppConfig'),
      'servicecomb.kie.enableAppConfig: true\n',
    );
    assert.ok(labels('servicecomb:\n  registry.sc:\n    ¦\n').includes('pollIntervalInMillis'));
  });

  it('offers values, defaults and addresses', () => {
    assert.deepEqual(labels(`${java3}      watch: ¦\n`), ['true', 'false']);
    assert.deepEqual(labels('servicecomb:\n  request:\n    timeout: ¦\n'), ['30000']);
    assert.deepEqual(labels('servicecomb:\n  service:\n    environment: ¦\n'), [
      'development',
      'testing',
      'acceptance',
      'production',
    ]);
    assert.equal(
      taken('servicecomb:\n  kie:\n    serverUri: ¦\n', '${PAAS_CSE_CC_ENDPOINT:http://127.0.0.1:30110}'),
      'servicecomb:\n  kie:\n    serverUri: ${PAAS_CSE_CC_ENDPOINT:http://127.0.0.1:30110}\n',
    );
  });

  it('offers the variables of ServiceStage inside a placeholder', () => {
    assert.equal(
      taken('servicecomb:\n  kie:\n    serverUri: ${PA¦}\n', 'PAAS_CSE_CC_ENDPOINT'),
      'servicecomb:\n  kie:\n    serverUri: ${PAAS_CSE_CC_ENDPOINT}\n',
    );
  });

  it('writes whole policies without a mistake', () => {
    const policies = at(`${java3}  ¦\n`).filter(({ insertText }) => insertText.includes(': |'));
    assert.ok(policies.length >= 14);
    for (const { label } of policies) {
      if (label === 'matchGroup') continue;
      const text = taken(`${java3}  ¦\n`, label);
      const errors = findingsOf(text).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], text);
    }
  });

  it('offers the names of match groups for policies, those of services for route rules', () => {
    const names = namesFrom({ 'match-group': ['live'], microservice: ['order'] });
    assert.deepEqual(labels(`servicecomb:\n${group}  retry:\n    ¦\n`, undefined, names), ['login', 'live']);
    assert.deepEqual(labels('servicecomb:\n  routeRule:\n    ¦\n', undefined, names), ['order']);
    const text = taken(`servicecomb:\n${group}  retry:\n    ¦\n`, 'login');
    assert.ok(text.includes('\n    login: |\n      maxAttempts: 2\n      retryOnSame: 0\n'), text);
    assert.deepEqual(
      findingsOf(text).filter(({ severity }) => severity !== 'information'),
      [],
    );
  });

  it('offers services that are called', () => {
    const names = namesFrom({ microservice: ['order', 'pay'], application: ['shop'] });
    assert.deepEqual(labels(`${java2}  references:\n    ¦\n`, undefined, names).slice(0, 2), [
      'order',
      'pay',
    ]);
    assert.ok(labels('servicecomb:\n  service:\n    application: ¦\n', undefined, names).includes('shop'));
  });

  it('completes inside the text of a policy, empty or broken, at its indentation', () => {
    const empty = 'servicecomb:\n  retry:\n    login: |\n      ¦\n  rest:\n    address: 0.0.0.0:80\n';
    assert.ok(labels(empty).includes('maxAttempts'));
    const broken = 'servicecomb:\n  retry:\n    login: |\n      services: [a\n      ¦\n';
    assert.ok(labels(broken).includes('maxAttempts'));
    const half = 'servicecomb:\n  retry:\n    login: |\n      maxAttempts: 2\n      retr¦\n';
    assert.equal(
      taken(half, 'retryOnResponseStatus'),
      'servicecomb:\n  retry:\n    login: |\n      maxAttempts: 2\n      retryOnResponseStatus:\n        - \n',
    );
    const dotted = 'servicecomb.retry.login: |\n  ¦\n';
    assert.ok(labels(dotted).includes('maxAttempts'));
  });

  it('counts offsets in the second document', () => {
    const { text, offset } = atCursor(`${java2}---\n${java3}      wa¦\n`);
    const found = open(text)
      .complete(offset)
      .find(({ label }) => label === 'watch');
    assert.deepEqual(found?.range, { start: offset - 2, end: offset });
  });
});
