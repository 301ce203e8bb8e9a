import * as l10n from '@vscode/l10n';
import type { ActionPlace } from '../resource-action';
import type { ResourceKind } from '../resource-kind';
import type { DocumentKind } from './document-kind';
import { manifestText, type ManifestHead } from './manifest-text';
import { decodePart, encodePart } from './path-part';

/** What tells the documents of kinds of manifests apart. */
export interface ManifestFacts<Scope, Item> extends Pick<ManifestHead, 'apiVersion' | 'kind'> {
  readonly resources: ResourceKind<Scope, Item>;
  readonly title: () => string;
  /** The ids above the resource, and back. */
  readonly idsOf: (scope: Scope) => readonly string[];
  readonly scopeOf: (ids: readonly string[]) => Scope;
  /** How many ids there are above it. */
  readonly depth: number;
  /** The name of the file, without an ending. */
  readonly fileName: (item: Item) => string;
  /** The end of the file name, by which the language server knows the API. */
  readonly ending: 'servicestage.yaml' | 'cse.yaml';
  /** The names of the resource and of what it belongs to. @throws ApiError */
  readonly metadata: (place: ActionPlace<Scope, Item>) => Names | Promise<Names>;
  /** Members of `spec`, besides those of the item. @throws ApiError */
  readonly spec?: (place: ActionPlace<Scope, Item>) => object | Promise<object>;
  readonly readOnlyReason?: (item: Item) => string | undefined;
}

type Names = Readonly<Record<string, string>>;

/** The documents of resources as manifests of a kind; by default they can only be read. */
export function manifestDocument<Scope, Item extends object>(
  facts: ManifestFacts<Scope, Item>,
): DocumentKind<Scope, Item> & Pick<ManifestFacts<Scope, Item>, 'metadata'> {
  const { resources, title, idsOf, scopeOf, depth, fileName, ending, metadata, spec } = facts;
  const { apiVersion, kind, readOnlyReason } = facts;
  return {
    kind: resources,
    title,
    metadata,
    path: (scope, item) => [
      ...idsOf(scope).map(encodePart),
      encodePart(resources.identity(item)),
      `${encodePart(fileName(item))}.${kind.toLowerCase()}.${ending}`,
    ],
    locate: (path) => {
      const ids = path.slice(0, -1).map(decodePart);
      const known = ids.filter((id) => id !== undefined);
      const identity = known.at(-1);
      if (path.length !== depth + 2 || known.length !== ids.length || identity === undefined)
        return undefined;
      return { scope: scopeOf(known.slice(0, -1)), identity };
    },
    text: async (place) => {
      const head = { apiVersion, kind, metadata: await metadata(place) };
      return manifestText(head, { ...place.subject, ...(await spec?.(place)) });
    },
    readOnlyReason: readOnlyReason ?? (() => l10n.t('It is changed by the actions of its row.')),
  };
}

/** The name of an item, or its id where it is not listed. */
export function nameIn(items: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return items.find((item) => item.id === id)?.name ?? id;
}
