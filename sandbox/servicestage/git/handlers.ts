import type { Endpoint } from '../../http/exchange';
import type { Stage } from '../stage';
import { authorizationEndpoints } from './authorizations';
import { fileEndpoints } from './files';
import { repositoryEndpoints } from './repositories';

/** Access to Git repositories. Source: ServiceStage API Overview, Git Repository Access APIs. */
export function gitEndpoints(stage: Stage): Endpoint[] {
  return [...authorizationEndpoints(stage), ...repositoryEndpoints(stage), ...fileEndpoints(stage)];
}
