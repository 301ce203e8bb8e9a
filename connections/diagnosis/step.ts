import * as l10n from '@vscode/l10n';
import { transportMessage, transportRemedy } from '../../api/errors/transport-failure';
import type { ProbedStep } from '../../api/http/probe-way';

/** One step of a diagnosis, free of secrets. Servers wrote a part of the texts. */
export interface DiagnosisStep {
  /** Host and port of a server, the name of the connection, or that of a service. */
  readonly subject: string;
  /** The services of a server. */
  readonly services?: readonly string[];
  readonly step: ProbedStep['step'] | 'sign-in' | 'call';
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Absent when it was skipped. */
  readonly milliseconds?: number;
  /** What was found, or the reason of the failure. */
  readonly result: string;
  /** The next step after a failure, if one is known. */
  readonly remedy?: string;
}

/** A step on the way to a server, in words. */
export function networkStep(
  { host }: URL,
  services: readonly string[],
  { step, milliseconds, found, error }: ProbedStep,
): DiagnosisStep {
  const base = { subject: host, services, step, milliseconds };
  if (!error) return { ...base, outcome: 'passed', result: wordsFor(step, found) };
  const remedy = transportRemedy(error) ?? remedyOf(step);
  return { ...base, outcome: 'failed', result: transportMessage(error, host), remedy };
}

function wordsFor(step: ProbedStep['step'], found: readonly string[]): string {
  const [first = '', second = ''] = found;
  switch (step) {
    case 'proxy':
      return first === '' ? l10n.t('none') : l10n.t('{0}, which {1} names', first, second);
    case 'dns':
      return found.join(', ');
    case 'tcp':
      return l10n.t('connected');
    case 'tunnel':
      return l10n.t('opened by the proxy');
    case 'proxy-tls':
    case 'tls':
      return second === '' ? first : l10n.t('{0}, certificate valid until {1}', first, second);
  }
}

function remedyOf(step: ProbedStep['step']): string {
  return step === 'dns'
    ? l10n.t('Check the host name in the address of the connection, and the name server of this computer.')
    : l10n.t('Check the address and the port of the connection, that the server is running, and firewalls.');
}
