import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';
import { accessCodes } from './registry-access-codes';

/** Codes of the configuration center itself (kie, section 3); the registry handles sign-in. */
export function kieCodes(): Readonly<Record<string, KnownCode>> {
  return { ...accessCodes(), ...itemCodes(), ...importCodes(), ...centreCodes() };
}

function itemCodes(): Record<string, KnownCode> {
  return {
    '400001': {
      meaning: l10n.t('A field of the item or a parameter of the request is not valid.'),
      remedy: advice.correctField(),
    },
    '403001': {
      meaning: l10n.t('The account has no permission for the configuration, or the request names no item.'),
      remedy: l10n.t('Ask an administrator of the engine for a role with the resource “config”.'),
      lacksPermission: true,
    },
    '404001': {
      meaning: l10n.t('There is no such configuration item.'),
      remedy: l10n.t('Refresh the list: it may have been deleted.'),
    },
    '409001': {
      meaning: l10n.t('An item with this key and these labels already exists.'),
      remedy: l10n.t('Edit the item that exists, or use other labels.'),
    },
    '422001': {
      meaning: l10n.t('The engine has reached its maximum number of configuration items.'),
      remedy: advice.makeRoom(),
    },
  };
}

function importCodes(): Record<string, KnownCode> {
  return {
    '400004': {
      kind: 'conflict',
      meaning: l10n.t('The item exists and was left as it is.'),
      remedy: l10n.t('Import with “force” to overwrite it with the file.'),
    },
    '400005': {
      kind: 'conflict',
      meaning: l10n.t('The import stopped at an item that exists; the items before it were imported.'),
      remedy: l10n.t('Import with “skip” to keep what exists, or with “force” to overwrite it.'),
    },
  };
}

function centreCodes(): Record<string, KnownCode> {
  const failed = {
    meaning: l10n.t('The configuration center failed.'),
    remedy: advice.tryEngineLater(),
  };
  return {
    '400002': {
      kind: 'server',
      meaning: l10n.t('The configuration center is not healthy.'),
      remedy: advice.tryEngineLater(),
    },
    '400003': {
      kind: 'server',
      meaning: l10n.t('The configuration center couldn’t wait for changes.'),
      remedy: advice.tryEngineLater(),
    },
    '500001': failed,
    '500003': failed,
  };
}
