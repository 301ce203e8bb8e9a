import assert from 'node:assert/strict';
import { listMetricsOf } from '../../../../sandbox/cse/monitoring/metric-list';
import {
  instanceMetrics,
  namedServices,
  serviceMetrics,
  thresholdsOf,
} from '../../../../sandbox/cse/monitoring/metrics';
import { demoState } from '../../../../sandbox/seeds/demo/demo';
import { assertEvery } from '../../../every';

const now = Date.UTC(2026, 10, 21, 10);
const minute = 60_000;

describe('sandbox: metrics', () => {
  const { registry: state } = demoState(now);
  const metricsOf = (name: string, at = now) =>
    namedServices(state, name)
      .flat()
      .map((one) => serviceMetrics(state, one, at));
  const all = { page: 1, number: 100, sortKey: 'qps', decreasing: true, nameFilter: '' } as const;

  it('are the same for the same time, and move with it', () => {
    assert.deepEqual(metricsOf('cart'), metricsOf('cart'));
    assert.notDeepEqual(
      metricsOf('cart').map((one) => one.qps),
      metricsOf('cart', now + minute).map((one) => one.qps),
    );
  });

  it('are nothing where no instance is', () => {
    const [idle] = metricsOf('recommendations');
    assert.deepEqual([idle?.instanceCount, idle?.qps, idle?.failureRate, idle?.rate], [0, 0, 0, 0]);
  });

  it('are worse where an instance is down', () => {
    const production = namedServices(state, 'orders')
      .flat()
      .filter((one) => one.service.environment === 'production');
    const metrics = production.map((one) => serviceMetrics(state, one, now));
    assertEvery(metrics, (one) => one.failureRate > 5);
    const loads = production.flatMap((one) => instanceMetrics(state, one, now));
    assert.deepEqual(loads.map((one) => one.qps > 0).sort(), [false, true]);
  });

  it('of a microservice are those of its versions together', () => {
    const [versions = []] = namedServices(state, 'cart');
    const [threshold] = thresholdsOf(state, versions, now);
    const sum = metricsOf('cart').reduce((qps, one) => qps + one.qps, 0);
    assert.equal(threshold?.throughput, Math.round(sum));
    assert.deepEqual(thresholdsOf(state, [], now), []);
  });

  it('are listed by page, order, application and name', () => {
    const whole = listMetricsOf(state, { ...all, appIds: undefined }, now);
    const rates = whole.list.map((one) => one.custom.qps);
    assert.deepEqual(
      rates,
      [...rates].sort((a, b) => b - a),
    );
    assert.deepEqual(whole.appIds, ['platform', 'shop']);
    const second = listMetricsOf(state, { ...all, page: 2, number: 2, appIds: undefined }, now);
    assert.deepEqual(second.list, whole.list.slice(2, 4));
    assert.deepEqual([second.number, second.total], [2, whole.total]);
    const mail = listMetricsOf(state, { ...all, appIds: ['platform'] }, now);
    assert.deepEqual(
      mail.list.map((one) => one.serviceName),
      ['mail'],
    );
    assert.equal(listMetricsOf(state, { ...all, appIds: undefined, nameFilter: 'nosuch' }, now).total, 0);
  });
});
