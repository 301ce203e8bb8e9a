import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asList, asMap, valueOf } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { scalarIn } from '../values/resources';
import { instance, stage } from './shared';

const env = (lines: string) => `  configuration:\n    env:\n${lines}`;
const level = '      - { name: LEVEL, value: warn }\n';

/** Variables are set once. */
export const duplicateVariable: Rule<CloudDocument> = {
  id: 'cloud/duplicate-variable',
  consequence: 'ignored',
  summary: 'No variable is set twice in one list.',
  explanation: 'The last of them counts; the others are ignored.',
  source: stage('4.5.1'),
  examples: {
    valid: [instance(env(level))],
    invalid: [instance(env(`      - { name: «LEVEL», value: info }\n${level}`))],
  },
  check(document, report) {
    const kind = document.kind?.facts.kind;
    if (kind !== 'Instance' && kind !== 'ApplicationConfiguration') return;
    const last = new Map<string, ScalarNode>();
    const names = namesIn(document);
    for (const name of names) last.set(name.text, name);
    for (const name of names) {
      if (last.get(name.text) === name) continue;
      report(name.range, l10n.t('`{0}` is set below once more, and only the last one counts.', name.text));
    }
  },
};

function namesIn({ spec }: CloudDocument): readonly ScalarNode[] {
  const list = asList(valueOf(valueOf(spec, 'configuration'), 'env'));
  return list?.items.flatMap((item) => scalarIn(asMap(item), 'name') ?? []) ?? [];
}
