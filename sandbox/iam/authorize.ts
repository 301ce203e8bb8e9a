import { json, Refusal } from '../http/exchange';
import type { WireRequest } from '../http/exchange';
import type { IamState } from './state';

/** Who sends a request, as the identity service knows him. */
export interface Caller {
  readonly userName: string;
  readonly projectId: string;
}

/**
 * Tells who is behind the `X-Auth-Token` of a request to a service of the cloud. Throws the refusal of the cloud's API
 * gateway when the token is unknown, has expired or is for no project. Source: CSE API Reference, section 3.2.
 */
export function authorize(state: IamState, request: WireRequest, now: number): Caller {
  const token = request.headers['x-auth-token'];
  const found = state.tokens.find((one) => one.token === token && one.expiresAt > now);
  const user = state.users.find((one) => one.id === found?.userId);
  if (!user || found?.projectId === undefined) throw unauthorized();
  return { userName: user.name, projectId: found.projectId };
}

function unauthorized(): Refusal {
  return new Refusal(
    json(401, {
      error_code: 'APIGW.0301',
      error_msg: 'Incorrect IAM authentication information: token is invalid or has expired',
    }),
  );
}
