import { json } from '../http/exchange';
import type { Endpoint, WireAnswer } from '../http/exchange';
import { gateway } from '../http/gateway';
import type { SandboxService } from '../http/service';
import { authorizationEndpoints } from './git/authorizations';
import { fileEndpoints } from './git/files';
import { repositoryEndpoints } from './git/repositories';
import { applicationEndpoints } from './handlers/applications';
import { componentEndpoints } from './handlers/components';
import { environmentEndpoints } from './handlers/environments';
import { instanceEndpoints } from './handlers/instances';
import { jobEndpoints } from './handlers/jobs';
import { metaEndpoints } from './handlers/meta';
import type { Stage } from './stage';

const megabyte = 1024 * 1024;

/** Application management, behind the cloud's API gateway. */
export function servicestageService(stage: Stage): SandboxService {
  return {
    name: 'servicestage',
    endpoints: [
      ...metaEndpoints(stage),
      ...environmentEndpoints(stage),
      ...applicationEndpoints(stage),
      ...componentEndpoints(stage),
      ...instanceEndpoints(stage),
      ...jobEndpoints(stage),
      ...gitEndpoints(stage),
    ],
    bodyLimit: 12 * megabyte,
    ...gateway,
    unknownPath: (request, served) =>
      /^\/v2\/[^/]+\/cas\//.test(request.url)
        ? answer(404, 'SVCSTG.00100408', 'The request cannot be found.')
        : gateway.unknownPath(request, served),
    broken: (error) => answer(500, 'SVCSTG.00100500', `Internal service error. ${String(error)}`),
  };
}

function answer(status: number, error_code: string, error_msg: string): WireAnswer {
  return json(status, { error_code, error_msg });
}

/** Access to Git repositories. Source: ServiceStage API Overview, Git Repository Access APIs. */
function gitEndpoints(stage: Stage): Endpoint[] {
  return [...authorizationEndpoints(stage), ...repositoryEndpoints(stage), ...fileEndpoints(stage)];
}
