import {
  getMicroserviceMetrics,
  listMetrics,
  listMicroserviceThresholds,
} from '../../../api/catalogue/cse/monitoring';
import type { Endpoint } from '../../http/exchange';
import type { Cse } from '../cse';
import { cseEndpoint, succeed } from '../endpoint';
import { listMetricsOf } from '../monitoring/metric-list';
import { instanceMetrics, namedServices, serviceMetrics, thresholdsOf } from '../monitoring/metrics';

/**
 * Metrics of microservices; the calls name no engine, and are about the one that the sandbox serves.
 * Source: CSE API Reference, sections 5.4.10 to 5.4.12.
 */
export function monitoringEndpoints(cse: Cse): Endpoint[] {
  const { state } = cse.registry;
  return [
    cseEndpoint(cse, listMicroserviceThresholds, ({ input: { services }, now }) =>
      succeed(
        listMicroserviceThresholds,
        namedServices(state, services).flatMap((versions) => thresholdsOf(state, versions, now)),
      ),
    ),

    cseEndpoint(cse, getMicroserviceMetrics, ({ input: { service, instance }, now }) => {
      const lists = namedServices(state, service).map((versions) =>
        instance === undefined || instance === ''
          ? versions.map((one) => serviceMetrics(state, one, now))
          : versions
              .flatMap((one) => instanceMetrics(state, one, now))
              .filter((one) => one.instanceId === instance),
      );
      return succeed(getMicroserviceMetrics, lists);
    }),

    cseEndpoint(cse, listMetrics, ({ input, now }) => {
      const { page = 1, number = 100, sortType, sortKey = 'name', appIds, nameFilter = '' } = input;
      const search = {
        page,
        number,
        sortKey,
        decreasing: sortType === 'decrease',
        appIds: appIds === undefined || appIds === '' ? undefined : appIds.split(','),
        nameFilter,
      };
      return succeed(listMetrics, listMetricsOf(state, search, now));
    }),
  ];
}
