import type { Session } from '../../connections/session';
import type { EngineScope } from '../../resources/cse/engines';
import { matchGroups, policies } from '../../resources/cse/policies';
import { routedServices } from '../../resources/cse/route-rules';
import { documentKindOf } from '../../resources/documents/documents';
import {
  configurationFiles,
  namedFiles,
  type ConfigurationFiles,
  type NamedText,
} from '../../resources/documents/folder';
import { kieItems, type KieScope } from '../../resources/kie/items';
import type { ListResources, ResourceRef } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import { applications, variableSets } from '../../resources/servicestage/applications';
import { components } from '../../resources/servicestage/components';
import { environments } from '../../resources/servicestage/environments';
import { componentInstances } from '../../resources/servicestage/instances';
import type { SharedLists } from '../../resources/shared-lists';

/** The files of the configuration or the governance of an engine, or of an application. @throws ApiError */
export async function folderContents(
  { kind, scope, identity = '' }: ResourceRef,
  session: Session,
  lists: SharedLists,
  signal: AbortSignal,
): Promise<ConfigurationFiles> {
  const reader = new Reader(session, lists, signal);
  if (kind.id === kieItems.id) {
    return configurationFiles(await reader.list(kieItems, scope as KieScope)); // that of its kind
  }
  if (kind.id === applications.id) {
    return {
      files: namedFiles(await filesOfApplication(reader, identity), '.servicestage.yaml'),
      leftOut: 0,
    };
  }
  const engine = scope as EngineScope; // that of its kind
  const files = [
    ...(await reader.filesOf(matchGroups, engine)),
    ...(await reader.filesOf(policies, engine)),
    ...(await reader.filesOf(routedServices, engine)),
  ];
  return { files: namedFiles(files, '.governance.yaml'), leftOut: 0 };
}

/** An application with its components and instances, their environments, and the variables that they share there. */
async function filesOfApplication(reader: Reader, applicationId: string): Promise<readonly NamedText[]> {
  const scope = { applicationId };
  const files: NamedText[] = [
    ...(await reader.filesOf(applications, {}, ({ id }) => id === applicationId)),
    ...(await reader.filesOf(components, scope)),
    ...(await reader.filesOf(variableSets, scope, ({ variables }) => variables.length > 0)),
  ];
  const sets = await reader.list(variableSets, scope);
  const used = new Set(sets.flatMap((set) => (set.variables.length > 0 ? [set.environmentId] : [])));
  for (const { id: componentId } of await reader.list(components, scope)) {
    const below = { applicationId, componentId };
    files.push(...(await reader.filesOf(componentInstances, below)));
    for (const { environment_id } of await reader.list(componentInstances, below)) {
      if (environment_id) used.add(environment_id);
    }
  }
  return [...(await reader.filesOf(environments, {}, ({ id }) => used.has(id))), ...files];
}

/** Reads lists, each anew and once. */
class Reader {
  private readonly read = new Map<string, Promise<readonly unknown[]>>();

  constructor(
    private readonly session: Session,
    private readonly lists: SharedLists,
    private readonly signal: AbortSignal,
  ) {}

  readonly list: ListResources = <Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope) => {
    const key = `${kind.id} ${kind.scopeKey(scope)}`;
    const reading =
      (this.read.get(key) as Promise<readonly Item[]> | undefined) ?? this.readAnew(kind, scope);
    this.read.set(key, reading);
    return reading;
  };

  /** The documents of a list, each with its name and what tells it from all others. */
  async filesOf<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    scope: Scope,
    isWanted: (item: Item) => boolean = () => true,
  ): Promise<readonly NamedText[]> {
    const document = documentKindOf(kind);
    if (!document) return [];
    const files = (await this.list(kind, scope)).filter(isWanted).map(async (subject) => {
      const path = document.path(scope, subject);
      const name = (path.at(-1) ?? '').replace(/\.(?:governance|servicestage)\.yaml$/, '');
      const text = await document.text({ session: this.session, scope, list: this.list, subject });
      return { id: [kind.id, ...path].join('/'), name, text };
    });
    return Promise.all(files);
  }

  private async readAnew<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    scope: Scope,
  ): Promise<readonly Item[]> {
    const { items, error } = await this.lists.get(kind, this.session, scope, {
      anew: true,
      signal: this.signal,
    });
    if (error) throw error;
    return items;
  }
}
