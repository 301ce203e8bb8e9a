import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../../engine/rules/did-you-mean';
import type { FileNames } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { isInWorkspace } from './apps';

/** Maximum number of services that a message names. */
const maxOffered = 5;

/** Services that an app uses are offered. */
export const unknownService: Rule<FileNames> = {
  id: 'lain/unknown-service',
  consequence: 'never-applies',
  severity: 'warning',
  summary: 'An app whose manifest is in the workspace offers the services that others use of it.',
  explanation:
    'Services are found by the `service_name` of a portal, not by the name of a proc: without one nothing answers.',
  source: { document: 'LAIN manifest reference', section: '7' },
  examples: {
    valid: ['use_services:\n  hello:\n    - echo\nservice.echo:\n  portal:\n    port: 80\n'],
    invalid: [
      'use_services:\n  hello:\n    - «ecko»\nservice.echo:\n  portal:\n    port: 80\n',
      'use_services:\n  hello:\n    - «portal-echo»\nportal.portal-echo:\n  service_name: echo\n',
      'use_resources:\n  hello:\n    services: [«redis»]\napptype: resource\n',
    ],
  },
  check(names, report) {
    for (const use of names.references('lain-service')) {
      const app = use.scope ?? '';
      const offered = offeredBy(app, names);
      if (offered === undefined || offered.has(use.name)) continue;
      const better = didYouMean(use.name.replace(/^portal-/, ''), offered);
      const message =
        better === undefined
          ? offersInWords(app, use.name, offered)
          : l10n.t('The app `{0}` offers no service `{1}`; did you mean `{2}`?', app, use.name, better);
      report(use.range, message, { fixes: better === undefined ? [] : [replaceFix(use.range, better)] });
    }
  },
};

function offersInWords(app: string, service: string, offered: ReadonlySet<string>): string {
  if (offered.size === 0)
    return l10n.t(
      'The app `{0}` offers no services; add a portal with `service_name: {1}` to its manifest.',
      app,
      service,
    );
  const names = Array.from(offered, (name) => `\`${name}\``)
    .slice(0, maxOffered)
    .join(', ');
  return l10n.t('The app `{0}` offers no service `{1}`; write one of {2}.', app, service, names);
}

/** The services of an app; undefined where there may be others, as where templates name them. */
function offeredBy(app: string, names: FileNames): ReadonlySet<string> | undefined {
  const lists = names.listsOf('lain-service', app);
  const isListed = lists.some(({ state, strength }) => state === 'complete' && strength === 'allowed');
  if (!isListed && !isInWorkspace(names, app)) return undefined;
  const own = names.definitions('lain-service').filter(({ scope }) => scope === app);
  const offered = new Set([...own.map(({ name }) => name), ...lists.flatMap((list) => list.names)]);
  return [...offered].some((name) => name.includes('{{')) ? undefined : offered;
}
