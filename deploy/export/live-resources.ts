import type { Session } from '../../connections/session';
import { accessToEngine } from '../../connections/project-engines';
import { engines, isNacos } from '../../resources/cse/engines';
import type { ResourceRef } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { Service } from '../../api/catalogue/operation';
import { FreshLists } from '../cloud/fresh-lists';
import type { DeployContext } from '../deploy-kind';
import { isOfEngine } from '../engine-access';
import type { ExportKind } from './export-kind';
import { exportKinds } from './export-kinds';

type Kind = ResourceKind<unknown, unknown>;

/** Where a list of resources is. */
interface ListPlace {
  readonly session: Session;
  readonly scope: unknown;
}

/** A live resource, and the kind of its document. */
export interface LiveResource extends ListPlace {
  readonly kind: ExportKind<unknown, unknown>;
  readonly item: unknown;
}

/** Finds the live resources of one connection, and of the engines of its project. Each list is read once. */
export class LiveResources {
  readonly lists: FreshLists;
  /** Why engines could not be read, each in one sentence. */
  readonly problems = new Set<string>();

  constructor(
    readonly context: DeployContext,
    readonly signal: AbortSignal,
  ) {
    this.lists = new FreshLists(context, signal);
  }

  /** All resources of a kind. @throws ApiError */
  async all(kind: ExportKind<unknown, unknown>): Promise<readonly LiveResource[]> {
    const places = await this.placesOf(kind.resources);
    return (await Promise.all(places.map((place) => this.listed(kind, place)))).flat();
  }

  /** The resource that a reference points to; undefined when it is gone. @throws ApiError */
  async at({ kind, scope, identity }: ResourceRef): Promise<LiveResource | undefined> {
    const { session } = this.context;
    const items = await this.lists.in(session)(kind, scope);
    const item = items.find((one) => kind.identity(one) === identity);
    if (item === undefined) return undefined;
    const known = exportKinds.find(
      (one) => one.resources.id === kind.id && (one.isDescribed?.(item) ?? true),
    );
    return known && { kind: known, session, scope, item };
  }

  /** A resource with what belongs to it, outer ones first; what comes and goes by itself is left out. @throws ApiError */
  async withContents(resource: LiveResource): Promise<readonly LiveResource[]> {
    const inner = await Promise.all(
      exportKinds.filter(({ isPassing }) => !isPassing).map((kind) => this.contents(kind, resource)),
    );
    const all = await Promise.all(inner.flat().map((one) => this.withContents(one)));
    return [resource, ...all.flat()];
  }

  private async contents(
    kind: ExportKind<unknown, unknown>,
    { kind: outer, session, scope, item }: LiveResource,
  ): Promise<readonly LiveResource[]> {
    const { below, service } = kind.resources;
    // Of several kinds of documents of one resource, the first has what belongs to it.
    if (exportKinds.find(({ resources }) => resources.id === outer.resources.id) !== outer) return [];
    if (below?.kind.id === outer.resources.id) {
      return !hasLists(session, outer.resources, item, service)
        ? []
        : this.listed(kind, { session, scope: below.scopeOf(scope, item) });
    }
    const engine = engineIn(outer.resources, item);
    if (below || !engine || !isOfEngine(service)) return [];
    const opened = await this.sessionOf(engine, session);
    return opened ? this.listed(kind, { session: opened, scope: {} }) : [];
  }

  private async listed(
    kind: ExportKind<unknown, unknown>,
    { session, scope }: ListPlace,
  ): Promise<readonly LiveResource[]> {
    const items = await this.lists.in(session)(kind.resources, scope);
    return items
      .filter((item) => kind.isDescribed?.(item) ?? true)
      .map((item) => ({ kind, session, scope, item }));
  }

  /** Where the lists of a kind are. */
  private async placesOf({ below, service }: Kind): Promise<readonly ListPlace[]> {
    if (!below) return (await this.sessionsFor(service)).map((session) => ({ session, scope: {} }));
    const places = await this.placesOf(below.kind);
    const found = places.map(async ({ session, scope }) => {
      const items = await this.lists.in(session)(below.kind, scope);
      return items
        .filter((item) => hasLists(session, below.kind, item, service))
        .map((item) => ({ session, scope: below.scopeOf(scope, item) }));
    });
    return (await Promise.all(found)).flat();
  }

  /** The sessions that reach a service: of a project, those of its engines. */
  private async sessionsFor(service: Service): Promise<readonly Session[]> {
    const { session, openEngine } = this.context;
    if (!isOfEngine(service) || !openEngine || !session.services.includes('cse')) return [session];
    const all = await this.lists.in(session)(engines, {});
    const opened = await Promise.all(all.map((engine) => this.sessionOf(engine, session)));
    return opened.filter((one) => one !== undefined);
  }

  /** The session for an engine's own servers; undefined when it has none, or can't be opened. */
  private async sessionOf(engine: ListedEngine, session: Session): Promise<Session | undefined> {
    const { openEngine } = this.context;
    if (!openEngine || !accessToEngine(session.target, engine)) return undefined;
    const opened = await openEngine(engine);
    if (!('problem' in opened)) return opened;
    this.problems.add(opened.problem);
    return undefined;
  }
}

/** Whether other resources that can be exported belong to those of a kind. */
export function hasContents({ id }: Kind): boolean {
  return (
    id === engines.id ||
    exportKinds.some(({ resources, isPassing }) => !isPassing && resources.below?.kind.id === id)
  );
}

/** Whether there are lists of a service below an item: Nacos engines have namespaces, the others all else. */
function hasLists({ target }: Session, kind: Kind, item: unknown, service: Service): boolean {
  const engine = engineIn(kind, item);
  if (!engine) return true;
  return service === 'nacos' ? isNacos(engine) : accessToEngine(target, engine) !== undefined;
}

function engineIn({ id }: Kind, item: unknown): ListedEngine | undefined {
  return id === engines.id ? (item as ListedEngine) : undefined; // an item of this kind
}
