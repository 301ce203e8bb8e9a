import { allRules } from '../manifests/all-rules';
import { ruleBook } from '../manifests/rule-pages';

/**
 * The pages of all rules in one text, as they ship with the extension.
 *
 * @param translations Translations by their English texts; what has none stays English, and fails a test.
 */
export function ruleBookIn(translations: Readonly<Record<string, string>> = {}): string {
  return ruleBook(allRules, (english) => translations[english] ?? english);
}
