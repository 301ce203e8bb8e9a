import { engineItems } from '../../../resources/cse/engine-items';
import { engineNetworks } from '../../../resources/cse/engine-networks';
import { engineFlavors, engineQuotas, engines } from '../../../resources/cse/engines';
import { engineJobs, jobPhases } from '../../../resources/cse/jobs';
import { alarmFigures, metricReports, metrics } from '../../../resources/cse/metrics';
import { matchGroups, policies, policiesOfKind } from '../../../resources/cse/policies';
import { routedServices, routeRules } from '../../../resources/cse/route-rules';
import { kieItems } from '../../../resources/kie/items';
import { kieRevisions } from '../../../resources/kie/revisions';
import { deployedApps, registeredApps } from '../../../resources/lain/apps';
import { consoles } from '../../../resources/lain/consoles';
import { histories } from '../../../resources/lain/histories';
import { maintainers } from '../../../resources/lain/maintainers';
import { operationLogs } from '../../../resources/lain/operation-logs';
import { ownRoles } from '../../../resources/lain/own-roles';
import { resourceInstances } from '../../../resources/lain/resource-instances';
import { streamPorts } from '../../../resources/lain/stream-ports';
import { deployments, pods, procs } from '../../../resources/lain/procs';
import { versions } from '../../../resources/lain/versions';
import { namespaces } from '../../../resources/nacos/namespaces';
import { accountLocks } from '../../../resources/registry/account-locks';
import { accounts } from '../../../resources/registry/accounts';
import { allInstances } from '../../../resources/registry/all-instances';
import { foundInstances } from '../../../resources/registry/found-instances';
import { instances } from '../../../resources/registry/instances';
import { microservices } from '../../../resources/registry/microservices';
import { ownPermissions } from '../../../resources/registry/own-permissions';
import { roles } from '../../../resources/registry/roles';
import { consumers, providers } from '../../../resources/registry/dependencies';
import { schemas } from '../../../resources/registry/schemas';
import { serviceProperties } from '../../../resources/registry/service-properties';
import { serviceStates } from '../../../resources/registry/service-states';
import { tags } from '../../../resources/registry/tags';
import { serviceCenters, statistics } from '../../../resources/registry/service-center';
import type { ResourceKind } from '../../../resources/resource-kind';
import { applications, variables, variableSets } from '../../../resources/servicestage/applications';
import { componentOverviews } from '../../../resources/servicestage/component-overviews';
import { components } from '../../../resources/servicestage/components';
import { environmentResources, environments } from '../../../resources/servicestage/environments';
import {
  gitAuthorizations,
  gitNamespaces,
  gitProjects,
  repositoriesByAddress,
} from '../../../resources/servicestage/git-authorizations';
import {
  gitBranches,
  gitCommits,
  gitFiles,
  gitHooks,
  gitTags,
} from '../../../resources/servicestage/git-repositories';
import { componentInstances, snapshots } from '../../../resources/servicestage/instances';
import { gitSignInAddresses } from '../../../resources/servicestage/git-sign-in';
import { stageFlavors, templates } from '../../../resources/servicestage/flavors';
import { runtimes } from '../../../resources/servicestage/runtimes';
import { stageJobs } from '../../../resources/servicestage/jobs';
import { settings } from '../../../resources/registry/settings';

/** Every kind of resource, below those that it belongs to. A new kind is added here, and to the demo. */
export const kinds: readonly ResourceKind<unknown, unknown>[] = [
  consoles,
  registeredApps,
  versions,
  deployedApps,
  deployments,
  procs,
  pods,
  histories,
  maintainers,
  operationLogs,
  ownRoles,
  resourceInstances,
  streamPorts,
  serviceCenters,
  statistics,
  accounts,
  accountLocks,
  roles,
  ownPermissions,
  microservices,
  settings,
  serviceStates,
  instances,
  allInstances,
  foundInstances,
  schemas,
  tags,
  serviceProperties,
  providers,
  consumers,
  kieItems,
  kieRevisions,
  engines,
  engineQuotas,
  engineFlavors,
  engineNetworks,
  engineJobs,
  jobPhases,
  engineItems,
  matchGroups,
  policies,
  policiesOfKind,
  routedServices,
  routeRules,
  metrics,
  metricReports,
  alarmFigures,
  namespaces,
  applications,
  variableSets,
  variables,
  environments,
  environmentResources,
  components,
  componentOverviews,
  componentInstances,
  snapshots,
  stageJobs,
  gitAuthorizations,
  gitNamespaces,
  gitProjects,
  repositoriesByAddress,
  gitSignInAddresses,
  gitBranches,
  gitTags,
  gitHooks,
  gitFiles,
  gitCommits,
  runtimes,
  stageFlavors,
  templates,
];
