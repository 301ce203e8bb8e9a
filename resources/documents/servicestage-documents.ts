import * as l10n from '@vscode/l10n';
import type {
  Application,
  Component,
  ComponentInstance,
  Environment,
} from '../../api/catalogue/servicestage/shapes';
import { isRecord } from '../../api/values';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import type { Schema } from '../../manifests/engine/schema/schema';
import type { ActionPlace } from '../resource-action';
import type { Everything, ReadableKind } from '../resource-kind';
import { applications, type ApplicationScope } from '../servicestage/applications';
import { components } from '../servicestage/components';
import { environments } from '../servicestage/environments';
import { componentInstances, type ComponentScope } from '../servicestage/instances';
import { isSecretName } from '../shown-value';
import type { DocumentKind, Located } from './document-kind';
import { decodePart, encodePart } from './path-part';
import { yamlText } from './yaml-text';

const masked = '•••';

type Names = Readonly<Record<string, string>>;

/** What tells the documents of the kinds apart. */
interface StageKind<Scope, Item> {
  readonly kind: ReadableKind<Scope, Item>;
  readonly title: () => string;
  /** The ids above the resource, and back. */
  readonly idsOf: (scope: Scope) => readonly string[];
  readonly scopeOf: (ids: readonly string[]) => Scope;
  /** The members of `metadata` besides the name. @throws ApiError */
  readonly parents: (place: ActionPlace<Scope, Item>) => Names | Promise<Names>;
  /** Members of `spec` that the API answers elsewhere. */
  readonly more?: (item: Item) => object;
}

/** Environments, applications, components and instances of ServiceStage as manifests of their kinds. */
export const environmentDocument = stageDocument<Everything, Environment>({
  kind: environments,
  title: () => l10n.t('Environment'),
  idsOf: () => [],
  scopeOf: () => ({}),
  parents: () => ({}),
});

export const applicationDocument = stageDocument<Everything, Application>({
  kind: applications,
  title: () => l10n.t('Application'),
  idsOf: () => [],
  scopeOf: () => ({}),
  parents: () => ({}),
});

export const componentDocument = stageDocument<ApplicationScope, Component>({
  kind: components,
  title: () => l10n.t('Component'),
  idsOf: ({ applicationId }) => [applicationId],
  scopeOf: ([applicationId = '']) => ({ applicationId }),
  parents: async ({ scope, list }) => ({
    application: nameIn(await list(applications, {}), scope.applicationId),
  }),
});

export const instanceDocument = stageDocument<ComponentScope, ComponentInstance>({
  kind: componentInstances,
  title: () => l10n.t('Instance of a component'),
  idsOf: ({ applicationId, componentId }) => [applicationId, componentId],
  scopeOf: ([applicationId = '', componentId = '']) => ({ applicationId, componentId }),
  parents: ({ scope, subject }) => ({
    application: subject.application_name ?? scope.applicationId,
    component: subject.component_name ?? scope.componentId,
    environment: subject.environment_name ?? subject.environment_id ?? '',
  }),
  more: ({ status_detail }) => ({ replica: status_detail?.replica }),
});

function stageDocument<Scope, Item extends { readonly id: string; readonly name: string }>({
  kind,
  title,
  idsOf,
  scopeOf,
  parents,
  more,
}: StageKind<Scope, Item>): DocumentKind<Scope, Item> {
  const { apiVersion = '', kind: name = '' } = kind.manifest ?? {};
  return {
    kind,
    title,
    path: (scope, item) => [
      ...idsOf(scope).map(encodePart),
      encodePart(item.id),
      `${encodePart(item.name)}.${name.toLowerCase()}.servicestage.yaml`,
    ],
    locate: (path) => locateBelow(path, kind.parents.length, scopeOf),
    text: async (place) => {
      const { subject } = place;
      const spec = kindNamed(apiVersion, name)?.schema.properties?.['spec']?.schema;
      const metadata = { name: subject.name, ...(await parents(place)) };
      return yamlText({
        apiVersion,
        kind: name,
        metadata,
        spec: (spec && hidden(fitted({ ...subject, ...more?.(subject) }, spec))) ?? {},
      });
    },
    readOnlyReason: () => l10n.t('It is changed by the actions of its row.'),
  };
}

function locateBelow<Scope>(
  path: readonly string[],
  depth: number,
  scopeOf: (ids: readonly string[]) => Scope,
): Located<Scope> | undefined {
  const ids = path.slice(0, -1).map(decodePart);
  const known = ids.filter((id) => id !== undefined);
  const identity = known.at(-1);
  if (path.length !== depth + 2 || known.length !== ids.length || identity === undefined) return undefined;
  return { scope: scopeOf(known.slice(0, -1)), identity };
}

/** The name of an item, or its id where it is not listed. */
function nameIn(items: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return items.find((item) => item.id === id)?.name ?? id;
}

/** As much of a live value as a manifest can have: known members that are set; secrets are masked. */
function fitted(value: unknown, schema: Schema): unknown {
  if (value === null || value === undefined) return undefined;
  const { properties, items, additional, alternatives = [] } = schema;
  if (Array.isArray(value)) return items ? value.map((item) => fitted(item, items)) : value;
  if (!isRecord(value)) return value;
  if (!properties && !additional) {
    const [best] = alternatives
      .map((one) => fitted(value, one))
      .filter(isRecord)
      .sort((one, other) => JSON.stringify(other).length - JSON.stringify(one).length);
    return best ?? value;
  }
  const members = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    const property = properties?.[key];
    const inner = property?.schema ?? additional;
    const kept = inner && fitted(member, inner);
    if (kept === undefined) return [];
    return [[key, property?.isSecret === true ? masked : kept]];
  });
  return Object.fromEntries(members);
}

/** A value without what may be secret: texts and numbers under such names at any depth, and values of such variables. */
function hidden(value: unknown, isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((item) => hidden(item, isSecret));
  if (!isRecord(value)) {
    const isShown = !isSecret || value === '' || (typeof value !== 'string' && typeof value !== 'number');
    return isShown ? value : masked;
  }
  const isVariable = [value['name'], value['key']].some(
    (name) => typeof name === 'string' && isSecretName(name),
  );
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isOwn = isSecretName(key) || (key === 'value' && isVariable);
      return [key, hidden(member, isSecret || isOwn)];
    }),
  );
}
