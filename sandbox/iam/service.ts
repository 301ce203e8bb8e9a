import { json } from '../http/exchange';
import { gateway } from '../http/gateway';
import type { SandboxService } from '../http/service';
import { enterpriseProjectsEndpoint } from './enterprise-projects';
import { iamEndpoints } from './iam';
import type { Iam } from './state';

const megabyte = 1024 * 1024;

/** The identity service and the one for enterprise projects, behind the cloud's API gateway. */
export function iamService(iam: Iam): SandboxService {
  return {
    ...gateway,
    name: 'iam',
    endpoints: [...iamEndpoints(iam), enterpriseProjectsEndpoint(iam)],
    bodyLimit: megabyte,
    broken: (error) =>
      json(500, { error: { code: 500, message: String(error), title: 'Internal Server Error' } }),
  };
}
