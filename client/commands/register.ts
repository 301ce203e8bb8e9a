import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ApiError, isAddressTrouble } from '../../api/errors/api-error';
import { isRecord } from '../../api/values';
import { asksForSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import { describeFailure } from '../describe-failure';
import type { Services } from '../services';
import type { RowCommandId } from '../views/row-command';
import type { CommandId } from './command-table';

/** Handler of a command; the arguments come from menus and links. */
export type CommandHandler = (...args: readonly unknown[]) => Promise<void> | void;

/** Registers `engineRoom.<id>`. Failures are logged and shown with the next step. */
export function registerCommand(
  services: Services,
  id: CommandId | RowCommandId,
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

/** Shows a failure with its remedy; cancellation is not a failure. Offers what helps when the connection is known. */
export async function showFailure(
  services: Services,
  error: unknown,
  target?: ResolvedConnection,
): Promise<void> {
  if (error instanceof ApiError && error.kind === 'cancelled') return;
  services.log.error(error instanceof Error ? error : String(error));
  const actions = [...repairs(error, target), { title: l10n.t('Show Log'), id: 'showLog' } as const];
  const answer = await services.prompts.fail(
    describeFailure(error, target),
    ...actions.map(({ title }) => title),
  );
  const chosen = actions.find(({ title }) => title === answer);
  if (chosen?.id === 'showLog') services.log.show();
  else if (chosen && target) {
    await vscode.commands.executeCommand(`engineRoom.${chosen.id}`, { connection: { id: target.id } });
  }
}

/** The commands that remove the cause of a failure, or find it; they take a row with the id of the connection. */
export function repairs(error: unknown, target: ResolvedConnection | undefined) {
  if (!(error instanceof ApiError) || !target) return [];
  if (error.kind === 'unauthorized' && asksForSecret(target)) {
    return [{ title: l10n.t('Sign In Again'), id: 'setSecret' } as const];
  }
  return isAddressTrouble(error) ? [{ title: l10n.t('Diagnose'), id: 'diagnoseConnection' } as const] : [];
}

/**
 * The connection id that a tree row or an error row carries. Any extension can call a command with any argument, so
 * only this id is used, to look the connection up.
 */
export function connectionIdIn(argument: unknown): string | undefined {
  return idOfMember(argument, 'connection');
}

/** The id of the connection to the engine below a tree row, like `connectionIdIn`. */
export function engineIdIn(argument: unknown): string | undefined {
  return idOfMember(argument, 'engine');
}

function idOfMember(argument: unknown, name: string): string | undefined {
  const member = isRecord(argument) ? argument[name] : undefined;
  return isRecord(member) && typeof member['id'] === 'string' ? member['id'] : undefined;
}
