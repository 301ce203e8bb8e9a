import * as Type from 'typebox';
import { behaves, identity, immutable } from '../field-behaviour';
import type { DocumentedError } from '../operation';

/** Fields and parameters of the configuration center, with the limits that the real server enforces. */

export const key = Type.String({
  ...identity,
  minLength: 1,
  maxLength: 2048,
  pattern: '^[a-zA-Z0-9._:-]+$',
  description: 'Key: letters, digits, and . _ : - (the document allows brackets too, the server does not).',
});

export const value = Type.String({
  ...behaves({ emptyKeeps: true }),
  maxLength: 131_072,
  description: 'Value; empty is allowed when the item is created, and keeps the old value in an update.',
});

export const valueType = Type.Enum(['text', 'yaml', 'json', 'properties', 'ini', 'xml'], {
  ...immutable,
  default: 'text',
  description: 'How clients read the value; can’t be changed later.',
});

export const status = Type.Enum(['enabled', 'disabled'], {
  description:
    'Whether clients see the item. When it is left out, open-source servers take disabled, the cloud takes enabled.',
});

/** Largest body of a request in bytes that servers take as they are delivered, and so the largest file. Source: kie §4. */
export const largestBody = 2_621_440;

/** Pattern of label values; empty is allowed. */
export const labelValuePattern = '^[a-zA-Z0-9]{0,160}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{0,158}[a-zA-Z0-9]$';

export const labels = Type.Record(
  Type.String({
    pattern: '^[a-zA-Z0-9]{1,32}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{1,30}[a-zA-Z0-9]$',
  }),
  Type.String({ pattern: labelValuePattern }),
  {
    ...behaves({ changedBy: 'replacement', identifies: true, absentAs: [{}] }),
    maxProperties: 6,
    additionalProperties: false,
    description:
      'Labels; together with the key they are the identity of the item and can’t be changed later.',
  },
);

/** A label in query form. */
export const labelText = (description: string) => Type.String({ pattern: '^[^:]+:[^:]*$', description });

export const exactMatch = Type.Optional(
  Type.Enum(['exact'], {
    description: 'exact: the items have this label and no other; else they may have others besides.',
  }),
);

export const itemIds = Type.Array(Type.String(), { description: 'Ids of the items.' });

const project_id = Type.String({
  minLength: 1,
  maxLength: 256,
  default: 'default',
  description: 'Project; `default` on all engines.',
});

const kv_id = Type.String({ minLength: 1, maxLength: 64, description: 'Id of the item.' });

export const projectPath = Type.Object({ project_id });
export const itemPath = Type.Object({ project_id, kv_id });

export const pageQuery = {
  offset: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'How many items to skip.' })),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      description: 'Largest number of items; all of them, from the first on, when left out.',
    }),
  ),
};

/** Paging of lists. */
export const pages = {
  start: 'offset',
  counts: 'entries',
  first: 0,
  size: 'limit',
  usualSize: 100,
  items: 'data',
  total: 'total',
} as const;

export const commonErrors: readonly DocumentedError[] = [
  { status: 400, code: '400001', when: 'A parameter or field does not fit; the detail names it.' },
  { status: 401, code: '401201', when: 'The token is not valid.' },
  { status: 401, code: '401204', when: 'The engine asks for a token and none was sent.' },
  { status: 403, code: '403001', when: 'The account lacks the permission.' },
  { status: 500, code: '500001', when: 'The configuration center failed.' },
];

export const itemErrors: readonly DocumentedError[] = [
  ...commonErrors,
  { status: 404, code: '404001', when: 'There is no such item.' },
];
