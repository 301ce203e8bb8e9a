import * as l10n from '@vscode/l10n';
import {
  createMicroservice,
  deleteMicroservice,
  updateMicroserviceProperties,
} from '../../../api/catalogue/registry/microservices';
import type { NewMicroservice } from '../../../api/catalogue/registry/fields';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import { isRecord } from '../../../api/values';
import { microservices } from '../../../resources/registry/microservices';
import { statistics } from '../../../resources/registry/service-center';
import { overlay } from '../../compare/overlay';
import type { OfEngine } from '../engine-scope';
import type { DeployRow, Found } from '../row';
import { memberOf, type Names, type Wanted } from '../wanted';
import { engineRow } from './engine';

/** Versions of microservices; the key identifies them, and most fields never change. Source: resources §7. */
export const microserviceRow: DeployRow<Microservice, OfEngine> = {
  apiVersion: 'registry/v4',
  kind: 'Microservice',
  service: 'registry',
  resources: microservices,
  affects: [statistics],
  names: namesOf,
  title: ({ name = '', version = '' }) => (version === '' ? name : `${name} ${version}`),
  parents: ({ engine = '' }) => ({ engine: { row: engineRow, names: { name: engine } } }),
  engineOf: ({ engine }) => engine,
  exclusive: ({ engine = '', name = '' }) => writesOf(engine, name),
  find: async (names, { list }) => foundAmong(await list(microservices, {}), names),
  // Schemas are added by their own documents, and the console's list leaves their ids out: what a document lists counts
  // when it creates the version. Source: resources §7, computed.
  detail: (live, wanted) => {
    const { schemas: listed } = memberOf(wanted, 'spec');
    const schemas = Array.isArray(listed) ? (listed as string[]) : live.schemas; // checked with the document
    return Promise.resolve({ ...live, ...(schemas && { schemas }) });
  },
  valueOf: (live) => ({ spec: { ...live, environment: live.environment ?? '' } }),
  basis: (live) => ({ ...live, modTimestamp: '' }),
  create: async (wanted, { name = '' }, { session }) => {
    const client = await session.client('registry');
    const service = { ...memberOf(wanted, 'spec'), serviceName: name } as NewMicroservice; // the client checks it
    await client.call(createMicroservice, { project_id: session.project, body: { service } });
    return undefined;
  },
  own: [
    {
      operation: updateMicroserviceProperties.id,
      write: async (wanted, { serviceId }, { session, signal }) => {
        const client = await session.client('registry');
        // The map is replaced: what others have put there is written again. Source: resources §7, update.
        const now = await microservices.read(session, {}, serviceId, signal);
        const { properties } = memberOf(wanted, 'spec');
        const laid = overlay(properties, now?.properties ?? {}, { types: ['map'] });
        const body = { properties: laid as Record<string, string> }; // texts, as both are
        await client.call(updateMicroserviceProperties, {
          project_id: session.project,
          service_id: serviceId,
          body,
        });
        return undefined;
      },
    },
  ],
  remove: async ({ serviceId }, { session }) => {
    const client = await session.client('registry');
    await client.call(deleteMicroservice, { project_id: session.project, service_id: serviceId });
    return undefined;
  },
};

/** The key of writes to the versions of a microservice: two at once may lose one. Source: resources §7, concurrency. */
export function writesOf(engine: string, name: string): string {
  return JSON.stringify(['registry', engine, name]);
}

function namesOf({ metadata: { name = '', engine = '' }, value: { spec } }: Wanted): Names {
  const { appId = 'default', environment = '', version = '0.0.1' } = isRecord(spec) ? spec : {};
  return {
    name,
    engine,
    application: String(appId),
    environment: String(environment),
    version: String(version),
  };
}

/** The version that the names mean; names that are left out match any, as long as only one does. */
function foundAmong(all: readonly Microservice[], names: Names): Found<Microservice> {
  const { name, application, environment, version } = names;
  const found = all.filter(
    (one) =>
      one.serviceName === name &&
      [undefined, one.appId].includes(application) &&
      [undefined, one.environment ?? ''].includes(environment) &&
      [undefined, one.version].includes(version),
  );
  const [live, second] = found;
  if (!live) return { state: 'absent', others: [...new Set(all.map(({ serviceName }) => serviceName))] };
  if (!second) return { state: 'present', live };
  const keys = found.map(({ appId, environment: of = '', version: its }) => `${appId}/${of}/${its}`);
  const reason = l10n.t(
    'Several versions match ({0}): write application, environment and version in metadata.',
    keys.join(', '),
  );
  return { state: 'blocked', reason, choices: found.map((one) => ({ beside: distinctKeys(one, found) })) };
}

/** The keys of `metadata` that distinguish a version from others of its name. */
function distinctKeys(one: Microservice, all: readonly Microservice[]): Names {
  const others = all.map(keysOf);
  const differs = ([key, text]: [string, string]) => others.some((other) => other[key] !== text);
  return Object.fromEntries(Object.entries(keysOf(one)).filter(differs));
}

function keysOf({ appId, environment, version }: Microservice): Names {
  return { application: appId, environment: environment ?? '', version };
}
