import { getGitAuthorizationRedirectUrl } from '../../api/catalogue/git/authorizations';
import type { Input } from '../../api/catalogue/operation';
import type { ListedKind } from '../resource-kind';
import { stageOf } from './stage';

/** A Git host where users let ServiceStage in by OAuth. */
export type OAuthHost = Input<typeof getGitAuthorizationRedirectUrl>['repo_type'];

/**
 * The address where a user lets ServiceStage into a Git host: one item, which is another one each time. The Git host
 * leads back to the vendor's console, whose address then holds code and state.
 */
export const gitSignInAddresses: ListedKind<{ readonly host: OAuthHost }, string> = {
  id: 'servicestage/git-sign-in',
  service: 'servicestage',
  parents: [],
  scopeKey: ({ host }) => host,
  identity: (address) => address,
  name: (address) => address,
  list: async (session, { host: repo_type }, signal) => {
    const { client, project_id } = await stageOf(session);
    const input = { project_id, repo_type };
    const { url } = await client.call(getGitAuthorizationRedirectUrl, input, { signal });
    return { items: [url], complete: true };
  },
};

/** Code and state in the address that the Git host led back to; undefined where one of them is missing. */
export function grantIn(address: string): { readonly code: string; readonly state: string } | undefined {
  const text = address.trim();
  const query = URL.canParse(text)
    ? new URL(text).searchParams
    : new URLSearchParams(text.replace(/^\?/, ''));
  const [code, state] = [query.get('code'), query.get('state')];
  return code && state ? { code, state } : undefined;
}
