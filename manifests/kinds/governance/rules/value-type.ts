import * as l10n from '@vscode/l10n';
import { neededInWords } from '../../../engine/language/describe';
import type { Finding, Report, Rule } from '../../../engine/rules/rule';
import { placeOfValue } from '../../../engine/schema/missing';
import { mustBe } from '../../../engine/schema/words';
import type { SchemaViolation } from '../../../engine/schema/check';
import type { Resolved } from '../../../engine/schema/narrow';
import type { Schema } from '../../../engine/schema/schema';
import { asScalar, isNull, resolve } from '../../../../parser/node';
import { quote, writePlain } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import type { PolicyKind } from '../policy-kinds';
import { fieldsOf, violatingFields } from '../values/fields';
import type { Field } from '../values/fields';
import { fractionOf, integerOf } from '../values/numbers';
import { routesOf, targetsOf } from '../values/routes';
import { isLongerList } from '../values/violations';
import { asManifest, inFile, isAbort, otherwise, reference } from './shared';

/** The few fields whose types a server checks, so that quotes matter there. */
const checkedByServers: Readonly<Partial<Record<PolicyKind, readonly string[]>>> = {
  retry: ['retryOnSame'],
  circuitBreaker: ['minimumNumberOfCalls'],
  faultInjection: ['percentage'],
  loadbalance: ['rule'],
  matchGroup: ['alias'],
};

/** Values have the types that clients and servers read. */
export const valueType: Rule<PolicyDocument> = {
  id: 'governance/value-type',
  consequence: 'dropped',
  summary: 'The value of a field has the type that the field is read as.',
  explanation:
    'Clients drop a policy with a value that they cannot convert (`rate: 100/s`), and of route rules all of the service; a number or boolean with nothing behind its colon is such a value too. Numbers in quotes they convert, a list of one text is that text, a map is an empty one, and of YAML 1.1 they know octal numbers, so that `010` is 8. For the few types that a server checks, it answers 400.',
  source: reference('4 to 10'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 10'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: "10"'),
      inFile('retry', 'maxAttempts: 2\nretryStrategy: RandomBackoff\nmultiplier: 1e1\nservices: [cart]'),
      inFile('retry', 'maxAttempts: 2\nretryOnResponseStatus: ~\nwaitDuration:'),
      asManifest('InstanceIsolation', 'minimumNumberOfCalls: "10"'),
    ],
    invalid: [
      inFile('rateLimiting', 'rate: «100/s»'),
      inFile('rateLimiting', 'rate: «0.5»'),
      inFile('rateLimiting', 'rate: «010»'),
      inFile('rateLimiting', '«rate»:'),
      inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: «{ seconds: 1 }»'),
      inFile('bulkhead', 'maxConcurrentCalls: «ten»'),
      asManifest('Retry', 'maxAttempts: 3\nretryOnSame: «"1"»'),
      asManifest('LoadBalance', 'rule: «1»'),
      inFile('retry', 'maxAttempts: 3\nretryOnResponseStatus: «502»'),
      inFile('routeRule', '- precedence: 1\n  route:\n    - weight: 100\n      tags: «1.0.0»'),
      inFile(
        'matchGroup',
        'matches:\n  - apiPath:\n      prefix: "/cart"\n    serviceName: «[cart, basket]»',
      ),
    ],
  },
  check(document, report) {
    for (const violation of document.violations)
      if (violation.kind === 'type') {
        if (isOfRoutes(violation)) reportRoute(document, violation, report);
        else if (isServiceName(violation)) reportServiceName(violation, report);
      }
    for (const field of numbersInRoutes(document)) if (isOtherBase(field)) reportBase(field, report);
    const unfit = violatingFields(document).filter(({ violation }) => violation.kind === 'type');
    for (const { field } of unfit) if (!hasOwnRule(document, field)) reportType(document, field, report);
    const checked = document.isForServer ? (checkedByServers[document.policy.kind] ?? []) : [];
    const isFit = ({ name }: Field) => !unfit.some(({ field }) => field.name === name);
    for (const field of fieldsOf(document).filter(isFit))
      if (isOtherBase(field)) reportBase(field, report);
      else if (checked.includes(field.name)) checkQuotes(field, report);
  },
};

/** Clients have no `alias`, and the matches of a group have a rule of their own. */
function hasOwnRule({ isForServer }: PolicyDocument, { name }: Field): boolean {
  return name === 'matches' || (name === 'alias' && !isForServer);
}

type Numeric = Pick<Field, 'name' | 'form' | 'scalar'>;

function numbersInRoutes(document: PolicyDocument): readonly Numeric[] {
  const entries = routesOf(document).flatMap(({ map, precedence }) => [
    precedence,
    ...['route', 'fallback'].flatMap((name) =>
      targetsOf(map.fields.get(name)).map(({ fields }) => fields.get('weight')),
    ),
  ]);
  return entries
    .filter((entry) => entry !== undefined)
    .map(({ name, value }) => ({ name, form: 'integer', scalar: asScalar(value) }));
}

/** Octal, or of sixties, which few people mean. */
function isOtherBase(field: Numeric): boolean {
  const text = field.scalar?.text.replaceAll('_', '') ?? '';
  const number = numberIn(field);
  return number !== undefined && /^[-+]?(?:0\d+|\d+:.*)$/.test(text) && number !== Number(text);
}

function numberIn({ form, scalar }: Numeric): number | undefined {
  if (form === 'integer') return integerOf(scalar);
  return form === 'number' ? fractionOf(scalar) : undefined;
}

function reportBase(field: Numeric, report: Report): void {
  const number = numberIn(field);
  if (field.scalar === undefined || number === undefined) return;
  const value = String(number);
  report(
    field.scalar.range,
    l10n.t('`{0}` is read as {1}; write the number without leading zeros and colons.', field.name, value),
    { consequence: 'altered', value },
  );
}

function reportType(document: PolicyDocument, field: Field, report: Report): void {
  const { name, entry, property } = field;
  const { schema, default: initial } = property;
  const node = resolve(entry.value);
  const isAlone = node?.kind === 'scalar' && node.text !== '' && schema.types.includes('list');
  const isMap = node?.kind === 'map' && schema.types.includes('string') && !document.isForServer;
  const { words, ...found } = isMap
    ? consequenceOfMap(document, field)
    : { consequence: 'dropped' as const, words: otherwise('dropped') };
  report(placeOfValue(entry), mustBe(name, neededInWords(schema, initial?.()), words), {
    ...found,
    fixes: isAlone ? [writePlain(node.range, `[${node.text}]`)] : [],
  });
}

/** Clients make an empty text of a map, which is the default of most fields. */
function consequenceOfMap(
  document: PolicyDocument,
  { name, property }: Field,
): Pick<Finding, 'consequence'> & { readonly value?: string; readonly words: string } {
  const { kind } = document.policy;
  if (name === 'identifier' || (name === 'delayTime' && !isAbort(document)))
    return { consequence: 'dropped', words: otherwise('dropped') };
  if (kind === 'faultInjection' && name === 'type')
    return { consequence: 'never-applies', words: l10n.t('nothing is injected otherwise') };
  const value = property.default?.();
  return value === undefined
    ? { consequence: 'altered', words: l10n.t('clients read an empty text otherwise') }
    : { consequence: 'default-in-force', value, words: l10n.t('clients take `{0}` otherwise', value) };
}

/** Values of route rules that no other rule is about. */
function isOfRoutes({ path: [index, member, ...inner] }: SchemaViolation): boolean {
  const [first, second, third] = inner;
  if (typeof index !== 'number') return false;
  if (member === 'match') return second === undefined || (first === 'headers' && isOfHeader(second, third));
  if (member === 'route' || member === 'fallback') return second === 'tags' && third === undefined;
  return member !== 'precedence';
}

function isOfHeader(name: string | number | undefined, operator: string | number | undefined): boolean {
  return name === undefined || operator === 'caseInsensitive';
}

function reportRoute(
  { policy: { generation } }: PolicyDocument,
  violation: SchemaViolation,
  report: Report,
): void {
  const { path, range, value, schema } = violation;
  const consequence = value && schema ? consequenceInRoutes(value, schema, path) : undefined;
  const isOfJava3 = path.length === 3 && path[1] === 'match' && path[2] !== 'headers';
  if (schema === undefined || consequence === undefined || (isOfJava3 && generation === 'java2')) return;
  const name = path.findLast((step) => typeof step === 'string');
  const words = {
    dropped: l10n.t('clients drop all rules of the service otherwise'),
    wider: l10n.t('the rule is for all requests otherwise'),
    'fails-on-each-call': otherwise('fails-on-each-call'),
    'never-applies': l10n.t('the rule never matches otherwise'),
  };
  report(range, mustBe(name, neededInWords(schema), words[consequence]), {
    consequence,
    ...(isOfJava3 && generation === undefined && { severity: 'warning' }),
  });
}

/** A map is not the name of a microservice, and a list only where it is of one. */
function isServiceName({ path: [field, , name, ...inner] }: SchemaViolation): boolean {
  return field === 'matches' && name === 'serviceName' && inner.length === 0;
}

function reportServiceName({ range, schema, value }: SchemaViolation, report: Report): void {
  if (schema === undefined) return;
  const isDropped = isLongerList(value);
  const words = isDropped
    ? l10n.t('clients drop the match group otherwise')
    : l10n.t('no request matches otherwise');
  report(range, mustBe('serviceName', neededInWords(schema), words), {
    consequence: isDropped ? 'dropped' : 'never-applies',
  });
}

/** Null in place of a map means an empty one, but a rule and a boolean can't be empty. */
function consequenceInRoutes(
  value: Resolved,
  { types }: Schema,
  path: SchemaViolation['path'],
): 'dropped' | 'fails-on-each-call' | 'wider' | 'never-applies' | undefined {
  const isRule = path.length === 1;
  if (isNull(value)) return isRule ? 'fails-on-each-call' : types.includes('boolean') ? 'dropped' : undefined;
  const isText = types.includes('string') && path.at(-1) === 'serviceName';
  if (isText) return isLongerList(value) ? 'dropped' : 'never-applies';
  const isEmptyMatch = path.at(-1) === 'match' && value.kind === 'list' && value.items.length === 0;
  return isEmptyMatch ? 'wider' : 'dropped';
}

/** Servers convert nothing: a number in quotes is text to them, and a word that YAML reads as a number is none. */
function checkQuotes({ name, form, scalar }: Field, report: Report): void {
  const isNumeric = form === 'integer' || form === 'number';
  if (scalar === undefined || form === 'boolean') return;
  if ((scalar.type === 'string') !== isNumeric) return;
  const message = isNumeric
    ? mustBe(name, l10n.t('a number without quotes'), otherwise('refused'))
    : l10n.t('`{0}` must be text; put it in quotes, {1}.', name, otherwise('refused'));
  const fixes = [isNumeric ? writePlain(scalar.range, scalar.text) : quote(scalar)];
  report(scalar.range, message, { consequence: 'refused', fixes });
}
