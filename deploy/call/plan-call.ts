import * as l10n from '@vscode/l10n';
import { createHash } from 'node:crypto';
import type { Operation } from '../../api/catalogue/operation';
import type { Session } from '../../connections/session';
import { planTarget } from '../plan';
import type { Plan, PlanAction } from '../plan';

/** Whether a call is only sent after a confirmation: it deletes something, or changes something at a protected connection. */
export function needsConfirmation(operation: Operation, { target }: Pick<Session, 'target'>): boolean {
  const isProtected = target.connection.protected === true;
  return operation.destructive || (isProtected && operation.effect !== 'safe');
}

/** Where a call comes from. */
interface CallOrigin {
  /** Whether the call is in a file, which may come from a repository: who opens it has not written it then. */
  readonly isFile: boolean;
  /** Whether the user trusts the workspace. */
  readonly isTrusted: boolean;
  /** Whether the very text was agreed to in this session. */
  readonly isAgreed: boolean;
  /** Names of the environment variables that it sends. */
  readonly variables: readonly string[];
}

/**
 * Whether sending a call from the editor has to be agreed to: always when it deletes something, changes a protected
 * connection or sends variables of the environment; for each text of a file once when it changes something or the
 * workspace is not trusted.
 */
export function isAgreementDue(
  operation: Operation,
  session: Pick<Session, 'target'>,
  { isFile, isTrusted, isAgreed, variables }: CallOrigin,
): boolean {
  if (needsConfirmation(operation, session) || variables.length > 0) return true;
  return isFile && !isAgreed && (operation.effect !== 'safe' || !isTrusted);
}

/** What an agreement to send a call is about; it does not outlive the text that it was given for. */
export function agreementKey(file: string, text: string, { target }: Pick<Session, 'target'>): string {
  return JSON.stringify([file, createHash('sha256').update(text).digest('hex'), target.id]);
}

/**
 * A call as a plan of one step, which is confirmed like any other plan.
 *
 * @param variables Names of the environment variables that it sends.
 */
export function planOfCall(
  operation: Operation,
  session: Pick<Session, 'target'>,
  variables: readonly string[],
): Plan {
  const { id, method, path, title, service } = operation;
  const action: PlanAction = operation.destructive ? 'remove' : 'change';
  return {
    target: planTarget(session),
    steps: [
      {
        apiVersion: service,
        kind: 'Call',
        name: id,
        action,
        summary: `${id}: ${l10n.t(title)}`,
        changes: [{ path: `${method} ${path}` }],
        ...(operation.destructive && { removes: l10n.t('what the call names') }),
      },
    ],
    notes:
      variables.length === 0
        ? []
        : [l10n.t('It sends these variables of the environment: {0}', variables.join(', '))],
  };
}
