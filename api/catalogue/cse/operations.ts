import { dynamicConfigurationOperations } from './dynamic-configuration';
import { engineJobsOperations } from './engine-jobs';
import { enginesOperations } from './engines';
import { governanceOperations } from './governance';
import { monitoringOperations } from './monitoring';
import { rbacOperations } from './rbac';
import { routeRulesOperations } from './route-rules';

/** The cloud's engine service: engines, and calls passed on to them. */
export const cseOperations = [
  ...dynamicConfigurationOperations,
  ...enginesOperations,
  ...engineJobsOperations,
  ...governanceOperations,
  ...routeRulesOperations,
  ...monitoringOperations,
  ...rbacOperations,
];
