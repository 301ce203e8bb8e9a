import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Entry } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { kindOfValue, procKeys } from './keys';
import { quoteFixes } from './repairs';

const textKeys = ['image', 'user', 'workdir', 'working_dir', 'service_name', 'allow_clients'];

/** Keys that hold text. */
export const textValues: Rule<LainDocument> = {
  id: 'lain/text-values',
  consequence: 'readers-differ',
  summary: '`image`, `user`, `workdir`, `service_name` and `allow_clients` are text.',
  explanation: '`lain validate` refuses other values, and deployd expects text.',
  source: { document: 'LAIN manifest reference', section: '6' },
  examples: {
    valid: ['web:\n  user: "1000"\n  image: nginx:1.13\n'],
    invalid: ['web:\n  user: «1000»\n', 'web:\n  «image»:\n'],
  },
  check(document, report) {
    for (const key of procKeys(document, ...textKeys)) {
      const { value, entry, range } = key;
      if (value.kind === 'scalar' && value.type === 'string') continue;
      if (value.kind === 'scalar' && value.type === 'null' && isToldElsewhere(entry, document)) continue;
      report(
        range,
        l10n.t('`{0}` must be text, not {1}; quote it or remove the key.', entry.name, kindOfValue(value)),
        {
          fixes: quoteFixes(key, document),
        },
      );
    }
  },
};

/** A portal without a name is refused, and in a resource an empty value becomes the text `None`. */
function isToldElsewhere({ name }: Entry, { isTemplate }: LainDocument): boolean {
  return name === 'service_name' || isTemplate;
}
