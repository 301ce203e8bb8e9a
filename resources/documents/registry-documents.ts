import * as l10n from '@vscode/l10n';
import { updateMicroserviceProperties } from '../../api/catalogue/registry/microservices';
import { getSchema, putSchema } from '../../api/catalogue/registry/schemas';
import type { Microservice, MicroserviceInstance, Schema } from '../../api/catalogue/registry/shapes';
import { consumers, providers } from '../registry/dependencies';
import { instances, type MicroserviceScope } from '../registry/instances';
import { microservices } from '../registry/microservices';
import { checksumOf } from '../registry/schema-actions';
import { schemas } from '../registry/schemas';
import { done, failed, type ActionPlace } from '../resource-action';
import { isSecretName } from '../shown-value';
import type { Everything, ListedKind } from '../resource-kind';
import { applyAction, changedLines, type DocumentKind } from './document-kind';
import { nameOfEngine } from './engine-name';
import { decodePart, encodePart } from './path-part';
import { manifestDocument } from './manifest-document';
import { differentTexts, readPart, textChanges } from './text-changes';
import { readTexts } from './yaml-text';

const registry = { apiVersion: 'registry/v4', ending: 'cse.yaml' } as const;
const ofVersion = {
  depth: 1,
  idsOf: ({ serviceId }: MicroserviceScope) => [serviceId],
  scopeOf: ([serviceId = '']: readonly string[]) => ({ serviceId }),
};

/** Where the properties are in a manifest. */
const pathOfProperties = ['spec', 'properties'];

const versions = manifestDocument<Everything, Microservice>({
  ...registry,
  kind: 'Microservice',
  resources: microservices,
  title: () => l10n.t('Microservice'),
  depth: 0,
  idsOf: () => [],
  scopeOf: () => ({}),
  fileName: ({ serviceName, version }) => `${serviceName}-${version}`,
  metadata: async ({ subject: { serviceName }, session, list }) => ({
    name: serviceName,
    engine: await nameOfEngine(session, list),
  }),
  spec: ({ subject: { properties } }) => ({ properties: properties ?? {} }),
  readOnlyReason: ({ properties: texts }) =>
    Object.keys(texts ?? {}).some(isSecretName)
      ? l10n.t('A name suggests a secret, and drafts are files: change single properties below the version.')
      : undefined,
});

/** A version of a microservice; of it only the properties can be changed, and they as a whole. Registry API §3 (7.3.6). */
export const microserviceDocument: typeof versions = {
  ...versions,
  apply: applyAction(versions, {
    plan: async (place, text) => {
      const { subject } = place;
      const summary = l10n.t('Change the properties of {0}', microservices.name(subject));
      const read = readPart(await versions.text(place), text, pathOfProperties);
      if ('obstacle' in read) return { summary, ...read };
      return { summary, ...textChanges(subject.properties ?? {}, read.texts) };
    },
    run: async ({ session, subject: { serviceId: service_id } }, text, { signal }) => {
      const read = readTexts(text, pathOfProperties);
      if ('obstacle' in read) return failed(read.obstacle);
      const client = await session.client('registry');
      const body = { properties: read.texts };
      await client.call(updateMicroserviceProperties, { project_id: session.project, service_id, body });
      const written = await microservices.read(session, {}, service_id, signal);
      return differentTexts(written?.properties ?? {}, read.texts).length === 0
        ? done(l10n.t('The properties are changed.'))
        : failed(l10n.t('The registry accepted the change, but doesn’t show it.'));
    },
  }),
};

/** An instance of a microservice, which registers itself. */
export const registryInstanceDocument = manifestDocument<MicroserviceScope, MicroserviceInstance>({
  ...registry,
  ...ofVersion,
  kind: 'MicroserviceInstance',
  resources: instances,
  title: () => l10n.t('Instance of a microservice'),
  fileName: ({ hostName }) => hostName,
  metadata: namesOfMicroservice,
});

/** The names of the version that an instance or a schema belongs to. @throws ApiError */
export async function namesOfMicroservice({
  session,
  scope: { serviceId },
  list,
}: ActionPlace<MicroserviceScope, unknown>): Promise<Readonly<Record<string, string>>> {
  const service = (await list(microservices, {})).find((one) => one.serviceId === serviceId);
  const { serviceName = serviceId, environment, appId, version } = service ?? {};
  return {
    microservice: serviceName,
    ...(environment && { environment }),
    ...(appId && { application: appId }),
    ...(version && { version }),
    engine: await nameOfEngine(session, list),
  };
}

/** Which versions of microservices a version calls, by one of them, or by one that calls it. */
export const providerDocument = dependencyDocument(
  providers,
  () => l10n.t('Provider of a microservice'),
  ({ serviceId }) => serviceId,
);
export const consumerDocument = dependencyDocument(
  consumers,
  () => l10n.t('Consumer of a microservice'),
  (_scope, item) => item.serviceId,
);

function dependencyDocument(
  resources: ListedKind<MicroserviceScope, Microservice>,
  title: () => string,
  consumerOf: (scope: MicroserviceScope, item: Microservice) => string,
): DocumentKind<MicroserviceScope, Microservice> {
  return manifestDocument({
    ...registry,
    ...ofVersion,
    kind: 'Dependency',
    resources,
    title,
    fileName: ({ serviceName, version }) => `${serviceName}-${version}`,
    metadata: async ({ subject: { serviceName }, session, list }) => ({
      name: serviceName,
      engine: await nameOfEngine(session, list),
    }),
    spec: async ({ session, scope, subject, list }) => {
      const serviceId = consumerOf(scope, subject);
      const consumer = await microservices.read(session, {}, serviceId, new AbortController().signal);
      const called = await list(providers, { serviceId });
      return { dependencies: consumer ? [{ consumer: keyOf(consumer), providers: called.map(keyOf) }] : [] };
    },
    readOnlyReason: () => l10n.t('The registry finds it out from what is called.'),
  });
}

function keyOf({ environment, appId, serviceName, version }: Microservice): object {
  return { environment, appId, serviceName, version };
}

const contracts = {
  kind: schemas,
  text: async ({ session, scope, subject }: ActionPlace<MicroserviceScope, Schema>) => {
    const client = await session.client('registry');
    const path = { service_id: scope.serviceId, schema_id: subject.schemaId };
    return (await client.call(getSchema, { project_id: session.project, ...path })).schema;
  },
};

/** The contract of a microservice, as OpenAPI. */
export const schemaDocument: DocumentKind<MicroserviceScope, Schema> = {
  ...contracts,
  title: () => l10n.t('Schema of a microservice'),
  path: ({ serviceId }, { schemaId }) => [
    encodePart(serviceId),
    encodePart(schemaId),
    `${encodePart(schemaId)}.openapi.yaml`,
  ],
  locate: ([service = '', schema = '', file, ...rest]) => {
    const [serviceId, identity] = [decodePart(service), decodePart(schema)];
    const isWhole = file !== undefined && rest.length === 0;
    if (!isWhole || serviceId === undefined || identity === undefined) return undefined;
    return { scope: { serviceId }, identity };
  },
  readOnlyReason: () => undefined,
  apply: applyAction(contracts, {
    plan: async (place, text) => ({
      summary: l10n.t('Write the schema {0}', place.subject.schemaId),
      changes: [changedLines('schema', await contracts.text(place), text)],
      ...(text.trim() === '' && { obstacle: l10n.t('A schema can’t be emptied: delete it instead.') }),
    }),
    run: async ({ session, scope, subject: { schemaId } }, schema) => {
      const client = await session.client('registry');
      const path = { project_id: session.project, service_id: scope.serviceId, schema_id: schemaId };
      await client.call(putSchema, { ...path, body: { schema, summary: checksumOf(schema) } });
      return done(l10n.t('The schema {0} is written.', schemaId));
    },
  }),
};
