import type { PolicyGeneration } from '../governance';
import type { Setting } from './settings';

/**
 * The framework that reads `servicecomb`, `cse` and the old keys of the identity: Java Chassis 1 and 2, Java Chassis 3,
 * Go Chassis, or (`policies`) Spring Cloud Huawei, which reads only policies there. Undefined if unknown.
 */
export type Dialect = 'java2' | 'java3' | 'go' | 'policies';

const goOnly =
  /^(?:servicecomb|cse)\.(?:protocols|noRefreshSchema|match|service\.(?:app|registry\.(?:type|scope|autoIPIndex))|transport\.(?:failure|maxIdleCon|maxBodyBytes|maxHeaderBytes|timeout)|registry\.(?:type|scope|address|refreshInterval|refeshInterval|disabled|register|autoIPIndex|heartbeat|healthCheck|cacheIndex|configPath|watch|autodiscovery|api)|config\.client\.(?:type|refreshInterval|refreshPort))(?:\.|$)/;
const java3Only = /^servicecomb\.registry\.(?:sc|local|nacos|zk|etcd|consul|zero-config)\./;
const java2Only = /^(?:servicecomb\.(?:service\.registry\.|references\.)|cse\.)/;
const javaIdentity = /^servicecomb\.service\.application$/;

export function dialectOf(settings: readonly Setting[]): Dialect | undefined {
  let found: Dialect | undefined;
  const isSpring = settings.some(({ key }) => key.startsWith('spring.cloud.servicecomb'));
  for (const { key } of settings) {
    if (!key.startsWith('servicecomb.') && !key.startsWith('cse.')) continue;
    if (goOnly.test(key) && !isSpring) return 'go';
    if (java3Only.test(key)) found = 'java3';
    else if (found === undefined && java2Only.test(key)) found = 'java2';
  }
  return found ?? (isSpring ? 'policies' : undefined);
}

/** The clients that read the policies of a document, if known. */
export function generationOf(dialect: Dialect | undefined): PolicyGeneration | undefined {
  return dialect === 'policies' ? 'java2' : dialect;
}

/** Whether a document has keys that Java Chassis has supported since `servicecomb.service.name`. */
export function hasNewIdentity(settings: readonly Setting[]): boolean {
  return settings.some(
    ({ key }) => javaIdentity.test(key) || java3Only.test(key) || key === 'servicecomb.service.name',
  );
}
