import * as Type from 'typebox';

/** Name of an app in a path; names of resource instances contain dots (`resource.redis.shop`). */
export const appName = Type.String({ minLength: 1, description: 'Name of the app.' });

export const appPath = Type.Object({ appName });

/** Names that the SSO accepts for the group of an app, which is created when the app is registered. */
export const newAppName = Type.String({
  pattern: '^[A-Za-z][A-Za-z0-9-]*$',
  description: 'Name of the app: a letter, then letters, digits and dashes.',
});

/** The same, as its manifest must name it too: the other parsers and Docker repositories take no more. */
export const manifestAppName = Type.With(newAppName, {
  maxLength: 32,
  pattern: '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$',
  description: 'Name of the app: lower-case letters, digits and single dashes, a letter first.',
});

/** Version of an app, as in the tags of its images. */
export const metaVersion = Type.String({
  pattern: '^[0-9]+-[0-9a-f]+$',
  description: 'Version: seconds of the commit, a dash, the commit hash.',
});

/** The fields of every answer beside its object. */
export const envelope = {
  msg: Type.Optional(Type.String({ description: 'What the console did, in its own words.' })),
  url: Type.Optional(Type.String({ description: 'Path of the answer, without the leading /api.' })),
};

/** An answer of the console: one named object and the envelope. */
export function answerWith<Name extends string, Shape extends Type.TSchema>(name: Name, shape: Shape) {
  const named = { [name]: shape } as Record<Name, Shape>; // a computed key widens to string
  return Type.Object({ ...named, ...envelope });
}
