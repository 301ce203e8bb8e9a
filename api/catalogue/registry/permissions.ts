import * as Type from 'typebox';
import { listOf } from './shapes';

/** A permission of an account or a role. */
export const RegistryPermission = Type.Object({
  resources: listOf(
    Type.Object({
      type: Type.String({
        description: 'service, service/schema, governance, config, account, role or ops.',
      }),
      labels: Type.Optional(
        Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()], {
          description: 'Only with this environment, appId or serviceName.',
        }),
      ),
    }),
    'On what.',
  ),
  verbs: listOf(Type.String(), 'get, create, update, delete, or * for all.'),
});

/** A permission in the body for creating a role. */
export const NewPermission = Type.Object({
  resources: Type.Array(
    Type.Object({
      type: Type.String({
        description: 'service, service/schema, governance, config, account, role or ops.',
      }),
      labels: Type.Optional(
        Type.Record(Type.String(), Type.String({ description: 'What it must be.' }), {
          description: 'Only with this environment, appId or serviceName.',
        }),
      ),
    }),
    { description: 'On what.' },
  ),
  verbs: Type.Array(Type.String({ description: 'get, create, update, delete, or * for all.' }), {
    description: 'What may be done.',
  }),
});

export type RegistryPermission = Type.Static<typeof RegistryPermission>;
