import * as Type from 'typebox';
import { behaves, identity } from '../field-behaviour';
import { labelValuePattern } from '../kie/fields';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { maybe, text } from '../servicestage/shapes';
import { engineErrors, existingPolicyErrors, newPolicyErrors, policyErrors } from './errors';
import { governanceKinds } from './governance-kinds';
import { engineHeaders, enterpriseNote, projectPath } from './parameters';
import { Outcome, textMap, whole } from './shapes';

const document = 'CSE API Reference';

const kindPath = {
  ...projectPath.properties,
  kind: Type.Enum([...governanceKinds], {
    description: 'Kind of the policy; match-group says for whom it is.',
  }),
};
const ofKind = Type.Object(kindPath);
const ofPolicy = Type.Object({
  ...kindPath,
  policy_id: Type.String({ minLength: 1, description: 'Id of the policy.' }),
});

const headersWith = (environment: string) =>
  Type.Object({
    ...engineHeaders.properties,
    'x-environment': Type.Optional(Type.String({ description: environment })),
  });
const headers = headersWith('Environment of the policy.');

const spec = Type.Record(Type.String(), Type.Unknown(), {
  description: 'What the policy says; its fields depend on the kind.',
});

/** What names of policies look like; a dot would truncate the name when the policy is read again. */
export const policyNameForm = { minLength: 1, maxLength: 32, pattern: '^[a-zA-Z0-9_:-]+$' } as const;

const name = Type.String({
  ...identity,
  ...policyNameForm,
  description: 'Name: letters, digits and _ : - up to 32; a policy works for the match group of its name.',
});

/** Where a policy applies; these become labels of its item. */
export const GovernanceSelector = Type.Object(
  {
    environment: Type.String({
      ...identity,
      pattern: labelValuePattern,
      description: 'Environment; empty is an environment of its own.',
    }),
    app: Type.String({
      ...identity,
      minLength: 1,
      pattern: labelValuePattern,
      description: 'Application.',
    }),
    service: Type.Optional(
      Type.String({
        ...identity,
        minLength: 1,
        pattern: labelValuePattern,
        description: 'Microservice; all when left out.',
      }),
    ),
  },
  { ...identity, description: 'Where the policy works.' },
);

/** Body for creating a policy. */
export const NewGovernancePolicy = Type.Object({
  name: Type.Optional(name),
  selector: GovernanceSelector,
  spec,
});

const computed = behaves({ computed: 'always' });

/** A policy, or a match group; lists spell kinds differently (rate-limiting and rateLimiting). */
export const GovernancePolicy = Type.Object({
  id: Type.With(text('Id of the policy.'), computed),
  name: Type.String({ description: 'Name of the policy.' }),
  kind: text('Kind of the policy, with dashes or in one word with capitals.'),
  status: text('enabled or disabled.'),
  selector: textMap('Where it works: environment, app and perhaps service.'),
  spec,
  creatTime: Type.With(whole('Time of creation, seconds since 1970; the server spells it so.'), computed),
  updateTime: Type.With(whole('Time of the last change, seconds since 1970.'), computed),
});

/** A match group and the policies of its name. */
export const GovernanceScene = Type.Object({
  matchGroup: Type.Object(GovernancePolicy.properties, { description: 'Which requests it is about.' }),
  policies: maybe(Type.Array(GovernancePolicy), 'Policies of this name.'),
});

export const listGovernancePolicies = defineOperation({
  id: 'listGovernancePolicies',
  service: 'cse',
  group: 'governance',
  title: 'List match groups with their policies',
  method: 'GET',
  path: '/v3/{project_id}/govern/governance/display',
  pathParameters: projectPath,
  headers: engineHeaders,
  query: Type.Object({
    environment: Type.String({ description: 'Environment, or all for every one.' }),
    app: Type.Optional(Type.String({ description: 'Application; all when left out.' })),
  }),
  answer: Type.Array(GovernanceScene, { description: 'Match groups.' }),
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    'Policies belong to a match group by name alone: those whose name no match group has are not shown, and of policies of one name and kind in several environments or applications one is shown with every group of that name.',
  ],
  source: { document, section: '5.4.1' },
});

export const updateGovernancePolicy = defineOperation({
  id: 'updateGovernancePolicy',
  service: 'cse',
  group: 'governance',
  title: 'Change what a policy says',
  method: 'PUT',
  path: '/v3/{project_id}/govern/governance/{kind}/{policy_id}',
  pathParameters: ofPolicy,
  headers,
  body: Type.Object({
    name: Type.String({
      description: 'Name of the policy; it never changes, but servers break down without it.',
    }),
    selector: Type.Optional(GovernanceSelector),
    spec,
    status: Type.Optional(
      Type.Enum(['enabled', 'disabled'], { description: 'Whether it works; unchanged when left out.' }),
    ),
  }),
  answer: Outcome,
  errors: existingPolicyErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    'Name and selector never change: servers ignore them here.',
    'The reference calls every field optional: servers answer 500 to a body that has nothing but a spec.',
    'The reference does not have status, which servers take.',
  ],
  source: { document, section: '5.4.5' },
});

export const deleteGovernancePolicy = defineOperation({
  id: 'deleteGovernancePolicy',
  service: 'cse',
  group: 'governance',
  title: 'Delete a policy, or a match group with its policies',
  method: 'DELETE',
  path: '/v3/{project_id}/govern/governance/{kind}/{policy_id}',
  pathParameters: ofPolicy,
  headers,
  answer: Outcome,
  errors: existingPolicyErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    'With a match group goes every item whose key ends in its name and that has at least its labels: policies of single microservices too, and route rules of a microservice of that name.',
  ],
  source: { document, section: '5.4.6' },
});

export const getGovernancePolicy = defineOperation({
  id: 'getGovernancePolicy',
  service: 'cse',
  group: 'governance',
  title: 'Show a policy',
  method: 'GET',
  path: '/v3/{project_id}/govern/governance/{kind}/{policy_id}',
  pathParameters: ofPolicy,
  headers,
  answer: GovernancePolicy,
  errors: existingPolicyErrors,
  permission: undocumentedPermission,
  notes: [enterpriseNote],
  source: { document, section: '5.4.7' },
});

export const createGovernancePolicy = defineOperation({
  id: 'createGovernancePolicy',
  service: 'cse',
  group: 'governance',
  title: 'Create a policy',
  method: 'POST',
  path: '/v3/{project_id}/govern/governance/{kind}',
  pathParameters: ofKind,
  headers,
  body: NewGovernancePolicy,
  answer: Type.Object({ ...Outcome.properties, id: text('Id of the policy.') }),
  errors: newPolicyErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    'The reference calls all fields of the body optional: without a selector the policy reaches no client, and without a name only a match group is given one.',
    'Servers look at few fields of spec; clients drop a policy whose spec breaks a rule, and tell nobody.',
  ],
  source: { document, section: '5.4.8' },
});

export const listGovernancePoliciesByKind = defineOperation({
  id: 'listGovernancePoliciesByKind',
  service: 'cse',
  group: 'governance',
  title: 'List the policies of a kind',
  method: 'GET',
  path: '/v3/{project_id}/govern/governance/{kind}',
  pathParameters: ofKind,
  headers: headersWith('Environment of the policies, or all for every one; the empty one when left out.'),
  answer: Type.Array(GovernancePolicy, { description: 'Policies of the kind.' }),
  errors: policyErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    'The reference describes match groups with policies, as the list of all kinds has them; servers answer the policies alone.',
    'The reference does not say what x-environment does here. Servers search for its value in the label environment, for the empty one when it is left out: policies of any named environment are then not found.',
  ],
  source: { document, section: '5.4.9' },
});

export const governanceOperations = [
  listGovernancePolicies,
  updateGovernancePolicy,
  deleteGovernancePolicy,
  getGovernancePolicy,
  createGovernancePolicy,
  listGovernancePoliciesByKind,
];

export type GovernancePolicy = Type.Static<typeof GovernancePolicy>;
export type GovernanceScene = Type.Static<typeof GovernanceScene>;
export type NewGovernancePolicy = Type.Static<typeof NewGovernancePolicy>;
