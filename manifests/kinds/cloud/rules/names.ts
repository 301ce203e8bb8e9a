import * as l10n from '@vscode/l10n';
import { idPattern } from '../../../../api/catalogue/servicestage/fields';
import type { NameUse } from '../../../engine/names';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import type { FileNames } from '../../../engine/rules/file-names';
import type { Rule } from '../../../engine/rules/rule';
import { manifests } from './shared';

/** Kinds of names that documents refer to, and that are deployed before them. */
const parents = ['application', 'component', 'environment', 'engine'] as const;

const component = (application: string) =>
  `apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: cart, application: ${application} }\nspec: { runtime: Java8, category: Common }\n`;

const isId = new RegExp(`^${idPattern}$`);

/** What a resource belongs to exists. */
export const unknownReference: Rule<FileNames> = {
  id: 'cloud/unknown-reference',
  consequence: 'fails-later',
  severity: 'warning',
  summary: 'What a resource belongs to is described in the workspace, or already exists.',
  explanation:
    'The resource can’t be made before what it belongs to. Reported only when the list of existing ones is complete.',
  source: manifests,
  examples: {
    valid: [
      `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: shop }\n---\n${component('shop')}`,
    ],
    invalid: [component('«shop»')],
  },
  check(names, report) {
    for (const kind of parents)
      for (const use of names.references(kind)) {
        const lists = names.listsOf(kind, use.scope);
        const live = lists.find(({ state, strength }) => state === 'complete' && strength === 'allowed');
        // Lists have names only.
        if (isId.test(use.name)) continue;
        if (live === undefined || names.defines(use) || lists.some((list) => list.has(use.name))) continue;
        const all = lists.flatMap((list) => list.names);
        const better = didYouMean(use.name, all);
        report(use.range, absent(use, live.source, better), {
          fixes: better === undefined ? [] : [replaceFix(use.range, better)],
        });
      }
  },
};

function absent({ kind, name }: NameUse, source: string, better: string | undefined): string {
  const word = wordOf(kind);
  return better === undefined
    ? l10n.t(
        'There is no {0} `{1}` in the workspace or in {2}; describe it here, or correct the name.',
        word,
        name,
        source,
      )
    : l10n.t(
        'There is no {0} `{1}` in the workspace or in {2}; did you mean `{3}`?',
        word,
        name,
        source,
        better,
      );
}

function wordOf(kind: NameUse['kind']): string {
  switch (kind) {
    case 'application':
      return l10n.t('application');
    case 'component':
      return l10n.t('component');
    case 'environment':
      return l10n.t('environment');
    default:
      return l10n.t('engine');
  }
}
