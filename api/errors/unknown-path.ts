import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import type { ApiErrorKind } from './api-error';
import type { ErrorBody } from './error-body';

/** What a server means that does not have the path of an operation. */
interface UnknownPath {
  readonly message: string;
  readonly remedy: string;
  /** Set where another server answers, which says nothing about whether a thing exists. */
  readonly kind?: ApiErrorKind;
}

/** Groups of operations that only an engine with role-based access has. */
const groupsOfSecuredEngines = ['token', 'account', 'role'];

/**
 * Why a registry or a configuration center answers 404 without an error code, which is plain text or nothing (their own
 * errors have codes), and a LAIN console with a code or without JSON (its own errors are JSON without codes, and pages for
 * paths that older ones lack). Undefined for other answers and other services.
 */
export function unknownPath(
  { service, group }: Operation,
  status: number,
  { code, form }: ErrorBody,
): UnknownPath | undefined {
  if (status !== 404 || form === 'page') return undefined;
  if (service === 'lain') return code === undefined && form === 'json' ? undefined : noConsole();
  if (code !== undefined || form === 'json') return undefined;
  if (service === 'registry' && groupsOfSecuredEngines.includes(group)) return noAccounts(group);
  if (service !== 'registry' && service !== 'kie') return undefined;
  return {
    message:
      service === 'registry'
        ? l10n.t('No such path: this is not a service center, or its address is wrong.')
        : l10n.t('No such path: this is not a configuration center (kie), or its address is wrong.'),
    remedy: l10n.t(
      'Check the address of the connection; older servers also answer like this when they do not support a call.',
    ),
  };
}

function noConsole(): UnknownPath {
  return {
    kind: 'unexpected-answer',
    message: l10n.t('No such path: this is not a LAIN console, or its address is wrong.'),
    remedy: l10n.t('Check the address of the connection.'),
  };
}

function noAccounts(group: string): UnknownPath {
  return {
    message:
      group === 'token'
        ? l10n.t('This engine has no sign-in.')
        : l10n.t('This engine has no accounts and roles, because it has no sign-in.'),
    remedy: l10n.t(
      'Set the authentication of the connection to none; if the engine should have a sign-in, check the address.',
    ),
  };
}
