import { kieItems } from './kie/items';
import { deployedApps, registeredApps } from './lain/apps';
import { consoles } from './lain/consoles';
import { pods, procs } from './lain/procs';
import { versions } from './lain/versions';
import { instances } from './registry/instances';
import { microservices } from './registry/microservices';
import { serviceCenters, statistics } from './registry/service-center';
import type { ResourceKind } from './resource-kind';

/** Every resource kind; a new kind is one file and one line here. */
export const resourceKinds: readonly ResourceKind<unknown, unknown>[] = [
  consoles,
  registeredApps,
  versions,
  deployedApps,
  procs,
  pods,
  serviceCenters,
  statistics,
  microservices,
  instances,
  kieItems,
];
