import type { ContentRule } from '../../content/content';
import type { Rule } from '../../../engine/rules/rule';
import { contentFindings } from '../content';
import type { KieItem } from '../item';

/** A rule that reports findings in the content of a value, at their place in the file. */
export function contentRule(
  rule: ContentRule,
  facts: Omit<Rule<KieItem>, keyof ContentRule | 'check'>,
): Rule<KieItem> {
  return {
    ...rule,
    ...facts,
    check(item, report) {
      for (const { consequence, message, range, fixes } of contentFindings(item, (id) => id === rule.id))
        report(range, message, { consequence, ...(fixes && { fixes }) });
    },
  };
}
