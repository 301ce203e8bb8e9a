import * as l10n from '@vscode/l10n';

/** The status of an engine in words; those of servers that are not known here stay as they are. CSE API Reference, section 5.3.2. */
export function describeEngineStatus(status: string | null | undefined): string {
  const words: Readonly<Record<string, string>> = {
    Available: l10n.t('available'),
    Unavailable: l10n.t('unavailable'),
    Creating: l10n.t('is being created'),
    Upgrading: l10n.t('is being upgraded'),
    Modifying: l10n.t('is being changed'),
    Deleting: l10n.t('is being deleted'),
    Deleted: l10n.t('deleted'),
    CreateFailed: l10n.t('creation failed'),
    UpgradeFailed: l10n.t('upgrade failed'),
    ModifyFailed: l10n.t('change failed'),
    DeleteFailed: l10n.t('deletion failed'),
    Freezed: l10n.t('frozen'),
  };
  return words[status ?? ''] ?? status ?? '';
}

/** How callers sign in to an engine, in words. CSE API Reference, section 5.3.2. */
export function describeAuthentication(authType: string | null | undefined): string {
  const words: Readonly<Record<string, string>> = {
    RBAC: l10n.t('accounts with roles (RBAC)'),
    NONE: l10n.t('no sign-in'),
  };
  return words[authType ?? ''] ?? authType ?? '';
}
