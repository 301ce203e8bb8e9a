import type { Rule } from '../../../../engine/rules/rule';
import { isNull } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { fieldCheck, procFields } from '../fields';

const textFields = procFields('image', 'user', 'workdir', 'working_dir', 'service_name', 'allow_clients');

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
  check: fieldCheck(textFields, {
    reports: ({ value, path }, document) => !isNull(value) || !isReportedElsewhere(path[0], document),
  }),
};

/** A portal without a name is refused, and in a resource an empty value becomes the text `None`. */
function isReportedElsewhere(name: string | number | undefined, { isTemplate }: LainDocument): boolean {
  return name === 'service_name' || isTemplate;
}
