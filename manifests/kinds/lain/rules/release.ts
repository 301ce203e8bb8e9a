import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asScalar, isNull, resolve } from '../../../../parser/node';
import { reportMissing } from '../../../engine/schema/missing';
import type { Entry, MapNode, Node } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { itemsOf, kindOfValue, placeOf, consequenceOfNoList, textAt } from './proc/keys';
import type { Item } from './proc/keys';
import { listFix, quoteFixes } from './proc/repairs';

/** `release`: the image that runs. */
export const release: Rule<LainDocument> = {
  id: 'lain/release',
  consequence: 'readers-differ',
  summary: '`release` has a `dest_base` and a list `copy` of paths or of maps with `src` and `dest`.',
  explanation:
    '`lain validate` fails without them; without `dest_base` the copy is ignored; the parser crashes on anything but a map, and an item without `src` or `dest` stops the build.',
  source: { document: 'LAIN manifest reference', section: 'R-39' },
  examples: {
    valid: [
      'release:\n  dest_base: centos:7\n  copy:\n    - src: app\n      dest: /app\n    - /etc/app.conf\n',
    ],
    invalid: [
      '«release»:\n  dest_base: centos:7\n',
      '«release»:\n  copy: [app]\n',
      'release:\n  dest_base: centos:7\n  copy: «app»\n',
      'release:\n  dest_base: centos:7\n  copy:\n    - «src»: app\n',
      'release:\n  dest_base: centos:7\n  copy:\n    - «dest»: app\n',
      'release:\n  dest_base: centos:7\n  copy: [«80»]\n',
      'release: «centos:7»\n',
      'release:\n  dest_base: «7»\n  copy: [app]\n',
      'release:\n  dest_base: centos:7\n  copy:\n    - src: app\n      dest: «7»\n',
      '# dialect: einplus\nrelease:\n  dest_base: centos:7\n  copy:\n    - «dest»: app\n',
    ],
  },
  check(document, report) {
    const entry = topLevel(document, 'release');
    const value = entry && resolve(entry.value);
    if (!entry || !value) return;
    if (value.kind === 'map') checkBody(entry, value, document, report);
    else
      report(
        placeOf(entry, document),
        l10n.t('`release` must be a map with `dest_base` and `copy`, not {0}.', kindOfValue(value)),
        { consequence: isNull(value) && document.dialect === 'laincloud' ? 'readers-differ' : 'refused' },
      );
  },
};

function checkBody(entry: Entry, body: MapNode, document: LainDocument, report: Report): void {
  const base = body.fields.get('dest_base');
  const copy = body.fields.get('copy');
  if (document.dialect === 'laincloud') {
    const withoutBase = l10n.t(
      '`release` has no `dest_base`, so the build image runs and `copy` is ignored; add the base image.',
    );
    const withoutCopy = l10n.t(
      '`release` has no `copy`; list what goes from the build image into the release image.',
    );
    const at = entry.key.range;
    reportMissing(body, 'dest_base', { message: withoutBase, at, isNothing: isEmpty }, report);
    reportMissing(body, 'copy', { message: withoutCopy, at }, report);
  }
  if (base && !isNull(base.value)) checkText(base, document, report);
  if (copy && !isNull(copy.value)) checkCopy(copy, document, report);
}

function isEmpty(node: Node): boolean {
  return isNull(node) || asScalar(node)?.text === '';
}

function checkText(entry: Entry, document: LainDocument, report: Report): void {
  const value = resolve(entry.value);
  if (value === undefined || (value.kind === 'scalar' && value.type === 'string')) return;
  const range = placeOf(entry, document);
  report(
    range,
    l10n.t('`{0}` must be text, not {1}; quote it or remove the key.', entry.name, kindOfValue(value)),
    {
      fixes: quoteFixes({ value, range }, document),
    },
  );
}

function checkCopy(entry: Entry, document: LainDocument, report: Report): void {
  const value = resolve(entry.value);
  if (value?.kind === 'list') {
    for (const item of itemsOf(value, document)) checkItem(item, document, report);
    return;
  }
  const range = placeOf(entry, document);
  report(range, l10n.t('`copy` is a list of paths or of maps with `src` and `dest`; write `- path`.'), {
    consequence: value ? consequenceOfNoList(value, document) : 'ignored',
    fixes: value?.kind === 'scalar' ? [listFix(range, textAt(document, range))] : [],
  });
}

function checkItem({ value, range }: Item, document: LainDocument, report: Report): void {
  if (value.kind === 'scalar' && value.type === 'string') return;
  if (value.kind !== 'map') {
    report(
      range,
      l10n.t(
        'This item is {0} and is left out; write a path, or a map with `src` and `dest`.',
        kindOfValue(value),
      ),
    );
    return;
  }
  const strict = document.dialect === 'einplus';
  const needed = strict ? ['src'] : ['src', 'dest'];
  for (const name of ['src', 'dest']) {
    const entry = value.fields.get(name);
    if (entry && !isNull(entry.value)) checkText(entry, document, report);
  }
  const missing = needed.filter((name) => isGone(value.fields.get(name)?.value));
  if (missing.length === 0) return;
  report(
    value.entries[0]?.key.range ?? range,
    l10n.t('`{0}` is missing here, which stops the build; add it.', missing.join('`, `')),
    strict ? { consequence: 'refused' } : {},
  );
}

function isGone(node: Node | undefined): boolean {
  return node === undefined || isNull(node);
}
