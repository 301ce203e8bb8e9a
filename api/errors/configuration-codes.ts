import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/**
 * Codes of the cloud's service in front of configuration centers (CSE API Reference, section 8.3; ServiceStage API
 * Reference, section 8.3).
 */
export function configurationCodes(): Readonly<Record<string, KnownCode>> {
  return { ...itemCodes(), ...fileCodes(), ...centreCodes() };
}

function itemCodes(): Record<string, KnownCode> {
  return {
    'SVCSTG.00300607': {
      meaning: l10n.t('The dimension of the configuration is not valid.'),
      remedy: l10n.t(
        'Write the dimension as application, environment and microservice, as the message says.',
      ),
    },
    'SVCSTG.00400100': { meaning: l10n.t('A parameter is not valid.'), remedy: advice.correctField() },
    'SVCSTG.00400106': {
      meaning: l10n.t('Nothing matches the request.'),
      remedy: l10n.t('Check id and labels, then refresh the list: it may have been deleted.'),
    },
    'SVCSTG.00400107': {
      meaning: l10n.t('An item with this key and these labels already exists.'),
      remedy: l10n.t('Edit the item that exists, or use other labels.'),
    },
    'SVCSTG.00400641': {
      meaning: l10n.t('The key or the value has characters or a length that are not allowed.'),
      remedy: itemRule(),
    },
    'SVCSTG.00400642': {
      meaning: l10n.t('The engine has reached its maximum number of configuration items.'),
      remedy: l10n.t('Delete items that are no longer needed, or order an exclusive engine.'),
    },
    'SVCSTG.00400649': { meaning: l10n.t('A key or a value is too long.'), remedy: itemRule() },
  };
}

function itemRule(): string {
  return l10n.t(
    'Use letters, digits and . - _ : [ ] for the key, up to {0} characters, and up to {1} for the value ({0} on the shared professional engine).',
    2048,
    131072,
  );
}

function fileCodes(): Record<string, KnownCode> {
  return {
    'SVCSTG.00400650': {
      meaning: l10n.t('The file can’t be imported.'),
      remedy: l10n.t('Choose a JSON file that was exported.'),
    },
    'SVCSTG.00400651': {
      meaning: l10n.t('The file is empty or not JSON.'),
      remedy: l10n.t('Open the file in the editor: it shows where the JSON is broken.'),
    },
    'SVCSTG.00400652': {
      meaning: l10n.t('An item of the file has no key or no value, or one of them is not text.'),
      remedy: l10n.t('Write each key and value as text in quotation marks.'),
    },
    'SVCSTG.00400653': {
      meaning: l10n.t('The label or the body is not valid.'),
      remedy: l10n.t('Write the label as name:value.'),
    },
  };
}

function centreCodes(): Record<string, KnownCode> {
  const failed = {
    meaning: l10n.t('The configuration center failed.'),
    remedy: advice.tryLater(),
  };
  const unreachable = {
    meaning: l10n.t('The configuration center can’t reach its own storage.'),
    remedy: advice.tryLater(),
  };
  return {
    'SVCSTG.00300401': {
      kind: 'unauthorized',
      meaning: l10n.t('The token is not valid for the configuration center.'),
      remedy: advice.signInAgain(),
    },
    'SVCSTG.00300500': failed,
    'SVCSTG.00300501': failed,
    'SVCSTG.00300605': unreachable,
    '500605': unreachable,
  };
}
