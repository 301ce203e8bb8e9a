import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../engine/rules/did-you-mean';
import { finding } from './finding';
import type { ContentFinding } from './finding';
import { contentRules } from './rule-ids';

const predefined = new Set(['lt', 'gt', 'amp', 'quot', 'apos']);

/**
 * Every `&` that begins no reference, in texts and in attributes (XML 1.0, section 4.1). Names of entities are known
 * where the text declares none itself. Comments and sections must be blanked out in the text.
 */
export function referenceFindings(text: string, declaresEntities: boolean): readonly ContentFinding[] {
  return [...text.matchAll(/&(?:#\d+;|#x[\da-fA-F]+;|([\p{L}_:][\p{L}\p{N}_:.-]*);)?/gu)].flatMap((match) => {
    const [written, name] = match;
    const isKnown = name === undefined ? written !== '&' : declaresEntities || predefined.has(name);
    if (isKnown) return [];
    const amp = { start: match.index, end: match.index + 1 };
    const message =
      name === undefined
        ? l10n.t('`&` begins a reference such as `&lt;`; write `&amp;` for the character.')
        : l10n.t('The entity `{0}` is not known in XML; write the character itself.', written);
    const range = { start: match.index, end: match.index + written.length };
    return [finding(contentRules.xml, range, message, name === undefined ? [replaceFix(amp, '&amp;')] : [])];
  });
}
