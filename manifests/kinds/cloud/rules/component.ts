import * as l10n from '@vscode/l10n';
import { subCategoriesOf } from '../../../../api/catalogue/servicestage/components';
import { formatValue } from '../../../engine/language/describe';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { asMap, valueOf } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { scalarIn, specOfKind } from '../values/resources';
import { component, stage } from './shared';

function isCategory(text: string): text is keyof typeof subCategoriesOf {
  return Object.hasOwn(subCategoriesOf, text);
}

/** A component is of a sort that its category has. */
export const subCategory: Rule<CloudDocument> = {
  id: 'cloud/sub-category',
  consequence: 'refused',
  summary: 'The `sub_category` of a component is one that its `category` has.',
  explanation: 'The server answers 400.',
  source: stage('4.4.1'),
  examples: {
    valid: [
      component('  runtime: Java8\n  category: MicroService\n  sub_category: Java Chassis\n'),
      component('  runtime: Tomcat8\n  category: Webapp\n  sub_category: Web\n'),
    ],
    invalid: [
      component('  runtime: Java8\n  category: MicroService\n  sub_category: «Web»\n'),
      component('  runtime: Docker\n  category: Common\n  sub_category: «Dubbo»\n'),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Component');
    const category = scalarIn(spec, 'category')?.text ?? '';
    const sub = scalarIn(spec, 'sub_category');
    if (sub === undefined || !isCategory(category)) return;
    const known: readonly string[] = subCategoriesOf[category];
    const isElsewhere = Object.values(subCategoriesOf)
      .flat()
      .some((one) => one === sub.text);
    if (!isElsewhere || known.includes(sub.text)) return;
    const words = known.map((one) => `\`${formatValue(one)}\``).join(', ');
    const [only] = known.length === 1 ? known : [];
    report(sub.range, l10n.t('In the category `{0}` the sub-category must be one of {1}.', category, words), {
      fixes: only === undefined ? [] : [replaceFix(sub.range, formatValue(only))],
    });
  },
};

/** A source has a `kind`. */
export const sourceKind: Rule<CloudDocument> = {
  id: 'cloud/source-kind',
  consequence: 'fails-later',
  severity: 'warning',
  summary: 'The source of a component names its kind: `code` or `artifact`.',
  explanation:
    'The component is made, but the server does not know how to read the source, and a later change is refused.',
  source: stage('4.4.1'),
  examples: {
    valid: [
      component(
        '  runtime: Java8\n  category: Common\n  source:\n    kind: artifact\n    spec: { storage: obs, type: package, url: "obs://shop/cart.jar" }\n',
      ),
    ],
    invalid: [
      component(
        '  runtime: Java8\n  category: Common\n  «source»:\n    spec: { storage: obs, type: package, url: "obs://shop/cart.jar" }\n',
      ),
    ],
  },
  check(document, report) {
    const spec = specOfKind(document, 'Component');
    const entry = spec?.fields.get('source');
    const source = asMap(entry?.value);
    if (entry === undefined || source === undefined || !document.isWhole) return;
    if (source.fields.has('kind') || valueOf(source, 'spec') === undefined) return;
    report(entry.key.range, l10n.t('`kind` is missing here; write `code` or `artifact`.'));
  },
};
