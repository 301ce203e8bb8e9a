import * as l10n from '@vscode/l10n';
import type { Metric } from '../../../api/catalogue/cse/monitoring';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { alarmFigures, metricReports, metrics, type MetricEntry } from '../../../resources/cse/metrics';
import { entryText, figure, figuresText, numberText } from '../../../resources/cse/metric-texts';
import { shownTime } from '../../../resources/shown-time';
import type { LiveReader } from '../live-reader';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { healthIcon, type Health, type Loaded, type TreeNode } from '../tree-node';

const pulse = { id: 'pulse' };

/** Percentage of failed requests from which a microservice is shown as failing. */
const badFailureRate = 5;

/** What the microservices of a project report. */
export function metricsNode(target: ResolvedConnection): TreeNode {
  return countedNode(
    { target, parent: target.id },
    metrics,
    {},
    {
      label: l10n.t('Metrics'),
      icon: pulse,
      emptyText: l10n.t('No microservice reports metrics'),
      ordered: (entries) =>
        [...entries].sort(
          (one, other) =>
            Number(isFailing(other)) - Number(isFailing(one)) ||
            metrics.name(one).localeCompare(metrics.name(other)),
        ),
      countText: ({ length }) => l10n.t('versions: {0}', length),
      healthOf: healthOfEntry,
      rowOf: entryNode,
    },
  );
}

function isFailing(entry: MetricEntry): boolean {
  return healthOfEntry(entry) === 'bad';
}

/** By the share of requests that fail; undefined where it is not reported. */
function healthOfEntry(entry: MetricEntry): Health | undefined {
  const rate = figure(entry, 'failureRate');
  if (rate === undefined) return undefined;
  return rate >= badFailureRate ? 'bad' : 'good';
}

function entryNode(place: RowPlace, entry: MetricEntry): TreeNode {
  const health = healthOfEntry(entry);
  const node: TreeNode = resourceNode(place, metrics, {}, entry, {
    description: entryText(entry),
    tooltip: facts(
      [l10n.t('Microservice'), metrics.name(entry)],
      [l10n.t('Application'), entry.appId ?? undefined],
      [l10n.t('Environment'), entry.environment ?? undefined],
      [l10n.t('Instances'), numberText(figure(entry, 'instanceCount'))],
    ),
    icon: health === undefined ? pulse : healthIcon(health),
    emptyText: l10n.t('It reports nothing at the moment'),
    load: (live) => loadReport(place.target, node.id, entry, live),
  });
  return node;
}

async function loadReport(
  target: ResolvedConnection,
  parent: string,
  { serviceName, serviceId }: MetricEntry,
  live: LiveReader,
): Promise<Loaded> {
  const scope = { serviceName: serviceName ?? '' };
  const [reports, alarms] = await Promise.all([
    live.list(target, metricReports, scope),
    live.list(target, alarmFigures, scope),
  ]);
  const report = reports.find((one) => one.serviceId === serviceId);
  const [alarm] = alarms;
  const rows = [
    ...(report ? reportRows(report) : []),
    ...(alarm
      ? [
          [
            l10n.t('Watched by alarms, all versions'),
            figuresText({ qps: alarm.throughput, latency: alarm.avgDelay, failureRate: alarm.failureRate }),
          ],
        ]
      : []),
  ];
  return {
    children: rows.map(([label = '', description = '']) => ({
      id: `${parent}/${label}`,
      label,
      description,
      icon: { id: 'graph' },
      flags: ['named'],
      name: description,
    })),
  };
}

/** The figures of a report, those that it has. */
function reportRows(report: Metric): string[][] {
  const { total, failure, breakerRateAgg, circuitBreakerOpen } = report;
  const percentiles = [
    ['50 %', report.l50],
    ['90 %', report.l90],
    ['99 %', report.l99],
  ] as const;
  const below = percentiles
    .filter(([, time]) => typeof time === 'number')
    .map(([share, time]) => `${share} ${numberText(time)} ms`);
  const rows = [
    [l10n.t('Requests per second'), numberText(report.qps)],
    [l10n.t('Mean latency'), typeof report.latency === 'number' ? `${numberText(report.latency)} ms` : ''],
    [l10n.t('Latency below'), below.join(' · ')],
    [
      l10n.t('Failed requests'),
      typeof failure === 'number' ? l10n.t('{0} of {1}', numberText(failure), numberText(total)) : '',
    ],
    [l10n.t('Instances'), numberText(report.instanceCount)],
    [l10n.t('Circuit breakers'), breakerText(circuitBreakerOpen, breakerRateAgg)],
    [l10n.t('Reported'), shownTime(report.time) ?? ''],
  ];
  return rows.filter(([, text]) => text !== '');
}

function breakerText(open: boolean | null | undefined, share: number | null | undefined): string {
  if (typeof open !== 'boolean') return '';
  return open ? l10n.t('open ({0})', numberText(share)) : l10n.t('closed');
}
