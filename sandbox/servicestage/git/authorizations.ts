import {
  createGitOAuthAuthorization,
  createGitPasswordAuthorization,
  createGitPrivateTokenAuthorization,
  deleteGitAuthorization,
  getGitAuthorizationRedirectUrl,
  listGitAuthorizations,
} from '../../../api/catalogue/git/authorizations';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { gitEndpoint } from '../endpoint';
import { refuseGit } from '../errors';
import type { Stage } from '../stage';
import { findAuthorization } from './hosts';
import type { Authorization } from './state';

const hosts: Readonly<Record<string, string>> = {
  github: 'https://github.com',
  gitlab: 'https://gitlab.com',
  gitee: 'https://gitee.com',
  bitbucket: 'https://bitbucket.org',
  devcloud: 'https://codehub.example.com',
};

type Added = Pick<Authorization, 'project_id' | 'name' | 'repo_type' | 'repo_user' | 'token_type'>;

export function authorizationEndpoints(stage: Stage): Endpoint[] {
  const { git } = stage.state;
  return [
    gitEndpoint(stage, listGitAuthorizations, ({ project_id }) => {
      const found = git.authorizations.filter((one) => one.project_id === project_id);
      return json(200, { authorizations: found.map(shown), count: found.length });
    }),
    gitEndpoint(stage, getGitAuthorizationRedirectUrl, ({ repo_type }) => {
      const query = new URLSearchParams({
        client_id: 'sandbox',
        redirect_uri: `https://console.example.com/servicestage/oauth?repo_type=${repo_type}`,
        state: String(stage.clock.now()),
      });
      return json(200, { url: `${hosts[repo_type] ?? ''}/login/oauth/authorize?${query.toString()}` });
    }),
    gitEndpoint(stage, createGitOAuthAuthorization, ({ project_id, repo_type, body }, { userName }) =>
      add(stage, { project_id, name: body.name, repo_type, repo_user: userName, token_type: 'OAuth' }),
    ),
    gitEndpoint(stage, createGitPrivateTokenAuthorization, ({ project_id, repo_type, body }, { userName }) =>
      add(
        stage,
        { project_id, name: body.name, repo_type, repo_user: userName, token_type: 'Private-Token' },
        body.host,
      ),
    ),
    gitEndpoint(stage, createGitPasswordAuthorization, ({ project_id, repo_type, body }) =>
      add(stage, { project_id, name: body.name, repo_type, repo_user: body.user, token_type: 'password' }),
    ),
    gitEndpoint(stage, deleteGitAuthorization, ({ project_id, name }) => {
      const found = findAuthorization(stage, project_id, name);
      git.authorizations = git.authorizations.filter((one) => one !== found);
      return empty(204);
    }),
  ];
}

function add({ state, clock }: Stage, added: Added, host?: string) {
  const { authorizations } = state.git;
  const taken = authorizations.some((one) => one.project_id === added.project_id && one.name === added.name);
  if (taken) throw refuseGit('0409', `The repository authorization ${added.name} exists already.`);
  const now = clock.now();
  const repo_host = (host ?? hosts[added.repo_type] ?? '').replace(/\/$/, '');
  const authorization = { ...added, repo_host, create_time: now, update_time: now };
  authorizations.push(authorization);
  return json(200, { authorization: shown(authorization) });
}

function shown(authorization: Authorization) {
  const { name, repo_type, repo_host, repo_user, token_type, create_time, update_time } = authorization;
  const repo_home = `${repo_host}/${repo_user}`;
  const times = { create_time, update_time };
  return { name, repo_type, repo_host, repo_home, repo_user, avartar: null, token_type, ...times, status: 0 };
}
