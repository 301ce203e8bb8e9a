import {
  getMicroserviceMetrics,
  listMetrics,
  listMicroserviceThresholds,
  type Metric,
  type MicroserviceThreshold,
} from '../../api/catalogue/cse/monitoring';
import type { Entry } from '../../api/catalogue/operation';
import { readAll } from '../read-all';
import { below, type Everything, type ListedKind } from '../resource-kind';
import { cseOf } from './engines';

export type MetricEntry = Entry<typeof listMetrics>;

/** Microservice versions that report metrics, with their main figures. Source: CSE API Reference, section 5.4.12. */
export const metrics: ListedKind<Everything, MetricEntry> = {
  id: 'cse/metric',
  service: 'cse',
  parents: [],
  scopeKey: () => '',
  identity: ({ serviceId, key }) => serviceId ?? key ?? '',
  name: ({ serviceName, version }) => `${serviceName ?? ''} ${version ?? ''}`.trim(),
  details: ({ appId, environment }) => [appId, environment].filter((text) => text).join(' · '),
  list: async (session, _scope, signal) => {
    const { client, project_id } = await cseOf(session);
    return readAll(() => client.pages(listMetrics, { project_id }, { signal }));
  },
};

export interface ReportScope {
  readonly serviceName: string;
}

/** What the versions of a microservice report. Source: CSE API Reference, section 5.4.11. */
export const metricReports: ListedKind<ReportScope, Metric> = {
  id: 'cse/metric-report',
  service: 'cse',
  parents: [metrics.id],
  below: below(metrics, (_scope, { serviceName }) => ({ serviceName: serviceName ?? '' })),
  scopeKey: ({ serviceName }) => serviceName,
  identity: ({ serviceId, instanceId }) => instanceId ?? serviceId ?? '',
  name: ({ name, version }) => `${name ?? ''} ${version ?? ''}`.trim(),
  list: async (session, { serviceName: service }, signal) => {
    const { client, project_id } = await cseOf(session);
    const lists = await client.call(getMicroserviceMetrics, { project_id, service }, { signal });
    return { items: lists.flat(), complete: true };
  },
};

/** The figures that alarms of a microservice look at. Source: CSE API Reference, section 5.4.10. */
export const alarmFigures: ListedKind<ReportScope, MicroserviceThreshold> = {
  id: 'cse/alarm-figures',
  service: 'cse',
  parents: [metrics.id],
  below: below(metrics, (_scope, { serviceName }) => ({ serviceName: serviceName ?? '' })),
  scopeKey: ({ serviceName }) => serviceName,
  identity: ({ environment, appId, serviceName }) => JSON.stringify([environment, appId, serviceName]),
  name: ({ serviceName }) => serviceName ?? '',
  list: async (session, { serviceName: services }, signal) => {
    const { client, project_id } = await cseOf(session);
    const items = await client.call(listMicroserviceThresholds, { project_id, services }, { signal });
    return { items, complete: true };
  },
};
