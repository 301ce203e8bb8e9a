import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../resolved-connection';
import type { DiagnosisStep } from './step';

/** Width of the columns for outcome, step and time, in characters. */
const [outcomeWidth, stepWidth, timeWidth] = [9, 20, 9];

/** The first line of a report. */
export function reportTitle({ connection, type, address }: ResolvedConnection): string {
  return l10n.t('Diagnosis of {0} ({1}, {2})', connection.name, type.label(), address);
}

/** The lines for one step, below a heading where its subject differs from that of the step before. */
export function reportLines(step: DiagnosisStep, before: DiagnosisStep | undefined): readonly string[] {
  const { subject, outcome, milliseconds, result, remedy } = step;
  const time = milliseconds === undefined ? '' : l10n.t('{0} ms', milliseconds);
  const heading = before?.subject === subject ? [] : ['', headingOf(step)];
  const row = [
    outcomeName(outcome).padEnd(outcomeWidth),
    stepName(step.step).padEnd(stepWidth),
    time.padStart(timeWidth),
  ].join('');
  const next = remedy ? [`${' '.repeat(2 + outcomeWidth)}${l10n.t('Next step: {0}', remedy)}`] : [];
  return [...heading, `  ${row}  ${result}`.trimEnd(), ...next];
}

/** What came of all steps: what failed first, and what to do. */
export function reportVerdict(steps: readonly DiagnosisStep[], isCancelled: boolean): readonly string[] {
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  const cancelled = isCancelled ? [l10n.t('Cancelled; what follows was not tried.')] : [];
  if (!first) return isCancelled ? cancelled : [l10n.t('Everything works.')];
  return [
    ...cancelled,
    l10n.t('Steps that failed: {0}', failed.length),
    `${headingOf(first)}: ${first.result}`,
    ...(first.remedy ? [l10n.t('Next step: {0}', first.remedy)] : []),
  ];
}

function headingOf({ subject, services = [] }: DiagnosisStep): string {
  return services.length === 0 ? subject : `${subject} (${services.join(', ')})`;
}

function outcomeName(outcome: DiagnosisStep['outcome']): string {
  switch (outcome) {
    case 'passed':
      return l10n.t('passed');
    case 'failed':
      return l10n.t('FAILED');
    case 'skipped':
      return l10n.t('skipped');
  }
}

function stepName(step: DiagnosisStep['step']): string {
  switch (step) {
    case 'proxy':
      return l10n.t('Proxy');
    case 'dns':
      return 'DNS';
    case 'tcp':
      return 'TCP';
    case 'proxy-tls':
      return l10n.t('TLS with the proxy');
    case 'tunnel':
      return l10n.t('Tunnel');
    case 'tls':
      return 'TLS';
    case 'sign-in':
      return l10n.t('Sign-in');
    case 'call':
      return l10n.t('Call');
  }
}
