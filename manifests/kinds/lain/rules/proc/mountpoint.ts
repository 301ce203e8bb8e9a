import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asList, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import type { Item, ProcKey } from './keys';
import { isFalsy, itemsOf, kindOfValue, procKeys } from './keys';
import { listFixes, quoteFixes } from './repairs';

/** `mountpoint`: the addresses under which a web proc is reached. */
export const mountpoint: Rule<LainDocument> = {
  id: 'lain/mountpoint',
  consequence: 'altered',
  summary:
    'Mountpoints are a list of `host`, `host/path` or `/path`, each once in a manifest and without a scheme.',
  explanation: 'Other entries give a route that nobody asks for, or none: a lone `/` is dropped.',
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
      if (key.proc.type !== 'web' || isFalsy(key.value)) continue;
      const list = asList(key.value);
      if (!list) reportNoList(key, document, report);
      for (const item of list ? itemsOf(list, document) : []) checkItem(item, key, taken, document, report);
    }
  },
};

/** A web proc of another name is refused without a list, which another rule tells. */
function reportNoList(key: ProcKey, document: LainDocument, report: Report): void {
  if (key.proc.name !== 'web') return;
  report(
    key.range,
    l10n.t('`mountpoint` is ignored when it is {0}; write a list, `- host/path`.', kindOfValue(key.value)),
    { fixes: listFixes(key, document) },
  );
}

function checkItem(
  item: Item,
  key: ProcKey,
  taken: Set<string>,
  document: LainDocument,
  report: Report,
): void {
  const { value, range } = item;
  const text = stringOf(value);
  if (text === undefined) {
    report(range, l10n.t('A mountpoint is text, not {0}; the parser crashes on it.', kindOfValue(value)), {
      consequence: 'refused',
      fixes: quoteFixes(item, document),
    });
    return;
  }
  if (isTemplated(document, value)) return;
  const usable = text.trim().replace(/^[a-z]+:\/\//i, '');
  if (text === '/') {
    checkLoneSlash(item, key, report);
  } else if (text !== usable) {
    report(range, l10n.t('A mountpoint has no scheme and no spaces around it; write `{0}`.', usable), {
      fixes: usable ? [replaceFix(range, usable)] : [],
    });
  } else if (/\s/.test(text) || text === '') {
    report(range, l10n.t('`{0}` is no mountpoint; write `host`, `host/path` or `/path`.', text));
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
