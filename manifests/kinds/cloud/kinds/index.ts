import { engineKinds, nacosKinds } from './engine';
import { governanceKinds } from './governance';
import { kieKinds } from './kie';
import { CloudKind } from './kind';
import { registryKinds } from './registry';
import { servicestageKinds } from './servicestage';

/** Every kind of resource, in dependency order. */
export const cloudKinds: readonly CloudKind[] = [
  ...servicestageKinds,
  ...engineKinds,
  ...governanceKinds,
  ...registryKinds,
  ...kieKinds,
  ...nacosKinds,
].map((facts) => new CloudKind(facts));

/** The API versions of cloud manifests. */
export const apiVersions: readonly string[] = [...new Set(cloudKinds.map(({ facts }) => facts.apiVersion))];

/** The kind of exactly this name in an API; undefined for any other spelling. */
export function kindNamed(apiVersion: string | undefined, kind: string | undefined): CloudKind | undefined {
  return cloudKinds.find(({ facts }) => facts.apiVersion === apiVersion && facts.kind === kind);
}

/** The kinds of an API version; all kinds if it is not recognized. */
export function kindsOf(apiVersion: string | undefined): readonly CloudKind[] {
  const own = cloudKinds.filter(({ facts }) => facts.apiVersion === apiVersion);
  return own.length > 0 ? own : cloudKinds;
}

/** APIs whose resources are in files with such a name, the usual ones first. */
const apisByName: Readonly<Record<string, readonly string[]>> = {
  servicestage: ['servicestage/v2'],
  cse: ['cse/v2', 'cse/v3', 'registry/v4', 'kie/v1', 'nacos/v1'],
  governance: ['cse/v3', 'kie/v1'],
};

/** Every kind, those first that belong into a file whose name says `servicestage`, `cse` or `governance`. */
export function kindsInFile(named: string | undefined): readonly CloudKind[] {
  const usual = (named === undefined ? undefined : apisByName[named]) ?? [];
  const isUsual = ({ facts }: CloudKind): boolean => usual.includes(facts.apiVersion);
  const ofApi = (api: string): readonly CloudKind[] =>
    cloudKinds.filter(({ facts }) => facts.apiVersion === api);
  return [...usual.flatMap(ofApi), ...cloudKinds.filter((kind) => !isUsual(kind))];
}
