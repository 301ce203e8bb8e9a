import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import type { Services } from '../services';

/** The connection to deploy to, among those that reach every required service; undefined when cancelled. */
export async function chooseConnection(
  { live, prompts }: Services,
  needed: readonly Service[],
): Promise<ResolvedConnection | undefined> {
  const targets = await live.list();
  const fitting = targets.filter((target) => needed.every((service) => reaches(target, service)));
  const [only] = fitting;
  if (!only) {
    await prompts.inform(missing(needed));
    return undefined;
  }
  if (fitting.length === 1) return only;
  const choices = fitting.map((target) => ({
    label: target.connection.name,
    description: target.address,
    value: target,
  }));
  return prompts.choose(l10n.t('Select a connection to deploy to'), choices);
}

function missing(needed: readonly Service[]): string {
  return needed.includes('lain')
    ? l10n.t('No LAIN console is connected: run Engine Room: Add Connection, or start the sandbox.')
    : l10n.t(
        'No engine with a kie address is connected: run Engine Room: Add Connection, or start the sandbox.',
      );
}
