import * as l10n from '@vscode/l10n';
import { engineNeedOf } from '../catalogue/engine-need';
import type { Operation } from '../catalogue/operation';

/** An action of IAM, as `servicestage:app:list`. */
const iamAction = /^[a-z]+(:\w+){2}$/i;

/** The next step where the caller lacks a permission that has a name: what it is called, and who gives it. */
export function remedyOfMissingPermission(operation: Operation): string | undefined {
  const need = engineNeedOf(operation);
  if (need) {
    return l10n.t(
      'Ask an administrator of the engine’s accounts for a role that allows {0} on {1}.',
      need.verb,
      need.resource,
    );
  }
  const { permission } = operation;
  if (!iamAction.test(permission)) return undefined;
  return l10n.t(
    'Ask an administrator of the account to give your user the permission {0} in IAM.',
    permission,
  );
}
