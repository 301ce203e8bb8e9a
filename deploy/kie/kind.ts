import type { DeployKind } from '../deploy-kind';
import { prepareItems } from './prepare-items';
import { hasItems, wantedItems } from './wanted-items';

/** Configuration items of an engine. Items that no file names are left alone. */
export const kieConfig: DeployKind = {
  kind: 'Config',
  services: (file) => (hasItems(file) ? ['kie'] : []),
  prepare: ({ files }, context, signal) => prepareItems(files.flatMap(wantedItems), context, signal),
};
