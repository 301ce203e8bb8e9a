import { gatewayRefusal } from '../http/gateway';
import type { WireRequest } from '../http/exchange';
import { isSigned, keyOfSignature } from './signature';
import type { IamState } from './state';

/** The sender of a request, as known to the identity service. */
export interface Caller {
  readonly userId: string;
  readonly userName: string;
  readonly projectId: string;
}

/**
 * Identifies the caller by the `X-Auth-Token` or the signature of a request to a service of the cloud. Throws the refusal of
 * the cloud's API gateway for a token that is unknown, has expired or is for no project, and for a signature that does
 * not hold. Source: CSE API Reference, sections 3.1 and 3.2.
 */
export function authorize(state: IamState, request: WireRequest, now: number): Caller {
  const { userId, projectId } = identify(state, request, now);
  const user = state.users.find((one) => one.id === userId);
  if (!user || projectId === undefined) throw unauthorized('token is for no project');
  return { userId: user.id, userName: user.name, projectId };
}

/** The sender of a request, perhaps without a project. */
export function identify(
  state: IamState,
  request: WireRequest,
  now: number,
): { readonly userId: string; readonly projectId?: string } {
  if (isSigned(request)) return identifySigner(state, request, now);
  const token = request.headers['x-auth-token'];
  if (!token) throw unauthorized('x-auth-token not found');
  const found = state.tokens.find((one) => one.token === token);
  if (!found) throw unauthorized('decrypt token fail');
  if (found.expiresAt <= now) {
    throw unauthorized(`token expires, expires_at:${new Date(found.expiresAt).toISOString()}`);
  }
  return found;
}

/** A signature is for the project that its header names, and without one for the account's first. */
function identifySigner(state: IamState, request: WireRequest, now: number) {
  const result = keyOfSignature(state, request, now);
  if ('problem' in result) throw unauthorized(result.problem);
  const domain = request.headers['x-domain-id'];
  if (domain !== undefined && domain !== state.domain.id) throw unauthorized('the domain ID is another one');
  const wanted = request.headers['x-project-id'];
  const project = state.projects.find((one) => wanted === undefined || one.id === wanted);
  if (!project) throw unauthorized('the project ID is not one of the account');
  return { userId: result.key.userId, projectId: project.id };
}

function unauthorized(reason: string) {
  return gatewayRefusal(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`);
}
