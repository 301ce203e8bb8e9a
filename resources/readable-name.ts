import * as l10n from '@vscode/l10n';

/** A name that servers write in capitals, as a person reads it: `Check workload` of `CHECK_WORKLOAD`. */
export function readableName(name: string): string {
  const words = name.toLowerCase().replaceAll('_', ' ').trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What was done, in words, of the word for it that servers use in any case; others are made readable. */
export function operationInWords(word: string): string {
  const words: Readonly<Record<string, string>> = {
    create: l10n.t('Create'),
    deploy: l10n.t('Deploy'),
    upgrade: l10n.t('Upgrade'),
    update: l10n.t('Update'),
    rollback: l10n.t('Roll back'),
    scale: l10n.t('Scale'),
    start: l10n.t('Start'),
    stop: l10n.t('Stop'),
    restart: l10n.t('Restart'),
    delete: l10n.t('Delete'),
  };
  const known = word.toLowerCase();
  return Object.hasOwn(words, known) ? (words[known] ?? word) : readableName(word);
}
