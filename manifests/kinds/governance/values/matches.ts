import { asList, asMap, isNull, resolve } from '../../../../parser/node';
import type { Entry, MapNode, ScalarNode } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { misplacedIn, operatorNames } from './misplaced';
import { routesOf } from './routes';

/** A map of operators (or another node in its place), and what it is about. */
export interface Operand {
  readonly entry: Entry;
  readonly about: 'apiPath' | 'header' | 'query';
}

/** The matches of a match group that are maps, in the order of the text. */
export function matchesOf({ policy, root }: PolicyDocument): readonly MapNode[] {
  if (policy.kind !== 'matchGroup') return [];
  const items = asList(root?.fields.get('matches')?.value)?.items ?? [];
  return items.map((item) => asMap(item)).filter((item) => item !== undefined);
}

const oldGoFields = ['apiPath', 'headers', 'method', 'trafficMarkPolicy'];

/**
 * Fields of a match group of Go Chassis outside of any match: the form of its first versions, which had one match alone.
 * Nothing where there are `matches`, or where the clients are others or not known.
 */
export function flatMatchOf({ policy, root }: PolicyDocument): readonly Entry[] {
  if (policy.kind !== 'matchGroup' || policy.generation !== 'go') return [];
  if (root === undefined || root.fields.has('matches')) return [];
  return root.entries.filter(({ name }) => oldGoFields.includes(name));
}

/** What paths, headers and query parameters of a match are compared with. */
export function operandsOf(match: MapNode): readonly Operand[] {
  const path = match.fields.get('apiPath');
  return [
    ...(path === undefined || isNull(path.value) ? [] : [{ entry: path, about: 'apiPath' as const }]),
    ...named(match, 'headers').map((entry) => ({ entry, about: 'header' as const })),
    ...named(match, 'queries').map((entry) => ({ entry, about: 'query' as const })),
  ];
}

function named(match: MapNode, field: string): readonly Entry[] {
  const map = asMap(match.fields.get(field)?.value);
  if (map === undefined) return [];
  const misplaced = misplacedIn(map).map(({ entry }) => entry);
  return [...map.fields.values()].filter((entry) => !isNull(entry.value) && !misplaced.includes(entry));
}

/** The matches of route rules that may be read as those of match groups are: not by older clients. */
export function routedMatchesOf(document: PolicyDocument): readonly MapNode[] {
  const { generation } = document.policy;
  if (generation === 'java2' || generation === 'go') return [];
  return routesOf(document).flatMap(({ match }) => match ?? []);
}

/**
 * What route rules compare by the operators of match groups: with Java Chassis 3 everything, and where the clients are not
 * known, what no other client looks at.
 */
export function routedOperandsOf(document: PolicyDocument): readonly Operand[] {
  const { generation } = document.policy;
  const operands = routedMatchesOf(document).flatMap(operandsOf);
  return generation === 'java3' ? operands : operands.filter(({ about }) => about !== 'header');
}

/** Everything that is compared by the operators of match groups. */
export function comparedIn(document: PolicyDocument): readonly Operand[] {
  return [...matchesOf(document).flatMap(operandsOf), ...routedOperandsOf(document)];
}

/** The operators of everything that is compared by those of match groups. */
export function operatorsOf(document: PolicyDocument): readonly Entry[] {
  return comparedIn(document).flatMap(({ entry }) => [...(asMap(entry.value)?.fields.values() ?? [])]);
}

/** Whether a match has a condition that a request could fail. */
export function saysSomething(match: MapNode): boolean {
  return ['apiPath', 'headers', 'queries', 'method', 'serviceName', 'customMatcher'].some((name) => {
    const value = match.fields.get(name)?.value;
    const node = value && resolve(value);
    if (node === undefined || isNull(node)) return false;
    return node.kind !== 'map' || node.entries.length > 0;
  });
}

export function isOperator(name: string): boolean {
  return operatorNames.includes(name);
}

/** Whether Java reads a scalar as text. Other than what else reads YAML 1.1, it takes `1e3` for a number too. */
export function isTextOfJava({ type, style, text }: ScalarNode): boolean {
  return type === 'string' && (style !== 'plain' || !/^[-+]?\d[\d_]*(?:\.[\d_]*)?[eE][-+]?\d+$/.test(text));
}
