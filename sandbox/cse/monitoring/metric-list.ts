import type { RegistryState } from '../../registry/state';
import { serviceMetrics, visibleServices } from './metrics';

type SortKey = 'name' | 'qps' | 'latency' | 'total';

export interface MetricSearch {
  /** From 1. */
  readonly page: number;
  readonly number: number;
  readonly sortKey: SortKey;
  readonly decreasing: boolean;
  /** Undefined for all. */
  readonly appIds: readonly string[] | undefined;
  readonly nameFilter: string;
}

/** One page of the microservice versions that have metrics, with their main figures. */
export function listMetricsOf(state: RegistryState, search: MetricSearch, now: number) {
  const services = visibleServices(state);
  const found = services
    .filter(({ service }) => search.appIds?.includes(service.appId) ?? true)
    .filter(({ service }) => service.serviceName.includes(search.nameFilter))
    .map((one) => serviceMetrics(state, one, now))
    .sort((a, b) => (search.decreasing ? -1 : 1) * compare(a, b, search.sortKey));
  const start = (search.page - 1) * search.number;
  const page = found.slice(start, start + search.number);
  return {
    list: page.map((one) => ({
      key: one.serviceId,
      serviceId: one.serviceId,
      serviceName: one.name,
      appId: one.appId,
      version: one.version,
      environment: one.environment,
      custom: {
        qps: one.qps,
        latency: one.latency,
        total: one.total,
        failureRate: one.failureRate,
        instanceCount: one.instanceCount,
      },
    })),
    appIds: [...new Set(services.map(({ service }) => service.appId))].sort(),
    page: search.page,
    number: page.length,
    total: found.length,
  };
}

function compare(a: Readonly<Record<SortKey, string | number>>, b: typeof a, key: SortKey): number {
  if (key === 'name') return String(a.name).localeCompare(String(b.name));
  return Number(a[key]) - Number(b[key]);
}
