import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asList, asMap } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { itemsOf, placeOf } from './proc/keys';

/** ein-plus: directories of the host. */
export const sharedVolumes: Rule<LainDocument> = {
  id: 'lain/shared-volumes',
  consequence: 'refused',
  summary:
    'In the ein-plus dialect `shared_volumes` is a map with a list `global` of absolute `/host` or `/host:/container` paths.',
  explanation: 'The ein-plus parser refuses anything else.',
  source: { document: 'LAIN manifest reference', section: '10' },
  examples: {
    valid: ['# dialect: einplus\nworker:\n  shared_volumes:\n    global: [/data, "/data:/srv"]\n'],
    invalid: [
      '# dialect: einplus\nworker:\n  shared_volumes: «[/data]»\n',
      '# dialect: einplus\nworker:\n  shared_volumes:\n    global: [«data»]\n',
      '# dialect: einplus\nworker:\n  shared_volumes:\n    global: «/data»\n',
      '# dialect: einplus\nworker:\n  shared_volumes:\n    «local»: [/data]\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'laincloud') return; // Unknown there, which is told once elsewhere.
    for (const { body } of document.procs) {
      const entry = body.fields.get('shared_volumes');
      if (entry === undefined) continue;
      const map = asMap(entry.value);
      if (map === undefined)
        report(
          placeOf(entry, document),
          l10n.t('`shared_volumes` is a map; write `global:` with a list of paths.'),
        );
      for (const { name, key } of map?.fields.values() ?? [])
        if (name !== 'global') report(key.range, l10n.t('`{0}` is unknown here; only `global` is.', name));
      const global = map?.fields.get('global');
      const list = asList(global?.value);
      if (global && list === undefined)
        report(placeOf(global, document), l10n.t('`global` is a list of paths; write `- /path`.'));
      for (const { range, value } of list ? itemsOf(list, document) : []) {
        const text = value.kind === 'scalar' ? value.text : '';
        if (/^\/[^:]*(?::\/[^:]*)?$/.test(text)) continue;
        report(range, l10n.t('A shared volume is `/host` or `/host:/container`, both absolute.'));
      }
    }
  },
};
