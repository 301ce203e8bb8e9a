import { systemClock } from '../clock';
import type { Clock } from '../clock';
import type { Credentials, UnsignedRequest } from './credentials';
import { authorization, sdkDate, unsignedPayload } from './signing';

/** Keys of an IAM user, permanent or temporary. */
export interface AccessKeys {
  readonly accessKey: string;
  readonly secretKey: string;
  /** For temporary keys. */
  readonly securityToken?: string;
  /** Id of the project of the calls; required by ServiceStage and CSE. */
  readonly projectId?: string;
  /** Id of the account, for global services. */
  readonly domainId?: string;
  readonly clock?: Clock;
}

/**
 * Signs every request with access key and secret key. Has no `renew`: refused keys stay refused.
 * Source: Developer Guide of API Gateway, “Signing algorithm”; temporary keys: IAM API Reference, “Security tokens”.
 */
export function accessKeys(keys: AccessKeys): Credentials {
  const { accessKey, secretKey, securityToken, projectId, domainId, clock = systemClock } = keys;
  return {
    headers: (request) => {
      const added = {
        'x-sdk-date': sdkDate(clock.now()),
        ...(projectId && { 'x-project-id': projectId }),
        ...(domainId && { 'x-domain-id': domainId }),
        ...(securityToken && { 'x-security-token': securityToken }),
        ...(hasUnsignedBody(request) && { 'x-sdk-content-sha256': unsignedPayload }),
      };
      const headers = { ...signedOf(request), ...added, host: new URL(request.url).host };
      const signed = { method: request.method, url: request.url, body: request.body, headers };
      return Promise.resolve({ ...added, authorization: authorization(signed, accessKey, secretKey) });
    },
  };
}

/** The gateway hashes JSON only. */
function hasUnsignedBody({ body, headers }: UnsignedRequest): boolean {
  return (
    body !== undefined && !(headers['content-type'] ?? 'application/json').startsWith('application/json')
  );
}

/** Headers that a proxy may change are not signed. */
function signedOf({ headers }: UnsignedRequest): Record<string, string> {
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(
    lowered.filter(([name, value]) => name !== 'accept' && !value.startsWith('multipart/')),
  );
}
