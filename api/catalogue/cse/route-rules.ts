import * as Type from 'typebox';
import { behaves, identity } from '../field-behaviour';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { engineErrors, newRouteRuleErrors, routeRuleErrors } from './errors';
import { engineHeaders, enterpriseNote, projectPath } from './parameters';
import { Outcome } from './shapes';

const document = 'CSE API Reference';
const path = '/v3/{project_id}/govern/route-rule/microservices/{service_name}';

/** One group of instances and its share of the traffic (Governance policies, section 12). */
export const RouteTarget = Type.Object({
  name: Type.Optional(Type.String({ description: 'Name of the group, for display.' })),
  weight: Type.Integer({
    ...behaves({ compare: 'numeric-text' }),
    minimum: 0,
    maximum: 100,
    description: 'Percentage of the requests; those of one rule must add up to 100.',
  }),
  tags: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      examples: [{ version: '1.0.0' }],
      description: 'Version or properties that the instances of the group have.',
    }),
  ),
});

/** The routing of a microservice's requests. */
export const RouteRule = Type.Object({
  precedence: Type.Integer({
    description: 'The biggest is tried first; no two rules should have the same, and none may lack it.',
  }),
  match: Type.Optional(
    Type.Object(
      {
        headers: Type.Optional(
          Type.Record(
            Type.String(),
            Type.Object({
              exact: Type.Optional(Type.String({ description: 'The value is this.' })),
              regex: Type.Optional(
                Type.String({ description: 'Regular expression that the value matches.' }),
              ),
              caseInsensitive: Type.Optional(
                Type.Boolean({
                  description: 'Whether capitals make no difference; clients differ when it is left out.',
                }),
              ),
            }),
            { description: 'What headers are like, by name.' },
          ),
        ),
      },
      { description: 'Which requests it is for; all when left out, which suits the lowest precedence.' },
    ),
  ),
  route: Type.Array(RouteTarget, {
    ...behaves({ compare: 'set', key: ['tags'] }),
    minItems: 1,
    description: 'Where they go.',
  }),
});

export const RouteRules = Type.Array(RouteRule, {
  ...behaves({ compare: 'set', key: ['precedence'] }),
  description: 'Rules of the microservice.',
});

const servicePath = Type.Object({
  ...projectPath.properties,
  service_name: Type.String({ minLength: 1, description: 'Name of the microservice, exactly as it is.' }),
});

const scope = Type.Object({
  environment: Type.Optional(
    Type.String({ ...identity, default: '', description: 'Environment; empty when left out.' }),
  ),
  app_id: Type.Optional(
    Type.String({ ...identity, default: 'default', description: 'Application; default when left out.' }),
  ),
});

/** Replaces all rules of the microservice. */
export const putDarkLaunchPolicy = defineOperation({
  id: 'putDarkLaunchPolicy',
  service: 'cse',
  group: 'governance',
  title: 'Write the route rules of a microservice',
  method: 'PUT',
  path,
  pathParameters: servicePath,
  headers: engineHeaders,
  query: scope,
  body: RouteRules,
  answer: Outcome,
  errors: newRouteRuleErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    'The reference calls every field optional and has no regex: clients fail without precedence, weight or route, and read regex.',
    'It types the match as one object and describes a list; it is one object.',
    'Servers look at types alone: weights that do not add up to 100 are for clients to find.',
  ],
  source: { document, section: '5.4.2' },
});

export const getDarkLaunchPolicy = defineOperation({
  id: 'getDarkLaunchPolicy',
  service: 'cse',
  group: 'governance',
  title: 'Show the route rules of a microservice',
  method: 'GET',
  path,
  pathParameters: servicePath,
  headers: engineHeaders,
  query: scope,
  answer: Type.Union([Type.Array(Type.Partial(RouteRule)), Outcome], {
    description: 'Rules of the microservice, or what the server says about them.',
  }),
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: [enterpriseNote, 'The reference describes no more than a text result; rules are a list.'],
  source: { document, section: '5.4.3' },
});

export const deleteDarkLaunchPolicy = defineOperation({
  id: 'deleteDarkLaunchPolicy',
  service: 'cse',
  group: 'governance',
  title: 'Delete the route rules of a microservice',
  method: 'DELETE',
  path,
  pathParameters: servicePath,
  headers: engineHeaders,
  query: scope,
  answer: Outcome,
  errors: routeRuleErrors,
  permission: undocumentedPermission,
  notes: [enterpriseNote],
  source: { document, section: '5.4.4' },
});

export const routeRulesOperations = [putDarkLaunchPolicy, getDarkLaunchPolicy, deleteDarkLaunchPolicy];

export type RouteRule = Type.Static<typeof RouteRule>;
