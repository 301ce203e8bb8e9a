import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import type { Place } from '../connections/place';
import type { Services } from '../services';
import { targetOf } from './open-context';

/** The connection to deploy to, among those that reach every service that is needed; undefined when cancelled. */
export async function chooseConnection(
  { connections, prompts }: Services,
  needed: readonly Service[],
): Promise<Place | undefined> {
  const places = (await connections.places()).filter((place) => {
    const { addresses } = targetOf(place);
    return needed.every((service) => addresses[service] !== undefined);
  });
  const [only] = places;
  if (!only) {
    await prompts.inform(missing(needed));
    return undefined;
  }
  if (places.length === 1) return only;
  const choices = places.map((place) => ({
    label: place.connection.name,
    description: targetOf(place).address,
    value: place,
  }));
  return prompts.choose(l10n.t('Deploy where?'), choices);
}

function missing(needed: readonly Service[]): string {
  return needed.includes('lain')
    ? l10n.t('No LAIN console is connected: run Engine Room: Add Connection, or start the sandbox.')
    : l10n.t(
        'No engine with an address of kie is connected: run Engine Room: Add Connection, or start the sandbox.',
      );
}
