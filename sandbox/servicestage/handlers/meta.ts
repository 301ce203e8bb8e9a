import { listFlavors, listRuntimes, listTemplates } from '../../../api/catalogue/servicestage/meta';
import type { Endpoint } from '../../http/exchange';
import { json } from '../../http/exchange';
import { stageEndpoint } from '../endpoint';
import { flavors, runtimes, templates } from '../meta';
import type { Stage } from '../stage';

/** What components and instances can be. Source: ServiceStage API Reference, section 4.1. */
export function metaEndpoints(stage: Stage): Endpoint[] {
  return [
    stageEndpoint(stage, listRuntimes, () => json(200, { runtimes })),
    stageEndpoint(stage, listFlavors, () => json(200, { flavors })),
    stageEndpoint(stage, listTemplates, () => json(200, { templates })),
  ];
}
