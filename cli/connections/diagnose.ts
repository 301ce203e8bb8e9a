import type { Service } from '../../api/catalogue/operation';
import { systemClock } from '../../api/clock';
import { ApiError } from '../../api/errors/api-error';
import { diagnose as diagnoseConnection } from '../../connections/diagnosis/diagnosis';
import { reportLines, reportTitle, reportVerdict } from '../../connections/diagnosis/report';
import type { DiagnosisStep } from '../../connections/diagnosis/step';
import type { Session } from '../../connections/session';
import type { ExitCode } from '../exit-code';
import { exitCode, UsageError } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { findConnection } from './find-connection';
import { openTarget } from './open-target';
import { terminalNetwork } from './terminal-network';

/** A connection to diagnose, as given on the command line. */
export interface DiagnosisRequest {
  /** Name of a connection, or address of the service. */
  readonly connection: string;
  readonly service: Service | undefined;
  /** Prints the steps as one array of JSON at the end. */
  readonly json: boolean;
}

/**
 * Diagnoses a connection; each step is printed when it is done. Returns 1 when a step fails.
 *
 * @throws UsageError when there is no such connection
 */
export async function diagnose(
  { connection, service, json }: DiagnosisRequest,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  if (/^https?:/i.test(connection) && service === undefined) {
    throw new UsageError('Say with --service which service is at this address.');
  }
  const { environment } = context;
  const target = await findConnection(connection, service ?? 'registry', context);
  const print = (lines: readonly string[]) =>
    json ? Promise.resolve() : terminal.out(`${printableLines(lines.join('\n'))}\n`);
  await print([reportTitle(target)]);
  let before: DiagnosisStep | undefined;
  let printing: Promise<void> = Promise.resolve();
  const steps = await diagnoseConnection(target, {
    network: terminalNetwork(environment),
    clock: systemClock,
    open: (log) => withoutUsage(openTarget(target, environment, log)),
    report: (step) => {
      const lines = reportLines(step, before);
      before = step;
      printing = printing.then(() => print(lines));
      printing.catch(() => undefined); // rejects below
    },
  });
  await printing;
  await print(['', ...reportVerdict(steps, false)]);
  if (json) await terminal.out(`${JSON.stringify(steps, undefined, 2)}\n`);
  return steps.some(({ outcome }) => outcome === 'failed') ? exitCode.failed : exitCode.clean;
}

/** A session whose missing variables are failures of the sign-in: the steps before it are worth knowing. */
function withoutUsage(session: Session): Session {
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      throw new ApiError({ kind: 'unauthorized', message: error.message, remedy: '', operation: 'signIn' });
    }
  };
  return {
    ...session,
    client: (service) => explained(session.client(service)),
    projectId: () => explained(session.projectId()),
  };
}
