import * as l10n from '@vscode/l10n';
import type { FileNames } from '../../../engine/rules/file-names';
import type { Rule } from '../../../engine/rules/rule';
import { file, item, reference } from './shared';

/** Items of other files. */
export const describedElsewhere: Rule<FileNames> = {
  id: 'kie/described-elsewhere',
  consequence: 'overwritten',
  severity: 'information',
  summary: 'An item is described in one file of the workspace.',
  explanation:
    'Each import overwrites what the other file says; that is meant where they are for different engines.',
  source: reference('9'),
  examples: {
    valid: [file(item())],
    invalid: [file(item()).replace('"shop.level"', '"«shop.level»"')],
  },
  check(names, report) {
    for (const { kind, name, scope, range } of names.definitions('config-item')) {
      const [other] = names.known.filesDefining?.(kind, name, scope) ?? [];
      if (other !== undefined)
        report(
          range,
          l10n.t(
            '`{0}` with these labels is also in {1}, and one overwrites the other; keep one, unless they are for different engines.',
            name,
            other,
          ),
        );
    }
  },
};
