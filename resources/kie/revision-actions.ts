import * as l10n from '@vscode/l10n';
import { updateKieKv } from '../../api/catalogue/kie/configurations';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { itemAndGovernanceLists } from '../cse/item-lists';
import type { ActionPlace, ResourceAction } from '../resource-action';
import { kieItems, type KieChange } from './items';
import { kieRevisions, type RevisionScope } from './revisions';
import { sentText, shownText } from './shown-text';

type Place = ActionPlace<RevisionScope, KieItem>;

/** Writes value and status of a revision again, as a new revision. Source: kie §2. */
const restoreKieRevision: ResourceAction<RevisionScope, KieItem> = {
  kind: kieRevisions,
  on: 'item',
  effect: 'change',
  operations: [updateKieKv],
  affects: itemAndGovernanceLists,
  // What somebody else has written meanwhile is not written over.
  basis: async (subject, place) => [subject, await currentItem(place)],
  plan: async (place) => {
    const { subject } = place;
    const current = await currentItem(place);
    const summary = l10n.t('Restore {0} as in revision {1}', subject.key, String(subject.update_revision));
    if (!current) return { summary, obstacle: l10n.t('It no longer exists.') };
    const changes = [
      ...(current.value === subject.value
        ? []
        : [{ path: 'value', from: shownText(current), to: shownText(subject) }]),
      ...(current.status === subject.status || subject.status === undefined
        ? []
        : [{ path: 'status', from: current.status ?? '', to: subject.status }]),
    ];
    const obstacle = obstacleTo(subject, changes.length);
    return {
      summary,
      changes,
      sends: [sentText(subject)],
      notes: [l10n.t('A new revision is added; the history stays.')],
      ...(obstacle !== undefined && { obstacle }),
    };
  },
  run: async ({ session, scope, subject }, _answers, { signal }) => {
    const { value, status } = subject;
    const change: KieChange = { value, ...((status === 'enabled' || status === 'disabled') && { status }) };
    const written = await kieItems.change(session, {}, { ...subject, id: scope.id }, change, signal);
    return written.value === value && (change.status ?? written.status) === written.status
      ? { state: 'done', message: l10n.t('{0} is restored.', subject.key) }
      : { state: 'failed', message: l10n.t('The server kept the former value or status.') };
  },
};

/** Actions on revisions of configuration items. */
export const kieRevisionActions = { restoreKieRevision };

async function currentItem({ scope, list }: Place): Promise<KieItem | undefined> {
  return (await list(kieItems, {})).find(({ id }) => id === scope.id);
}

function obstacleTo({ value }: KieItem, changes: number): string | undefined {
  if (changes === 0) return l10n.t('The item is as in this revision.');
  return value === ''
    ? l10n.t('The value of this revision is empty, and a value can’t be emptied.')
    : undefined;
}
