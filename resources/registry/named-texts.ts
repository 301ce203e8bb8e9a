import * as l10n from '@vscode/l10n';
import { tagText } from '../../api/catalogue/registry/fields';
import { textQuestion } from '../questions';
import type { ActionPlan, ActionQuestion } from '../resource-action';
import { maskSecret } from '../shown-value';

/** Asks for the name of a property, which the registry takes in any form. */
export function nameQuestion(): ActionQuestion {
  const check = (text: string) => (text.trim() === '' ? l10n.t('Enter a name.') : undefined);
  return { name: 'name', title: l10n.t('Name of the property'), check };
}

/** Asks for the text of a property. */
export function valueQuestion(): ActionQuestion {
  return { name: 'value', title: l10n.t('Value of the property') };
}

/** Asks for the name of a tag. */
export function tagNameQuestion(): ActionQuestion {
  return textQuestion(tagText(l10n.t('A letter, then up to 63 letters, digits, _ - and dots.')), {
    name: 'name',
    title: l10n.t('Name of the tag'),
  });
}

/** Asks for the text of a tag. */
export function tagValueQuestion(): ActionQuestion {
  return textQuestion(tagText(l10n.t('A letter, then up to 63 letters, digits, _ - and dots.')), {
    name: 'value',
    title: l10n.t('Value of the tag'),
  });
}

/** The change of one text, without secrets; undefined for a text that is absent. */
export function textChange(
  name: string,
  from: string | undefined,
  to: string | undefined,
): NonNullable<ActionPlan['changes']> {
  const shown = (text: string) => maskSecret(name, text);
  return [
    {
      path: name,
      ...(from !== undefined && { from: shown(from) }),
      ...(to !== undefined && { to: shown(to) }),
    },
  ];
}

/** A map with one text set, or removed when it is undefined. */
export function withText(
  map: Readonly<Record<string, string>> | null | undefined,
  name: string,
  value: string | undefined,
): Record<string, string> {
  const others = Object.entries(map ?? {}).filter(([key]) => key !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
