import * as l10n from '@vscode/l10n';
import {
  asksForSecret,
  differInNameOnly,
  needsSecret,
  type ResolvedConnection,
} from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { askForConnection, connectionChoice } from '../../connections/choose-connection';
import type { FilledForm } from '../../connections/connection-form';
import type { Services } from '../../services';
import { focusEmptyView } from '../../views/focus-view';
import { withCancel } from '../../with-cancel';
import { connectionIdIn, engineIdIn, showFailure } from '../register';

/** Adds a connection and reports at once what it reaches. */
export async function addConnection(services: Services): Promise<void> {
  const { connections, prompts } = services;
  const [{ askConnection }, { liveForm }] = await formModules();
  const taken = await takenNames(services);
  const filled = await askConnection(prompts, taken, undefined, undefined, liveForm(services));
  if (!filled) return;
  const { target } = filled;
  await connections.save(target.connection);
  const { reportFailedTest, reportNoSignIn, reportPartlyReached } = await import('./report-added');
  if (needsSecret(target) && !(await storeSecret(services, filled))) return reportNoSignIn(services, target);
  await test(services, target, {
    failed: (error) => reportFailedTest(services, target, error),
    partlyReached: (message) => reportPartlyReached(services, target, message),
  });
}

function formModules() {
  return Promise.all([import('../../connections/connection-form'), import('../../connections/live-form')]);
}

/** Asks for the members of a connection again; its secret stays where it still fits. */
export async function editConnection(services: Services, row: unknown): Promise<void> {
  const { connections, live, prompts, secrets } = services;
  const former = await chooseConnection(services, l10n.t('Edit Connection'), row, isConfigured);
  if (!former) return;
  const [{ askConnection }, { liveForm }] = await formModules();
  const stored = await secrets.get(former);
  const known = stored && { target: former, secret: stored };
  const taken = await takenNames(services);
  const filled = await askConnection(prompts, taken, former, undefined, liveForm(services, known));
  if (!filled) return;
  const { target } = filled;
  live.sessions.forget(former.id);
  await connections.save(target.connection, former.connection.name);
  const isSame = target.id === former.id;
  const isRenamed = !isSame && differInNameOnly(former, target);
  if (isRenamed) await secrets.moveEngines(former, target);
  if (!isSame) await secrets.clearAll(former);
  if (!needsSecret(target)) return;
  const asked = Object.keys(filled.secret).length > 0;
  if (stored && !asked && isRenamed) await secrets.set(target, stored);
  else if (!isSame || asked) await storeSecret(services, filled);
}

/** Removes a connection, and its secret where it has one, after a question. */
export async function removeConnection(services: Services, row: unknown): Promise<void> {
  const { connections, prompts, secrets, views } = services;
  const target = await chooseConnection(services, l10n.t('Remove Connection'), row, isConfigured);
  if (!target) return;
  const { name } = target.connection;
  const question = l10n.t('Remove the connection {0}?', name);
  const detail = (await secrets.hasAny(target))
    ? l10n.t('Its secret is deleted too. Nothing changes at {0}.', target.address)
    : l10n.t('Nothing changes at {0}.', target.address);
  if (!(await prompts.confirm(question, detail, l10n.t('Remove')))) return;
  await secrets.clearAll(target);
  const node = views.rowOf(row);
  const view = node && views.viewOf(node);
  await connections.remove(name);
  await focusEmptyView(services, view);
}

/** Tests the connection of a row, or one that the user picks. */
export async function testConnection(services: Services, row: unknown): Promise<void> {
  const target = await chooseConnection(services, l10n.t('Test Connection'), row);
  if (!target) return;
  await test(services, target, {
    failed: (error) => showFailure(services, error, target),
    partlyReached: async (message) => void (await services.prompts.warn(message)),
  });
}

/** Asks for the credentials of a connection and stores them. */
export async function setSecret(services: Services, row: unknown): Promise<void> {
  const target = await chooseConnection(services, l10n.t('Sign In'), row, asksForSecret);
  if (target) await signIn(services, target);
}

/** Forgets the credentials of a connection; an engine of a project is signed in to through IAM again. */
export async function clearSecret(services: Services, row: unknown): Promise<void> {
  const target = await chooseConnection(services, l10n.t('Sign Out'), row, asksForSecret);
  if (target) await services.secrets.clear(target);
}

/** How a test reports what is not as it should be. */
interface TestReports {
  failed(error: unknown): Promise<void>;
  /** @param message What was reached, and why the rest was not. */
  partlyReached(message: string): Promise<void>;
}

/** Signs in, calls each service once and shows the results. */
async function test(
  { live, prompts }: Services,
  target: ResolvedConnection,
  reports: TestReports,
): Promise<void> {
  const { name } = target.connection;
  try {
    const { checkServices, describeChecks } = await import('../../../connections/check-services');
    const session = await live.sessions.get(target.id);
    const checks = await withCancel(l10n.t('Testing {0}', name), (signal) => checkServices(session, signal));
    const failures = checks.flatMap(({ error }) => error ?? []);
    const [first] = failures;
    if (first && failures.length === checks.length) throw first;
    const text = describeChecks(name, checks);
    await (first ? reports.partlyReached(text) : prompts.inform(text));
  } catch (error) {
    await reports.failed(error);
  }
}

/** Stores the secret of a form, and asks for what it lacks; false when cancelled. */
async function storeSecret(services: Services, { target, secret, isComplete }: FilledForm): Promise<boolean> {
  if (!isComplete) return signIn(services, target, secret);
  await services.secrets.set(target, secret);
  return true;
}

/** Asks for the credentials of a connection and stores them; false when cancelled. */
async function signIn(
  { prompts, secrets }: Services,
  target: ResolvedConnection,
  known?: Secret,
): Promise<boolean> {
  const { askSecret } = await import('../../connections/ask-secret');
  const secret = await askSecret(prompts, target, known);
  if (secret) await secrets.set(target, secret);
  return secret !== undefined;
}

/** The connection of the row that a command was called on, or one that the user picks. @param title Of the command. */
export async function chooseConnection(
  { live, prompts }: Services,
  title: string,
  row: unknown,
  fits: (target: ResolvedConnection) => boolean = () => true,
): Promise<ResolvedConnection | undefined> {
  const targets = (await live.list()).filter(fits);
  const id = engineIdIn(row) ?? connectionIdIn(row);
  const given = targets.find((target) => target.id === id);
  if (given) return given;
  if (targets.length === 0) {
    await prompts.inform(l10n.t('No connection supports this.'));
    return undefined;
  }
  return askForConnection(prompts, title, targets.map(connectionChoice));
}

function isConfigured({ origin }: ResolvedConnection): boolean {
  return origin === 'settings';
}

async function takenNames({ connections }: Services): Promise<string[]> {
  return (await connections.list()).map(({ connection }) => connection.name);
}
