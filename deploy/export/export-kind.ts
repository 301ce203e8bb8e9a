import type { ActionPlace } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import type { Names } from '../cloud/wanted';

/** Where a live resource is. */
export type ExportPlace<Scope, Item> = ActionPlace<Scope, Item> & { readonly signal: AbortSignal };

/** How live resources become documents of one kind of manifest. */
export interface ExportKind<Scope, Item> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly resources: ResourceKind<Scope, Item>;
  /** Which of the items that are listed it describes; all when left out. */
  isDescribed?(item: Item): boolean;
  /** Set for what servers store as somebody wrote it: nothing is left out. */
  readonly isWhole?: true;
  /** Set for what comes and goes by itself: it is exported when it is named, not with what it belongs to. */
  readonly isPassing?: true;
  /** The names in `metadata`. @throws ApiError */
  metadata(place: ExportPlace<Scope, Item>): Names | Promise<Names>;
  /** The members beside `metadata`, of the whole resource; undefined when there is none. @throws ApiError */
  valueOf(place: ExportPlace<Scope, Item>): Promise<Readonly<Record<string, unknown>> | undefined>;
}
