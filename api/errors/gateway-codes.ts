import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/**
 * A code of the gateway in front of all services of the cloud; `APIGW.` and `APIG.` are the shared and the dedicated
 * one and share their numbers (API Gateway, error codes).
 */
export function gatewayCode(code: string): KnownCode | undefined {
  const number = /^APIGW?\.(\d{4})$/.exec(code)?.[1];
  if (number === undefined) return undefined;
  return { ...requestCodes(), ...signInCodes(), ...limitCodes(), ...backendCodes() }[number];
}

function requestCodes(): Record<string, KnownCode> {
  return {
    '0101': {
      kind: 'not-found',
      meaning: l10n.t('The gateway of the cloud has no such call at this address.'),
      remedy: l10n.t('Check the region and the addresses of the connection.'),
    },
    '0201': {
      meaning: l10n.t('The gateway couldn’t forward the request, or got no answer in time.'),
      remedy: l10n.t('If the request was too large, send less; otherwise try again in a few minutes.'),
    },
    '0602': {
      meaning: l10n.t('The gateway couldn’t read the request.'),
      remedy: l10n.t('Correct what the message names, then try again.'),
    },
  };
}

function signInCodes(): Record<string, KnownCode> {
  return {
    '0301': {
      kind: 'unauthorized',
      meaning: l10n.t('The gateway does not accept the token or the signature.'),
      remedy: l10n.t(
        'Sign in again, or check access key, secret key, region and the clock of this machine; five wrong signatures lock the key for five minutes.',
      ),
    },
    '0302': {
      kind: 'forbidden',
      meaning: l10n.t('The IAM user may not use this call.'),
      remedy: advice.askForPermission(),
      lacksPermission: true,
    },
    '0303': {
      kind: 'unauthorized',
      meaning: l10n.t('The gateway expects the key of an app.'),
      remedy: l10n.t(
        'Check the address of the connection: services of the cloud require an IAM token or an access key.',
      ),
    },
    '0304': {
      kind: 'forbidden',
      meaning: l10n.t('The app of the key may not use this call.'),
      remedy: advice.askForPermission(),
      lacksPermission: true,
    },
    '0305': {
      kind: 'unauthorized',
      meaning: l10n.t('The gateway does not accept the credentials.'),
      remedy: advice.signInAgain(),
    },
    '0306': {
      kind: 'forbidden',
      meaning: l10n.t('The gateway denies the call.'),
      remedy: advice.askForPermission(),
      lacksPermission: true,
    },
    '0307': {
      kind: 'unauthorized',
      meaning: l10n.t('The token has expired.'),
      remedy: advice.signInAgain(),
    },
  };
}

function limitCodes(): Record<string, KnownCode> {
  const allowAddress = l10n.t('Ask an administrator of the account to allow your network.');
  return {
    '0308': {
      meaning: l10n.t('Too many requests were sent in a short time.'),
      remedy: l10n.t('Wait a minute, and refresh less often.'),
    },
    '0309': {
      kind: 'forbidden',
      meaning: l10n.t('The project can’t be used at the moment.'),
      remedy: l10n.t('Check the state of the project in the cloud’s console.'),
    },
    '0310': {
      kind: 'forbidden',
      meaning: l10n.t('The account has unpaid bills.'),
      remedy: l10n.t('Check the state of the account and its bills in the cloud’s console.'),
    },
    '0311': {
      kind: 'forbidden',
      meaning: l10n.t('The gateway does not allow this IP address.'),
      remedy: allowAddress,
    },
    '0401': {
      kind: 'forbidden',
      meaning: l10n.t('The gateway does not know the IP address of the request.'),
      remedy: allowAddress,
    },
    '0402': {
      kind: 'forbidden',
      meaning: l10n.t('The gateway does not allow this IP address.'),
      remedy: allowAddress,
    },
  };
}

function backendCodes(): Record<string, KnownCode> {
  const broken = {
    kind: 'server',
    meaning: l10n.t('The gateway has no backend that could answer.'),
    remedy: advice.tryLater(),
  } as const;
  const failed = {
    kind: 'server',
    meaning: l10n.t('The gateway of the cloud failed.'),
    remedy: advice.tryLater(),
  } as const;
  return {
    '0103': broken,
    '0104': broken,
    '0105': broken,
    '0106': failed,
    '0202': broken,
    '0203': {
      kind: 'timeout',
      meaning: l10n.t('The service behind the gateway did not answer in time.'),
      remedy: l10n.t('Check the state before you try again: the change may have been made.'),
    },
    '0601': failed,
    '0605': broken,
    '0606': failed,
    '0610': broken,
    '0611': broken,
  };
}
