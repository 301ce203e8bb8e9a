import * as l10n from '@vscode/l10n';
import { updateMicroserviceProperties } from '../../api/catalogue/registry/microservices';
import { getSchema, putSchema } from '../../api/catalogue/registry/schemas';
import type { Microservice, Schema } from '../../api/catalogue/registry/shapes';
import type { MicroserviceScope } from '../registry/instances';
import { microservices } from '../registry/microservices';
import { checksumOf } from '../registry/schema-actions';
import { schemas } from '../registry/schemas';
import { done, type ActionPlace } from '../resource-action';
import { isSecretName, maskSecret } from '../shown-value';
import type { Everything } from '../resource-kind';
import { applyAction, changedLines, type DocumentKind } from './document-kind';
import { decodePart, encodePart } from './path-part';
import { readTexts, yamlText } from './yaml-text';

const properties = {
  kind: microservices,
  text: ({ subject }: { readonly subject: Microservice }) => yamlText(subject.properties ?? {}),
};

/** The properties of a version of a microservice as a map; they are written as a whole. Registry API §3 (7.3.6). */
export const propertiesDocument: DocumentKind<Everything, Microservice> = {
  ...properties,
  title: () => l10n.t('Properties of a microservice'),
  path: (_scope, { serviceId, serviceName, version }) => [
    encodePart(serviceId),
    `${encodePart(`${serviceName}-${version}`)}.properties.yaml`,
  ],
  locate: ([service = '', file, ...rest]) => {
    const identity = decodePart(service);
    const isWhole = file !== undefined && rest.length === 0;
    return isWhole && identity !== undefined ? { scope: {}, identity } : undefined;
  },
  readOnlyReason: ({ properties: texts }) =>
    Object.keys(texts ?? {}).some(isSecretName)
      ? l10n.t('A name suggests a secret, and drafts are files: change single properties below the version.')
      : undefined,
  apply: applyAction(properties, {
    plan: ({ subject }, text) => {
      const summary = l10n.t('Change the properties of {0}', microservices.name(subject));
      const read = readTexts(text);
      if ('obstacle' in read) return { summary, ...read };
      const changes = differences(subject.properties ?? {}, read.texts);
      return { summary, changes, ...(changes.length === 0 && { obstacle: l10n.t('Nothing would change.') }) };
    },
    run: async ({ session, subject: { serviceId: service_id } }, text, { signal }) => {
      const read = readTexts(text);
      if ('obstacle' in read) return { state: 'failed', message: read.obstacle };
      const client = await session.client('registry');
      const body = { properties: read.texts };
      await client.call(updateMicroserviceProperties, { project_id: session.project, service_id, body });
      const written = await microservices.read(session, {}, service_id, signal);
      return differences(written?.properties ?? {}, read.texts).length === 0
        ? done(l10n.t('The properties are changed.'))
        : {
            state: 'failed',
            message: l10n.t('The registry accepted the change, but doesn’t show it.'),
          };
    },
  }),
};

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

type Texts = Readonly<Record<string, string>>;

function differences(before: Texts, after: Texts) {
  const textIn = (texts: Texts, name: string) => (Object.hasOwn(texts, name) ? texts[name] : undefined);
  return Object.keys({ ...before, ...after })
    .map((name) => ({ name, from: textIn(before, name), to: textIn(after, name) }))
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => ({
      path: name,
      ...(from !== undefined && { from: maskSecret(name, from) }),
      ...(to !== undefined && { to: maskSecret(name, to) }),
    }));
}
