import assert from 'node:assert/strict';
import { applyFix } from '../../examples';
import { inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import { governanceFindings, withoutNames } from './files';

const group = 'servicecomb:\n  matchGroup:\n    pay: |\n      matches:\n        - method: [GET]\n';

/** The same mistake in each place and each way of writing, with its repair. */
const places: Readonly<Record<string, readonly [string, string]>> = {
  manifest: [
    'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: pay }\nspec:\n  maxAttempts: 2\n  waitDuration: «10ms»\n',
    'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: pay }\nspec:\n  maxAttempts: 2\n  waitDuration: 10\n',
  ],
  'JSON of an API body': [
    '{"name": "pay", "kind": "retry", "selector": {}, "spec": {"maxAttempts": 2, "waitDuration": «"10ms"»}}',
    '{"name": "pay", "kind": "retry", "selector": {}, "spec": {"maxAttempts": 2, "waitDuration": "10"}}',
  ],
  'literal block string': [
    `${group}  retry:\n    pay: |\n      maxAttempts: 2\n      waitDuration: «10ms»\n`,
    `${group}  retry:\n    pay: |\n      maxAttempts: 2\n      waitDuration: 10\n`,
  ],
  'quoted one-liner': [
    `${group}  retry:\n    pay: "maxAttempts: 2\\nwaitDuration: «10ms»"\n`,
    `${group}  retry:\n    pay: "maxAttempts: 2\\nwaitDuration: 10"\n`,
  ],
  'JSON string of a kie file': [
    '{"data": [{"key": "servicecomb.retry.pay", "value": "name: \\"a\\"\\nmaxAttempts: 2\\nwaitDuration: «10ms»"}]}',
    '{"data": [{"key": "servicecomb.retry.pay", "value": "name: \\"a\\"\\nmaxAttempts: 2\\nwaitDuration: 10"}]}',
  ],
  'kie item in YAML': [
    "data:\n  - key: servicecomb.retry.pay\n    value: 'maxAttempts: 2'\n  - key: servicecomb.retry.pay2\n    value: |\n      maxAttempts: 2\n      waitDuration: «10ms»\n",
    "data:\n  - key: servicecomb.retry.pay\n    value: 'maxAttempts: 2'\n  - key: servicecomb.retry.pay2\n    value: |\n      maxAttempts: 2\n      waitDuration: 10\n",
  ],
};

describe('places of governance policies', () => {
  for (const [place, [marked, repaired]] of Object.entries(places))
    it(`a mistake is marked and repaired in a ${place}`, () => {
      const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1];
      const text = marked.replace(/[«»]/g, '');
      const [found, ...others] = withoutNames(governanceFindings(text)).filter(
        ({ severity }) => severity !== 'information',
      );
      assert.ok(found);
      assert.deepEqual(others, []);
      assert.deepEqual(
        [found.rule, found.severity, found.range],
        ['governance/duration', 'error', { start, end }],
      );
      assert.equal(found.fixes?.[0] && applyFix(text, found.fixes[0]), repaired);
    });

  it('a flag of isolation in a circuit breaker is reported once', () => {
    const text = inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nforceOpen: false');
    assert.deepEqual(
      withoutNames(governanceFindings(text)).map(({ rule }) => rule),
      ['governance/force-flags'],
    );
  });

  it('a field is added with the indentation of the block string', () => {
    const text = `${group}  loadbalance:\n    pay: |\n      order: 1\n`;
    const found = governanceFindings(text).find(({ rule }) => rule === 'governance/missing-field');
    assert.equal(
      found?.fixes?.[0] && applyFix(text, found.fixes[0]),
      `${group}  loadbalance:\n    pay: |\n      rule: RoundRobin\n      order: 1\n`,
    );
  });

  it('a field is added in JSON as JSON, and in a JSON string with escapes', () => {
    const body =
      '{\n  "name": "pay",\n  "kind": "loadbalance",\n  "selector": {},\n  "spec": {\n    "order": 1\n  }\n}';
    const [inBody] = governanceFindings(body);
    assert.ok(inBody?.fixes?.[0]);
    assert.equal(
      applyFix(body, inBody.fixes[0]),
      body.replace('"order"', '"rule": "RoundRobin",\n    "order"'),
    );

    const item = '{"data": [{"key": "servicecomb.loadbalance.pay", "value": "order: 1"}]}';
    const [inItem] = withoutNames(governanceFindings(item));
    assert.ok(inItem?.fixes?.[0]);
    assert.equal(applyFix(item, inItem.fixes[0]), item.replace('order', 'rule: RoundRobin\\norder'));
  });

  it('a text that is not YAML is reported only as that, at its place', () => {
    const text = `${group}  retry:\n    pay: |\n      maxAttempts: 0\n       wrong: 1\n      waitDuration: 10ms\n`;
    assert.deepEqual(
      governanceFindings(text)
        .filter(({ severity }) => severity !== 'information')
        .map(({ rule }) => rule),
      ['governance/yaml-syntax'],
    );
  });

  it('names may be longer in files, and are only warned of in configuration items', () => {
    const name = 'a.name-that-is-longer-than-the-console-takes';
    const inPlace = (text: string) =>
      withoutNames(governanceFindings(text)).map(({ rule, severity }) => `${severity} ${rule}`);
    assert.deepEqual(inPlace(`servicecomb:\n  retry:\n    ${name}: |\n      maxAttempts: 2\n`), []);
    assert.deepEqual(inPlace(`{"data": [{"key": "servicecomb.retry.${name}", "value": "maxAttempts: 2"}]}`), [
      'warning governance/policy-name',
    ]);
    assert.deepEqual(
      inPlace(`apiVersion: cse/v3\nkind: Retry\nmetadata: { name: ${name} }\nspec: { maxAttempts: 2 }\n`),
      ['error governance/policy-name'],
    );
  });
});
