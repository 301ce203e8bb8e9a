import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { Labels } from '../../resources/kie/items';
import type { DeployFile } from '../deploy-file';
import type { DeployContext } from '../deploy-kind';
import type { PreparedPlan } from '../prepared-plan';
import { compareItem } from './compare-item';
import { planOfItems } from './plan-of-items';
import type { Decide, Decision } from './prepare-items';
import { relabelled, wantedItems, type WantedItem } from './wanted-items';

/**
 * What becomes of an item that exists: its value and status are overwritten, everything from the first of them on is left
 * out, or it alone is left out. Source: kie §5.
 */
export type Override = 'force' | 'abort' | 'skip';

export const overrides: readonly Override[] = ['force', 'abort', 'skip'];

export interface ImportOptions {
  readonly override: Override;
  /** Labels that all items get in place of their own. */
  readonly labels?: Labels;
}

/**
 * Plans the import of files of configuration items: a step for each, with what becomes of it. The items are written one by
 * one, so that each is looked at right before. @throws ApiError
 */
export async function planImport(
  files: readonly DeployFile[],
  { override, labels }: ImportOptions,
  context: DeployContext,
  signal?: AbortSignal,
): Promise<PreparedPlan> {
  const items = files.flatMap(wantedItems);
  const wanted = labels ? items.map((item) => relabelled(item, labels)) : items;
  const prepared = await planOfItems(wanted, context, signal, deciding[override]());
  if (override !== 'abort') return prepared;
  // What one item fails at, those after it wait for.
  const steps = prepared.steps.map((step, index, all) => ({
    ...step,
    after: all.slice(Math.max(0, index - 1), index).map(({ id }) => id),
  }));
  return { ...prepared, steps };
}

const deciding: Readonly<Record<Override, () => Decide>> = {
  force: () => overwrite,
  skip: () => (wanted, live) =>
    live ? leave(l10n.t('It exists, and what exists is left out.')) : { write: compareItem(wanted, live) },
  abort: () => {
    let first: string | undefined;
    return (wanted, live) => {
      if (live) first ??= wanted.key;
      if (first === undefined) return { write: compareItem(wanted, live) };
      const reason = l10n.t('Not imported: {0} exists, and the import stops there.', first);
      return { ...leave(reason), warning: reason };
    };
  },
};

function leave(reason: string): Decision {
  return { write: { action: 'unchanged', reason } };
}

/** Overwriting never changes the value type, and an empty value keeps the old one. */
function overwrite(wanted: WantedItem, live: KieItem | undefined): Decision {
  if (!live) return { write: compareItem(wanted, live) };
  const { valueType, value, ...others } = wanted;
  const kept: WantedItem = { ...others, ...(value !== '' && value !== undefined && { value }) };
  const present = live.value_type || 'text';
  return {
    write: compareItem(kept, live),
    wanted: kept,
    ...(valueType !== undefined &&
      valueType !== present && { notes: [l10n.t('It keeps its value type {0}.', present)] }),
  };
}
