import * as l10n from '@vscode/l10n';
import { isPlaceholder, textsUnderSecretNames } from '../../content/named-texts';
import type { Rule } from '../../../engine/rules/rule';
import type { Range } from '../../../../parser/range';
import { embeddedText } from '../../../../parser/embedded';
import type { KieItem } from '../item';
import { fileWith, reference } from './shared';

/** Secrets in the text. Messages never show them. */
export const literalSecret: Rule<KieItem> = {
  id: 'kie/literal-secret',
  consequence: 'exposed',
  summary: 'Passwords, keys and tokens are encrypted, or a variable is named in their place.',
  explanation: 'Everyone who can read the file, or the configuration center, can use them.',
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

/** Where secrets are in a content. */
function secretsIn(content: string, valueType: string, key: string): readonly Range[] {
  return textsUnderSecretNames(content, valueType, key)
    .filter(({ text, type }) => type === 'string' && !isPlaceholder(text) && !isSwitchOrNumber(text))
    .map(({ range }) => range);
}

function isSwitchOrNumber(text: string): boolean {
  return /^(?:true|false|\d+)$/i.test(text.trim());
}
