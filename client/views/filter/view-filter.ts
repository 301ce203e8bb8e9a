import * as l10n from '@vscode/l10n';
import { brief } from '../../plain-text';
import type { Health } from '../health';

/** What a view is narrowed to: rows with all words of a text, in any order, and in one of the states. */
export interface ViewFilter {
  readonly text: string;
  /** All states when empty. */
  readonly states: readonly Health[];
}

/** Maximum length of the text in the view's message, in characters. */
const maxShownText = 60;

/** The states that a filter offers, and their names, in the order of urgency. */
export function stateNames(): readonly (readonly [Health, string])[] {
  return [
    ['bad', l10n.t('unhealthy')],
    ['waiting', l10n.t('waiting')],
    ['good', l10n.t('healthy')],
    ['unknown', l10n.t('state unknown')],
  ];
}

/** The words of a text, as they are searched for, each once. */
export function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().split(/\s+/);
  return [...new Set(words)].filter((word) => word !== '');
}

/** Whether a filter leaves nothing out. */
export function isWithoutEffect({ text, states }: ViewFilter): boolean {
  return wordsOf(text).length === 0 && states.length === 0;
}

/** A filter in words, such as `Filter: cart · unhealthy`. */
export function describeFilter({ text, states }: ViewFilter): string {
  const names = stateNames().filter(([state]) => states.includes(state));
  const parts = [brief(text, maxShownText), names.map(([, name]) => name).join(', ')];
  return l10n.t('Filter: {0}', parts.filter((part) => part !== '').join(' · '));
}
