import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ApiError } from '../../../api/errors/api-error';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { describeFailure } from '../../describe-failure';
import type { Services } from '../../services';
import { repairs } from '../register';

/** Says that a connection is there although its test failed, and why; offers what can be done with it. */
export async function reportFailedTest(
  { log, prompts }: Services,
  target: ResolvedConnection,
  error: unknown,
): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  const { name } = target.connection;
  const message =
    error instanceof ApiError && error.kind === 'cancelled'
      ? l10n.t('The connection {0} was added, but not tested.', name)
      : l10n.t(
          'The connection {0} was added, but it doesn’t work yet. {1}',
          name,
          describeFailure(error, target),
        );
  const actions = [...repairs(error, target), ...whatHelps()].filter(isFirstOfItsId);
  const answer = await prompts.fail(message, ...actions.map(({ title }) => title));
  await runFor(target, actions.find(({ title }) => title === answer)?.id);
}

/** Says that a connection is there although nobody has signed in to it. */
export async function reportNoSignIn({ prompts }: Services, target: ResolvedConnection): Promise<void> {
  const signIn = l10n.t('Sign In');
  const message = l10n.t('The connection {0} was added: sign in to use it.', target.connection.name);
  if ((await prompts.warn(message, signIn)) === signIn) await runFor(target, 'setSecret');
}

/** What was reached is in the message; offers what helps with the rest. */
export async function reportPartlyReached(
  { prompts }: Services,
  target: ResolvedConnection,
  message: string,
): Promise<void> {
  const actions = whatHelps();
  const answer = await prompts.warn(message, ...actions.map(({ title }) => title));
  await runFor(target, actions.find(({ title }) => title === answer)?.id);
}

function whatHelps() {
  return [
    { title: l10n.t('Edit'), id: 'editConnection' },
    { title: l10n.t('Diagnose'), id: 'diagnoseConnection' },
    { title: l10n.t('Remove'), id: 'removeConnection' },
  ] as const;
}

function isFirstOfItsId(
  { id }: { readonly id: string },
  index: number,
  all: readonly { id: string }[],
): boolean {
  return all.findIndex((one) => one.id === id) === index;
}

async function runFor({ id }: ResolvedConnection, command: string | undefined): Promise<void> {
  if (command === undefined) return;
  await vscode.commands.executeCommand(`engineRoom.${command}`, { connection: { id } });
}
