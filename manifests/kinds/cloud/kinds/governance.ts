import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { behaviourOf } from '../../../../api/catalogue/field-behaviour';
import type { Source } from '../../../../api/catalogue/operation';
import {
  GovernanceSelector,
  createGovernancePolicy,
  updateGovernancePolicy,
} from '../../../../api/catalogue/cse/governance';
import { putDarkLaunchPolicy } from '../../../../api/catalogue/cse/route-rules';
import { environment, serviceName } from '../../../../api/catalogue/registry/fields';
import { policySchema, policySnippet } from '../../governance';
import type { PolicyKind } from '../../governance';
import { indented } from '../../../engine/language/snippet';
import type { Text } from '../../../engine/schema/schema';
import type { CloudKindFacts, Member } from './kind';
import { engineName } from './metadata';

const apiVersion = 'cse/v3';
const environments = environment.enum.filter((name) => name !== '');

/** Any environment is accepted; the registry's are proposed. */
const selector: Member = {
  schema: Type.Object({
    ...GovernanceSelector.properties,
    environment: Type.String({
      ...GovernanceSelector.properties.environment,
      examples: environments,
    }),
  }),
  summary: () =>
    l10n.t('Where the policy works: in which environment and application, perhaps for one service.'),
  required: true,
};

/** Requires a value only; the governance rules check it. */
const specOfPolicy = (policy: PolicyKind): Member => ({
  schema: policySchema(policy, 'manifest'),
  summary: () => l10n.t('What the policy says.'),
  required: true,
});

const status: Member = {
  schema: updateGovernancePolicy.body.properties.status,
  summary: () => l10n.t('Whether the policy works; a new one does when left out.'),
  required: false,
};

/** The lines above the spec; faults are for tests, so production comes last. */
function headFor(policy: PolicyKind): string {
  const inOrder =
    policy === 'faultInjection'
      ? 'testing,acceptance,development,production'
      : 'production,testing,acceptance,development';
  return `metadata:\n  name: \${1:checkout}\n  engine: \${2:prod-engine}\nselector:\n  environment: \${3|${inOrder}|}\n  app: \${4:default}\nspec:\n  `;
}

/** Renumbers the placeholders of a snippet that follows another one. */
export function renumberTabstops(snippet: string, from: number): string {
  return snippet.replace(/(?<!\\)\$(\{?)([1-9]\d*)/g, (_, brace: string, number: string) => {
    return `$${brace}${Number(number) + from}`;
  });
}

function policyFacts(kind: string, policy: PolicyKind, source: Source, summary: Text): CloudKindFacts {
  const isGroup = policy === 'matchGroup';
  const spec = policySnippet(policy)?.text ?? '$0';
  return {
    apiVersion,
    kind,
    summary,
    source,
    metadata: [
      {
        key: 'name',
        summary: () =>
          isGroup
            ? l10n.t('Name of the match group; policies of the same name work for it.')
            : l10n.t('Name of the policy: that of the match group that it works for.'),
        schema: Type.String({ minLength: 1 }),
      },
      engineName,
    ],
    members: { selector, spec: specOfPolicy(policy), status },
    policy,
    snippet: headFor(policy) + indented(renumberTabstops(spec, 4), 2),
  };
}

const { source } = createGovernancePolicy;

const scope = putDarkLaunchPolicy.parameters.query.properties;

const routeRule: CloudKindFacts = {
  apiVersion,
  kind: 'RouteRule',
  summary: () => l10n.t('Which versions of a microservice get how much of the traffic (dark launch).'),
  source: putDarkLaunchPolicy.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the microservice whose traffic is divided, exactly as it is.'),
      schema: serviceName,
    },
    engineName,
  ],
  members: {
    selector: {
      schema: Type.Object({
        environment: Type.Optional(Type.String({ ...scope.environment, examples: environments })),
        app: scope.app_id,
      }),
      summary: () => l10n.t('Environment and application of the microservice.'),
      required: false,
    },
    spec: {
      schema: policySchema('routeRule', 'manifest'),
      behaviour: behaviourOf(putDarkLaunchPolicy.body),
      summary: () => l10n.t('Rules of the microservice; those with the highest precedence are tried first.'),
      required: true,
    },
  },
  policy: 'routeRule',
  snippet:
    'metadata:\n  name: ${1:cart}\n  engine: ${2:prod-engine}\nselector:\n  environment: ${3|production,testing,acceptance,development|}\n  app: ${4:default}\nspec:\n  - precedence: 1\n    route:\n      - weight: ${5:90}\n        tags:\n          version: "${6:1.0.0}"\n      - weight: ${7:10}\n        tags:\n          version: "${8:1.1.0}"$0',
};

export const governanceKinds: readonly CloudKindFacts[] = [
  policyFacts('MatchGroup', 'matchGroup', source, () =>
    l10n.t('Which requests the policies of the same name are for.'),
  ),
  policyFacts('Retry', 'retry', source, () => l10n.t('Calls that fail are repeated.')),
  policyFacts('RateLimiting', 'rateLimiting', source, () =>
    l10n.t('How many requests an instance serves in a period.'),
  ),
  policyFacts('LoadBalance', 'loadbalance', source, () =>
    l10n.t('How the instance is chosen that is called.'),
  ),
  policyFacts('CircuitBreaker', 'circuitBreaker', source, () =>
    l10n.t('A service that fails too often answers at once for a while.'),
  ),
  policyFacts('InstanceIsolation', 'instanceIsolation', source, () =>
    l10n.t('An instance that fails too often is not called for a while.'),
  ),
  policyFacts('FaultInjection', 'faultInjection', source, () =>
    l10n.t('Calls are delayed or fail on purpose, for tests.'),
  ),
  policyFacts('Bulkhead', 'bulkhead', source, () => l10n.t('How many calls an instance serves at a time.')),
  routeRule,
];
