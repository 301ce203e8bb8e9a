import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { asMap, asScalar, isNull } from '../../../../../parser/node';
import type { PolicyDocument } from '../../policy-document';
import { matchesOf, routedMatchesOf } from '../../values/matches';
import { inFile, reference } from '../shared';

const fields = ['customMatcherHandler', 'customMatcherParameters'] as const;

/** Code of one's own that decides needs both of its fields. */
export const customMatcher: Rule<PolicyDocument> = {
  id: 'governance/custom-matcher',
  consequence: 'wider',
  summary: '`customMatcher` has both `customMatcherHandler` and `customMatcherParameters`.',
  explanation:
    'When one of them is missing or empty, clients ignore both, and the match is wider than meant. When it is not a map, they drop the match group.',
  source: reference('3'),
  examples: {
    valid: [
      inFile(
        'matchGroup',
        'alias: all\nmatches:\n  - name: own\n    customMatcher:\n      customMatcherHandler: com.example.Own\n      customMatcherParameters: a,b',
      ),
    ],
    invalid: [
      inFile(
        'matchGroup',
        'alias: all\nmatches:\n  - name: own\n    «customMatcher»:\n      customMatcherHandler: com.example.Own',
      ),
      inFile('matchGroup', 'alias: all\nmatches:\n  - name: own\n    customMatcher: «com.example.Own»'),
    ],
  },
  check(document, report) {
    const routed = routedMatchesOf(document);
    for (const match of [...matchesOf(document), ...routed]) {
      const entry = match.fields.get('customMatcher');
      const map = asMap(entry?.value);
      if (entry === undefined || isNull(entry.value)) continue;
      if (map === undefined) {
        // In routes it has the wrong type, as others have.
        if (routed.includes(match)) continue;
        report(
          entry.value.range,
          l10n.t(
            '`customMatcher` must be a map with `customMatcherHandler` and `customMatcherParameters`; clients drop the match group otherwise.',
          ),
          { consequence: 'dropped' },
        );
        continue;
      }
      const missing = fields.find((name) => (asScalar(map.fields.get(name)?.value)?.text ?? '') === '');
      if (missing)
        report(entry.key.range, l10n.t('Without `{0}` it is ignored; write both fields.', missing));
    }
  },
};
