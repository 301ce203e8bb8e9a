import { indent } from './case';
import type { CaseCollector, Probe } from './case';
import { routeForms } from './route-forms';
import * as values from './route-values';
import { integers, weights } from './values';

const probes: readonly Probe[] = [
  {
    about: 'meant',
    path: '/login',
    method: 'GET',
    headers: { canary: 'new', level: '3' },
    queries: { q: '1' },
    service: 'cart',
  },
  { about: 'other', path: '/%%%', method: 'PUT', headers: {}, service: 'cart' },
];
const target = (version: string) => `route:\n    - weight: 100\n      tags:\n        version: ${version}`;
const canaryMatch = 'match:\n    headers:\n      canary:\n        exact: "new"';
const rules = `- precedence: 2\n  ${canaryMatch}\n  ${target('2.0.0')}\n- precedence: 1\n  ${target('1.0.0')}\n`;

/** Route rules: weights, precedence, headers, matches, targets, and forms of the whole. */
export function addRouteRules(to: CaseCollector): void {
  const add = (cause: string, field: string | undefined, text: string, spec: string) => {
    const tried = cause === 'route-header' ? probesOf(text) : probes;
    to.add({ kind: 'routeRule', cause, text, spec, probes: tried, ...(field !== undefined && { field }) });
  };
  for (const kind of ['routeRule', 'globalRouteRule'])
    to.add({ kind, cause: 'route-valid', spec: rules, probes });
  addWeights(add);
  addPrecedences(add);
  for (const text of values.headerMatches) {
    const isInline = /^[{~]/.test(text);
    const body = (header: string) => (isInline ? `${header}: ${text}` : `${header}:\n        ${text}`);
    const withHeader = (header: string) => rules.replace('canary:\n        exact: "new"', () => body(header));
    add('route-header', 'headers', text, withHeader('canary'));
    if (['exact: 3', 'compare: ">2"', 'exact: "new"'].includes(text))
      add('route-header', 'headers', `level ${text}`, withHeader('level'));
  }
  for (const text of values.matches) {
    const isInline = text === '' || (/^[{~[n]/.test(text) && !text.startsWith('name:'));
    const body = isInline ? `match: ${text}`.trimEnd() : `match:\n    ${text}`;
    add(
      'route-match',
      'match',
      text,
      rules.replace(canaryMatch, () => body),
    );
  }
  for (const text of values.tags) {
    const spec = rules.replace(
      'weight: 100\n      tags:\n        version: 2.0.0',
      () => `weight: 100\n      ${text}`,
    );
    add('route-tags', 'tags', text, spec);
  }
  for (const text of values.targetLists) {
    const list = text.replaceAll('{target}', target('2.0.0')).replaceAll('{missing}', target('9.9.9'));
    const spec = rules.replace(`${target('2.0.0')}\n`, () => (list === '' ? '' : `${list}\n`));
    add('route-targets', 'route', list === '' ? '' : `${list}\n`, spec);
  }
  for (const [label, form] of routeForms)
    add('route-form', undefined, label, form.replaceAll('{rules}', rules));
  addOuterForms(to);
}

/** A call with the value that a header is compared with, where that is not a word. */
function probesOf(text: string): readonly Probe[] {
  const [, value] = /^exact: (\d[\d.-]*|true|yes)$/.exec(text) ?? [];
  return value === undefined
    ? probes
    : probes.map((one) => (one.about === 'meant' ? { ...one, headers: { canary: value } } : one));
}

type Add = (cause: string, field: string | undefined, text: string, spec: string) => void;

/** One rule for all requests, with these weights of versions 1.0.0, 2.0.0 and 3.0.0. */
function shared(...shares: readonly string[]): string {
  const targets = shares.map(
    (share, at) => `${`    - weight: ${share}`.trimEnd()}\n      tags:\n        version: ${at + 1}.0.0\n`,
  );
  return `- precedence: 1\n  route:\n${targets.join('')}`;
}

function addWeights(add: Add): void {
  for (const text of weights) add('weight', 'weight', text, shared(text));
  const first = ['0', '1', '20', '50', '60', '100', '-10', '"20"', '110', '200', '33'];
  const second = ['0', '1', '20', '40', '50', '80', '100', '110', '"80"', '-10', '67'];
  const pairs = first.flatMap((a) => second.map((b) => [a, b]));
  const threes = ['33+33+33', '33+33+34', '50+50+50', '100+100+100', '10+20+30', '0+0+0', '0+0+100'];
  const split = [...threes, '40+40+40', '60+60+10'].map((sum) => sum.split('+'));
  for (const shares of [...pairs, ...split])
    add('weights-sum', 'weight', shares.join('+'), shared(...shares));
}

function addPrecedences(add: Add): void {
  const single = (precedence: string) => `${`- precedence: ${precedence}`.trimEnd()}\n  ${target('1.0.0')}\n`;
  for (const text of integers) {
    const spec = rules.replace('precedence: 2', () => `precedence: ${text}`.trimEnd());
    add('precedence', 'precedence', text, spec);
    add('precedence-single', 'precedence', text, single(text));
  }
  const others: readonly (readonly [string, string, string])[] = [
    ['precedence-missing', 'missing first', rules.replace('- precedence: 2\n  match', '- match')],
    ['precedence-missing', 'missing second', rules.replace('- precedence: 1\n  route', '- route')],
    ['precedence-missing', 'missing single', single('1').replace('- precedence: 1\n  ', '- ')],
    ['precedence-equal', 'equal', rules.replace('precedence: 2', 'precedence: 1')],
    ['precedence-order', 'catch-all first', rules.replace('precedence: 2', 'precedence: 0')],
    ['precedence-unknown', 'Precedence', rules.replace('precedence: 2', 'Precedence: 2')],
    ['precedence-unknown', 'priority', rules.replaceAll('precedence', 'priority')],
  ];
  for (const [cause, text, spec] of others) add(cause, 'precedence', text, spec);
}

function addOuterForms(to: CaseCollector): void {
  const inner = indent(rules, 6);
  const under = (kind: string, name = '{n}') => `  ${kind}:\n    ${name}: |\n${inner}`;
  const global = `  globalRouteRule: |\n${indent(rules, 4)}`;
  const forms = {
    nested: `  routeRule:\n    {n}:\n${inner}`,
    folded: `  routeRule:\n    {n}: >\n${inner}`,
    quoted: `  routeRule:\n    {n}: ${JSON.stringify(rules)}\n`,
    'kind-lower': under('routerule'),
    kebab: under('route-rule'),
    plural: under('routeRules'),
    'other-name': under('routeRule', 'P{n}'),
    null: '  routeRule:\n    {n}:\n',
    dotted: `  routeRule.{n}: |\n${indent(rules, 4)}`,
    strip: `  routeRule:\n    {n}: |-\n${inner}`,
    'global-nested': `  globalRouteRule:\n${indent(rules, 4)}`,
    'global-name': under('globalRouteRule'),
    'global-empty-own': `${global}  routeRule:\n    {n}: ""\n`,
  };
  for (const [label, outer] of Object.entries(forms))
    to.add({ kind: 'routeRule', cause: `outer-route-${label}`, text: label, spec: rules, outer, probes });
}
