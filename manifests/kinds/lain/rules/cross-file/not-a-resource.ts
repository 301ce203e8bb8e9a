import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../../engine/rules/did-you-mean';
import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { isInWorkspace } from './apps';

/** Apps that are used as resources are resources. */
export const notAResource: Rule<FileNames> = {
  id: 'lain/not-a-resource',
  consequence: 'altered',
  summary: 'An app under `use_resources` is a resource: its manifest says `apptype: resource`.',
  explanation:
    'The console makes an instance of its own of a resource for each app that uses it; other apps cannot serve as the template.',
  source: { document: 'LAIN manifest reference', section: '9' },
  examples: {
    valid: [
      'apptype: resource\nportal.portal-redis:\n  service_name: redis\nuse_resources:\n  hello:\n    services: [redis]\n',
    ],
    invalid: [
      'use_resources:\n  «hello»:\n    services: [redis]\nportal.portal-redis:\n  service_name: redis\n',
    ],
  },
  check(names, report) {
    for (const use of names.references('lain-resource')) {
      const lists = names.listsOf('lain-resource');
      const isResource = names.defines(use) || lists.some((list) => list.has(use.name));
      if (isResource || !isInWorkspace(names, use.name)) continue;
      const better = didYouMean(
        use.name,
        lists.flatMap((list) => list.names),
      );
      const message =
        better === undefined
          ? l10n.t(
              '`{0}` is not a resource: its manifest lacks `apptype: resource`; use its services with `use_services`.',
              use.name,
            )
          : l10n.t(
              '`{0}` is not a resource: its manifest lacks `apptype: resource`; did you mean `{1}`?',
              use.name,
              better,
            );
      report(use.range, message, { fixes: better === undefined ? [] : [replaceFix(use.range, better)] });
    }
  },
};
