import * as Type from 'typebox';
import type { DocumentedError } from '../operation';
import { instanceId, schemaId, serviceId, tagList } from './fields';

const project_id = Type.String({
  minLength: 1,
  maxLength: 64,
  default: 'default',
  description: 'Project; `default` for exclusive engines.',
});

export const projectPath = Type.Object({ project_id });
export const servicePath = Type.Object({ project_id, service_id: serviceId });
export const schemaPath = Type.Object({ project_id, service_id: serviceId, schema_id: schemaId });
export const instancePath = Type.Object({ project_id, service_id: serviceId, instance_id: instanceId });
export const consumerPath = Type.Object({ project_id, consumer_id: serviceId });
export const providerPath = Type.Object({ project_id, provider_id: serviceId });

export const consumerHeader = Type.Object({
  'X-ConsumerId': Type.Optional(Type.String({ description: 'Id of the microservice that asks.' })),
});

/** The server sends the revision of instances in a header, and answers 304 to callers that name it. */
export const rev = Type.Optional(
  Type.String({ description: 'Revision known already, 0 for none; only changes are answered.' }),
);
export const instanceRevisions = { known: 'rev', answered: { header: 'x-resource-revision' } } as const;

/** Tags are joined with commas. */
export const tagsQuery = Type.Object({
  tags: Type.Optional(
    tagList('Only instances of a microservice with all of these tags, separated by commas.'),
  ),
});

/** The server keeps what it shows in a cache. */
export const noCache = {
  noCache: Type.Optional(
    Type.Enum([0, 1], {
      default: 0,
      description:
        '1: read what is stored, after a change for example; the server’s cache shows a new status up to a second later, a departed instance some seconds later. rev does not count then.',
    }),
  ),
};

/** Flags of the registry accept 1 and 0, not true and false. */
export const flag = (description: string) => Type.Optional(Type.Enum([0, 1], { default: 0, description }));

export const signInErrors: readonly DocumentedError[] = [
  { status: 401, code: '401201', when: 'The token is not valid.' },
  { status: 401, code: '401204', when: 'The engine asks for a token and none was sent.' },
  { status: 401, code: '401205', when: 'The token has expired.' },
  { status: 401, code: '401206', when: 'The account of the token is deleted.' },
];

export const commonErrors: readonly DocumentedError[] = [
  { status: 400, code: '400001', when: 'A parameter does not fit; the detail names the field.' },
  ...signInErrors,
  { status: 403, code: '403001', when: 'The account lacks the permission.' },
  { status: 500, code: '500003', when: 'The registry failed.' },
];

export const serviceErrors: readonly DocumentedError[] = [
  ...commonErrors,
  { status: 400, code: '400012', when: 'There is no such microservice.' },
];

export const instanceErrors: readonly DocumentedError[] = [
  ...serviceErrors,
  { status: 400, code: '400017', when: 'There is no such instance.' },
];

export const readPermission = 'cse:registry:get';
export const changePermission = 'cse:registry:modify';
