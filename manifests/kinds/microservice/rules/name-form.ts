import * as l10n from '@vscode/l10n';
import { appIdForm, serviceNameForm } from '../../../../api/catalogue/registry/fields';
import type { Rule } from '../../../engine/rules/rule';
import type { MicroserviceDocument } from '../document';
import { nameKeys } from '../names';
import { reference } from './shared';

const nameForm = new RegExp(serviceNameForm.pattern);
const longest = { application: appIdForm.maxLength, 'service-name': serviceNameForm.maxLength } as const;

/** Names of microservices and applications. */
export const nameFormRule: Rule<MicroserviceDocument> = {
  id: 'microservice/name-form',
  consequence: 'refused',
  summary:
    'Names of microservices and applications consist of letters, digits and `_` `-` `.`, start with a letter and end with a letter or digit.',
  explanation:
    'The registry answers 400001 to other characters and to names that are too long. Java Chassis logs a warning at each start about a name that begins with a digit.',
  source: reference('2, 3b and 6, M06'),
  examples: {
    valid: ['servicecomb:\n  service:\n    application: shop\n    name: com.example.cart_1\n'],
    invalid: [
      'servicecomb:\n  service:\n    name: «shopping cart»\n',
      'service_description:\n  name: «_cart»\n',
      'APPLICATION_ID: «shop/cart»\n',
      'servicecomb:\n  service:\n    name: «2cart»\n',
      `servicecomb:\n  service:\n    name: «${'cart'.repeat(33)}»\n`,
    ],
  },
  check(document, report) {
    for (const setting of document.settings) {
      const form = document.factsOf(setting)?.form;
      if (form !== 'application' && form !== 'service-name') continue;
      const known = document.knownValue(setting);
      if (known === undefined) continue;
      const { text } = known;
      const range = known.scalar.range;
      // Services of other applications are called by `application:name`.
      const isOwn = form === 'application' || nameKeys.some((key) => setting.key.endsWith(key));
      const name = isOwn ? text : text.slice(text.lastIndexOf(':') + 1);
      if (!nameForm.test(name))
        report(
          range,
          l10n.t(
            'A name must consist of letters, digits and `_` `-` `.`, and start and end with a letter or digit.',
          ),
        );
      else if (name.length > longest[form])
        report(range, l10n.t('A name has {0} characters at most; this has {1}.', longest[form], name.length));
      else if (isOwn && /^\d/.test(name) && document.dialect !== 'go' && !setting.key.startsWith('spring'))
        report(range, l10n.t('Java Chassis warns of names that do not begin with a letter.'), {
          consequence: 'readers-differ',
        });
    }
  },
};
