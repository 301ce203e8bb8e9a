import * as l10n from '@vscode/l10n';
import { isRouteKind, policyKinds, policySnippet } from '../../governance';
import type { PolicyKind } from '../../governance';
import type { Property } from '../../../engine/schema/schema';

/** Snippets of kinds that are lists. */
const route =
  '- precedence: ${2:1}\n  route:\n    - weight: ${3:100}\n      tags:\n        version: "${4:1.0.0}"$0';

/** The kinds of policies as keys below `servicecomb`, each with a whole policy to begin with. */
export function policyProperties(): Readonly<Record<string, Property>> {
  return Object.fromEntries(policyKinds.map((kind) => [kind, propertyOf(kind)]));
}

function propertyOf(kind: PolicyKind): Property {
  return {
    summary: () => policySummary(kind),
    source: { document: 'Governance policies', section: '13' },
    snippet:
      kind === 'globalRouteRule'
        ? `|\n  ${indentedText(wholeText(kind), 2)}`
        : `\n  \${1:${isRouteKind(kind) ? 'service' : 'name'}}: |\n    ${indentedText(wholeText(kind), 4)}`,
    schema: { types: kind === 'globalRouteRule' ? ['string'] : ['map'], additional: { types: ['string'] } },
  };
}

/** The text of a whole policy, whose placeholders begin with the second. */
export function wholeText(kind: PolicyKind): string {
  if (isRouteKind(kind)) return route;
  return (policySnippet(kind)?.text ?? '$0').replace(
    /\$\{(\d+)/g,
    (_, number: string) => `\${${Number(number) + 1}`,
  );
}

export function indentedText(text: string, spaces: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(spaces)}`);
}

export function policySummary(kind: PolicyKind): string {
  switch (kind) {
    case 'matchGroup':
      return l10n.t(
        'Groups of requests, by path, method and headers; policies of the same name are for them.',
      );
    case 'rateLimiting':
      return l10n.t('How many requests are accepted in a period.');
    case 'retry':
      return l10n.t('When failed calls are retried.');
    case 'circuitBreaker':
      return l10n.t('When requests are refused because too many failed.');
    case 'instanceIsolation':
      return l10n.t('When an instance is isolated because too many of its calls failed.');
    case 'bulkhead':
      return l10n.t('How many requests are processed at the same time.');
    case 'instanceBulkhead':
      return l10n.t('How many calls of one instance run at the same time.');
    case 'faultInjection':
      return l10n.t('Delays and failures injected on purpose, for tests.');
    case 'loadbalance':
      return l10n.t('How the instance is chosen that is called.');
    case 'identifierRateLimiting':
      return l10n.t('How many requests of one caller are accepted in a period.');
    case 'timeLimiter':
      return l10n.t('How long a call may take.');
    case 'cache':
      return l10n.t('How long answers are kept.');
    case 'mapper':
    case 'contextMapper':
      return l10n.t('Which headers are set.');
    case 'routeRule':
      return l10n.t('Which instances of a service take which share of its requests.');
    case 'globalRouteRule':
      return l10n.t('Which instances take which share of the requests of every service.');
  }
}
