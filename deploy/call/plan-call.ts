import * as l10n from '@vscode/l10n';
import { createHash } from 'node:crypto';
import type { Operation } from '../../api/catalogue/operation';
import type { Session } from '../../connections/session';
import type { CallDocument } from '../../manifests/kinds/call/document';
import { variablesOfCall } from '../../manifests/kinds/call/values';
import { planTarget } from '../plan';
import type { Plan, PlanAction } from '../plan';
import { shownValues } from './shown-values';

/** Whether a call document is only sent after a confirmation: it changes or deletes something. */
export function needsConfirmation({ destructive, effect }: Operation): boolean {
  return destructive || effect !== 'safe';
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
 * connection or sends variables of the environment; for each text once when it changes something, or comes from a file in a
 * workspace that is not trusted.
 */
export function isAgreementDue(
  operation: Operation,
  { target }: Pick<Session, 'target'>,
  { isFile, isTrusted, isAgreed, variables }: CallOrigin,
): boolean {
  const changes = needsConfirmation(operation);
  const isProtected = target.connection.protected === true;
  if (operation.destructive || (isProtected && changes) || variables.length > 0) return true;
  return !isAgreed && (changes || (isFile && !isTrusted));
}

/** What an agreement to send a call is about; it does not outlive the text that it was given for. */
export function agreementKey(file: string, text: string, { target }: Pick<Session, 'target'>): string {
  return JSON.stringify([file, createHash('sha256').update(text).digest('hex'), target.id]);
}

/** A call as a plan of one step, which says what it sends and is confirmed like any other plan. @throws CallNotReady */
export function planOfCall(
  document: CallDocument,
  operation: Operation,
  session: Pick<Session, 'target'>,
): Plan {
  const values = shownValues(document, operation);
  const named = values.filter(({ path }) => path !== 'body').map(({ to = '' }) => to);
  const variables = variablesOfCall(document);
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
        changes: [{ path: `${method} ${path}` }, ...values],
        ...(operation.destructive && { removes: named.join(', ') || l10n.t('what the call names') }),
      },
    ],
    notes:
      variables.length === 0
        ? []
        : [l10n.t('It sends these variables of the environment: {0}', variables.join(', '))],
  };
}
