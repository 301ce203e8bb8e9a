import * as Type from 'typebox';

/** Which requests the policies of the same name are for (Governance policies, section 3). */

/** A list of microservices: commas without spaces, and at most one version after a name. */
export const servicesPattern = '^[^\\s:,]+(:[^\\s:,]+)?(,[^\\s:,]+(:[^\\s:,]+)?)*$';

const operand = (description: string) => Type.Optional(Type.String({ description }));

/** All operators of one map must hold; their values are texts, even if they look like numbers. */
export const operators = {
  exact: operand('The value is this.'),
  prefix: operand('The value begins with this.'),
  suffix: operand('The value ends with this.'),
  contains: operand('The value contains this.'),
  compare: Type.Optional(
    Type.String({
      pattern: '^(>=|<=|!=|>|<|=|!) *-?\\d+(\\.\\d+)?$',
      examples: ['>=3'],
      description: 'The value is a number that compares so: > < = >= <= ! or !=, then a number.',
    }),
  ),
};

const byName = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.Object(operators, { minProperties: 1 }), { description }));

/** All given members must hold; an empty match holds for every request. */
export const Match = Type.Object({
  name: Type.String({ minLength: 1, description: 'Name of the match, for display.' }),
  apiPath: Type.Optional(Type.Object(operators, { minProperties: 1, description: 'What the path is like.' })),
  headers: byName('What headers are like, by name; all must be there and fit.'),
  queries: byName('What query parameters are like; only Java Chassis 3 looks at them.'),
  method: Type.Optional(
    Type.Array(Type.Enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']), {
      minItems: 1,
      description: 'Methods, in capitals.',
    }),
  ),
  serviceName: Type.Optional(
    Type.String({
      description:
        'Where calls leave: the microservice that is called; where they arrive: the one that calls.',
    }),
  ),
  customMatcher: Type.Optional(
    Type.Object(
      {
        customMatcherHandler: Type.String({ minLength: 1, description: 'Bean or class that decides.' }),
        customMatcherParameters: Type.String({ minLength: 1, description: 'What it is given.' }),
      },
      { description: 'Code of your own that decides.' },
    ),
  ),
});

export const MatchGroup = Type.Object({
  alias: Type.String({ minLength: 1, description: 'Name for display.' }),
  services: Type.Optional(
    Type.String({
      pattern: servicesPattern,
      description: 'Microservices that look at it, name or name:version, with commas and no spaces.',
    }),
  ),
  matches: Type.Array(Match, {
    minItems: 1,
    description: 'A request belongs to the group when one of them holds.',
  }),
});

export type Match = Type.Static<typeof Match>;
export type MatchGroup = Type.Static<typeof MatchGroup>;
