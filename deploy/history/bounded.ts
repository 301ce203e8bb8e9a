import * as l10n from '@vscode/l10n';
import type { PlanChange } from '../plan';
import type { Former } from './run-record';

/** Maximum length of the changes of one step, and of those of all steps, in characters. */
const [maxStepText, maxChangesText] = [20_000, 8_000_000];
/** Maximum length of what a step says of its end, in characters. */
const maxMessage = 5_000;
/** Maximum length of what was there before all steps of a run, in characters. */
const maxFormers = 8_000_000;

/**
 * The changes of a step as a record of bounded size keeps them: long texts are cut, and what is left out is counted.
 *
 * @param stepCount Number of steps of the run.
 */
export function boundedChanges(changes: readonly PlanChange[], stepCount: number): PlanChange[] {
  let room = Math.min(maxStepText, Math.floor(maxChangesText / Math.max(1, stepCount)));
  const kept: PlanChange[] = [];
  for (const [index, { path, from, to }] of changes.entries()) {
    if (room < path.length) {
      return [...kept, { path: l10n.t('{0} more changes are left out.', changes.length - index) }];
    }
    room -= path.length;
    const half = Math.floor(room / 2);
    const change = {
      path,
      ...(from !== undefined && { from: cut(from, half) }),
      ...(to !== undefined && { to: cut(to, half) }),
    };
    room -= Math.min(from?.length ?? 0, half) + Math.min(to?.length ?? 0, half);
    kept.push(change);
  }
  return kept;
}

/** A message as a record keeps it. */
export function boundedMessage(message: string): string {
  return cut(message, maxMessage);
}

/** What was there before the steps of one run, as long as there is room for it: a part of it could not be put back. */
export class FormerRoom {
  private left = maxFormers;

  keep(former: Former): Former {
    const { length } = JSON.stringify(former);
    if (length > this.left) return { lost: [l10n.t('What was there before was too large for the history.')] };
    this.left -= length;
    return former;
  }
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return l10n.t('{0}… ({1} more characters are left out)', text.slice(0, length), text.length - length);
}
