import { gateway } from '../http/gateway';
import type { SandboxService } from '../http/service';
import { nacosEndpoints } from '../nacos/endpoints';
import type { NacosState } from '../nacos/state';
import type { Cse } from './cse';
import { refuse } from './errors';
import { configurationEndpoints } from './handlers/configuration';
import { enginesEndpoints } from './handlers/engines';
import { governanceEndpoints } from './handlers/governance';
import { jobsEndpoints } from './handlers/jobs';
import { monitoringEndpoints } from './handlers/monitoring';
import { rbacEndpoints } from './handlers/rbac';
import { routeRulesEndpoints } from './handlers/route-rules';

const megabyte = 1024 * 1024;

/** The engine service with what it does in engines, Nacos among them, behind the cloud's API gateway. */
export function cseService(cse: Cse, nacos: NacosState): SandboxService {
  return {
    name: 'cse',
    endpoints: [
      ...enginesEndpoints(cse),
      ...jobsEndpoints(cse),
      ...configurationEndpoints(cse),
      ...governanceEndpoints(cse),
      ...routeRulesEndpoints(cse),
      ...monitoringEndpoints(cse),
      ...rbacEndpoints(cse),
      ...nacosEndpoints(cse, nacos),
    ],
    bodyLimit: 12 * megabyte,
    ...gateway,
    broken: (error) => refuse('SVCSTG.00500400', String(error)).answer,
  };
}
