import * as Type from 'typebox';
import { maybe, text } from '../servicestage/shapes';

/** What the operations on Git repositories answer; unknown fields are welcome, and what is not set may be absent or null. */

/** How ServiceStage signs in to a Git host. */
export const GitAuthorization = Type.Object(
  {
    name: Type.String({ description: 'Name of the authorization.' }),
    repo_type: text('Kind of the Git host: github, gitlab, gitee, bitbucket or devcloud.'),
    repo_host: text('Address of the Git host.'),
    repo_home: text('Page of the user on the Git host.'),
    repo_user: text('User on the Git host.'),
    avartar: text('Picture of the user; the server spells it so.'),
    token_type: text('How it was authorized: OAuth, private token or password.'),
    create_time: maybe(Type.Integer(), 'Time of creation, milliseconds since 1970.'),
    update_time: maybe(Type.Integer(), 'Time of the last change, milliseconds since 1970.'),
    status: maybe(Type.Integer(), '0: normal, 1: expired, 2: not authorized.'),
    tag: text('Site that it is for; only in the list.'),
  },
  { description: 'The authorization.' },
);

export const GitNamespace = Type.Object({
  id: Type.String({ description: 'Id of the namespace.' }),
  name: Type.String({ description: 'Name of the namespace.' }),
});

export const GitProject = Type.Object({
  id: Type.String({ description: 'Id of the repository.' }),
  name: Type.String({ description: 'Name of the repository.' }),
  clone_url: text('Address to clone it from.'),
});

export const GitCommit = Type.Object({
  sha: Type.String({ description: 'Hash of the commit.' }),
  message: text('Message of the commit.'),
  authored_date: text('Time of the commit.'),
});

export const GitHook = Type.Object({
  id: Type.String({ description: 'Id of the hook.' }),
  type: text('Kind of the Git host.'),
  callback_url: text('Address that is called.'),
});

export const GitFile = Type.Object({
  path: text('Path of the file.'),
  sha: Type.String({ description: 'Hash that a change or deletion of the file must name.' }),
  encoding: text('How the content is written: base64 or text/plain.'),
  content: Type.String({ description: 'Content of the file.' }),
});

/** Answer to a change of a file. */
export const ChangedFile = Type.Object({ path: text('Path of the file.') });

export type GitAuthorization = Type.Static<typeof GitAuthorization>;
export type GitNamespace = Type.Static<typeof GitNamespace>;
export type GitProject = Type.Static<typeof GitProject>;
export type GitCommit = Type.Static<typeof GitCommit>;
export type GitHook = Type.Static<typeof GitHook>;
export type GitFile = Type.Static<typeof GitFile>;
