import assert from 'node:assert/strict';
import { inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import { governanceFindings, withoutNames } from './files';
import { describeMistakes } from './mistakes';

const sum = 'governance/weights-sum';
const two = (first: number, second: number) =>
  `- precedence: 1\n  «route»:\n    - weight: ${first}\n      tags:\n        version: "1"\n    - weight: ${second}\n      tags:\n        version: "2"`;
const route = 'route:\n    - weight: 100\n      tags:\n        version: "1"';
const clients = ['java2', 'java3'] as const;
const header = 'match:\n    headers:\n      region:\n        exact: cn';

/** The table of mistakes of Governance policies, section 12, row by row. */
describe('mistakes in route rules', () => {
  describeMistakes({ manifest: 'RouteRule', file: 'routeRule' }, [
    { mistake: 'weights 50 + 40', text: two(50, 40), server: `error ${sum}`, file: `warning ${sum}` },
    { mistake: 'weights 60 + 60', text: two(60, 60), server: `error ${sum}`, file: `warning ${sum}` },
    {
      mistake: 'no precedence',
      text: `- precedence: 1\n  ${route}\n- «match»:\n    headers:\n      a:\n        exact: b\n  ${route}`,
      server: 'error governance/precedence',
      file: 'error governance/precedence',
    },
    {
      mistake: 'weight missing',
      text: '- precedence: 1\n  route:\n    - «tags»:\n        version: "1"',
      server: 'error governance/route-targets',
      file: 'error governance/route-targets',
    },
    {
      mistake: 'route empty',
      text: '- precedence: 1\n  route: «[]»',
      server: 'error governance/route-targets',
      file: 'error governance/route-targets',
    },
    {
      mistake: 'object in place of a list',
      text: `«precedence»: 1\n${route.replaceAll('\n  ', '\n')}`,
      server: 'error governance/spec-form',
      file: 'error governance/spec-form',
    },
    {
      mistake: 'version as a number',
      text: '- precedence: 1\n  route:\n    - weight: 100\n      tags:\n        version: «1.0»',
      server: 'error governance/route-text',
      file: '',
    },
    {
      mistake: 'equal precedence',
      text: `- precedence: 1\n  ${header}\n  ${route}\n- precedence: «1»\n  ${header}\n  ${route}`,
      server: 'warning governance/route-order',
      file: 'warning governance/route-order',
    },
    {
      mistake: 'a rule for all before others',
      text: `- precedence: 2\n  ${header}\n  ${route}\n- precedence: «3»\n  ${route}`,
      server: 'warning governance/route-order',
      file: 'warning governance/route-order',
    },
    {
      mistake: 'header without operator',
      text: `- precedence: 1\n  match:\n    headers:\n      region:\n        «caseInsensitive»: true\n  ${route}`,
      server: 'error governance/route-match',
      file: 'error governance/route-match',
    },
    {
      mistake: 'escape in capitals',
      text: `- precedence: 1\n  match:\n    headers:\n      id:\n        regex: «'\\D+'»\n  ${route}`,
      server: 'warning governance/regex-case',
      file: 'warning governance/regex-case',
    },
  ]);

  it('nested YAML is not a rule for Java clients, and is the right form for Go clients', () => {
    const text = `servicecomb:\n  routeRule:\n    cart:\n      - precedence: 1\n        route:\n          - weight: 100\n`;
    assert.deepEqual(
      governanceFindings(text).map(({ rule }) => rule),
      ['governance/nested-yaml'],
    );
    assert.deepEqual(governanceFindings(text, 'go'), []);
  });

  /** What is found in a match of a route rule, for clients of each generation; nothing where it is right for them. */
  const matches: readonly (readonly [match: string, java2: string, java3: string, unknown: string])[] = [
    ['headers: { id: { exact: a } }', '', '', ''],
    ['headers: { id: { exact: 1 } }', '', 'operator-value 1', ''],
    ['headers: { id: { exact: [a] } }', '', 'operator-value [a]', ''],
    [
      'headers: { id: { exact: [a, b] } }',
      'route-match [a, b]',
      'operator-value [a, b]',
      'route-match [a, b]',
    ],
    [
      'headers: { id: { exact: { a: b } } }',
      'route-match { a: b }',
      'operator-value { a: b }',
      'route-match { a: b }',
    ],
    ['headers: { id: { exact: [] } }', 'route-match []', 'operator-value []', 'route-match []'],
    ['headers: { id: { regex: a } }', '', 'operator-name regex', ''],
    ['headers: { id: { exct: a } }', 'route-match exct', 'operator-name exct', 'route-match exct'],
    ['headers: { id: { prefix: a } }', 'route-match prefix', '', ''],
    ['headers: { id: { compare: "5" } }', 'route-match compare', 'compare "5"', ''],
    ['headers: { id: a }', 'route-match a', 'operator-map a', 'route-match a'],
    ['headers: [a]', 'value-type [a]', 'value-type [a]', 'value-type [a]'],
    ['apiPath: { exact: "/a" }', 'route-clients apiPath', '', ''],
    ['apiPath: /a', 'route-clients apiPath', 'value-type /a', 'value-type /a'],
    ['apiPath: { exct: "/a" }', 'route-clients apiPath', 'operator-name exct', 'operator-name exct'],
    ['apiPath: {}', 'route-clients apiPath', 'operator-map {}', 'operator-map {}'],
    ['queries: { q: { exact: 1 } }', 'route-clients queries', 'operator-value 1', 'operator-value 1'],
    ['queries: { q: a }', 'route-clients queries', 'operator-map a', 'operator-map a'],
    ['method: GET', 'route-clients method', 'value-type GET', 'value-type GET'],
    ['method: [get]', 'route-clients method', 'method get', 'method get'],
    ['method: [GET]', 'route-clients method', '', ''],
    ['serviceName: { a: b }', 'route-clients serviceName', 'value-type { a: b }', 'value-type { a: b }'],
    ['customMatcher: a', 'route-clients customMatcher', 'value-type a', 'value-type a'],
    [
      'customMatcher: { customMatcherHandler: a.B }',
      'route-clients customMatcher',
      'custom-matcher customMatcher',
      'custom-matcher customMatcher',
    ],
    ['serviceName: [a, b]', 'route-clients serviceName', 'value-type [a, b]', 'value-type [a, b]'],
  ];
  for (const [match, ...expected] of matches)
    it(`\`${match}\` is judged as the clients read it`, () => {
      const text = inFile('routeRule', `- precedence: 1\n  match:\n    ${match}\n  ${route}`, 'cart');
      const found = ([...clients, undefined] as const).map((generation) =>
        withoutNames(governanceFindings(text, generation))
          .filter(({ severity }) => severity !== 'information')
          .map(
            ({ rule, range }) => `${rule.replace('governance/', '')} ${text.slice(range.start, range.end)}`,
          )
          .join(', '),
      );
      assert.deepEqual(found, expected);
    });

  it('depend on the clients of the module', () => {
    const text = inFile(
      'routeRule',
      `- precedence: 1\n  match:\n    apiPath:\n      exact: "/a"\n    headers:\n      region:\n        regex: a\n  ${route}`,
      'cart',
    );
    const found = (generation: 'java2' | 'java3') =>
      governanceFindings(text, generation).map(({ severity, rule }) => `${severity} ${rule}`);
    assert.deepEqual(found('java2'), ['warning governance/route-clients']);
    assert.deepEqual(found('java3'), ['error governance/operator-name']);
  });
});
