import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asList, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { isWhole, reportField } from '../fields';
import type { FieldPolicy } from '../fields';
import type { Item, ProcKey } from './keys';
import { itemsOf, procKeys } from './keys';

/** `mountpoint`: the addresses under which a web proc is reached. */
export const mountpoint: Rule<LainDocument> = {
  id: 'lain/mountpoint',
  consequence: 'altered',
  summary:
    'Mountpoints are a list of `host`, `host/path` or `/path`, each once in a manifest and without a scheme.',
  explanation: 'Other entries give a route that no request uses, or none: a lone `/` is dropped.',
  source: { document: 'LAIN manifest reference', section: '6.2' },
  examples: {
    valid: [
      'web:\n  mountpoint:\n    - /\n    - shop.example.com\n',
      'web.admin:\n  mountpoint:\n    - /admin\n    - admin.example.com/v1\n',
    ],
    invalid: [
      'web.admin:\n  mountpoint:\n    - «/»\n',
      'web:\n  mountpoint:\n    - «http://shop.example.com»\n',
      'web:\n  mountpoint:\n    - «" shop.example.com"»\n',
      'web:\n  mountpoint:\n    - /api\nweb.admin:\n  mountpoint:\n    - «/api»\n',
      'web:\n  mountpoint: «shop.example.com»\n',
      'web:\n  mountpoint:\n    - «8080»\n',
    ],
  },
  check(document, report) {
    const taken = new Set<string>();
    for (const key of procKeys(document, 'mountpoint')) {
      const { proc, value } = key;
      if (proc.type !== 'web') continue;
      const policy: FieldPolicy = {
        // A web proc of another name is refused without a list, which another rule reports.
        reports: (violation) => !isWhole(violation) || proc.name === 'web',
        consequence: (violation) => (isWhole(violation) ? undefined : 'refused'),
      };
      reportField(key, policy, document, report);
      const list = asList(value);
      for (const item of list ? itemsOf(list, document) : []) checkItem(item, key, taken, document, report);
    }
  },
};

function checkItem(
  item: Item,
  key: ProcKey,
  taken: Set<string>,
  document: LainDocument,
  report: Report,
): void {
  const { value, range } = item;
  const text = stringOf(value);
  if (text === undefined || isTemplated(document, value)) return;
  const usable = text.trim().replace(/^[a-z]+:\/\//i, '');
  if (text === '/') {
    checkLoneSlash(item, key, report);
  } else if (text !== usable) {
    report(range, l10n.t('A mountpoint has no scheme and no spaces around it; write `{0}`.', usable), {
      fixes: usable ? [replaceFix(range, usable)] : [],
    });
  } else if (/\s/.test(text) || text === '') {
    report(range, l10n.t('`{0}` is not a mountpoint; write `host`, `host/path` or `/path`.', text));
  } else if (taken.has(text)) {
    report(range, l10n.t('`{0}` is mounted twice in this manifest; remove one or change its path.', text));
  }
  taken.add(text);
}

/** The proc named web has its default routes anyway. */
function checkLoneSlash({ range }: Item, { proc }: ProcKey, report: Report): void {
  if (proc.name === 'web') return;
  report(
    range,
    l10n.t('A lone `/` is dropped and gives no route; write a path such as `/{0}` or a host.', proc.name),
  );
}
