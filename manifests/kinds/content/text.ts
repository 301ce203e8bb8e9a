import * as l10n from '@vscode/l10n';
import { looksLikeJson } from '../../../parser/parse';
import { finding, firstLine } from './finding';
import type { ContentFinding } from './finding';
import { contentRules } from './rule-ids';

/** What a text may have been meant to be: it has the form that the ending of its key suggests (Configuration center, section 9). */
export function checkText(content: string, key: string): readonly ContentFinding[] {
  const type = typeOfKey(key);
  if (type === undefined || !hasForm(type, content)) return [];
  const message =
    type === 'json'
      ? l10n.t('This looks like JSON but has the type `text`; use the type `json`.')
      : l10n.t(
          'Clients turn text into the single setting `{0}`; with the type `{1}` they read the settings in it.',
          key,
          type,
        );
  const start = content.search(/\S/);
  return [
    finding(contentRules.textType, firstLine({ start, end: content.trimEnd().length }, content), message),
  ];
}

type KeyType = 'yaml' | 'json' | 'properties';

function typeOfKey(key: string): KeyType | undefined {
  const [, ending] = /\.(ya?ml|json|properties)$/i.exec(key) ?? [];
  switch (ending?.toLowerCase()) {
    case undefined:
      return undefined;
    case 'json':
      return 'json';
    case 'properties':
      return 'properties';
    default:
      return 'yaml';
  }
}

function hasForm(type: KeyType, content: string): boolean {
  if (type === 'json') return looksLikeJson(content);
  return type === 'yaml' ? /^[\w.-]+:(?:\s|$)/m.test(content) : /^[\w.-]+[ \t]*[=:]/m.test(content);
}
