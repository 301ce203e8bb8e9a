import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../engine/rules/rule';
import { bareRange } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import type { MicroserviceDocument } from '../document';
import { isDummyValue, placeholderOf, placeholdersIn } from '../values/value';
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

/** Variables that may not be set. */
export const variableDefault: Rule<MicroserviceDocument> = {
  id: 'microservice/variable-default',
  consequence: 'as-written',
  summary: 'An environment variable has a default for where it is not set.',
  explanation:
    'When the variable is not set, the program does not start, or uses `${NAME}` itself as the value.',
  source: reference('6, M13'),
  examples: {
    valid: [
      'servicecomb:\n  kie:\n    serverUri: ${PAAS_CSE_CC_ENDPOINT:http://127.0.0.1:30110}\n',
      'servicecomb:\n  service:\n    name: ${spring.application.name}\n',
      'KIE: http://127.0.0.1:30110\nservicecomb:\n  kie:\n    serverUri: ${KIE}\n',
    ],
    invalid: ['servicecomb:\n  kie:\n    serverUri: «${PAAS_CSE_CC_ENDPOINT}»\n'],
  },
  check(document, report) {
    const defined = new Set(document.roots.map(({ name }) => name));
    for (const setting of document.settings) {
      const facts = document.factsOf(setting);
      const { value } = setting;
      if (
        facts === undefined ||
        facts.form === 'secret' ||
        value.kind !== 'scalar' ||
        value.style === 'block'
      )
        continue;
      for (const { name, fallback, start, end } of placeholdersIn(value.text)) {
        if (fallback !== undefined || !/^[A-Z][A-Z0-9_]*$/.test(name) || defined.has(name)) continue;
        const at = value.range.start + (value.style === 'plain' ? 0 : 1);
        report(
          { start: at + start, end: at + end },
          l10n.t('There is no value when `{0}` is not set; add a default: `{1}`.', name, `\${${name}:…}`),
        );
      }
    }
  },
};
