import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import { quote } from '../../../engine/rules/edits';
import type { Report, Rule } from '../../../engine/rules/rule';
import { schemaAt } from '../../../engine/schema/schema';
import { nodesOf } from '../../../../parser/locate';
import { pathOf } from '../../../../parser/node';
import type { Entry, ScalarNode } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { lainSchema } from '../schema';
import { surprisingReading } from '../../../engine/rules/yaml-reading';
import { textFix } from './proc/repairs';

/** Keys whose own rules report how YAML reads the value. */
const reportedElsewhere = new Set([
  'port',
  'ports',
  'script',
  'cmd',
  'entrypoint',
  'env',
  'labels',
  'filters',
  'volumes',
]);

/** Plain values that YAML 1.1 reads as something else than what is written. */
export const yamlSurprise: Rule<LainDocument> = {
  id: 'lain/yaml-surprise',
  consequence: 'altered',
  summary: 'Values that YAML 1.1 reads as a boolean, a date or another number are quoted or written plainly.',
  explanation:
    'The parser gets `True` for `yes`, 4822 for `80:22`, 64 for `0100`, and nothing for an unquoted `#word`.',
  source: { document: 'LAIN manifest reference', section: 'R-42' },
  examples: {
    valid: ['appname: "yes"\nnotify:\n  slack: "#lain"\nweb:\n  https_only: yes\n  num_instances: 0\n'],
    invalid: [
      'appname: «yes»\n',
      'build:\n  base: golang\n  script: [make]\n  prepare:\n    script: [make deps]\n    version: «0123»\n',
      'notify:\n  «slack»: #lain\n',
      'web:\n  num_instances: «010»\n',
      'use_resources:\n  redis:\n    services: [a]\n    start: «10:30»\n',
    ],
  },
  check(document, report) {
    if (document.source.root === undefined) return;
    for (const node of nodesOf(document.source.root)) {
      const entry = node.parent?.kind === 'entry' ? node.parent : undefined;
      if (node.kind !== 'scalar' || node.style !== 'plain' || entry?.key === node) continue;
      if (entry && node.type === 'null' && node.text === '') reportComment(entry, document, report);
      else reportReading(node, document, report);
    }
  },
};

function reportReading(node: ScalarNode, document: LainDocument, report: Report): void {
  const reading = surprisingReading(node);
  if (reading === undefined) return;
  const path = pathOf(node);
  const names = path.filter((step) => typeof step === 'string');
  if (names.some((name) => reportedElsewhere.has(name))) return;
  if (node.type === 'timestamp' && names.at(-1) === 'version') return;
  const types = schemaAt(
    lainSchema(document.dialect),
    pathOf(node.parent?.kind === 'entry' ? node.parent : node),
  )?.types;
  if (node.type === 'boolean' && types?.includes('boolean')) return;
  const isProcKey = document.sections.some(({ key }) => key === names[0]);
  if (isProcKey && !types?.some((type) => type === node.type)) return; // Reported by the key's own rule.
  const wantsNumber = types?.[0] === 'integer';
  report(
    node.range,
    l10n.t('YAML 1.1 reads `{0}` as {1}; quote it if it is meant as text.', node.text, reading),
    {
      fixes: wantsNumber ? decimalFix(node) : [quote(node)],
    },
  );
}

function decimalFix(node: ScalarNode) {
  const decimal = node.text.replace(/^0+(?=\d)/, '');
  return /^\d+$/.test(decimal) ? [replaceFix(node.range, decimal)] : [];
}

/** `slack: #lain` is a comment after an empty value. */
function reportComment(entry: Entry, document: LainDocument, report: Report): void {
  const types = schemaAt(lainSchema(document.dialect), pathOf(entry))?.types;
  if (types?.length !== 1 || types[0] !== 'string') return;
  const match = /^:[ \t]+(#[^\s#][^\r\n]*)/.exec(
    document.text.slice(entry.key.range.end, entry.key.range.end + 200),
  );
  const comment = match?.[1]?.trimEnd();
  if (comment === undefined) return;
  const start = document.text.indexOf('#', entry.key.range.end);
  report(
    entry.key.range,
    l10n.t(
      '`{0}` is empty: `{1}` after it is a comment; quote it if it is meant as text.',
      entry.name,
      comment,
    ),
    {
      fixes: textFix(comment, { start, end: start + comment.length }),
    },
  );
}
