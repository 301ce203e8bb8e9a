import { indent } from './case';
import type { CaseCollector, Probe } from './case';
import { groupForms } from './group-forms';
import * as values from './match-values';

const meant: Probe = {
  about: 'meant',
  path: '/login',
  method: 'GET',
  headers: { 'x-level': '3' },
  queries: { q: '1' },
  service: 'cart',
};
const other: Probe = {
  about: 'other',
  path: '/%%%',
  method: 'TRACE',
  headers: {},
  queries: {},
  service: 'none',
};
const match = '  - name: m\n    apiPath:\n      exact: "/login"\n';

/** Match groups: operators and what they compare with, the other parts of a match, and forms of the whole. */
export function addMatchGroups(to: CaseCollector): void {
  for (const part of ['apiPath', 'headers', 'queries']) addOperators(to, part);
  for (const text of values.methods) {
    const add = addPart(to, 'method', text);
    add(methodProbes(text));
  }
  for (const text of values.headers) {
    addPart(to, 'headers', text)([meant, other]);
    addPart(to, 'queries', text.replaceAll('x-level', 'q').replaceAll('"3"', '"1"'), text)([meant, other]);
  }
  for (const text of values.serviceNames) {
    const service = ['1.0', '1', 'true'].includes(text) ? text : 'cart';
    addPart(to, 'serviceName', text)([{ ...meant, service }, other]);
  }
  for (const text of values.customMatchers) addPart(to, 'customMatcher', text)([meant, other]);
  for (const [label, form] of groupForms) {
    const spec = form.replaceAll('{match}', match);
    to.add({ kind: 'matchGroup', cause: `group-${label}`, text: label, spec, probes: [meant, other] });
  }
  addOuterForms(to, `alias: a\nmatches:\n${match}`);
}

function addPart(to: CaseCollector, field: string, written: string, text = written) {
  const spec = `${`alias: a\nmatches:\n  - name: m\n    ${field}: ${written}`.trimEnd()}\n`;
  return (probes: readonly Probe[]) =>
    to.add({ kind: 'matchGroup', cause: field, field, text, spec, probes });
}

/** A match whose only part holds these lines in place of its operators. */
function withOperators(part: string, lines: string): string {
  const head = `alias: a\nmatches:\n  - name: m\n    ${part}:\n`;
  if (part === 'apiPath') return `${head}      ${lines}\n`;
  return `${head}      ${part === 'headers' ? 'x-level' : 'q'}:\n        ${lines}\n`;
}

function addOperators(to: CaseCollector, part: string): void {
  const kind = 'matchGroup';
  for (const operator of ['exact', 'prefix', 'suffix', 'contains'])
    for (const text of values.operands) {
      const spec = withOperators(part, `${operator}: ${text}`.trimEnd());
      const probes = probesOf(part, operator, textOf(text));
      to.add({ kind, cause: 'operator-value', field: `${part}.${operator}`, text, spec, probes });
    }
  for (const text of values.comparisons) {
    const spec = withOperators(part, `compare: ${text}`.trimEnd());
    to.add({
      kind,
      cause: 'compare',
      field: `${part}.compare`,
      text,
      spec,
      probes: comparisonProbes(part, text),
    });
  }
  const probes = probesOf(part, 'exact', '/login');
  for (const text of values.operatorNames) {
    const field = `${part}.${text}`;
    const alone = withOperators(part, `${text}: "/login"`);
    to.add({ kind, cause: 'operator-name', field, text, spec: alone, probes });
    const spaces = ' '.repeat(part === 'apiPath' ? 6 : 8);
    const beside = `${withOperators(part, 'exact: "/login"')}${spaces}${text}: "/login"\n`;
    to.add({ kind, cause: 'operator-name-and-good', field, text, spec: beside, probes });
  }
  for (const text of values.operatorForms) {
    const head = part === 'apiPath' ? '' : `\n      ${part === 'headers' ? 'x-level' : 'q'}:`;
    const spec = `${`alias: a\nmatches:\n  - name: m\n    ${part}:${head} ${text}`.trimEnd()}\n`;
    to.add({ kind, cause: 'operand-form', field: part, text, spec, probes });
  }
}

/** What a person reads: without quotes and comment. */
function textOf(written: string): string {
  if (/^".*"$/.test(written)) return JSON.parse(written) as string;
  return /^'.*'$/.test(written) ? written.slice(1, -1) : (written.split(' #')[0] ?? '');
}

function probesOf(part: string, operator: string, operand: string): Probe[] {
  const want =
    { prefix: `${operand}z`, suffix: `/z${operand}`, contains: `/z${operand}z` }[operator] ?? operand;
  const base = { method: 'GET', path: '/x', headers: {}, queries: {}, service: 'cart' };
  const sent =
    part === 'apiPath'
      ? { path: want }
      : part === 'headers'
        ? { headers: { 'x-level': want } }
        : { queries: { q: want } };
  return [
    { ...base, ...sent, about: 'meant' },
    { ...base, about: 'other', path: '/%%%', headers: { 'x-level': '%%%' }, queries: { q: '%%%' } },
  ];
}

/** A number that the comparison holds for, and a text that is no number. */
function comparisonProbes(part: string, written: string): Probe[] {
  const text = textOf(written).trim();
  const number = Number(/-?\d+(?:\.\d+)?(?:e\d+)?/.exec(text.replace(/[^ -~]/g, ''))?.[0] ?? 0);
  const step = { '>': 1, '<': -1, '!': 5 }[text.charAt(0)] ?? 0;
  const probes = probesOf(part, 'exact', String(number + step));
  const [first] = probesOf(part, 'exact', part === 'apiPath' ? '/abc' : 'abc');
  return first ? [...probes, { ...first, about: 'not-a-number' }] : probes;
}

function methodProbes(text: string): Probe[] {
  const word = /[A-Za-z]+/.exec(text)?.[0].toUpperCase();
  const method = word === undefined || word === 'ALL' || word === 'TRUE' ? 'GET' : word;
  return [{ ...meant, method }, text.includes('TRACE') ? { ...other, method: 'PUT' } : other];
}

function addOuterForms(to: CaseCollector, spec: string): void {
  const inner = indent(spec, 6);
  const under = (kind: string, name = '{n}') => `  ${kind}:\n    ${name}: |\n${inner}`;
  const forms = {
    nested: `  matchGroup:\n    {n}:\n${inner}`,
    folded: `  matchGroup:\n    {n}: >\n${inner}`,
    strip: `  matchGroup:\n    {n}: |-\n${inner}`,
    quoted: `  matchGroup:\n    {n}: ${JSON.stringify(spec)}\n`,
    'kind-lower': under('matchgroup'),
    'kind-kebab': under('match-group'),
    match: under('match'),
    plural: under('matchGroups'),
    dotted: `  matchGroup.{n}: |\n${indent(spec, 4)}`,
    'other-name': under('matchGroup', 'x{n}'),
    'name-dot': under('matchGroup', '{n}.x'),
    null: '  matchGroup:\n    {n}:\n',
    none: '',
  };
  for (const [label, outer] of Object.entries(forms))
    to.add({
      kind: 'matchGroup',
      cause: `outer-group-${label}`,
      text: label,
      spec,
      outer,
      probes: [meant, other],
    });
}
