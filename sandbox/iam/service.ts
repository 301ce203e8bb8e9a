import { json } from '../http/exchange';
import type { WireAnswer } from '../http/exchange';
import type { SandboxService } from '../http/service';
import { iamEndpoints } from './iam';
import type { Iam } from './iam';

const megabyte = 1024 * 1024;

/** The identity service, behind the cloud's API gateway. */
export function iamService(iam: Iam): SandboxService {
  return {
    name: 'iam',
    endpoints: iamEndpoints(iam),
    bodyLimit: megabyte,
    headers: {},
    unknownPath: () =>
      gateway(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'),
    wrongMethod: () => gateway(405, 'APIGW.0101', 'The method is not allowed for the requested URL.'),
    tooLarge: () => gateway(413, 'APIGW.0201', 'Request entity too large.'),
    unavailable: () => gateway(503, 'APIGW.0501', 'Service unavailable.'),
    broken: (error) =>
      json(500, { error: { code: 500, message: String(error), title: 'Internal Server Error' } }),
  };
}

function gateway(status: number, error_code: string, error_msg: string): WireAnswer {
  return json(status, { error_code, error_msg });
}
