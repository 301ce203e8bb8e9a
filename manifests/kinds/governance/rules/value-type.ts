import * as l10n from '@vscode/l10n';
import { neededInWords } from '../../../engine/language/describe';
import type { Report, Rule } from '../../../engine/rules/rule';
import { mustBe } from '../../../engine/schema/words';
import type { SchemaViolation } from '../../../engine/schema/check';
import type { Resolved } from '../../../engine/schema/narrow';
import type { Schema } from '../../../engine/schema/schema';
import { isNull, resolve } from '../../../../parser/node';
import { quote, writePlain } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import type { PolicyKind } from '../policy-kinds';
import { fieldsOf, violatingFields } from '../values/fields';
import type { Field } from '../values/fields';
import { integerOf } from '../values/violations';
import { asManifest, inFile, otherwise, reference } from './shared';

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
    'Clients drop a policy with a value that they cannot convert (`rate: 100/s`), and of route rules all of the service; numbers in quotes they convert, and of YAML 1.1 they know octal numbers, so that `010` is 8. For the few types that a server checks, it answers 400.',
  source: reference('4 to 10'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 10'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: "10"'),
      asManifest('InstanceIsolation', 'minimumNumberOfCalls: "10"'),
    ],
    invalid: [
      inFile('rateLimiting', 'rate: «100/s»'),
      inFile('rateLimiting', 'rate: «0.5»'),
      inFile('rateLimiting', 'rate: «010»'),
      inFile('bulkhead', 'maxConcurrentCalls: «ten»'),
      asManifest('Retry', 'maxAttempts: 3\nretryOnSame: «"1"»'),
      asManifest('LoadBalance', 'rule: «1»'),
      inFile('retry', 'maxAttempts: 3\nretryOnResponseStatus: «502»'),
      inFile('routeRule', '- precedence: 1\n  route:\n    - weight: 100\n      tags: «1.0.0»'),
    ],
  },
  check(document, report) {
    for (const violation of document.violations)
      if (violation.kind === 'type' && isOfRoutes(violation)) reportRoute(violation, report);
    const unfit = violatingFields(document).filter(({ violation }) => violation.kind === 'type');
    for (const { field } of unfit) if (field.name !== 'matches') reportType(field, report);
    const checked = document.isForServer ? (checkedByServers[document.policy.kind] ?? []) : [];
    const isFit = ({ name }: Field) => !unfit.some(({ field }) => field.name === name);
    for (const field of fieldsOf(document).filter(isFit))
      if (field.form === 'integer' && isOtherBase(field)) reportBase(field, report);
      else if (checked.includes(field.name)) checkQuotes(field, report);
  },
};

/** Octal, or of sixties, which few people mean. */
function isOtherBase({ scalar }: Field): boolean {
  if (scalar === undefined || !/^[-+]?(?:0[\d_]+|[\d_]+:.*)$/.test(scalar.text)) return false;
  return integerOf(scalar) !== Number(scalar.text.replaceAll('_', ''));
}

function reportBase({ name, scalar }: Field, report: Report): void {
  const value = String(integerOf(scalar));
  if (scalar)
    report(
      scalar.range,
      l10n.t('`{0}` is read as {1}; write the number without leading zeros and colons.', name, value),
      {
        consequence: 'altered',
        value,
      },
    );
}

function reportType({ name, entry, property: { schema, default: initial } }: Field, report: Report): void {
  const node = resolve(entry.value);
  const isAlone = node?.kind === 'scalar' && schema.types.includes('list');
  report(entry.value.range, mustBe(name, neededInWords(schema, initial?.()), otherwise('dropped')), {
    fixes: isAlone ? [writePlain(node.range, `[${node.text}]`)] : [],
  });
}

/** Values of route rules that no other rule is about. */
function isOfRoutes({ path: [index, member, ...inner] }: SchemaViolation): boolean {
  const [first, second, third] = inner;
  if (typeof index !== 'number') return false;
  if (member === 'match') return first === undefined || (first === 'headers' && isOfHeader(second, third));
  if (member === 'route' || member === 'fallback') return second === 'tags' && third === undefined;
  return member !== 'precedence';
}

function isOfHeader(name: string | number | undefined, operator: string | number | undefined): boolean {
  return name === undefined || operator === 'caseInsensitive';
}

function reportRoute({ path, range, value, schema }: SchemaViolation, report: Report): void {
  const consequence = value && schema ? consequenceInRoutes(value, schema, path) : undefined;
  if (schema === undefined || consequence === undefined) return;
  const name = path.findLast((step) => typeof step === 'string');
  const words = {
    dropped: l10n.t('clients drop all rules of the service otherwise'),
    wider: l10n.t('the rule is for all requests otherwise'),
    'fails-on-each-call': otherwise('fails-on-each-call'),
  };
  report(range, mustBe(name, neededInWords(schema), words[consequence]), { consequence });
}

/** Null in place of a map means an empty one, but a rule and a boolean can't be empty. */
function consequenceInRoutes(
  value: Resolved,
  { types }: Schema,
  path: SchemaViolation['path'],
): 'dropped' | 'fails-on-each-call' | 'wider' | undefined {
  const isRule = path.length === 1;
  if (isNull(value)) return isRule ? 'fails-on-each-call' : types.includes('boolean') ? 'dropped' : undefined;
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
