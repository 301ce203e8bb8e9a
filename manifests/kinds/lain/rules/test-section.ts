import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { resolve } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { kindOfValue, placeOf } from './proc/keys';

/** `test`: how the build is tested. */
export const testSection: Rule<LainDocument> = {
  id: 'lain/test-section',
  consequence: 'refused',
  summary: '`test` is a map with a `script`.',
  explanation: 'The parser crashes on a list or text; `lain validate` fails without `script`.',
  source: { document: 'LAIN manifest reference', section: '4' },
  examples: {
    valid: ['test:\n  script:\n    - make test\n'],
    invalid: ['test: «[make test]»\n', 'test: «make test»\n', '«test»: {}\n'],
  },
  check(document, report) {
    const entry = topLevel(document, 'test');
    const value = entry && resolve(entry.value);
    if (!entry || !value) return;
    if (value.kind === 'map') {
      if (value.fields.has('script')) return;
      report(entry.key.range, l10n.t('`test` has no `script`; list the commands of the test.'), {
        consequence: 'readers-differ',
      });
    } else if (value.kind === 'scalar' && value.type === 'null') {
      report(entry.key.range, l10n.t('`test` is empty; add a `script` or remove it.'), {
        consequence: 'readers-differ',
      });
    } else {
      report(
        placeOf(entry, document),
        l10n.t('`test` must be a map, not {0}; put the commands under `script`.', kindOfValue(value)),
      );
    }
  },
};
