import type { NameUse } from '../../engine/names';
import type { FileNames } from '../../engine/rules/file-names';
import type { Finding } from '../../engine/rules/rule';
import { runRules, sortFindings } from '../../engine/rules/run';
import { asMap, asScalar } from '../../../parser/node';
import type { Policy } from './policy';
import { PolicyDocument } from './policy-document';
import { isRouteKind } from './policy-kinds';
import { namesRules } from './rules/names';
import { matchesOf } from './values/matches';
import { routesOf, targetsOf } from './values/routes';

type Named = Pick<Policy, 'kind' | 'name' | 'nameRange'> & Partial<Pick<Policy, 'spec'>>;

/**
 * What the name of a policy names, in offsets of its `nameRange`: a match group defines it, every other policy refers to
 * the match group of the same name, and route rules to the microservice that they are for. A limiter of Go Chassis
 * (recognized by its `spec`) names its match inside.
 */
export function namesOfPolicy({ kind, name, nameRange: range, spec }: Named): readonly NameUse[] {
  if (range === undefined || name === '') return [];
  if (kind === 'matchGroup') return [{ kind: 'match-group', name, role: 'definition', range }];
  if (isRouteKind(kind)) return [{ kind: 'microservice', name, role: 'reference', range }];
  const definition: NameUse = { kind: 'policy', name, role: 'definition', range, fixed: true };
  if (kind === 'rateLimiting' && asMap(spec)?.fields.has('match') === true) return [definition];
  return [{ kind: 'match-group', name, role: 'reference', range }, definition];
}

/** The microservices that the spec of a policy names, in offsets of its `source`. */
export function namesInPolicy(policy: Policy): readonly NameUse[] {
  const document = new PolicyDocument(policy);
  const called = matchesOf(document).flatMap((match) => {
    const scalar = asScalar(match.fields.get('serviceName')?.value);
    return scalar?.type === 'string' ? [{ name: scalar.text, range: scalar.range }] : [];
  });
  const services = [...called, ...servicesOf(document)].map((use): NameUse => ({
    ...use,
    kind: 'microservice',
    role: 'reference',
  }));
  return [...services, ...versionsOf(document), ...limiterMatch(document)];
}

/** The match that a limiter of Go Chassis is for: it refers to it, and is the policy that the match is there for. */
function limiterMatch({ policy, root }: PolicyDocument): readonly NameUse[] {
  const match = policy.kind === 'rateLimiting' ? asScalar(root?.fields.get('match')?.value) : undefined;
  if (match === undefined || match.type === 'null' || match.text === 'none') return [];
  const { text: name, range } = match;
  return [
    { kind: 'match-group', name, role: 'reference', range },
    { kind: 'policy', name, role: 'definition', range, fixed: true },
  ];
}

/** The versions of instances that a route rule sends requests to, each of the microservice that the rule is for. */
function versionsOf(document: PolicyDocument): readonly NameUse[] {
  const { name: scope } = document.policy;
  if (scope === '') return [];
  const targets = routesOf(document).flatMap(({ map }) =>
    ['route', 'fallback'].flatMap((key) => targetsOf(map.fields.get(key))),
  );
  return targets.flatMap((target) => {
    const version = asScalar(asMap(target.fields.get('tags')?.value)?.fields.get('version')?.value);
    if (version === undefined || version.text === '') return [];
    const { text: name, range } = version;
    return [{ kind: 'instance-version', name, role: 'reference', range, scope, fixed: true }];
  });
}

/** `services` of one name and no version; longer lists are a text of their own that nothing is renamed in. */
function servicesOf({ root }: PolicyDocument): readonly Pick<NameUse, 'name' | 'range' | 'fixed'>[] {
  const scalar = asScalar(root?.fields.get('services')?.value);
  if (scalar === undefined || scalar.text === '') return [];
  const parts = scalar.text.split(',');
  if (parts.length === 1 && !scalar.text.includes(':')) return [{ name: scalar.text, range: scalar.range }];
  return parts.map((part) => ({ name: part.split(':')[0] ?? part, range: scalar.range, fixed: true }));
}

/**
 * What is wrong with the names of a file (of `namesOfPolicy` and `namesInPolicy`, in offsets of the file) compared with those
 * known beyond it: policies without a match group and the reverse, which every list that there is must prove by being complete,
 * and microservices whose capitals differ.
 */
export function crossFilePolicyFindings(names: FileNames): readonly Finding[] {
  return sortFindings(runRules(namesRules, names));
}
