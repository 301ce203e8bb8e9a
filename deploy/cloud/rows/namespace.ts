import * as l10n from '@vscode/l10n';
import {
  createNacosNamespace,
  deleteNacosNamespace,
  updateNacosNamespace,
  type NacosNamespace,
} from '../../../api/catalogue/nacos/namespaces';
import { cseOf, headersOf } from '../../../resources/cse/engines';
import { namespaces } from '../../../resources/nacos/namespaces';
import { engineScopeOf, type OfEngine } from '../engine-scope';
import type { DeployRow, Place } from '../row';
import { memberOf, type Wanted } from '../wanted';
import { engineRow } from './engine';

/** Namespaces of a Nacos engine; the manifest gives the id. Source: resources §8. */
export const namespaceRow: DeployRow<NacosNamespace, OfEngine> = {
  apiVersion: 'nacos/v1',
  kind: 'Namespace',
  service: 'nacos',
  resources: namespaces,
  names: ({ metadata: { name = '', engine = '' } }) => ({ name, engine }),
  parents: ({ engine = '' }) => ({ engine: { row: engineRow, names: { name: engine } } }),
  find: async ({ name }, place) => {
    const live = (await place.list(namespaces, engineScopeOf(place))).find(
      ({ namespace }) => namespace === name,
    );
    return live ? { state: 'present', live } : { state: 'absent' };
  },
  valueOf: ({ namespaceShowName, namespaceDesc }) => ({
    spec: { namespaceName: namespaceShowName, namespaceDesc },
  }),
  basis: ({ namespaceShowName, namespaceDesc }) => [namespaceShowName, namespaceDesc],
  obstacle: ({ metadata: { name } }) =>
    name === 'public' ? l10n.t('The id public is reserved.') : undefined,
  create: async (wanted, { name = '' }, place) => {
    const { client, input } = await callOf(place);
    const { namespaceName, namespaceDesc } = textsOf(wanted, { namespace: name });
    await client.call(createNacosNamespace, {
      ...input,
      customNamespaceId: name,
      namespaceName,
      namespaceDesc,
    });
    return undefined;
  },
  change: async (wanted, live, place) => {
    const { client, input } = await callOf(place);
    const { namespaceName, namespaceDesc } = textsOf(wanted, live);
    // Both are replaced: a description that is left out would be lost. Source: resources §8, update.
    await client.call(updateNacosNamespace, {
      ...input,
      namespace: live.namespace,
      namespaceShowName: namespaceName,
      namespaceDesc,
    });
    return undefined;
  },
  remove: async ({ namespace }, place) => {
    const { client, input } = await callOf(place);
    await client.call(deleteNacosNamespace, { ...input, namespaceId: namespace });
    return undefined;
  },
};

async function callOf(place: Place<OfEngine>) {
  const { client, project_id } = await cseOf(place.session, 'nacos');
  return { client, input: { project_id, ...headersOf(engineScopeOf(place)) } };
}

/** Wanted texts, else those that are there. */
function textsOf(wanted: Wanted, live: NacosNamespace) {
  const { namespaceName, namespaceDesc } = memberOf(wanted, 'spec');
  const text = (value: unknown, former: string | null | undefined) =>
    typeof value === 'string' ? value : (former ?? '');
  return {
    namespaceName: text(namespaceName, live.namespaceShowName ?? live.namespace),
    namespaceDesc: text(namespaceDesc, live.namespaceDesc),
  };
}
