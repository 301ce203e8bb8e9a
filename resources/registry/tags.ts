import { listTags } from '../../api/catalogue/registry/tags';
import { below, type ListedKind } from '../resource-kind';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';

/** A name with a text: a tag or a property. */
export interface NamedText {
  readonly name: string;
  readonly value: string;
}

/** Tags of one version of a microservice. Registry API §3. */
export const tags: ListedKind<MicroserviceScope, NamedText> = {
  id: 'registry/tag',
  service: 'registry',
  parents: [microservices.id],
  below: below(microservices, (_scope, { serviceId }) => ({ serviceId })),
  scopeKey: ({ serviceId }) => serviceId,
  identity: ({ name }) => name,
  name: ({ name }) => name,
  details: ({ value }) => value,
  list: async (session, { serviceId: service_id }, signal) => {
    const client = await session.client('registry');
    const answer = await client.call(listTags, { project_id: session.project, service_id }, { signal });
    return { items: namedTexts(answer.tags), complete: true };
  },
};

/** The entries of a map in an answer, in alphabetical order. */
export function namedTexts(map: Readonly<Record<string, string>> | null | undefined): NamedText[] {
  return Object.entries(map ?? {})
    .map(([name, value]) => ({ name, value }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
