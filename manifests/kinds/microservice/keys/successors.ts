/** A key that replaces another one in a newer generation, and how its number is derived from the old one. */
export interface Successor {
  readonly key: string;
  /** Thousands of milliseconds. */
  readonly times?: 1000;
}

/** Keys of Java Chassis 2 that Java Chassis 3 has under other names (Microservice descriptions, section 3). */
const inJava3: Readonly<Record<string, Successor>> = {
  'servicecomb.service.registry.address': { key: 'servicecomb.registry.sc.address' },
  'servicecomb.service.registry.instance.watch': { key: 'servicecomb.registry.sc.watch' },
  'servicecomb.service.registry.instance.pull.interval': {
    key: 'servicecomb.registry.sc.pollIntervalInMillis',
    times: 1000,
  },
  'servicecomb.service.registry.instance.healthCheck.interval': {
    key: 'servicecomb.registry.sc.healthCheckIntervalInSeconds',
  },
  'servicecomb.service.registry.instance.healthCheck.times': {
    key: 'servicecomb.registry.sc.healthCheckTimes',
  },
  'servicecomb.service.registry.instance.ignoreSwaggerDifference': {
    key: 'servicecomb.registry.sc.ignoreSwaggerDifferent',
  },
  'servicecomb.service.registry.instance.alwaysOverrideSchema': {
    key: 'servicecomb.registry.sc.canOverwriteSwagger',
  },
  'servicecomb.service.registry.autodiscovery': { key: 'servicecomb.registry.sc.autoDiscovery' },
};

/** The key of Java Chassis 3 that replaces a key that it does not read; undefined for all others. */
export function successorInJava3(key: string): Successor | undefined {
  return inJava3[key.replace(/^cse\./, 'servicecomb.')];
}

/** The key of today for one of the old identity; undefined for those that have none. */
export function identitySuccessor(key: string): string | undefined {
  if (key === 'APPLICATION_ID') return 'servicecomb.service.application';
  if (key === 'instance_description.environment') return undefined;
  const [, part, rest] = /^(service|instance)_description\.(.+)$/.exec(key) ?? [];
  return part === undefined || rest === undefined ? undefined : `servicecomb.${part}.${rest}`;
}
