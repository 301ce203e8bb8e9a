import * as l10n from '@vscode/l10n';
import {
  createGitOAuthAuthorization as createByOAuth,
  createGitPasswordAuthorization as createByPassword,
  createGitPrivateTokenAuthorization as createByToken,
  deleteGitAuthorization as remove,
} from '../../api/catalogue/git/authorizations';
import type { GitAuthorization } from '../../api/catalogue/git/shapes';
import type { Input } from '../../api/catalogue/operation';
import type { Session } from '../../connections/session';
import { addressProblem, choiceQuestion, textQuestion } from '../questions';
import type {
  ActionPlace,
  ActionPlan,
  ActionQuestion,
  ActionResult,
  Answers,
  ResourceAction,
} from '../resource-action';
import type { Everything } from '../resource-kind';
import { applications } from './applications';
import { components } from './components';
import { gitAuthorizations, gitNamespaces, gitProjects, repositoriesByAddress } from './git-authorizations';
import { gitSignInAddresses, grantIn, type OAuthHost } from './git-sign-in';
import { withObstacle } from './instance-run';
import { stageOf } from './stage';

type ListPlace = ActionPlace<Everything, undefined>;
type TokenHost = Input<typeof createByToken>['repo_type'];
type PasswordHost = Input<typeof createByPassword>['repo_type'];

/** Lets ServiceStage sign in to a Git host with a private token. The token is sent once and shown nowhere. */
const createGitTokenAuthorization: ResourceAction<Everything, undefined> = {
  kind: gitAuthorizations,
  on: 'list',
  effect: 'create',
  questions: () => {
    const { name, token, host } = createByToken.body.properties;
    return [
      choiceQuestion(createByToken.parameters.path.properties.repo_type, {
        name: 'repo_type',
        title: l10n.t('Git host'),
      }),
      textQuestion(name, { name: 'name', title: l10n.t('Name of the authorization') }),
      textQuestion(host, {
        name: 'host',
        title: l10n.t('Address of the Git host'),
        prompt: l10n.t('Only for a private GitLab, for example https://git.example.com; empty otherwise'),
        check: (text) => (text === '' ? undefined : addressProblem(text)),
      }),
      textQuestion(token, { name: 'token', title: l10n.t('Private token'), secret: true }),
    ];
  },
  plan: planCreation,
  run: async ({ session }, { repo_type = '', name = '', host = '', token = '' }, { signal }) => {
    const { client, project_id } = await stageOf(session);
    const body = { name, token, ...(host !== '' && { host }) };
    await client.call(createByToken, { project_id, repo_type: repo_type as TokenHost, body });
    return created(session, name, signal);
  },
};

/** Lets ServiceStage sign in to a Git host with a user and a password. */
const createGitPasswordAuthorization: ResourceAction<Everything, undefined> = {
  kind: gitAuthorizations,
  on: 'list',
  effect: 'create',
  questions: () => {
    const { name, user, password } = createByPassword.body.properties;
    return [
      choiceQuestion(createByPassword.parameters.path.properties.repo_type, {
        name: 'repo_type',
        title: l10n.t('Git host'),
      }),
      textQuestion(name, { name: 'name', title: l10n.t('Name of the authorization') }),
      textQuestion(user, { name: 'user', title: l10n.t('User on the Git host') }),
      textQuestion(password, { name: 'password', title: l10n.t('Password of the user'), secret: true }),
    ];
  },
  plan: planCreation,
  run: async ({ session }, { repo_type = '', name = '', user = '', password = '' }, { signal }) => {
    const { client, project_id } = await stageOf(session);
    const body = { name, user, password };
    await client.call(createByPassword, { project_id, repo_type: repo_type as PasswordHost, body });
    return created(session, name, signal);
  },
};

/**
 * Lets ServiceStage sign in to a Git host as a user allows it there. The Git host leads back to the vendor's console, so
 * that the user brings its address here. Source: ServiceStage API Overview, Git Repository Access.
 */
const createGitOAuthAuthorization: ResourceAction<Everything, undefined> = {
  kind: gitAuthorizations,
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(createByOAuth.body.properties.name, {
      name: 'name',
      title: l10n.t('Name of the authorization'),
    }),
    choiceQuestion(createByOAuth.parameters.path.properties.repo_type, {
      name: 'repo_type',
      title: l10n.t('Git host'),
      next: async ({ repo_type = '' }, list) => {
        const [address = ''] = await list(gitSignInAddresses, { host: repo_type as OAuthHost });
        return [grantQuestion(repo_type, address)];
      },
    }),
  ],
  plan: planCreation,
  run: async ({ session }, { repo_type = '', name = '', grant = '' }, { signal }) => {
    const { client, project_id } = await stageOf(session);
    const body = { name, code: '', state: '', ...grantIn(grant) };
    await client.call(createByOAuth, { project_id, repo_type: repo_type as OAuthHost, body });
    return created(session, name, signal);
  },
};

function grantQuestion(host: string, address: string): ActionQuestion {
  return {
    name: 'grant',
    title: l10n.t('Let ServiceStage in at {0}', host),
    prompt: l10n.t('Then paste the address that the browser ends at; it holds a code and a state'),
    address,
    secret: true,
    check: (text) =>
      grantIn(text) ? undefined : l10n.t('This address holds no code and state: copy the whole of it.'),
  };
}

/** Deletes an authorization; the Git host keeps its repositories. */
const deleteGitAuthorization: ResourceAction<Everything, GitAuthorization> = {
  kind: gitAuthorizations,
  on: 'item',
  effect: 'remove',
  affects: [gitNamespaces, gitProjects, repositoriesByAddress], // another one may get its name
  plan: async ({ subject: { name }, list }) => {
    const all = await Promise.all(
      (await list(applications, {})).map(({ id }) => list(components, { applicationId: id })),
    );
    const users = all.flat().filter(({ source }) => source?.spec?.repo_auth === name);
    const shown = [...users.slice(0, 5).map((one) => one.name), ...(users.length > 5 ? ['…'] : [])];
    return {
      summary: l10n.t('Delete the authorization {0}', name),
      ...(users.length > 0 && {
        notes: [
          l10n.t(
            'Components that can no longer be built from source: {0} ({1}).',
            users.length,
            shown.join(', '),
          ),
        ],
      }),
    };
  },
  run: async ({ session, subject: { name } }, _answers, { signal }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(remove, { project_id, name });
    return (await isThere(session, name, signal))
      ? { state: 'failed', message: l10n.t('ServiceStage still has {0}.', name) }
      : { state: 'done', message: l10n.t('{0} is deleted.', name) };
  },
};

/** Actions on repository authorizations. */
export const gitAuthorizationActions = {
  createGitTokenAuthorization,
  createGitPasswordAuthorization,
  createGitOAuthAuthorization,
  deleteGitAuthorization,
};

async function planCreation(
  { list }: ListPlace,
  { name = '', repo_type = '', user }: Answers,
): Promise<ActionPlan> {
  const isTaken = (await list(gitAuthorizations, {})).some((one) => one.name === name);
  return {
    summary:
      user === undefined
        ? l10n.t('Create the authorization {0} for {1}', name, repo_type)
        : l10n.t('Create the authorization {0} for {1} as {2}', name, repo_type, user),
    notes: [l10n.t('ServiceStage stores the secret; everybody in the project can use it.')],
    ...withObstacle(isTaken ? l10n.t('An authorization with this name exists.') : undefined),
  };
}

async function created(session: Session, name: string, signal: AbortSignal): Promise<ActionResult> {
  return (await isThere(session, name, signal))
    ? { state: 'done', message: l10n.t('{0} is created.', name) }
    : { state: 'failed', message: l10n.t('ServiceStage did not keep {0}.', name) };
}

async function isThere(session: Session, name: string, signal: AbortSignal): Promise<boolean> {
  const { items } = await gitAuthorizations.list(session, {}, signal);
  return items.some((one) => one.name === name);
}
