import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/** Failures with accounts and roles. */
export function accountCodes(): Record<string, KnownCode> {
  const choose = l10n.t('Choose one from the list of accounts and roles.');
  const another = advice.anotherName();
  const builtIn = l10n.t('Create an account or role of your own for this.');
  return {
    '400200': { kind: 'not-found', meaning: l10n.t('The account does not exist.'), remedy: choose },
    '400201': { kind: 'not-found', meaning: l10n.t('The role does not exist.'), remedy: choose },
    '400202': { meaning: l10n.t('The account names a role that does not exist.'), remedy: choose },
    '400203': {
      meaning: l10n.t('No more accounts can be created.'),
      remedy: l10n.t('Delete accounts that are no longer needed.'),
    },
    '400204': {
      meaning: l10n.t('No more roles can be created.'),
      remedy: l10n.t('Delete roles that are no longer needed.'),
    },
    '400205': {
      kind: 'conflict',
      meaning: l10n.t('The role is assigned to accounts.'),
      remedy: l10n.t('Remove it from these accounts first.'),
    },
    '400206': {
      meaning: l10n.t('The new password is too weak, or it is the current one.'),
      remedy: l10n.t(
        'Use 8 to 32 characters with upper and lower case letters, digits and special characters.',
      ),
    },
    '403202': { meaning: l10n.t('Built-in accounts can’t be changed.'), remedy: builtIn },
    '403203': { meaning: l10n.t('Built-in roles can’t be changed.'), remedy: builtIn },
    '403204': {
      meaning: l10n.t('You can’t do this to your own account.'),
      remedy: l10n.t('Ask another administrator.'),
    },
    '409200': { meaning: l10n.t('An account with this name already exists.'), remedy: another },
    '409201': { meaning: l10n.t('A role with this name already exists.'), remedy: another },
  };
}

/** Failures of sign-in and permissions, shared by the registry and the configuration center. */
export function accessCodes(): Record<string, KnownCode> {
  const checkPassword = l10n.t('Enter name and password again; the third wrong password locks the account.');
  const askForRole = advice.askForRole();
  const signInAgain = advice.signInAgain();
  const needsSignIn = l10n.t('Set the authentication of the connection to name and password.');
  return {
    '401002': { meaning: l10n.t('The token is not valid.'), remedy: signInAgain },
    '401201': { meaning: l10n.t('The token is not valid.'), remedy: signInAgain },
    '401202': { meaning: l10n.t('The name or the password is wrong.'), remedy: checkPassword },
    '401204': { meaning: l10n.t('The engine requires sign-in.'), remedy: needsSignIn },
    '401205': { meaning: l10n.t('The token has expired.'), remedy: signInAgain },
    '401206': {
      meaning: l10n.t('The account of the token was deleted.'),
      remedy: l10n.t('Sign in with another account.'),
    },
    '401207': { meaning: l10n.t('The old password is wrong.'), remedy: checkPassword },
    '401302': { meaning: l10n.t('The name or the password is wrong.'), remedy: checkPassword },
    '403001': {
      meaning: l10n.t('The account lacks the permission.'),
      remedy: askForRole,
      lacksPermission: true,
    },
    '403201': {
      meaning: l10n.t('The account is locked after wrong passwords.'),
      remedy: l10n.t(
        'Wait 15 minutes, then sign in with the right password; after that, another wrong one can lock it again.',
      ),
    },
    '403205': {
      meaning: l10n.t('The account has no permissions.'),
      remedy: askForRole,
      lacksPermission: true,
    },
  };
}
