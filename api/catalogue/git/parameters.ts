import * as Type from 'typebox';
import type { DocumentedError } from '../operation';
import { project_id } from '../servicestage/parameters';

/** Parameters that the operations on Git repositories share (ServiceStage passes them on to the Git host). */

export const authorizationName = Type.String({
  minLength: 4,
  maxLength: 63,
  pattern: '^[A-Za-z0-9_.-]+$',
  description: 'Name of the repository authorization: letters, digits, _ - and dots.',
});

/** Names the authorization with which ServiceStage signs in to the Git host. */
export const repositoryHeader = Type.Object({ 'X-Repo-Auth': authorizationName });

const namespace = Type.String({
  minLength: 1,
  description: 'Id or name of the namespace: user, group or organization.',
});

const project = Type.String({
  minLength: 1,
  pattern: '^[^/]+$',
  description: 'Id or name of the repository, written with : for every slash.',
});

export const projectPath = Type.Object({ project_id });
export const namespacePath = Type.Object({ project_id, namespace });
export const repositoryPath = Type.Object({ project_id, namespace, project });

/** A slash of a folder would end the parameter, and an encoded one would break the signature. */
export const filePath = Type.Object({
  project_id,
  namespace,
  project,
  path: Type.String({
    minLength: 1,
    pattern: '^[^/]+$',
    examples: ['src:app.yaml'],
    description: 'Path of the file in the repository, written with : for every slash.',
  }),
});

export const ref = Type.String({ minLength: 1, description: 'Branch, tag or commit.' });

export const gitErrors: readonly DocumentedError[] = [
  {
    status: 400,
    when: 'A parameter does not fit, or the Git host refused; the code is SVCSTG.REPO. and a number.',
  },
  { status: 401, when: 'The token or the signature is not valid, or not for this project.' },
];

/** The Git host checks permissions for repositories, not IAM. */
export const gitPermission = 'none';

/** They have no sections of their own: the overview lists them in one table. */
export const gitSource = { document: 'ServiceStage API Overview', section: 'Git Repository Access APIs' };
