import * as l10n from '@vscode/l10n';
import type { KnownCode } from './codes';

/** Codes of the registry (Registry API, section 7; CSE API Reference, section 8.3). */
export function registryCodes(): Readonly<Record<string, KnownCode>> {
  const tryLater = l10n.t('Try again later; if it stays, tell the administrator of the engine.');
  const signInAgain = l10n.t('Sign in again.');
  const reload = l10n.t('Refresh the list: it may have been deleted.');
  return {
    ...microserviceCodes(reload),
    ...ruleCodes(reload),
    ...accountCodes(),
    ...accessCodes(signInAgain),
    '400002': { kind: 'server', meaning: l10n.t('The registry is not healthy.'), measure: tryLater },
    '400011': {
      kind: 'server',
      meaning: l10n.t('No backend of the registry is available.'),
      measure: tryLater,
    },
    '500003': { meaning: l10n.t('The registry failed.'), measure: tryLater },
    '500011': { meaning: l10n.t('The registry is not available.'), measure: tryLater },
    '500101': { meaning: l10n.t('The quota service of the engine is not available.'), measure: tryLater },
  };
}

function microserviceCodes(reload: string): Record<string, KnownCode> {
  const force = l10n.t('Remove what uses it first, or delete it with force.');
  return {
    '400001': {
      meaning: l10n.t('A parameter does not fit.'),
      measure: l10n.t(
        'Correct the field that the message names; too large a body is answered like this too.',
      ),
    },
    '400004': {
      kind: 'conflict',
      meaning: l10n.t('The environment still has microservices.'),
      measure: l10n.t('Delete its microservices first.'),
    },
    '400010': {
      kind: 'conflict',
      meaning: l10n.t('The microservice exists already with another id.'),
      measure: l10n.t('Leave the id out, or change name, version, application or environment.'),
    },
    '400012': { kind: 'not-found', meaning: l10n.t('The microservice does not exist.'), measure: reload },
    '400013': { kind: 'conflict', meaning: l10n.t('The microservice still has instances.'), measure: force },
    '400014': {
      kind: 'not-found',
      meaning: l10n.t('The microservice does not list this schema id.'),
      measure: l10n.t('Register the microservice with the schema id in its list first.'),
    },
    '400015': {
      meaning: l10n.t('The schema must not be changed.'),
      measure: l10n.t('Register a new version of the microservice with the changed schema.'),
    },
    '400016': { kind: 'not-found', meaning: l10n.t('The schema does not exist.'), measure: reload },
    '400017': {
      kind: 'not-found',
      meaning: l10n.t('The instance does not exist.'),
      measure: l10n.t('Refresh the list: it was removed, or its heartbeats stopped.'),
    },
    '400018': { kind: 'not-found', meaning: l10n.t('The tag does not exist.'), measure: reload },
    '400023': {
      kind: 'conflict',
      meaning: l10n.t('Other microservices depend on this one.'),
      measure: force,
    },
    '400024': {
      kind: 'forbidden',
      meaning: l10n.t('Access to the microservice is refused.'),
      measure: l10n.t('Ask its owner to let your microservice in.'),
    },
    '400025': {
      kind: 'conflict',
      meaning: l10n.t('The endpoint belongs to another microservice.'),
      measure: l10n.t('Choose another port, or remove the instance that has it.'),
    },
    '400026': {
      kind: 'not-found',
      meaning: l10n.t('The microservice has no such version.'),
      measure: reload,
    },
    '400027': {
      kind: 'conflict',
      meaning: l10n.t('The environment exists already.'),
      measure: l10n.t('Use it, or choose another name.'),
    },
    '400100': {
      meaning: l10n.t('The quota is used up.'),
      measure: l10n.t('Delete microservices or instances that nobody needs, or order a larger engine.'),
    },
  };
}

function ruleCodes(reload: string): Record<string, KnownCode> {
  return {
    '400019': {
      kind: 'conflict',
      meaning: l10n.t('The rule exists already.'),
      measure: l10n.t('Nothing needs to be done.'),
    },
    '400020': {
      meaning: l10n.t('Black and white rules can’t be mixed.'),
      measure: l10n.t('Use one sort of rule for a microservice.'),
    },
    '400021': {
      meaning: l10n.t('The sort of a rule can’t be changed.'),
      measure: l10n.t('Delete the rule and add a new one.'),
    },
    '400022': { kind: 'not-found', meaning: l10n.t('The rule does not exist.'), measure: reload },
  };
}

function accountCodes(): Record<string, KnownCode> {
  const choose = l10n.t('Choose one from the list of accounts and roles.');
  const another = l10n.t('Choose another name.');
  const builtIn = l10n.t('Make an account or role of your own for this.');
  return {
    '400200': { kind: 'not-found', meaning: l10n.t('The account does not exist.'), measure: choose },
    '400201': { kind: 'not-found', meaning: l10n.t('The role does not exist.'), measure: choose },
    '400202': { meaning: l10n.t('The account names a role that does not exist.'), measure: choose },
    '400203': {
      meaning: l10n.t('No more accounts can be made.'),
      measure: l10n.t('Delete accounts that nobody needs.'),
    },
    '400204': {
      meaning: l10n.t('No more roles can be made.'),
      measure: l10n.t('Delete roles that nobody needs.'),
    },
    '400205': {
      kind: 'conflict',
      meaning: l10n.t('The role is given to accounts.'),
      measure: l10n.t('Take it from these accounts first.'),
    },
    '400206': {
      meaning: l10n.t('The new password is too weak.'),
      measure: l10n.t(
        'Use 8 to 32 characters with upper and lower case letters, digits and special characters.',
      ),
    },
    '403202': { meaning: l10n.t('Built-in accounts can’t be changed.'), measure: builtIn },
    '403203': { meaning: l10n.t('Built-in roles can’t be changed.'), measure: builtIn },
    '403204': {
      meaning: l10n.t('Nobody can do this to the own account.'),
      measure: l10n.t('Ask another administrator.'),
    },
    '409200': { meaning: l10n.t('An account of this name exists already.'), measure: another },
    '409201': { meaning: l10n.t('A role of this name exists already.'), measure: another },
  };
}

function accessCodes(signInAgain: string): Record<string, KnownCode> {
  const checkPassword = l10n.t('Enter name and password again; after two wrong ones the account is locked.');
  const askForRole = l10n.t('Ask an administrator of the engine for a role that allows it.');
  const needsSignIn = l10n.t('Set the authentication of the connection to name and password.');
  return {
    '401002': { meaning: l10n.t('The token is not valid.'), measure: signInAgain },
    '401201': { meaning: l10n.t('The token is not valid.'), measure: signInAgain },
    '401202': { meaning: l10n.t('The name or the password is wrong.'), measure: checkPassword },
    '401204': { meaning: l10n.t('The engine asks for sign-in.'), measure: needsSignIn },
    '401205': { meaning: l10n.t('The token has expired.'), measure: signInAgain },
    '401206': {
      meaning: l10n.t('The account of the token was deleted.'),
      measure: l10n.t('Sign in with another account.'),
    },
    '401207': { meaning: l10n.t('The old password is wrong.'), measure: checkPassword },
    '401302': { meaning: l10n.t('The name or the password is wrong.'), measure: checkPassword },
    '403001': { meaning: l10n.t('The account lacks the right.'), measure: askForRole },
    '403201': {
      meaning: l10n.t('The account is locked after wrong passwords.'),
      measure: l10n.t('Wait 15 minutes, then sign in with the right password.'),
    },
    '403205': { meaning: l10n.t('The account has no rights.'), measure: askForRole },
  };
}
