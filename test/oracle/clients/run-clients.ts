import { join } from 'node:path';
import type { ReadyLine, SandboxOptions } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { missingTools } from '../libraries';
import type { ClientCall } from './client-call';
import { callsOfJava, compileClients } from './java-clients';
import { callsOfSdk, pythonWithSdk } from './python-sdk';

/** Jobs that take minutes in a real cloud end within a second. */
const pace = 0.005;

/**
 * Runs real clients from package registries against the sandbox and prints what became of each of their operations, and
 * what was skipped. True when none failed.
 */
export async function runClients(out: string): Promise<boolean> {
  const withoutFailure = [report(await runSdk(out)), report(await runJava(out))];
  return withoutFailure.every(Boolean);
}

/** Where a client differs from every document, with the reason why the sandbox does not follow it. */
const exceptions: readonly ClientCall[] = [
  {
    service: 'cse',
    operation: 'list_microservice_route_rule',
    reason: 'The model of the SDK has one text, and holds nothing of the list of rules that servers answer.',
  },
];

/** Prints each failure, each exception, and how many operations of each service agreed; true when nothing failed. */
function report(calls: readonly ClientCall[]): boolean {
  const disagreed = calls.filter(({ reason }) => reason !== undefined);
  const failed = disagreed.filter((call) => exceptionFor(call) === undefined);
  for (const { service, operation, reason } of failed)
    console.log(`failed: ${service} ${operation}: ${reason}`);
  for (const { service, operation, reason } of disagreed.flatMap((call) => exceptionFor(call) ?? [])) {
    console.log(`known: ${service} ${operation}: ${reason}`);
  }
  for (const service of new Set(calls.map((call) => call.service))) {
    const operationsOf = (list: readonly ClientCall[]) =>
      new Set(list.filter((call) => call.service === service).map(({ operation }) => operation)).size;
    const all = operationsOf(calls);
    console.log(`${service}: ${all - operationsOf(disagreed)} of ${all} operations agreed`);
  }
  return failed.length === 0;
}

function exceptionFor({ service, operation }: ClientCall): ClientCall | undefined {
  return exceptions.find((one) => one.service === service && one.operation === operation);
}

async function runSdk(out: string): Promise<readonly ClientCall[]> {
  const python = pythonWithSdk(join(out, 'python'));
  if (python === undefined) return skipped('the vendor’s Python SDK', 'Python 3 and its packages');
  return withSandbox({}, (ready) => callsOfSdk(python, ready));
}

/** With and without the registry's sign-in. */
async function runJava(out: string): Promise<readonly ClientCall[]> {
  const missing = missingTools();
  if (missing !== undefined) return skipped('ServiceComb’s Java clients', missing);
  const path = compileClients(out);
  const open = await withSandbox({}, (ready) => callsOfJava(path, ready));
  const secured = await withSandbox({ registryAuthentication: 'rbac' }, (ready) => callsOfJava(path, ready));
  return [...open, ...secured];
}

function skipped(what: string, missing: string): readonly ClientCall[] {
  console.log(`Skipped: ${what} can't be run without ${missing}.`);
  return [];
}

async function withSandbox<T>(options: SandboxOptions, use: (ready: ReadyLine) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox({ pace, ...options });
  try {
    return await use(sandbox.ready);
  } finally {
    await sandbox.close();
  }
}
