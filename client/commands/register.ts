import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ApiError } from '../../api/errors/api-error';
import { isRecord } from '../../api/values';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Services } from '../services';
import type { CommandId } from './command-table';

/** What a command does with the arguments that menus and links hand to it. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** Registers `engineRoom.<id>`: whatever goes wrong in it is logged and told with the next step. */
export function registerCommand(
  services: Services,
  id: CommandId,
  handler: CommandHandler,
): vscode.Disposable {
  return vscode.commands.registerCommand(`engineRoom.${id}`, async (...args: unknown[]) => {
    try {
      await handler(...args);
    } catch (error) {
      await showFailure(services, error);
    }
  });
}

/** Shows a failure with the step that may help; cancelling is none. With a connection, signing in is offered. */
export async function showFailure(
  services: Services,
  error: unknown,
  target?: ResolvedConnection,
): Promise<void> {
  if (error instanceof ApiError && error.kind === 'cancelled') return;
  services.log.error(error instanceof Error ? error : String(error));
  const showLog = l10n.t('Show Log');
  const signIn = l10n.t('Sign In Again');
  const canSignIn =
    error instanceof ApiError && error.kind === 'unauthorized' && target?.origin === 'settings';
  const actions = canSignIn ? [signIn, showLog] : [showLog];
  const answer = await services.prompts.fail(describeFailure(error), ...actions);
  if (answer === showLog) services.log.show();
  if (answer === signIn && target) {
    await vscode.commands.executeCommand('engineRoom.setSecret', { connection: { id: target.id } });
  }
}

/** A failure in one or two sentences: what is wrong and what to do. */
export function describeFailure(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} ${error.remedy}`.trim();
  return error instanceof Error ? error.message : String(error);
}

/**
 * The id of the connection that a tree row or an error row carries. Anybody can call a command with any argument, so
 * that nothing else of it is believed: the connection is looked up by this id.
 */
export function connectionIdIn(argument: unknown): string | undefined {
  if (!isRecord(argument)) return undefined;
  const { connection } = argument;
  return isRecord(connection) && typeof connection['id'] === 'string' ? connection['id'] : undefined;
}
