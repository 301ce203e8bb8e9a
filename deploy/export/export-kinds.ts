import { governanceKinds } from '../../api/catalogue/cse/governance-kinds';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { Microservice, Schema } from '../../api/catalogue/registry/shapes';
import { engines, readEngine, scopeOfEngine, type EngineScope } from '../../resources/cse/engines';
import { matchGroups, policies, type Policy } from '../../resources/cse/policies';
import { routedServices, type RoutedService } from '../../resources/cse/route-rules';
import { engineDocument, namespaceDocument } from '../../resources/documents/engine-documents';
import { nameOfEngine } from '../../resources/documents/engine-name';
import { nameIn } from '../../resources/documents/manifest-document';
import {
  microserviceDocument,
  namesOfMicroservice,
  registryInstanceDocument,
} from '../../resources/documents/registry-documents';
import {
  applicationDocument,
  componentDocument,
  environmentDocument,
  instanceDocument,
  variablesDocument,
} from '../../resources/documents/servicestage-documents';
import { kieItems } from '../../resources/kie/items';
import { namespaces } from '../../resources/nacos/namespaces';
import { providers } from '../../resources/registry/dependencies';
import { instances, type MicroserviceScope } from '../../resources/registry/instances';
import { microservices } from '../../resources/registry/microservices';
import { readSchemaText, schemas } from '../../resources/registry/schemas';
import type { ReadableKind, ResourceKind } from '../../resources/resource-kind';
import { applications, variableSets, type VariableSet } from '../../resources/servicestage/applications';
import { components } from '../../resources/servicestage/components';
import { environments } from '../../resources/servicestage/environments';
import { componentInstances } from '../../resources/servicestage/instances';
import type { DeployRow } from '../cloud/row';
import type { Names } from '../cloud/wanted';
import { applicationRow } from '../cloud/rows/application';
import { componentRow } from '../cloud/rows/component';
import { dependencyRow } from '../cloud/rows/dependency';
import { engineRow } from '../cloud/rows/engine';
import { environmentRow } from '../cloud/rows/environment';
import { instanceRow } from '../cloud/rows/instance';
import { microserviceInstanceRow } from '../cloud/rows/microservice-instance';
import { microserviceRow } from '../cloud/rows/microservice';
import { namespaceRow } from '../cloud/rows/namespace';
import { policyKinds, policyRows } from '../cloud/rows/policies';
import { routeRuleRow } from '../cloud/rows/route-rule';
import { schemaRow } from '../cloud/rows/schema';
import { variablesRow } from '../cloud/rows/variables';
import type { ExportKind, ExportPlace } from './export-kind';

/** Keys of the items that hold policies and route rules, which have documents of their own. */
const governanceKey = new RegExp(
  `^servicecomb\\.(?:routeRule|${governanceKinds.map(camelCase).join('|')})\\.`,
);

/** Every kind whose live resources can be exported, in the order of their documents. Source: resources §10. */
export const exportKinds: readonly ExportKind<unknown, unknown>[] = [
  fromRow(environmentRow, environments, environmentDocument, whole(environments)),
  fromRow(applicationRow, applications, applicationDocument, listed),
  {
    ...fromRow(variablesRow, variableSets, variablesDocument, listed),
    isDescribed: ({ variables }: VariableSet) => variables.length > 0,
  },
  fromRow(componentRow, components, componentDocument, whole(components)),
  fromRow(instanceRow, componentInstances, instanceDocument, whole(componentInstances)),
  fromRow(engineRow, engines, engineDocument, async ({ session, subject, signal }) => {
    const engine = await readEngine(session, scopeOfEngine(subject), signal);
    if (!engine) return undefined;
    // What else was set when it was created can't be told from what the server has added.
    const { publicIpId } = engine.reference ?? {};
    const reference = { ...engine.reference, inputs: undefined, publicIpId: publicIpId || undefined };
    return { listed: { ...subject, tags: undefined }, whole: { ...engine, reference } };
  }),
  ...policyRows.map((row) => ({
    ...fromRow(
      row,
      row.kind === 'MatchGroup' ? matchGroups : policies,
      { metadata: (place: ExportPlace<EngineScope, Policy>) => namesIn(place, place.subject.name) },
      withItsStatus,
    ),
    isWhole: true as const,
    isDescribed: ({ kind }: Policy) => kind === policyKinds[row.kind],
  })),
  {
    ...fromRow(
      routeRuleRow,
      routedServices,
      { metadata: (place: ExportPlace<EngineScope, RoutedService>) => namesIn(place, place.subject.service) },
      listed,
    ),
    isWhole: true,
  },
  fromRow(microserviceRow, microservices, microserviceDocument, listed),
  fromRow(schemaRow, schemas, { metadata: namesOfSchema }, async ({ session, scope, subject, signal }) => {
    const schema = await readSchemaText(session, scope, subject.schemaId, signal);
    return schema === undefined ? undefined : { ...subject, schema, summary: undefined };
  }),
  { ...fromRow(microserviceInstanceRow, instances, registryInstanceDocument, listed), isPassing: true },
  {
    ...fromRow(dependencyRow, microservices, { metadata: namesOfDependency }, async ({ subject, list }) => {
      const called = await list(providers, { serviceId: subject.serviceId });
      const services = new Map(called.map((one) => [JSON.stringify(serviceOf(one)), serviceOf(one)]));
      const found = [{ consumer: versionOf(subject), providers: [...services.values()] }];
      return called.length === 0 ? undefined : { found };
    }),
    isWhole: true,
  },
  {
    ...fromRow(namespaceRow, namespaces, namespaceDocument, listed),
    isDescribed: ({ type, namespace }) => type !== 0 && namespace !== '',
  },
  {
    apiVersion: 'kie/v1',
    kind: 'Config',
    resources: kieItems,
    isWhole: true,
    isDescribed: ({ key }) => !governanceKey.test(key),
    metadata: async ({ session, subject: { key }, list }) => ({
      name: key,
      engine: await nameOfEngine(session, list),
    }),
    valueOf: ({ subject: { labels, value_type, status, value } }) =>
      Promise.resolve({ spec: { labels, value_type, status, value } }),
  } satisfies ExportKind<object, KieItem>,
];

function fromRow<Scope, Item, Live>(
  { apiVersion, kind, valueOf }: Pick<DeployRow<Live, never>, 'apiVersion' | 'kind' | 'valueOf'>,
  resources: ResourceKind<Scope, Item>,
  { metadata }: Pick<ExportKind<Scope, Item>, 'metadata'>,
  read: (place: ExportPlace<Scope, Item>) => Live | Promise<Live | undefined>,
): ExportKind<Scope, Item> {
  return {
    apiVersion,
    kind,
    resources,
    metadata,
    valueOf: async (place) => {
      const live = await read(place);
      return live && valueOf(live);
    },
  };
}

function listed<Item>({ subject }: { readonly subject: Item }): Item {
  return subject;
}

/** A policy with its status where it is not that of a new one. */
function withItsStatus({ subject }: { readonly subject: Policy }): Policy {
  return subject.status === 'disabled' ? subject : { ...subject, status: undefined };
}

/** Lists leave parts of these resources out. */
function whole<Scope, Item>(resources: ReadableKind<Scope, Item>) {
  return ({ session, scope, subject, signal }: ExportPlace<Scope, Item>) =>
    resources.read(session, scope, resources.identity(subject), signal);
}

/** The names of what belongs to an engine of a project. */
async function namesIn({ scope, list }: ExportPlace<EngineScope, unknown>, name: string): Promise<Names> {
  return { name, engine: nameIn(await list(engines, {}), scope.engineId) };
}

async function namesOfSchema(place: ExportPlace<MicroserviceScope, Schema>): Promise<Names> {
  return { name: place.subject.schemaId, ...(await namesOfMicroservice(place)) };
}

/** The registry keeps no name: it only tells documents of one manifest apart. */
async function namesOfDependency({
  subject,
  session,
  list,
}: ExportPlace<object, Microservice>): Promise<Names> {
  const { appId, serviceName, version, environment } = subject;
  const parts = [appId, serviceName, version, environment].filter(Boolean);
  return { name: parts.join('-'), engine: await nameOfEngine(session, list) };
}

/** A provider is declared for all its versions. */
function serviceOf({ environment, appId, serviceName }: Microservice) {
  return { ...(environment && { environment }), appId, serviceName };
}

function versionOf(microservice: Microservice) {
  return { ...serviceOf(microservice), version: microservice.version };
}

function camelCase(text: string): string {
  return text.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
