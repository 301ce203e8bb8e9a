import type { Engine } from '../../api/catalogue/cse/engine-shapes';
import type { Everything, ListedKind } from '../resource-kind';
import { engines, readEngine, scopeOfEngine } from './engines';

/** A subnet in which an engine runs: what a new engine in it is created with. */
export interface EngineNetwork {
  readonly vpc: string;
  readonly vpcId: string;
  readonly networkId: string;
  readonly subnetCidr: string;
  readonly azList: readonly string[];
}

/** The networks of the engines of a project, each once, where a creation has succeeded: lists leave parts out. */
export const engineNetworks: ListedKind<Everything, EngineNetwork> = {
  id: 'cse/network',
  service: 'cse',
  parents: [],
  scopeKey: () => '',
  identity: ({ networkId }) => networkId,
  name: ({ vpc, subnetCidr }) => `${vpc} ${subnetCidr}`,
  details: ({ networkId }) => networkId,
  list: async (session, scope, signal) => {
    const { items } = await engines.list(session, scope, signal);
    const created = items.filter(({ status }) => status !== 'CreateFailed');
    const details = await Promise.all(
      created.map((engine) => readEngine(session, scopeOfEngine(engine), signal)),
    );
    const networks = details.flatMap((engine) => networkOf(engine) ?? []);
    return { items: [...new Map(networks.map((one) => [one.networkId, one])).values()], complete: true };
  },
};

/** Undefined where the answer leaves out what a new engine needs. */
function networkOf(engine: Engine | undefined): EngineNetwork | undefined {
  const { vpc, vpcId, networkId, subnetCidr, azList } = engine?.reference ?? {};
  if (!vpc || !networkId || !subnetCidr) return undefined;
  return { vpc, vpcId: vpcId ?? '', networkId, subnetCidr, azList: azList ?? [] };
}
