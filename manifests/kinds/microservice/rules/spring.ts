import * as l10n from '@vscode/l10n';
import { insertKeyFix } from '../../../engine/rules/edits';
import type { Rule } from '../../../engine/rules/rule';
import type { Entry } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import { isApplicationFile } from '../recognise';
import { addressesOf, portOf } from '../values/address';
import { reference, springCloud } from './shared';

const config = '      config:\n        serverType: kie\n        serverAddr: http://127.0.0.1:30110\n';

/** What is read too late. */
export const bootstrapOnly: Rule<MicroserviceDocument> = {
  id: 'microservice/bootstrap-only',
  consequence: 'ignored',
  summary: 'The address and account of the configuration center are in `bootstrap.yml`.',
  explanation:
    'Spring reads `application.yml` after the client of the configuration center has started, which then has no address and no account. The client of the registry starts later, so credentials are reported as information only.',
  source: reference('4 and 6, M10'),
  examples: {
    valid: [springCloud(config)],
    invalid: [
      springCloud(config.replace('config', '«config»')).replace('bootstrap', 'application'),
      springCloud('      «credentials»:\n        account:\n          name: shop\n').replace(
        'bootstrap',
        'application',
      ),
    ],
  },
  check({ fileName, settings }, report) {
    if (!isApplicationFile(fileName)) return;
    const reported = new Set<Entry>();
    for (const { key, entry } of settings) {
      const section = /^spring\.cloud\.servicecomb\.(config|credentials)\./.exec(key)?.[1];
      if (section === undefined) continue;
      const place = sectionEntry(entry, section);
      if (reported.has(place)) continue;
      reported.add(place);
      if (section === 'config')
        report(place.key.range, l10n.t('`config` is read too late here; write it in `bootstrap.yml`.'));
      else
        report(
          place.key.range,
          l10n.t(
            '`credentials` are used for the registry only here; for the configuration center write them in `bootstrap.yml`.',
          ),
          { consequence: 'as-written' },
        );
    }
  },
};

/** The entry around that names a section, or the one whose dotted key holds it. */
function sectionEntry(entry: Entry, section: string): Entry {
  for (let one: Entry | undefined = entry; one !== undefined; one = around(one))
    if (one.name === section || one.name.split('.').includes(section)) return one;
  return entry;
}

function around(entry: Entry): Entry | undefined {
  const { parent } = entry.parent;
  return parent?.kind === 'entry' ? parent : undefined;
}

/** A configuration center of the wrong type. */
export const serverType: Rule<MicroserviceDocument> = {
  id: 'microservice/server-type',
  consequence: 'default-in-force',
  summary: 'With an address of kie, `serverType` is `kie`.',
  explanation:
    'Without `serverType` the server is treated as one of the first generation, and no settings are loaded.',
  source: reference('4'),
  examples: {
    valid: [springCloud(config), springCloud('      config:\n        serverAddr: http://127.0.0.1:30103\n')],
    invalid: [springCloud('      config:\n        «serverAddr»: http://127.0.0.1:30110\n')],
  },
  check(document, report) {
    const { byKey, lines } = document;
    const address = byKey.get('spring.cloud.servicecomb.config.serverAddr');
    const isTyped = byKey.has('spring.cloud.servicecomb.config.serverType');
    const known = address && document.knownValue(address);
    if (address === undefined || known === undefined || isTyped) return;
    if (!addressesOf(known.text).some(({ text }) => portOf(text) === 30_110)) return;
    const { entry } = address;
    report(
      entry.key.range,
      l10n.t(
        'Port 30110 is the port of kie; add `serverType: kie`, without which the server is not treated as kie.',
      ),
      {
        fixes: !entry.name.includes('.') ? insertKeyFix(entry.parent, lines, 'serverType', 'kie') : [],
      },
    );
  },
};
