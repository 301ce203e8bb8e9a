import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/** Codes of IAM with its name, which mean the same wherever they occur (IAM API Reference, error codes). */
export function namedIamCodes(): Readonly<Record<string, KnownCode>> {
  const unfit = { meaning: l10n.t('A parameter is not valid.'), remedy: advice.correctField() };
  const forbidden = {
    kind: 'forbidden',
    meaning: l10n.t('IAM does not allow this user to do this.'),
    remedy: advice.askForPermission(),
    lacksPermission: true,
  } as const;
  return {
    'IAM.0001': {
      kind: 'unauthorized',
      meaning: l10n.t('IAM does not accept the sign-in.'),
      remedy: l10n.t('Check account, user name and password of the connection, then sign in again.'),
    },
    'IAM.0002': forbidden,
    'IAM.0003': forbidden,
    'IAM.0004': {
      kind: 'not-found',
      meaning: l10n.t('IAM has no such object.'),
      remedy: l10n.t('Check the names of account, user and project.'),
    },
    'IAM.0005': {
      kind: 'conflict',
      meaning: l10n.t('IAM already has an object with this name.'),
      remedy: advice.anotherName(),
    },
    'IAM.0006': { kind: 'server', meaning: l10n.t('IAM failed.'), remedy: advice.tryLater() },
    'IAM.0007': unfit,
    'IAM.0009': {
      kind: 'unauthorized',
      meaning: l10n.t('The token is not valid.'),
      remedy: advice.signInAgain(),
    },
    'IAM.0011': { meaning: l10n.t('IAM can’t use the body of the request.'), remedy: advice.correctField() },
    'IAM.0072': { meaning: l10n.t('A parameter is missing.'), remedy: advice.correctField() },
  };
}

/** Codes of IAM that are bare numbers (IAM API Reference, error codes). */
export function iamCodes(): Readonly<Record<string, KnownCode>> {
  return {
    '1100': { meaning: l10n.t('A parameter is missing.'), remedy: advice.correctField() },
    '1101': {
      meaning: l10n.t('The user name is not allowed.'),
      remedy: l10n.t(
        'Use 1 to 32 letters, digits, spaces and - _ . for the name, and do not start it with a digit.',
      ),
    },
    '1102': { meaning: l10n.t('The email address is not valid.'), remedy: advice.correctField() },
    '1103': { meaning: l10n.t('The password is wrong or not allowed.'), remedy: passwordRule() },
    '1104': { meaning: l10n.t('The phone number is not valid.'), remedy: advice.correctField() },
    '1106': {
      meaning: l10n.t('A phone number requires a country code, and the other way round.'),
      remedy: l10n.t('Set both, or neither.'),
    },
    '1107': {
      kind: 'forbidden',
      meaning: l10n.t('The administrator of the account can’t be deleted.'),
      remedy: l10n.t('Choose another user.'),
    },
    '1108': {
      meaning: l10n.t('The new password is the same as the old one.'),
      remedy: l10n.t('Choose a password that was not used before.'),
    },
    '1109': {
      kind: 'conflict',
      meaning: l10n.t('Another IAM user has this name.'),
      remedy: advice.anotherName(),
    },
    '1110': {
      kind: 'conflict',
      meaning: l10n.t('Another IAM user has this email address.'),
      remedy: l10n.t('Use another address, or leave it out.'),
    },
    '1111': {
      kind: 'conflict',
      meaning: l10n.t('Another IAM user has this phone number.'),
      remedy: l10n.t('Use another number, or leave it out.'),
    },
    '1115': {
      meaning: l10n.t('The account has reached its maximum number of IAM users.'),
      remedy: advice.makeRoom(),
    },
    '1117': {
      meaning: l10n.t('The description of the user is not allowed.'),
      remedy: advice.correctField(),
    },
    '1118': { meaning: l10n.t('The password is too weak.'), remedy: passwordRule() },
  };
}

function passwordRule(): string {
  return l10n.t('Follow the password policy of the account: usually 6 to 32 characters of several kinds.');
}
