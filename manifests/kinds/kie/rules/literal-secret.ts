import * as l10n from '@vscode/l10n';
import { readProperties } from '../../content/properties-text';
import { formOfContent } from '../../content/value-type';
import { isStandIn } from '../../microservice/values/value';
import type { Rule } from '../../../engine/rules/rule';
import type { Range } from '../../../../parser/range';
import { embeddedText } from '../../../../parser/embedded';
import { nodesOf } from '../../../../parser/locate';
import type { Node } from '../../../../parser/node';
import { readDocument } from '../../../../parser/read-document';
import { readJson } from '../../../../parser/read-json';
import { typePlainScalar } from '../../../../parser/scalar-type';
import type { KieItem } from '../item';
import { fileWith, reference } from './shared';

const secretName =
  /(?:password|passwd|passphrase|secret|secret[-_]?key|access[-_]?key(?:[-_]?secret)?|private[-_]?key|token)$/i;

/** Secrets in the text. Messages never show them. */
export const literalSecret: Rule<KieItem> = {
  id: 'kie/literal-secret',
  severity: 'warning',
  summary: 'Passwords, keys and tokens are encrypted, or a variable is named in their place.',
  consequence: 'Everyone who can read the file, or the configuration centre, can use them.',
  source: reference('9'),
  examples: {
    valid: [
      fileWith({ key: '"db.password"', value: '"${DB_PASSWORD}"' }),
      fileWith({ key: '"db.password"', value: '"ENC(8d2a)"' }),
      fileWith({ key: '"token.enabled"', value: '"true"' }),
    ],
    invalid: [
      fileWith({ key: '"db.password"', value: '"«Changeme_123»"' }),
      fileWith({ key: '"db.yaml"', value_type: '"yaml"', value: '"db:\\n  password: «Changeme_123»\\n"' }),
      fileWith({ key: '"db.json"', value_type: '"json"', value: '"{\\"accessKey\\": «\\"AB12CD\\"»}"' }),
      fileWith({ key: '"db.properties"', value_type: '"properties"', value: '"db.secretKey=«AB12CD»\\n"' }),
    ],
  },
  check({ key, value, valueType, text }, report) {
    if (key === undefined || value === undefined) return;
    const secrets = secretsIn(value.text, valueType, key.text);
    if (secrets.length === 0) return;
    const embedded = embeddedText(value, text);
    const message = l10n.t(
      'This is readable to everyone who has the file; encrypt it, or name a variable such as `{0}`.',
      '${DB_PASSWORD}',
    );
    for (const range of secrets) report(embedded.outer(range), message);
  },
};

/** Where secrets stand in a content. */
function secretsIn(content: string, valueType: string, key: string): readonly Range[] {
  const { form } = formOfContent(valueType, key);
  if (form === 'policy') return [];
  if (form === 'text') return isSecret(key, content) ? [{ start: 0, end: content.length }] : [];
  if (!/pass|secret|key|token/i.test(content)) return [];
  switch (form) {
    case 'yaml':
      return secretsOf(readDocument(content, typePlainScalar).root);
    case 'json':
      return secretsOf(readJson(content).root);
    case 'properties':
      return readProperties(content)
        .filter(({ key: name, value }) => isSecret(name, value.text))
        .map(({ valueRange }) => valueRange);
    default:
      return [];
  }
}

function secretsOf(root: Node | undefined): readonly Range[] {
  if (root === undefined) return [];
  return [...nodesOf(root)].flatMap((node) => {
    const entry = node.parent?.kind === 'entry' ? node.parent : undefined;
    const isValue = entry?.value === node && node.kind === 'scalar' && node.type === 'string';
    return isValue && isSecret(entry.name, node.text) ? [node.range] : [];
  });
}

/** Words that are none: variables, what is encrypted, what is to be filled in, switches and numbers. */
function isSecret(name: string, text: string): boolean {
  if (!secretName.test(name) || text.trim() === '' || isStandIn(text)) return false;
  return !/\$\{|^\{cipher\}|^ENC\(|\{\{|<[\w -]+>|^(?:true|false|\d+)$/i.test(text.trim());
}
