import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { MapNode } from '../../../../parser/node';
import { nodesOf } from '../../../../parser/locate';
import type { LainDocument } from '../document';

/** The same key twice in one map. */
export const duplicateKey: Rule<LainDocument> = {
  id: 'lain/duplicate-key',
  consequence: 'ignored',
  summary: 'A key stands once in a map.',
  explanation: 'The parser silently takes the last one; the others, whole sections too, are lost.',
  source: { document: 'LAIN manifest reference', section: 'R-42' },
  examples: {
    valid: ['base: &base\n  cmd: run\nweb:\n  <<: *base\n  cmd: serve\n'],
    invalid: ['web:\n  cmd: run\n  «cmd»: serve\n', 'web:\n  cmd: run\n«web»:\n  cmd: serve\n'],
  },
  check({ source }, report) {
    if (source.root === undefined) return;
    for (const node of nodesOf(source.root)) {
      if (node.kind !== 'map') continue;
      for (const { name, range } of repeated(node))
        report(
          range,
          l10n.t('`{0}` stands twice in this map, and only the last one counts; merge or rename them.', name),
        );
    }
  },
};

function repeated(map: MapNode) {
  if (map.entries.length === map.fields.size && !map.fields.has('<<')) return []; // As many names as keys.
  const seen = new Set<string>();
  return map.entries.flatMap(({ key, name }) => {
    const id = key.kind === 'scalar' ? `${key.type} ${name}` : name;
    if (name === '<<' || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ name, range: key.range }];
  });
}
