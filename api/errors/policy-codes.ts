import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/**
 * Codes of an engine's registry and configuration center that the cloud passes on for governance policies and route
 * rules (CSE API Reference, sections 5.4, 5.5 and 8.3; governance, section 1).
 */
export function policyCodes(): Readonly<Record<string, KnownCode>> {
  return {
    '400001': {
      meaning: l10n.t('The engine does not support the kind of policy, or a field is not valid.'),
      remedy: advice.correctField(),
    },
    '404001': {
      meaning: l10n.t('The engine has no such policy or rules.'),
      remedy: l10n.t('Refresh the list: it may have been deleted.'),
    },
    '409001': {
      meaning: l10n.t('A policy with this name already exists for this environment and application.'),
      remedy: l10n.t('Edit the policy that exists, or choose another name.'),
    },
    '422001': {
      meaning: l10n.t('The engine has reached its maximum number of configuration items.'),
      remedy: advice.makeRoom(),
    },
    '500003': {
      meaning: l10n.t('The engine failed.'),
      remedy: advice.tryEngineLater(),
    },
  };
}
