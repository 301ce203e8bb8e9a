import * as l10n from '@vscode/l10n';
import { createKieKv, deleteKieKv, deleteKieKvs, updateKieKv } from '../../api/catalogue/kie/configurations';
import { key, value, valueType } from '../../api/catalogue/kie/fields';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { itemAndGovernanceLists } from '../cse/item-lists';
import { choiceQuestion, textQuestion } from '../questions';
import { catchUp, readUntil } from '../read-until';
import {
  done,
  failed,
  type ActionPlace,
  type ActionResult,
  type ActionRun,
  type Answers,
  type ResourceAction,
} from '../resource-action';
import { isSecretName } from '../shown-value';
import { statusAction, type Switched } from '../status-action';
import { describeLabels, labelsProblem, readLabels } from './label-text';
import { kieItems, labelsKey, type KieDraft, type KieScope } from './items';
import { contentProblem } from './content-problem';
import { hasLines, sentText, shownText } from './shown-text';

type Place = ActionPlace<KieScope, KieItem>;
type ItemAction = ResourceAction<KieScope, KieItem>;

/** Creates an item with the labels of the list that it is called on. Source: kie §2. */
const createKieItem: ResourceAction<KieScope, undefined> = {
  kind: kieItems,
  on: 'list',
  effect: 'create',
  operations: [createKieKv],
  affects: itemAndGovernanceLists,
  questions: () => [
    textQuestion(key, {
      name: 'key',
      title: l10n.t('Key of the item'),
      next: ({ key: name = '' }) => [
        choiceQuestion(valueType, {
          name: 'value_type',
          title: l10n.t('Type of the value'),
          initial: 'text',
        }),
        textQuestion(value, {
          name: 'value',
          title: l10n.t('Value of the item'),
          secret: isSecretName(name),
        }),
      ],
    }),
  ],
  plan: async ({ scope, list }, { key = '', value: text = '', value_type: type = 'text' }) => {
    const own = labelsKey(scope.labels ?? {});
    const existing = (await list(kieItems, {})).find(
      (item) => item.key === key && labelsKey(item.labels ?? {}) === own,
    );
    return {
      summary: l10n.t('Create {0} ({1})', key, describeLabels(scope.labels)),
      sends: [{ name: key, value: text, type }],
      ...(existing && { obstacle: l10n.t('An item with this key and these labels exists.') }),
    };
  },
  run: async ({ session, scope }, answers, { signal }) => {
    // Sent explicitly: servers disagree about the default status. kie §2.
    const draft = { ...answers, status: 'enabled' } as unknown as KieDraft; // checked by the questions
    const created = await kieItems.create(session, scope, draft, signal);
    return done(l10n.t('{0} is created.', created.key));
  },
};

/** Changes the value of an item in place. Source: kie §2. */
const editKieItem: ItemAction = {
  kind: kieItems,
  on: 'item',
  effect: 'change',
  operations: [updateKieKv],
  affects: itemAndGovernanceLists,
  questions: ({ subject }) => {
    const { key: name, value: before } = subject;
    if (hasLines(before)) return [];
    return [
      textQuestion(value, {
        name: 'value',
        title: l10n.t('New value of {0}', name),
        check: (text) => contentProblem(subject, text),
        ...(isSecretName(name) ? { secret: true } : { initial: before }),
      }),
    ];
  },
  plan: ({ subject }, { value: wanted }) => ({
    summary: l10n.t('Change the value of {0}', nameOf(subject)),
    changes: [
      { path: 'value', from: shownText(subject), to: shownText({ ...subject, value: wanted ?? '' }) },
    ],
    sends: [sentText(subject, wanted)],
    ...obstacleToEdit(subject, wanted),
  }),
  run: async ({ session, scope, subject }, { value: wanted = '' }, { signal }) => {
    const written = await kieItems.change(session, scope, subject, { value: wanted }, signal);
    return written.value === wanted
      ? done(l10n.t('{0} is changed.', nameOf(subject)))
      : { state: 'failed', message: l10n.t('The server kept the former value.') };
  },
};

/** Creates an item with the same content and other labels. Source: kie §2. */
const copyKieItem: ItemAction = {
  kind: kieItems,
  on: 'item',
  effect: 'create',
  operations: [createKieKv],
  affects: itemAndGovernanceLists,
  questions: ({ subject }) => [
    {
      name: 'labels',
      title: l10n.t('Labels of the copy of {0}', subject.key),
      prompt: l10n.t('Labels such as environment=testing, app=shop; empty for none'),
      initial: Object.entries(subject.labels ?? {})
        .map(([name, text]) => `${name}=${text}`)
        .join(', '),
      check: labelsProblem,
    },
  ],
  plan: async ({ subject, list }, { labels: text = '' }) => {
    const wanted = readLabels(text);
    const identity = kieItems.identity({ ...subject, labels: wanted });
    const exists = (await list(kieItems, {})).some((item) => kieItems.identity(item) === identity);
    return {
      summary: l10n.t('Copy {0} to {1}', nameOf(subject), describeLabels(wanted)),
      sends: [sentText(subject)],
      ...(exists && { obstacle: l10n.t('An item with this key and these labels exists.') }),
    };
  },
  run: async ({ session, subject }, { labels: text = '' }, { signal }) => {
    const { key: name, value: content, value_type, status } = subject;
    const draft = { key: name, value: content, value_type, status: status ?? 'enabled' } as KieDraft; // as read
    const created = await kieItems.create(session, { labels: readLabels(text) }, draft, signal);
    return done(l10n.t('{0} is created.', nameOf(created)));
  },
};

const switched: Switched<KieScope, KieItem> = {
  kind: kieItems,
  operations: [updateKieKv],
  affects: itemAndGovernanceLists,
  nameOf,
  counted: (count) => l10n.t('{0} configuration items', count),
  notes: (_place, wanted) => (wanted === 'disabled' ? [l10n.t('Clients no longer see the item.')] : []),
  write: async ({ session, scope, subject }, wanted, signal) =>
    (await kieItems.change(session, scope, subject, { status: wanted }, signal)).status,
};
const enableKieItem = statusAction(switched, 'enabled');
const disableKieItem = statusAction(switched, 'disabled');

const deleteKieItem: ItemAction = {
  kind: kieItems,
  on: 'item',
  effect: 'remove',
  operations: [deleteKieKv],
  affects: itemAndGovernanceLists,
  plan: ({ subject }) => ({
    summary: l10n.t('Delete {0}', nameOf(subject)),
    notes: [l10n.t('Its history goes with it, and clients fall back to their defaults.')],
  }),
  run: async ({ session, scope, subject }, _answers, run) => {
    const { signal } = run;
    await kieItems.remove(session, scope, subject, signal);
    const read = () => kieItems.read(session, scope, kieItems.identity(subject), signal);
    const left = await readUntil(read, (item) => item?.id !== subject.id, run, catchUp);
    return left?.id === subject.id
      ? failed(l10n.t('The server still lists it.'))
      : done(l10n.t('{0} is deleted.', nameOf(subject)));
  },
  many: {
    summary: (count) => l10n.t('Delete {0} configuration items', count),
    done: (deleted, count) => l10n.t('{0} of {1} deleted', deleted, count),
    run: deleteAll,
  },
};

/** Deletes items with one request, then looks for what is left. Source: CSE API Reference 7.7.6. */
async function deleteAll(
  places: readonly Place[],
  _answers: Answers,
  run: ActionRun,
): Promise<readonly ActionResult[]> {
  const [first] = places;
  if (!first) return [];
  const { session } = first;
  const client = await session.client('kie');
  const ids = places.map(({ subject }) => subject.id);
  await client.call(deleteKieKvs, { project_id: session.project, body: { ids } });
  const listedIds = async () => {
    const { items } = await kieItems.list(session, {}, run.signal);
    return new Set(items.map(({ id }) => id));
  };
  const left = await readUntil(listedIds, (listed) => !ids.some((id) => listed.has(id)), run, catchUp);
  return places.map(({ subject }) =>
    left.has(subject.id)
      ? failed(l10n.t('The server still lists it.'))
      : done(l10n.t('{0} is deleted.', nameOf(subject))),
  );
}

/** Actions on configuration items. */
export const kieItemActions = {
  createKieItem,
  editKieItem,
  copyKieItem,
  enableKieItem,
  disableKieItem,
  deleteKieItem,
};

function nameOf({ key, labels }: Place['subject']): string {
  return `${key} (${describeLabels(labels)})`;
}

/** Values of several lines are not asked for: their new value comes from a document. */
function obstacleToEdit(subject: KieItem, wanted: string | undefined): { readonly obstacle?: string } {
  if (wanted === undefined) {
    return { obstacle: l10n.t('The value has several lines: open it as a document.') };
  }
  if (wanted === '') return { obstacle: l10n.t('A value can’t be emptied: delete the item, or disable it.') };
  if (wanted === subject.value) return { obstacle: l10n.t('Nothing would change.') };
  const problem = contentProblem(subject, wanted);
  return problem === undefined ? {} : { obstacle: l10n.t('Clients can’t read it. {0}', problem) };
}
