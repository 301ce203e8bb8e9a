import * as l10n from '@vscode/l10n';
import { importKieFile } from '../../api/catalogue/kie/files';
import { itemAndGovernanceLists } from '../cse/item-lists';
import { done, failed, type Answers, type ResourceAction } from '../resource-action';
import { fatesOf, itemsInto, maxImportBytes, readImport, type Fate, type Override } from './import-file';
import { kieItems, type KieScope } from './items';
import { shownText } from './shown-text';

/** Maximum number of items whose names are shown in a sentence. */
const maxNamed = 5;

/** Imports a file of items, into the labels of the list that it is called on. Source: kie §5. */
const importKieItems: ResourceAction<KieScope, undefined> = {
  kind: kieItems,
  on: 'list',
  effect: 'change',
  operations: [importKieFile],
  affects: itemAndGovernanceLists,
  questions: () => [
    {
      name: 'content',
      title: l10n.t('File of configuration items'),
      file: { extensions: ['json', 'yaml', 'yml'], maxBytes: maxImportBytes },
      check: (text) => {
        const read = readImport(text);
        return 'obstacle' in read ? read.obstacle : undefined;
      },
    },
    {
      name: 'override',
      title: l10n.t('Items that exist already'),
      choices: [
        { value: 'force', label: l10n.t('Overwrite'), description: l10n.t('their values and states') },
        { value: 'skip', label: l10n.t('Leave As They Are') },
        {
          value: 'abort',
          label: l10n.t('Stop at the First'),
          description: l10n.t('what was before it is imported'),
        },
      ],
    },
  ],
  plan: async ({ scope, list }, answers) => {
    const summary = scope.labels
      ? l10n.t('Import configuration items with the labels of this scope')
      : l10n.t('Import configuration items');
    const read = readImport(answers['content'] ?? '');
    if ('obstacle' in read) return { summary, obstacle: read.obstacle };
    const live = await list(kieItems, {});
    const fates = fatesOf(itemsInto(scope, read.items), live, overrideOf(answers));
    const written = fates.filter(({ does }) => does === 'create' || does === 'overwrite');
    return {
      summary,
      changes: written.map(changeOf),
      notes: notesOn(fates),
      ...(written.length === 0 && { obstacle: l10n.t('Nothing would change.') }),
    };
  },
  run: async ({ session, scope }, answers) => {
    const read = readImport(answers['content'] ?? '');
    if ('obstacle' in read) return failed(read.obstacle);
    const client = await session.client('kie');
    const data = itemsInto(scope, read.items);
    const input = { project_id: session.project, override: overrideOf(answers), body: { data } };
    const { success, failure } = await client.call(importKieFile, input);
    const refused = (failure ?? []).filter(({ error_code }) => String(error_code) !== leftOut);
    const counted = l10n.t('Items imported: {0} of {1}.', success?.length ?? 0, data.length);
    if (refused.length === 0) return done(counted);
    const reasons = refused.slice(0, maxNamed).map(({ key, error_message }) => `${key}: ${error_message}`);
    return failed([counted, l10n.t('Not imported: {0}.', reasons.join('; '))].join(' '));
  },
};

/** Actions on files of configuration items. */
export const kieImportActions = { importKieItems };

/** Code of an item that was left out on request. Source: kie §3. */
const leftOut = '400004';

function overrideOf({ override }: Answers): Override {
  return override === 'skip' || override === 'abort' ? override : 'force';
}

function changeOf({ item: { key, labels = {}, value = '' }, live }: Fate) {
  const names = Object.entries(labels).map(([name, text]) => `${name}=${text}`);
  const path = names.length === 0 ? key : `${key} (${names.sort().join(', ')})`;
  const to = shownText({ key, value: value || (live?.value ?? '') });
  return { path, to, ...(live && { from: shownText(live) }) };
}

/** How many items have which fate, and the names of those that are not written. */
function notesOn(fates: readonly Fate[]): string[] {
  const of = (does: Fate['does']) => fates.filter((fate) => fate.does === does);
  const types = of('overwrite').filter(
    ({ item, live }) => live && item.value_type && item.value_type !== live.value_type,
  );
  const named = (found: readonly Fate[]) => {
    const names = found.slice(0, maxNamed).map(({ item }) => item.key);
    return [...names, ...(found.length > maxNamed ? ['…'] : [])].join(', ');
  };
  const counts: readonly (readonly [readonly Fate[], (count: number, names: string) => string])[] = [
    [of('create'), (count) => l10n.t('New: {0}.', count)],
    [of('overwrite'), (count) => l10n.t('Overwritten: {0}.', count)],
    [of('nothing'), (count) => l10n.t('Already as in the file: {0}.', count)],
    [of('skip'), (count, names) => l10n.t('Left out, since they exist: {0} ({1}).', count, names)],
    [
      of('stop'),
      (count, names) => l10n.t('Not imported, from the first that exists on: {0} ({1}).', count, names),
    ],
    [types, (count, names) => l10n.t('Keep their present value type: {0} ({1}).', count, names)],
  ];
  return counts.flatMap(([found, say]) => (found.length === 0 ? [] : [say(found.length, named(found))]));
}
