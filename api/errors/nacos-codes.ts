import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/** Codes of a Nacos server, which it also returns in success answers (Nacos, error codes of its open API). */
export function nacosCodes(): Readonly<Record<string, KnownCode>> {
  return { ...parameterCodes(), ...namespaceCodes(), ...serverCodes() };
}

function parameterCodes(): Record<string, KnownCode> {
  const unfit = { meaning: l10n.t('A parameter is not valid.'), remedy: advice.correctField() };
  return {
    '400': { ...unfit, kind: 'refused' },
    '10000': {
      kind: 'refused',
      meaning: l10n.t('A parameter is missing.'),
      remedy: advice.correctField(),
    },
    '20001': { ...unfit, kind: 'refused' },
    '20002': { ...unfit, kind: 'refused' },
    '20009': { ...unfit, kind: 'refused' },
    '20004': {
      kind: 'not-found',
      meaning: l10n.t('Nacos has no such object.'),
      remedy: advice.chooseFromList(),
    },
    '20005': {
      kind: 'conflict',
      meaning: l10n.t('Nacos already has an object with this name.'),
      remedy: advice.anotherName(),
    },
  };
}

function namespaceCodes(): Record<string, KnownCode> {
  return {
    '22000': {
      kind: 'refused',
      meaning: l10n.t('The id of the namespace is not allowed.'),
      remedy: l10n.t('Use letters, digits, - and _, at most 128 of them.'),
    },
    '22001': {
      kind: 'not-found',
      meaning: l10n.t('There is no such namespace.'),
      remedy: advice.chooseFromList(),
    },
    '22002': {
      kind: 'conflict',
      meaning: l10n.t('A namespace with this id already exists.'),
      remedy: l10n.t('Use the namespace that exists, or choose another id.'),
    },
  };
}

function serverCodes(): Record<string, KnownCode> {
  const denied = {
    kind: 'forbidden',
    meaning: l10n.t('Nacos does not allow this account to do this.'),
    remedy: l10n.t(
      'Sign in with an account that is allowed to do this, or ask the administrator of the engine.',
    ),
    lacksPermission: true,
  } as const;
  const failed = {
    kind: 'server',
    meaning: l10n.t('The Nacos server failed.'),
    remedy: advice.tryEngineLater(),
  } as const;
  return {
    '403': denied,
    '10001': denied,
    '500': failed,
    '10002': failed,
    '30000': failed,
  };
}
