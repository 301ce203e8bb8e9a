import * as l10n from '@vscode/l10n';
import type { DeployCounts, PlanCounts } from './report';

/** What a plan does, counted in words: `2 to create, 1 unchanged`. What there is none of is left out. */
export function describePlanned(counts: PlanCounts): string {
  return counted(counts, {
    create: (count) => l10n.t('{0} to create', count),
    change: (count) => l10n.t('{0} to change', count),
    replace: (count) => l10n.t('{0} to replace', count),
    remove: (count) => l10n.t('{0} to remove', count),
    unchanged: (count) => l10n.t('{0} unchanged', count),
    notRestored,
    blocked: (count) => l10n.t('{0} not possible', count),
    unknown: (count) => l10n.t('{0} not known', count),
  });
}

/** What became of a plan, counted in words: `2 created, 1 failed`. What there is none of is left out. */
export function describeDone(counts: DeployCounts): string {
  return counted(counts, {
    create: (count) => l10n.t('{0} created', count),
    change: (count) => l10n.t('{0} changed', count),
    replace: (count) => l10n.t('{0} replaced', count),
    remove: (count) => l10n.t('{0} removed', count),
    unchanged: (count) => l10n.t('{0} unchanged', count),
    notRestored,
    failed: (count) => l10n.t('{0} failed', count),
    skipped: (count) => l10n.t('{0} skipped', count),
    running: (count) => l10n.t('{0} still running', count),
  });
}

function notRestored(count: number): string {
  return l10n.t('{0} can’t be put back', count);
}

function counted<Word extends string>(
  counts: Readonly<Partial<Record<Word, number>>>,
  words: Readonly<Record<Word, (count: number) => string>>,
): string {
  return (Object.keys(words) as Word[])
    .flatMap((word) => {
      const count = counts[word] ?? 0;
      return count > 0 ? words[word](count) : [];
    })
    .join(', ');
}
