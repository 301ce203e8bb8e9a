import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../../engine/rules/did-you-mean';
import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';

/** Apps that others use are there. */
export const unknownApp: Rule<FileNames> = {
  id: 'lain/unknown-app',
  consequence: 'fails-later',
  severity: 'warning',
  summary:
    'The apps under `use_services` and `use_resources` are in the workspace or registered at the console.',
  explanation:
    'A resource that the console does not know fails the deployment, and a service is out of reach. Reported only when the list of existing ones is complete.',
  source: { document: 'LAIN manifest reference', section: '7' },
  examples: {
    valid: ['use_services:\n  hello:\n    - echo\nservice.echo:\n  portal:\n    port: 80\n'],
    invalid: [
      'use_services:\n  «redis-service»:\n    - redis\n',
      'use_resources:\n  «redis-resource»:\n    services: [redis]\n',
    ],
  },
  check(names, report) {
    for (const use of names.references('lain-app')) {
      if (names.defines(use)) continue;
      const lists = names.listsOf('lain-app');
      const live = lists.find(({ state, strength }) => state === 'complete' && strength === 'allowed');
      if (live === undefined || lists.some((list) => list.has(use.name))) continue;
      const better = didYouMean(
        use.name,
        lists.flatMap((list) => list.names),
      );
      const message =
        better === undefined
          ? l10n.t(
              'There is no app `{0}` in the workspace or in {1}; correct the name, or register the app.',
              use.name,
              live.source,
            )
          : l10n.t(
              'There is no app `{0}` in the workspace or in {1}; did you mean `{2}`?',
              use.name,
              live.source,
              better,
            );
      report(use.range, message, { fixes: better === undefined ? [] : [replaceFix(use.range, better)] });
    }
  },
};
