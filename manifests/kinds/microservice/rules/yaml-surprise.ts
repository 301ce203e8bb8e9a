import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import { quote } from '../../../engine/rules/edits';
import type { Report, Rule } from '../../../engine/rules/rule';
import { otherNumber, surprisingReading } from '../../../engine/rules/yaml-reading';
import type { ScalarNode } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import type { KeyFacts } from '../keys/key';
import { java2, java3, reference, springCloud } from './shared';

/** Plain values that YAML 1.1 reads as something else than what is written. */
export const yamlSurprise: Rule<MicroserviceDocument> = {
  id: 'microservice/yaml-surprise',
  consequence: 'altered',
  summary: 'Values that YAML 1.1 reads as another number, a boolean or a date are quoted or written plainly.',
  explanation:
    'Java’s and Go’s readers take `010` for 8, `1.10` for 1.1 and `yes` for true, and Java’s takes `12:30` for 750 and `2024-01-01` for a date.',
  source: reference('2 and 6, M05'),
  examples: {
    valid: [
      java3('      healthCheckTimes: 10\n      watch: yes\n'),
      'servicecomb:\n  service:\n    description: "yes"\n    version: 1.0\n',
      java2('  references:\n    cart:\n      version-rule: "1.10"\n'),
    ],
    invalid: [
      java3('      healthCheckTimes: «010»\n'),
      java2('  references:\n    cart:\n      version-rule: «1.10»\n'),
      'servicecomb:\n  service:\n    name: «on»\n',
      'servicecomb:\n  service:\n    description: «12:30»\n',
      springCloud('      service:\n        alias: «0123»\n'),
      'servicecomb:\n  service:\n    properties:\n      since: «2024-01-01»\n',
    ],
  },
  check(document, report) {
    for (const setting of document.settings) {
      const facts = document.factsOf(setting);
      const { value } = setting;
      // Versions have a rule of their own.
      if (value.kind !== 'scalar' || value.style !== 'plain' || facts?.form === 'version') continue;
      if (facts === undefined || isNumber(facts)) reportOctal(value, report);
      else reportReading(value, facts, document, report);
    }
  },
};

function isNumber({ schema }: KeyFacts): boolean {
  return schema.types[0] === 'integer' || schema.types[0] === 'number';
}

/** A number with a leading zero, which is another one to YAML in any setting. */
function reportOctal({ text, value, range }: ScalarNode, report: Report): void {
  const decimal = text.replace(/^0+(?=\d)/, '');
  if (!/^0[0-7]+$/.test(text) || String(value) === decimal) return;
  report(
    range,
    l10n.t('YAML reads `{0}` as the number {1}; write it without the leading zero.', text, String(value)),
    { fixes: [replaceFix(range, decimal)] },
  );
}

function reportReading(
  node: ScalarNode,
  facts: KeyFacts,
  { dialect }: MicroserviceDocument,
  report: Report,
): void {
  if (facts.schema.types[0] === 'boolean' || (dialect === 'go' && isOnlyJava(node))) return;
  const reading = surprisingReading(node) ?? otherNumber(node);
  if (reading === undefined || isSwitchOfOwn(node, facts)) return;
  report(
    node.range,
    l10n.t('YAML 1.1 reads `{0}` as {1}; quote it if it is meant as text.', node.text, reading),
    {
      fixes: [quote(node)],
    },
  );
}

/** Go's reader has neither numbers to the base of 60 nor dates. */
function isOnlyJava({ type, text }: ScalarNode): boolean {
  return type === 'timestamp' || text.includes(':');
}

/** A property that may be a switch. */
function isSwitchOfOwn({ type }: ScalarNode, { schema }: KeyFacts): boolean {
  return type === 'boolean' && schema.types.includes('boolean');
}
