import assert from 'node:assert/strict';
import {
  completionInContent,
  contentNames,
  hoverInContent,
} from '../../../../../manifests/kinds/content/content';
import { marked, plainKey, shown } from './shown';

const limiter = 'servicecomb.rateLimiting.login';

function assertFinding(example: string, valueType: string, key: string, finding: string): void {
  const { text, start, end } = marked(example);
  assert.deepEqual(shown(text, valueType, key), [`${finding} ${start}-${end}`]);
}

function names(text: string, valueType: string, key = plainKey): readonly string[] {
  return contentNames(text, valueType, key).map(
    ({ kind, role, name, range }) => `${kind} ${role} ${name} «${text.slice(range.start, range.end)}»`,
  );
}

/** The labels of what is proposed at the mark, and what they replace. */
function proposed(example: string, valueType: string, key = plainKey) {
  const { text, start } = marked(example);
  return completionInContent(text, start, valueType, key).map(
    ({ label, range }) => `${label} «${text.slice(range.start, range.end)}»`,
  );
}

describe('policies in contents', () => {
  it('are the content of an item that has their key, whatever its type but properties', () => {
    for (const type of ['text', '', 'string', 'ini', 'xml', 'json', 'yaml']) {
      assertFinding('rate: «many»\n', type, limiter, 'governance/value-type error');
      assertFinding('{"rate": «"many"»}', type, limiter, 'governance/value-type error');
      assertFinding('rate: «10»\n unit: 1\n', type, limiter, 'governance/yaml-syntax error');
      assert.deepEqual(shown('rate: 10\n', type, limiter), []);
    }
    assert.deepEqual(shown('rate=10\n', 'properties', limiter), []);
  });

  it('are route rules too', () => {
    assertFinding(
      '- precedence: 1\n  «route»:\n    - weight: 50\n',
      'text',
      'servicecomb.routeRule.cart',
      'governance/weights-sum warning',
    );
  });

  it('are not settings of other things that have such a key', () => {
    assert.deepEqual(shown('RoundRobin', 'text', 'servicecomb.loadbalance.strategy.name'), []);
  });

  it('are not judged where a value is filled in later', () => {
    assert.deepEqual(shown('rate: ${RATE:10}\n', 'text', limiter), []);
  });

  it('of Go Chassis name their requests', () => {
    assert.deepEqual(shown('match: login\nrate: 10\nburst: 1\n', 'text', limiter), []);
  });

  it('are texts in YAML, in every document', () => {
    const text =
      'a: 1\n---\nservicecomb:\n  matchGroup:\n    login: |\n      matches:\n        - name: a\n          apiPath: { exact: / }\n  rateLimiting:\n    login: |\n      rate: «many»\n';
    const { start } = marked(text);
    const found = shown(marked(text).text, 'yaml');
    assert.ok(found.includes(`governance/value-type error ${start}-${start + 4}`), found.join('\n'));
    assertFinding(
      'servicecomb:\n  rateLimiting:\n    «login»:\n      rate: 10\n',
      'yaml',
      plainKey,
      'governance/nested-yaml error',
    );
    assertFinding(
      'servicecomb.rateLimiting.login: "rate: «many»"\n',
      'yaml',
      plainKey,
      'governance/value-type error',
    );
  });

  it('are in YAML beside settings of microservices, which are not checked', () => {
    assert.deepEqual(shown('servicecomb:\n  service:\n    version: one\n  adress: 1\n', 'yaml'), []);
  });

  it('are values of properties, whose escapes are counted', () => {
    assertFinding(
      'a=1\nservicecomb.rateLimiting.login=\\u0072ate: «many»\\nservices: a\n',
      'properties',
      plainKey,
      'governance/value-type error',
    );
    assertFinding(
      'servicecomb.rateLimiting.login = services: a\\n\\\n    rate: «ma\\u006ey»\n',
      'properties',
      plainKey,
      'governance/value-type error',
    );
    assert.deepEqual(shown('servicecomb.rateLimiting.enabled=true\n', 'properties'), []);
  });

  it('give their names', () => {
    const group = '- serviceName: cart\n  apiPath: { exact: / }\n';
    assert.deepEqual(names(`matches:\n${group}`, 'text', 'servicecomb.matchGroup.login'), [
      'microservice reference cart «cart»',
    ]);
    assert.deepEqual(
      names(
        'servicecomb:\n  service:\n    name: shop\n  matchGroup:\n    login: |\n      matches: []\n---\nservicecomb.retry.login: |\n  services: cart\n',
        'yaml',
      ),
      [
        'match-group definition login «login»',
        'match-group reference login «login»',
        'policy definition login «login»',
        'microservice reference cart «cart»',
      ],
    );
    assert.deepEqual(
      names(
        'servicecomb.matchGroup.login={matches: []}\nservicecomb.retry.a\\u0062=\\u0073ervices: c\\u0061rt\n',
        'properties',
      ),
      [
        'match-group definition login «login»',
        'match-group reference ab «servicecomb.retry.a\\u0062»',
        'policy definition ab «servicecomb.retry.a\\u0062»',
        'microservice reference cart «c\\u0061rt»',
      ],
    );
    assert.deepEqual(names('servicecomb.matchGroup.login: {}', 'json'), []);
  });

  it('are completed', () => {
    assert.ok(proposed('«»', 'text', limiter).includes('whole policy «»'));
    assert.ok(proposed('rate: 10\nli«»', 'text', limiter).includes('limitRefreshPeriod «li»'));
    assert.ok(
      proposed(
        'a: 1\n---\nservicecomb:\n  retry:\n    login: |\n      services: cart\n      max«»\n',
        'yaml',
      ).includes('maxAttempts «max»'),
    );
    assert.ok(proposed('servicecomb:\n  ra«»\n', 'yaml').includes('rateLimiting «ra»'));
    assert.ok(
      proposed('servicecomb.retry.login=services: cart\\nmax«»\n', 'properties').includes(
        'maxAttempts «max»',
      ),
    );
    assert.deepEqual(proposed('{"a": «»}', 'json'), []);
  });

  it('are explained', () => {
    const explained = (example: string, type: string, key = plainKey) => {
      const { text, start, end } = marked(example);
      const found = hoverInContent(text, start, type, key);
      assert.deepEqual(found?.range, { start, end });
      return found.markdown;
    };
    assert.match(explained('services: a\n«rate»: 10\n', 'text', limiter), /\*\*rate\*\*/);
    assert.match(
      explained('a: 1\n---\nservicecomb.rateLimiting.login: |\n  «rate»: 10\n', 'yaml'),
      /\*\*rate\*\*/,
    );
    assert.match(
      explained('servicecomb.rateLimiting.login=services: a\\n«rate»: 10\n', 'properties'),
      /\*\*rate\*\*/,
    );
    assert.equal(hoverInContent('{"rate": 1}', 3, 'json', plainKey), undefined);
  });
});
