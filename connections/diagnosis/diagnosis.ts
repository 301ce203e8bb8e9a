import * as l10n from '@vscode/l10n';
import { createEngineRbacToken } from '../../api/catalogue/cse/engines';
import { listAuthProjects } from '../../api/catalogue/iam/projects';
import { createToken } from '../../api/catalogue/iam/tokens';
import type { Service } from '../../api/catalogue/operation';
import { obtainServiceCombToken } from '../../api/catalogue/registry/tokens';
import type { Clock } from '../../api/clock';
import { ApiError } from '../../api/errors/api-error';
import type { Network } from '../../api/http/network';
import { probeWay } from '../../api/http/probe-way';
import type { RequestLogLine } from '../../api/http/request-log';
import { probes, serviceName } from '../check-services';
import type { ResolvedConnection } from '../resolved-connection';
import type { Session } from '../session';
import type { DiagnosisStep } from './step';
import { networkStep } from './step';

export interface DiagnosisOptions {
  readonly network: Network;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal?: AbortSignal | undefined;
  /** Opens a session that signs in anew and gives one line for each request. */
  open(log: (line: RequestLogLine) => void): Promise<Session> | Session;
  /** Called after each step. */
  readonly report: (step: DiagnosisStep) => void;
}

/** Operations that sign in, or find what signing in needs. */
const signInOperations: ReadonlySet<string> = new Set([
  createToken.id,
  obtainServiceCombToken.id,
  createEngineRbacToken.id,
  'signIn',
  'connect',
]);

/**
 * Goes all the way to each server of a connection, step by step: proxy, DNS, TCP and TLS, then sign-in and one call for
 * each service. What can't work after a failure is skipped. No step holds a secret.
 *
 * @returns The steps, incomplete when cancelled.
 * @throws errors other than failed calls
 */
export async function diagnose(
  target: ResolvedConnection,
  options: DiagnosisOptions,
): Promise<readonly DiagnosisStep[]> {
  const steps: DiagnosisStep[] = [];
  const report = (step: DiagnosisStep) => {
    steps.push(step);
    options.report(step);
  };
  const unreachable = await probeServers(target, { ...options, report });
  if (!options.signal?.aborted) await callServices(target, { ...options, report }, unreachable);
  return steps;
}

/** Probes the way to each server. Returns the origins that can't be reached. */
async function probeServers(
  { addresses }: ResolvedConnection,
  { network, clock, signal, report }: DiagnosisOptions,
): Promise<ReadonlySet<string>> {
  const unreachable = new Set<string>();
  const servicesAt = new Map<string, string[]>();
  for (const [service, address] of Object.entries(addresses)) {
    if (!(service in probes)) continue;
    const { origin } = new URL(address);
    servicesAt.set(origin, [...(servicesAt.get(origin) ?? []), serviceName(service as Service)]); // a key of them
  }
  for (const [origin, services] of servicesAt) {
    if (signal?.aborted) break;
    const url = new URL(origin);
    const reached = await probeWay(url, {
      network,
      clock,
      signal,
      report: (step) => report(networkStep(url, services, step)),
    });
    if (!reached) unreachable.add(origin);
  }
  return unreachable;
}

async function callServices(
  target: ResolvedConnection,
  options: DiagnosisOptions,
  unreachable: ReadonlySet<string>,
): Promise<void> {
  const lines: RequestLogLine[] = [];
  const session = await options.open((line) => lines.push(line));
  const calls = new ServiceCalls(target, session, options, lines);
  try {
    for (const service of session.services) {
      if (options.signal?.aborted) return;
      const address = target.addresses[service];
      if (address === undefined || !probes[service]) continue;
      const { origin, host } = new URL(address);
      if (unreachable.has(origin)) calls.skip(service, l10n.t('{0} can’t be reached', host));
      else await calls.call(service);
    }
  } finally {
    await session.close();
  }
}

/** The sign-ins and calls of one diagnosis. */
class ServiceCalls {
  private hasSignedIn = false;
  /** The latest failure of signing in: services that share it are not told twice. */
  private refusal: ApiError | undefined;

  constructor(
    private readonly target: ResolvedConnection,
    private readonly session: Session,
    private readonly options: DiagnosisOptions,
    private readonly lines: RequestLogLine[],
  ) {}

  skip(service: Service, reason: string): void {
    this.options.report({
      subject: serviceName(service),
      step: 'call',
      outcome: 'skipped',
      result: l10n.t('not tried: {0}', reason),
    });
  }

  async call(service: Service): Promise<void> {
    const { clock, signal = new AbortController().signal, report } = this.options;
    const subject = serviceName(service);
    const start = clock.now();
    this.lines.length = 0;
    try {
      const result = (await probes[service]?.(this.session, signal)) ?? '';
      const before = this.reportSignIn(service);
      report({
        subject,
        step: 'call',
        outcome: 'passed',
        milliseconds: clock.now() - start - before,
        result,
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.kind === 'cancelled' || signal.aborted) return;
      if (this.isOfSignIn(service, error)) return this.refuse(service, error, clock.now() - start);
      const before = this.reportSignIn(service);
      const milliseconds = clock.now() - start - before;
      const { message: result, remedy } = error;
      report({ subject, step: 'call', outcome: 'failed', milliseconds, result, remedy });
    }
  }

  /** Reports the sign-ins of the latest call. Returns their time, in milliseconds. */
  private reportSignIn(service: Service): number {
    const { report } = this.options;
    const signIns = this.lines.filter((line) => this.signsIn(service, line.operation));
    for (const { operation, url, milliseconds } of signIns) {
      const { host } = new URL(url);
      const result =
        operation === listAuthProjects.id
          ? l10n.t('the project was found at {0}', host)
          : l10n.t('signed in at {0}', host);
      report({ subject: serviceName(service), step: 'sign-in', outcome: 'passed', milliseconds, result });
    }
    if (signIns.length === 0 && !this.hasSignedIn) {
      const result =
        this.target.connection.authentication === 'none'
          ? l10n.t('not needed')
          : l10n.t('no request of its own');
      report({ subject: serviceName(service), step: 'sign-in', outcome: 'passed', milliseconds: 0, result });
    }
    this.hasSignedIn = true;
    return signIns.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  }

  private refuse(service: Service, error: ApiError, milliseconds: number): void {
    const { message: result, remedy } = error;
    if (this.refusal?.message !== result) {
      this.options.report({
        subject: serviceName(service),
        step: 'sign-in',
        outcome: 'failed',
        milliseconds,
        result,
        remedy,
      });
    }
    this.refusal = error;
    this.hasSignedIn = true;
    this.skip(service, l10n.t('the sign-in failed'));
  }

  private isOfSignIn(service: Service, { operation }: ApiError): boolean {
    return this.signsIn(service, operation);
  }

  /** Looking up the project is the call of IAM, and a part of signing in to the others. */
  private signsIn(service: Service, operation: string): boolean {
    return signInOperations.has(operation) || (service !== 'iam' && operation === listAuthProjects.id);
  }
}
