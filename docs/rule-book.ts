import { allRules } from '../manifests/all-rules';
import { ruleBook } from '../manifests/rule-pages';

/**
 * The pages of all rules in one text, as they ship with the extension.
 *
 * @param texts English texts and their translations; none for English.
 * @throws for a text without a translation
 */
export function ruleBookIn(texts?: Readonly<Record<string, string>>): string {
  return ruleBook(allRules, (english) => {
    const text = texts === undefined ? english : texts[english];
    if (text === undefined) throw new Error(`No translation in l10n/rules.zh-cn.json of: ${english}`);
    return text;
  });
}
