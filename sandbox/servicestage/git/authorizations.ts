import { createHash } from 'node:crypto';
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
import { isWebAddress } from './hosts';
import type { Authorization } from './state';

interface Purpose {
  readonly project_id: string;
  readonly repo_type: string;
}

/** Milliseconds in which a user signs in to a Git host. */
const life = 10 * 60_000;

/** What the Git host hands back with its code; it says what it was made for, and when. */
function newOAuthState(purpose: Purpose, now: number): string {
  return `${String(now)}-${seal(purpose, String(now))}`;
}

function isOAuthState(text: string, purpose: Purpose, now: number): boolean {
  const [time = '', sealed] = text.split('-');
  return sealed === seal(purpose, time) && Number(time) + life > now;
}

function seal({ project_id, repo_type }: Purpose, time: string): string {
  return createHash('sha256').update(`${project_id} ${repo_type} ${time}`).digest('hex').slice(0, 32);
}

const hosts: Readonly<Record<string, string>> = {
  github: 'https://github.com',
  gitlab: 'https://gitlab.com',
  gitee: 'https://gitee.com',
  bitbucket: 'https://bitbucket.org',
  devcloud: 'https://codehub.example.com',
};

type Added = Pick<Authorization, 'project_id' | 'name' | 'repo_type' | 'repo_user' | 'token_type' | 'tag'>;

export function authorizationEndpoints(stage: Stage): Endpoint[] {
  const { git } = stage.state;
  return [
    gitEndpoint(stage, listGitAuthorizations, ({ project_id }) => {
      const found = git.authorizations.filter((one) => one.project_id === project_id);
      const authorizations = found.map((one) => ({ ...toResponse(one), tag: one.tag ?? null }));
      return json(200, { authorizations, count: found.length });
    }),
    gitEndpoint(stage, getGitAuthorizationRedirectUrl, ({ project_id, repo_type }) => {
      const query = new URLSearchParams({
        client_id: 'sandbox',
        redirect_uri: `https://console.example.com/servicestage/oauth?repo_type=${repo_type}`,
        state: newOAuthState({ project_id, repo_type }, stage.clock.now()),
        scope: 'read:user repo write:repo_hook',
      });
      return json(200, { url: `${hosts[repo_type] ?? ''}/login/oauth/authorize?${query.toString()}` });
    }),
    gitEndpoint(stage, createGitOAuthAuthorization, ({ project_id, repo_type, tag, body }, { userName }) => {
      if (!isOAuthState(body.state, { project_id, repo_type }, stage.clock.now())) {
        throw refuseGit('0401', 'The state is not one of the redirect address, or is too old.');
      }
      refuseWrongSecret(body.code);
      const site = tag === undefined ? {} : { tag };
      const signedIn = { repo_user: userName, token_type: 'OAuth', ...site };
      return add(stage, { project_id, name: body.name, repo_type, ...signedIn });
    }),
    gitEndpoint(
      stage,
      createGitPrivateTokenAuthorization,
      ({ project_id, repo_type, body }, { userName }) => {
        refuseWrongSecret(body.token);
        const { name, host } = body;
        if (host !== undefined && !isWebAddress(host)) {
          throw refuseGit('0400', 'Parameter host is not an http or https address.');
        }
        const signedIn = { repo_user: userName, token_type: 'Private-Token' };
        return add(stage, { project_id, name, repo_type, ...signedIn }, host);
      },
    ),
    gitEndpoint(stage, createGitPasswordAuthorization, ({ project_id, repo_type, body }) => {
      refuseWrongSecret(body.password);
      const signedIn = { repo_user: body.user, token_type: 'password' };
      return add(stage, { project_id, name: body.name, repo_type, ...signedIn });
    }),
    gitEndpoint(stage, deleteGitAuthorization, ({ project_id, name }) => {
      const found = git.authorizations.find((one) => one.project_id === project_id && one.name === name);
      // All failures here are a 500.
      if (!found) throw refuseGit('0500', `The repository authorization ${name} does not exist.`, 500);
      git.authorizations = git.authorizations.filter((one) => one !== found);
      return empty(204);
    }),
  ];
}

/** The Git hosts of the sandbox take every secret but those that begin with `wrong`. */
function refuseWrongSecret(secret: string): void {
  if (secret.startsWith('wrong')) throw refuseGit('0401', 'The Git host did not accept the sign-in.');
}

function add({ state, clock }: Stage, added: Added, host?: string) {
  const { authorizations } = state.git;
  const taken = authorizations.some((one) => one.project_id === added.project_id && one.name === added.name);
  if (taken) throw refuseGit('0409', `The repository authorization ${added.name} exists already.`);
  const now = clock.now();
  const repo_host = (host ?? hosts[added.repo_type] ?? '').replace(/\/$/, '');
  const authorization = { ...added, repo_host, create_time: now, update_time: now };
  authorizations.push(authorization);
  return json(200, { authorization: toResponse(authorization) });
}

function toResponse(authorization: Authorization) {
  const { name, repo_type, repo_host, repo_user, token_type, create_time, update_time } = authorization;
  const repo_home = `${repo_host}/${repo_user}`;
  const times = { create_time, update_time };
  const status = authorization.expired === true ? 1 : 0;
  return { name, repo_type, repo_host, repo_home, repo_user, avartar: null, token_type, ...times, status };
}
