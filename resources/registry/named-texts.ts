import * as l10n from '@vscode/l10n';
import { tagText } from '../../api/catalogue/registry/fields';
import { textQuestion } from '../questions';
import type { ActionPlan, ActionQuestion } from '../resource-action';
import { isSecretName, maskSecret } from '../shown-value';

/**
 * Asks for a property: its name, which the registry takes in any form, then its text.
 *
 * @param owner What gets it, where its name is known.
 */
export function propertyQuestion(owner?: string): ActionQuestion {
  return {
    name: 'name',
    title:
      owner === undefined ? l10n.t('Name of the property') : l10n.t('Name of the property of {0}', owner),
    check: (text) => (text.trim() === '' ? l10n.t('Enter a name.') : undefined),
    next: ({ name = '' }) => [
      { name: 'value', title: l10n.t('Value of the property {0}', name), secret: isSecretName(name) },
    ],
  };
}

/** Asks for a tag: its name, then its text. */
export function tagQuestion(): ActionQuestion {
  return textQuestion(tagField(), {
    name: 'name',
    title: l10n.t('Name of the tag'),
    next: ({ name = '' }) => [tagValueQuestion({ name })],
  });
}

/** Asks for the text of a tag. */
export function tagValueQuestion({ name, value }: { readonly name: string; readonly value?: string }) {
  const secret = isSecretName(name);
  return textQuestion(tagField(), {
    name: 'value',
    title: l10n.t('Value of the tag {0}', name),
    secret,
    ...(value !== undefined && !secret && { initial: value }),
  });
}

function tagField() {
  return tagText(l10n.t('A letter, then up to 63 letters, digits, _ - and dots.'));
}

/** The text of a name, which may be that of a member of every object. */
export function ownText(
  map: Readonly<Record<string, string>> | null | undefined,
  name: string,
): string | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
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
