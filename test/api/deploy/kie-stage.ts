import type { KieItem } from '../../../api/catalogue/kie/shapes';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import type { Plan } from '../../../deploy/plan';
import { titleOf } from '../../../deploy/plan';
import { kieItems, type KieDraft, type Labels } from '../../../resources/kie/items';
import { deployFile } from '../../unit/deploy/context';
import { startDeploying, type DeployStage } from './stage';

const { signal } = new AbortController();

/** A stage with the configuration items of its engine. */
export interface KieStage extends DeployStage {
  put(key: string, value: string, labels: Labels, more?: Partial<KieDraft>): Promise<KieItem>;
  change(item: KieItem, value: string): Promise<unknown>;
  /** Values of the items with exactly these labels by their keys. */
  values(labels: Labels): Promise<Readonly<Record<string, string>>>;
}

/** Starts a sandbox as unfriendly as real servers for plans of configuration items. */
export async function startConfiguring(...options: Parameters<typeof startDeploying>): Promise<KieStage> {
  const stage = await startDeploying(...options);
  const { session } = stage;
  return {
    ...stage,
    put: (key, value, labels, more) =>
      kieItems.create(
        session,
        { labels },
        { key, value, value_type: 'text', status: 'enabled', ...more },
        signal,
      ),
    change: (item, value) => kieItems.change(session, {}, item, { value }, signal),
    values: async (labels) => {
      const { items } = await kieItems.list(session, { labels }, signal);
      return Object.fromEntries(items.map(({ key, value }) => [key, value]));
    },
  };
}

/** A file of these items. */
export function kieFile(...data: readonly object[]) {
  return deployFile('shop.kie.json', JSON.stringify({ data }));
}

/** The steps of a plan: `create rate (app=shop)`, with the reason of those that have one. */
export function fatesOf({ steps }: Plan): string[] {
  return steps.map((step) =>
    [`${step.action} ${titleOf(step)}`, ...(step.reason === undefined ? [] : [step.reason])].join(': '),
  );
}

/** How the steps of a plan ended: `done rate`, with the message of those that were not done. */
export function endsOf({ steps }: DeployOutcome): string[] {
  return steps.map(({ step, result: { state, message } }) =>
    state === 'done' ? `done ${step.name}` : `${state} ${step.name}: ${message}`,
  );
}
