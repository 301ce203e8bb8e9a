import * as l10n from '@vscode/l10n';
import { key, value, valueType } from '../../api/catalogue/kie/fields';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { choiceQuestion, textQuestion } from '../questions';
import type { ActionPlace, ActionResult, ResourceAction } from '../resource-action';
import { kieItems, labelsKey, type KieDraft, type KieScope } from './items';

type Place = ActionPlace<KieScope, KieItem>;
type ItemAction = ResourceAction<KieScope, KieItem>;

/** Creates an item with the labels of the list that it is called on. Source: kie §2. */
const createKieItem: ResourceAction<KieScope, undefined> = {
  kind: kieItems,
  on: 'list',
  effect: 'create',
  questions: () => [
    textQuestion(key, { name: 'key', title: l10n.t('Key of the item') }),
    choiceQuestion(valueType, { name: 'value_type', title: l10n.t('Type of the value'), initial: 'text' }),
    textQuestion(value, { name: 'value', title: l10n.t('Value of the item') }),
  ],
  plan: async ({ scope, list }, { key = '' }) => {
    const labels = labelsKey(scope.labels ?? {});
    const existing = (await list(kieItems, {})).find(
      (item) => item.key === key && labelsKey(item.labels ?? {}) === labels,
    );
    return {
      summary: l10n.t('Create {0} ({1})', key, describeLabels(scope.labels)),
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

const enableKieItem = statusAction('enabled');
const disableKieItem = statusAction('disabled');

function statusAction(wanted: 'enabled' | 'disabled'): ItemAction {
  return {
    kind: kieItems,
    on: 'item',
    effect: 'change',
    isOffered: ({ status }) => (status ?? 'enabled') !== wanted,
    plan: ({ subject }) => ({
      summary:
        wanted === 'enabled' ? l10n.t('Enable {0}', nameOf(subject)) : l10n.t('Disable {0}', nameOf(subject)),
      changes: [{ path: 'status', from: subject.status ?? 'enabled', to: wanted }],
      ...(wanted === 'disabled' && { notes: [l10n.t('Clients no longer see the item.')] }),
    }),
    run: async ({ session, scope, subject }, _answers, { signal }) => {
      const { status } = await kieItems.change(session, scope, subject, { status: wanted }, signal);
      if (status !== wanted) {
        return { state: 'failed', message: l10n.t('The server kept the status {0}.', String(status)) };
      }
      return done(
        wanted === 'enabled'
          ? l10n.t('{0} is enabled.', subject.key)
          : l10n.t('{0} is disabled.', subject.key),
      );
    },
  };
}

const deleteKieItem: ItemAction = {
  kind: kieItems,
  on: 'item',
  effect: 'remove',
  plan: ({ subject }) => ({
    summary: l10n.t('Delete {0}', nameOf(subject)),
    notes: [l10n.t('Its history goes with it, and clients fall back to their defaults.')],
  }),
  run: async ({ session, scope, subject }, _answers, { signal }) => {
    await kieItems.remove(session, scope, subject, signal);
    return done(l10n.t('{0} is deleted.', nameOf(subject)));
  },
};

/** Actions on configuration items. */
export const kieItemActions = { createKieItem, enableKieItem, disableKieItem, deleteKieItem };

function nameOf({ key, labels }: Place['subject']): string {
  return `${key} (${describeLabels(labels)})`;
}

function describeLabels(labels: KieScope['labels'] = {}): string {
  const names = Object.entries(labels).map(([name, text]) => `${name}=${text}`);
  return names.length === 0 ? l10n.t('no labels') : names.sort().join(', ');
}

function done(message: string): ActionResult {
  return { state: 'done', message };
}
