import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../engine/rules/rule';
import { bareRange } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import { isDummyValue, placeholderOf } from '../values/value';
import { java3, reference } from './shared';

/** Secrets in the text. */
export const literalSecret: Rule<MicroserviceDocument> = {
  id: 'microservice/literal-secret',
  consequence: 'exposed',
  summary: 'Files contain no passwords and keys, but the names of variables.',
  explanation: 'Everyone who can read the repository can use them.',
  source: reference('2 and 6, M12'),
  examples: {
    valid: [
      java3('  credentials:\n    account:\n      name: shop\n      password: ${CSE_PASSWORD}\n'),
      java3('  credentials:\n    secretKey: ENC(8d2a)\n    accessKey: your access key\n'),
      java3('  credentials:\n    secretKey: YourSecretKey\n    accessKey: YourAccessKey\n'),
    ],
    invalid: [
      java3(
        '  credentials:\n    rbac:\n      enabled: true\n    account:\n      name: shop\n      password: «Changeme_123»\n',
      ),
      java3('  credentials:\n    account:\n      password: «${CSE_PASSWORD:Changeme_123}»\n'),
    ],
  },
  check(document, report) {
    for (const setting of document.settings) {
      if (document.factsOf(setting)?.form !== 'secret') continue;
      const known = document.knownValue(setting);
      if (known === undefined || isDummyValue(known.text)) continue;
      const placeholder = placeholderOf(known.scalar.text);
      if (placeholder === undefined) report(known.scalar.range, namedInWords());
      else reportDefault(known.scalar, placeholder.name, report);
    }
  },
};

function namedInWords(): string {
  return l10n.t(
    'This is readable to everyone who has the file; name a variable such as `{0}`.',
    '${CSE_SECRET}',
  );
}

/** A variable is named, and its default is the secret. */
function reportDefault(scalar: ScalarNode, name: string, report: Report): void {
  const alone = `\${${name}}`;
  const message = l10n.t(
    'The default of the variable is readable to everyone who has the file; write `{0}` without one.',
    alone,
  );
  report(scalar.range, message, {
    fixes: [{ ...replaceFix(bareRange(scalar), alone), onlyWhenAsked: true }],
  });
}
