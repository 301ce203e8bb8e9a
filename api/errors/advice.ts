import * as l10n from '@vscode/l10n';

/** Remedies that several codes share; functions, because the language is known only when an error is described. */

export const tryLater = () =>
  l10n.t('Try again in a few minutes. If the problem persists, give the request id to the cloud’s support.');

export const tryEngineLater = () =>
  l10n.t('Try again later. If the problem persists, contact the administrator of the engine.');

export const signInAgain = () => l10n.t('Sign in again.');

export const nothingToDo = () => l10n.t('Nothing needs to be done.');

export const chooseFromList = () =>
  l10n.t('Refresh the tree and choose one that exists: this one may have been deleted.');

export const anotherName = () => l10n.t('Choose another name.');

export const waitForOperation = () =>
  l10n.t('Wait until the running operation has finished, then try again.');

export const correctField = () => l10n.t('Correct the field that the message names, then try again.');

export const askForRole = () => l10n.t('Ask an administrator of the engine for a role that allows this.');

export const askForPermission = () =>
  l10n.t('Ask an administrator of the account to give your user the permission in IAM.');

export const makeRoom = () => l10n.t('Delete what is no longer needed, or request a larger quota.');
