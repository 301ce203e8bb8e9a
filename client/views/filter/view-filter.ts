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

/**
 * The filter of a typed text and chosen states. A state that is typed by its name is meant as that state: the texts that
 * are searched don't say states.
 */
export function readFilter(typed: string, chosen: readonly Health[]): ViewFilter {
  const written = stateNames().map(([state, name]) => [state, nameIn(name)] as const);
  return {
    text: written.reduce((text, [, name]) => text.replace(name, ' '), typed).trim(),
    states: written.flatMap(([state, name]) => (chosen.includes(state) || name.test(typed) ? [state] : [])),
  };
}

/** Finds the whole words of a name. */
function nameIn(name: string): RegExp {
  return new RegExp(String.raw`(?<!\S)${name.replaceAll(' ', String.raw`\s+`)}(?!\S)`, 'iu');
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
