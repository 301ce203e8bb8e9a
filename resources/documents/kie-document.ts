import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { kieItemActions } from '../kie/item-actions';
import { kieIdentity, kieItems, type KieScope, type Labels } from '../kie/items';
import { kieRevisions, type RevisionScope } from '../kie/revisions';
import { isSecretName, shownValue } from '../shown-value';
import { applyAction, changedLines, type DocumentKind } from './document-kind';
import { decodePart, encodePart } from './path-part';

/** File names that say the language of a value, by its type; those of texts may say any. */
const endings: Readonly<Record<string, readonly string[]>> = {
  yaml: ['.yaml', '.yml'],
  json: ['.json'],
  properties: ['.properties'],
  ini: ['.ini'],
  xml: ['.xml'],
};
const textEnding = '.txt';
const anyEnding = [textEnding, ...Object.values(endings).flat()];

/** The part of the path for an item without labels; parts with labels contain `=`. */
const noLabels = '-';

const { editKieItem } = kieItemActions;

const reading = { kind: kieItems, text: ({ subject }: { readonly subject: KieItem }) => subject.value };

/**
 * The value of a configuration item, in its own language. The path has the labels and the key; a key that doesn't end as
 * its type does is a folder, with a file in it that does.
 */
export const kieDocument: DocumentKind<KieScope, KieItem> = {
  ...reading,
  title: () => l10n.t('Configuration item'),
  path: (_scope, { labels, ...item }) => {
    const [name, file] = [encodePart(item.key), fileNameOf(item)];
    return [labelsPart(labels ?? {}), ...(file === name ? [name] : [name, file])];
  },
  locate: ([labelled = '', name = '', ...rest]) => {
    const identity = identityOf(labelled, name);
    return rest.length > 1 || identity === undefined ? undefined : { scope: {}, identity };
  },
  content: ({ key, value_type }) => ({ key, valueType: value_type ?? '' }),
  readOnlyReason: ({ key }) =>
    isSecretName(key)
      ? l10n.t('Its name suggests a secret, and drafts are files: run Edit Value.')
      : undefined,
  apply: applyAction(reading, {
    affects: [kieRevisions],
    plan: async (place, text) => {
      const planned = await editKieItem.plan(place, { value: text });
      const { value } = place.subject;
      const isShown = [value, text].every((side) => shownValue('', side) === side);
      return isShown ? planned : { ...planned, changes: [changedLines('value', value, text)] };
    },
    run: (place, text, run) => editKieItem.run(place, { value: text }, run),
  }),
};

/** The value that an item had in a revision. */
export const kieRevisionDocument: DocumentKind<RevisionScope, KieItem> = {
  kind: kieRevisions,
  title: () => l10n.t('Revision of a configuration item'),
  text: reading.text,
  path: ({ id }, item) => [
    labelsPart(item.labels ?? {}),
    encodePart(item.key),
    encodePart(id),
    encodePart(kieRevisions.identity(item)),
    fileNameOf(item),
  ],
  locate: ([labelled = '', name = '', id = '', revision = '', file, ...rest]) => {
    const identity = identityOf(labelled, name);
    const [itemId, revisionId] = [decodePart(id), decodePart(revision)];
    const isWhole = file !== undefined && rest.length === 0;
    if (!isWhole || identity === undefined || itemId === undefined || revisionId === undefined)
      return undefined;
    return { scope: { id: itemId, identity }, identity: revisionId };
  },
  readOnlyReason: () => l10n.t('A revision stays as it is: run Restore This Revision to write it again.'),
};

/** The key, with an ending that says the language of the value. */
export function fileNameOf({ key, value_type }: Pick<KieItem, 'key' | 'value_type'>): string {
  const ends = endings[value_type ?? ''];
  const isNamed = (ends ?? anyEnding).some((ending) => key.endsWith(ending));
  return `${encodePart(key)}${isNamed ? '' : (ends?.[0] ?? textEnding)}`;
}

function identityOf(labelled: string, name: string): string | undefined {
  const [labels, key] = [labelsOf(labelled), decodePart(name)];
  return labels === undefined || key === undefined ? undefined : kieIdentity({ key, labels });
}

function labelsPart(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`);
  return parts.length === 0 ? noLabels : parts.sort().join(',');
}

function labelsOf(part: string): Labels | undefined {
  if (part === noLabels) return {};
  const labels: [string, string][] = [];
  for (const label of part.split(',')) {
    const [name, value] = label.split('=').map(decodePart);
    if (name === undefined || value === undefined) return undefined;
    labels.push([name, value]);
  }
  const found = Object.fromEntries(labels);
  return labelsPart(found) === part ? found : undefined;
}
