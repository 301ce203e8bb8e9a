import * as l10n from '@vscode/l10n';
import { Settings } from 'typebox/system';
import type { Validator } from 'typebox/compile';

/** An error of `Validator.Errors`. */
type SchemaViolation = ReturnType<Validator['Errors']>[number];

/** One problem with a value: its place and the expectation. */
interface Problem {
  /** JSON pointer to the place. */
  readonly place: string;
  readonly missing?: readonly string[];
  readonly types?: readonly string[];
  readonly values?: readonly string[];
  /** The expectation in words, if it is neither a type nor a list of values. */
  readonly words?: string;
}

/** Unions report a violation for every problem in every alternative. */
const maxViolations = 1_000;

/** The first problem with a value, described with names of members only; undefined when the value is valid. */
export function firstProblem(validator: Validator, value: unknown): string | undefined {
  if (validator.Check(value)) return undefined;
  const [problem] = problemsOf(violationsOf(validator, value));
  return problem ? worded(problem) : l10n.t('it has none of the documented formats');
}

/** All violations: the last one of a union reports the union, and the library stops at eight. */
function violationsOf(validator: Validator, value: unknown): readonly SchemaViolation[] {
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: maxViolations });
  try {
    return validator.Errors(value).filter(isSpecific);
  } finally {
    Settings.Set({ maxErrors });
  }
}

/** A literal also has a type, which is less specific. */
function isSpecific(
  { keyword, schemaPath }: SchemaViolation,
  _: number,
  all: readonly SchemaViolation[],
): boolean {
  return keyword !== 'type' || !all.some((one) => one.keyword === 'const' && one.schemaPath === schemaPath);
}

/** One problem for each separate violation, and one for each union, in order. */
function problemsOf(violations: readonly SchemaViolation[]): readonly Problem[] {
  const unions = violations.filter(({ keyword }) => keyword === 'anyOf');
  const outer = unions.filter((union) => !unions.some((other) => isWithin(union, other)));
  const problems: Problem[] = [];
  const told = new Set<SchemaViolation>();
  for (const violation of violations) {
    const union = outer.find((one) => one === violation || isWithin(violation, one));
    if (union && told.has(union)) continue;
    if (union) told.add(union);
    problems.push(union ? problemOfUnion(union, violations) : problemOf(violation));
  }
  return problems;
}

/** Whether a violation belongs to an alternative of a union. */
function isWithin(violation: SchemaViolation, union: SchemaViolation): boolean {
  return violation !== union && alternativeOf(violation, union) !== undefined;
}

/** The alternative of a union that a violation belongs to. */
function alternativeOf(violation: SchemaViolation, union: SchemaViolation): string | undefined {
  const start = `${union.schemaPath}/anyOf/`;
  if (!violation.schemaPath.startsWith(start)) return undefined;
  if (
    violation.instancePath !== union.instancePath &&
    !violation.instancePath.startsWith(`${union.instancePath}/`)
  )
    return undefined;
  return violation.schemaPath.slice(start.length).split('/')[0];
}

/**
 * The problem with the intended alternative: the one of the right type, and of the right `type` or `kind` if a member
 * distinguishes the alternatives. If it can't be determined, all expectations are named.
 */
function problemOfUnion(union: SchemaViolation, violations: readonly SchemaViolation[]): Problem {
  const place = union.instancePath;
  const alternatives = [...grouped(violations, union).values()].map(problemsOf);
  const ofRightType = preferred(alternatives, (problems) => problems.every((one) => !isOutside(one, place)));
  const ofOneKind = preferred(ofRightType, (problems) => !problems.some((one) => isOfKind(one, place, 1)));
  const ofRightKind = preferred(ofOneKind, (problems) => !problems.some((one) => isOfKind(one, place)));
  const candidates = ofRightKind.flatMap(([first]) => (first ? [first] : []));
  const kinds = ofRightKind.flat().filter((one) => isOfKind(one, place));
  return merged(kinds.length > 0 && ofRightKind.length > 1 ? kinds : candidates) ?? { place };
}

/** Whether a value does not even have the form of an alternative, so that its content was not checked. */
function isOutside({ place, missing }: Problem, union: string): boolean {
  return place === union && !missing;
}

/** Whether a member of the value must be one of a few values, at most `most`, and is not. */
function isOfKind({ place, values, types, words }: Problem, union: string, most = Infinity): boolean {
  if (values === undefined || types !== undefined || words !== undefined) return false;
  return values.length <= most && place !== union && !place.slice(union.length + 1).includes('/');
}

function grouped(
  violations: readonly SchemaViolation[],
  union: SchemaViolation,
): Map<string, SchemaViolation[]> {
  const groups = new Map<string, SchemaViolation[]>();
  for (const violation of violations) {
    const alternative = violation === union ? undefined : alternativeOf(violation, union);
    if (alternative === undefined) continue;
    groups.set(alternative, [...(groups.get(alternative) ?? []), violation]);
  }
  return groups;
}

/** The items that match; all of them when none does. */
function preferred<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

/** The first of several problems, with the expectations of the others at the same place. */
function merged(problems: readonly Problem[]): Problem | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const alike = problems.filter(({ place }) => place === first.place);
  const words = alike.find((problem) => problem.words !== undefined)?.words;
  return {
    place: first.place,
    missing: commonNames(alike),
    // Words are about a value of the right type.
    types: words === undefined ? distinct(alike.flatMap(({ types }) => types ?? [])) : undefined,
    values: distinct(alike.flatMap(({ values }) => values ?? [])),
    words,
  };
}

/** Names missing in every alternative; those of the first one when there are none. */
function commonNames(problems: readonly Problem[]): readonly string[] | undefined {
  const lists = problems.flatMap(({ missing }) => (missing ? [missing] : []));
  const [first] = lists;
  const common = first?.filter((name) => lists.every((list) => list.includes(name)));
  return common?.length ? common : first;
}

function distinct(texts: readonly string[]): readonly string[] | undefined {
  return texts.length > 0 ? [...new Set(texts)] : undefined;
}

function problemOf({ keyword, instancePath: place, params, message }: SchemaViolation): Problem {
  if (keyword === 'required' && 'requiredProperties' in params) {
    return { place, missing: params.requiredProperties };
  }
  if (keyword === 'type' && 'type' in params) return { place, types: [params.type].flat() };
  if (keyword === 'const' && 'allowedValue' in params)
    return { place, values: [String(params.allowedValue)] };
  if (keyword === 'enum' && 'allowedValues' in params) {
    return { place, values: params.allowedValues.map(String) };
  }
  if (keyword === 'pattern' && 'pattern' in params) {
    return { place, words: l10n.t('must match {0}', String(params.pattern)) };
  }
  if (keyword === 'boolean' || keyword === 'additionalProperties') {
    return { place, words: l10n.t('is not allowed here') };
  }
  return { place, words: message };
}

function worded({ place, missing, types, values, words }: Problem): string {
  if (missing) return missingFields(missing.map((name) => fieldName(`${place}/${name}`)));
  const field = fieldName(place) || l10n.t('it');
  const demands = [
    words,
    types && l10n.t('must be {0}', types.join(', ')),
    values &&
      (values.length === 1
        ? l10n.t('must be {0}', values.join())
        : l10n.t('must be one of {0}', values.join(', '))),
  ].filter((demand) => demand !== undefined);
  const [first, second] = demands;
  if (first === undefined) return l10n.t('{0} has none of the documented formats', field);
  return second === undefined ? `${field} ${first}` : l10n.t('{0} {1}, or {2}', field, first, second);
}

function missingFields(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0
    ? l10n.t('{0} is missing', last)
    : l10n.t('{0} and {1} are missing', others.reverse().join(', '), last);
}

/** `/app/procs/0/memory` → `app.procs[0].memory`; the root has the empty name. */
function fieldName(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
    .join('')
    .replace(/^\./, '');
}
