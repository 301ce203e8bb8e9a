/** The kinds of cloud manifests that can be deployed, apart from the rows: menus need no more than the names. */
export const deployableKinds: Readonly<Record<string, readonly string[]>> = {
  'servicestage/v2': ['Environment', 'Application', 'ApplicationConfiguration', 'Component', 'Instance'],
  'cse/v2': ['Engine'],
  'cse/v3': [
    'MatchGroup',
    'Retry',
    'RateLimiting',
    'LoadBalance',
    'CircuitBreaker',
    'InstanceIsolation',
    'FaultInjection',
    'Bulkhead',
    'RouteRule',
  ],
  'registry/v4': ['Microservice', 'Schema', 'MicroserviceInstance', 'Dependency'],
  'kie/v1': ['Config'],
  'nacos/v1': ['Namespace'],
};

/**
 * Whether a cloud manifest looks as if it can be deployed: it has documents, and each is of a kind that can. Found without
 * reading the YAML, for menus; the plan reads it.
 */
export function looksDeployable(text: string): boolean {
  const kinds = text.split(/^---/m).flatMap((document) => {
    const [, apiVersion = ''] = /^apiVersion:[ \t]*["']?([\w./-]+)/m.exec(document) ?? [];
    const [, kind = ''] = /^kind:[ \t]*["']?(\w+)/m.exec(document) ?? [];
    return apiVersion === '' && kind === '' ? [] : [{ apiVersion, kind }];
  });
  return (
    kinds.length > 0 &&
    kinds.every(({ apiVersion, kind }) => deployableKinds[apiVersion]?.includes(kind) ?? false)
  );
}

/**
 * Whether the file of a service looks as if it had policies that engines take. Found without reading the YAML, for menus.
 */
export function hasPolicyTexts(text: string): boolean {
  const kinds =
    'matchGroup|retry|rateLimiting|loadbalance|circuitBreaker|instanceIsolation|faultInjection|bulkhead|routeRule';
  return (
    text.includes('servicecomb') && new RegExp(`^[ \\t]*(?:servicecomb\\.)?(?:${kinds})[.:]`, 'm').test(text)
  );
}
