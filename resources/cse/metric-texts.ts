import * as l10n from '@vscode/l10n';
import type { MetricEntry } from './metrics';

/** The main figures of a microservice version; those that are not reported are missing. */
export interface Figures {
  readonly qps: number | null | undefined;
  readonly latency: number | null | undefined;
  readonly failureRate: number | null | undefined;
}

/** The main figures of an entry in one line. */
export function entryText(entry: MetricEntry): string {
  return figuresText({
    qps: figure(entry, 'qps'),
    latency: figure(entry, 'latency'),
    failureRate: figure(entry, 'failureRate'),
  });
}

/** Failures first, since they matter most. */
export function figuresText({ qps, latency, failureRate }: Figures): string {
  return [
    typeof failureRate === 'number' ? l10n.t('{0} % failed', numberText(failureRate)) : '',
    typeof qps === 'number' ? l10n.t('{0} per second', numberText(qps)) : '',
    typeof latency === 'number' ? `${numberText(latency)} ms` : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A figure of an entry; what servers put there is not described. */
export function figure({ custom }: MetricEntry, name: string): number | undefined {
  const value = custom?.[name];
  return typeof value === 'number' ? value : undefined;
}

/** A figure as people read it; empty when there is none. */
export function numberText(value: number | null | undefined): string {
  return typeof value === 'number'
    ? new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(value)
    : '';
}
