import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { rewrite } from '../../../../engine/rules/edits';
import type { Placement } from '../../policy';
import { reference } from '../shared';

const item = (type: string) =>
  `data:\n  - key: servicecomb.rateLimiting.login\n    value_type: ${type}\n    value: |\n      rate: 10\n  - key: servicecomb.matchGroup.login\n    value_type: text\n    value: |\n      matches:\n        - apiPath:\n            exact: "/login"\n`;

/** Policies in configuration items are texts. */
export const kieValueType: Rule<Placement> = {
  id: 'governance/kie-value-type',
  consequence: 'dropped',
  severity: 'warning',
  summary: 'The configuration item of a policy has the type `text`.',
  explanation:
    'Clients split the value of another type: instead of `servicecomb.rateLimiting.login` there is a setting `rate`, and no policy.',
  source: reference('13 and 15, G16'),
  examples: { valid: [item('text')], invalid: [item('«yaml»')] },
  check({ place, valueType }, report) {
    if (place !== 'kie' || valueType === undefined || !/^(?:yaml|yml|properties)$/.test(valueType.text))
      return;
    report(
      valueType.range,
      l10n.t(
        'Clients split a value of type `{0}` into settings, so it is not read as a policy; write `text`.',
        valueType.text,
      ),
      {
        fixes: [rewrite(valueType, 'text')],
      },
    );
  },
};
