import * as l10n from '@vscode/l10n';
import type { NameKind, NameSource, NameUse } from '../../names';
import { didYouMean, replaceFix } from '../../rules/did-you-mean';
import type { Rule } from '../../rules/rule';
import { manifests } from './shared';

/** The names of a file, and what is known of names beyond it. */
export interface CloudNames {
  readonly uses: readonly NameUse[];
  readonly known: NameSource;
}

/** Kinds of names that documents refer to, and that are deployed before them. */
const parents: ReadonlySet<NameKind> = new Set<NameKind>([
  'application',
  'component',
  'environment',
  'engine',
]);

const component = (application: string) =>
  `apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: cart, application: ${application} }\nspec: { runtime: Java8, category: Common }\n`;

/** What a resource belongs to exists. */
export const unknownReference: Rule<CloudNames> = {
  id: 'cloud/unknown-reference',
  severity: 'warning',
  summary: 'What a resource belongs to is described in the workspace, or there already.',
  consequence:
    'The resource can’t be made before what it belongs to. Only told where the list of what there is, is complete.',
  source: manifests,
  examples: {
    valid: [
      `apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: shop }\n---\n${component('shop')}`,
    ],
    invalid: [component('«shop»')],
  },
  check({ uses, known }, report) {
    const defined = new Set(uses.filter(({ role }) => role === 'definition').map(identity));
    for (const use of uses) {
      if (use.role !== 'reference' || !parents.has(use.kind) || defined.has(identity(use))) continue;
      const lists = known.namesOf(use.kind, use.scope);
      const live = lists.find(({ state, strength }) => state === 'complete' && strength === 'allowed');
      if (live === undefined || lists.some(({ names }) => names.includes(use.name))) continue;
      const better = didYouMean(
        use.name,
        lists.flatMap(({ names }) => names),
      );
      const message =
        better === undefined
          ? l10n.t(
              'There is no {0} `{1}` in the workspace or in {2}.',
              wordOf(use.kind),
              use.name,
              live.source,
            )
          : l10n.t(
              'There is no {0} `{1}` in the workspace or in {2}; did you mean `{3}`?',
              wordOf(use.kind),
              use.name,
              live.source,
              better,
            );
      report(use.range, message, { fixes: better === undefined ? [] : [replaceFix(use.range, better)] });
    }
  },
};

/** Kinds of names that tell resources apart without anything else. */
const unique: ReadonlySet<NameKind> = new Set<NameKind>([...parents, 'instance', 'namespace']);

/** A resource is described in one file. */
export const describedElsewhere: Rule<CloudNames> = {
  id: 'cloud/described-elsewhere',
  severity: 'information',
  summary: 'A resource is described in one file of the workspace.',
  consequence:
    'Each deployment undoes what the other file says; that is meant where they are for different connections.',
  source: manifests,
  examples: {
    valid: [component('shop')],
    invalid: [
      `# beside it: other.servicestage.yaml with the same name\n${component('shop').replace('cart', '«cart»')}`,
    ],
  },
  check({ uses, known }, report) {
    for (const use of uses) {
      if (use.role !== 'definition' || !unique.has(use.kind)) continue;
      const [file] = known.filesDefining?.(use.kind, use.name, use.scope) ?? [];
      if (file !== undefined)
        report(
          use.range,
          l10n.t('`{0}` is described in {1} too; one of them undoes what the other did.', use.name, file),
        );
    }
  },
};

function identity({ kind, name, scope = '' }: NameUse): string {
  return JSON.stringify([kind, scope, name]);
}

function wordOf(kind: NameKind): string {
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
