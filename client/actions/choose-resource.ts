import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Session } from '../../connections/session';
import type { ResourceAction, ResourceRef } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import { showFailure } from '../commands/register';
import { chooseConnection } from '../connections/choose-connection';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';

type Kind = ResourceKind<unknown, unknown>;
/** What is looked for: a resource, or a list, that an action or another command is for. */
type Wanted = Pick<ResourceAction<unknown, unknown>, 'kind' | 'on' | 'isOffered' | 'isRare' | 'nothing'>;

/** A resource, or a list of resources, and the connection that it is reached by. */
export interface ChosenResource {
  readonly target: ResolvedConnection;
  readonly resource: ResourceRef;
  /** Its display name, where the user chose it. */
  readonly name?: string;
}

/** An item that can be chosen, and where it is. */
interface Found {
  readonly scope: unknown;
  readonly item: unknown;
  /** Names of the items above it. */
  readonly path: readonly string[];
}

/**
 * The resource of the row that a command was called on, or of the selected row, or of the nearest one above it; else the
 * user chooses one, level by level, from the last level that these rows tell. Undefined when cancelled.
 */
export async function chooseResource(
  services: Services,
  action: Wanted,
  title: string,
  row: unknown,
): Promise<ChosenResource | undefined> {
  const node = services.views.nodeOf(row);
  const line = node ? services.views.lineOf(node) : [];
  const told = line.flatMap(({ resources = [] }) => resources);
  const known = line.find(({ connection }) => connection)?.connection;
  const given = told.find((resource) => isFor(action, resource));
  if (known && given) return { target: known, resource: given };
  const isKnown = known && told.some((resource) => isAbove(action.kind, resource));
  const target = isKnown ? known : await chooseConnection(services, [action.kind.service], title);
  if (!target) return undefined;
  try {
    const session = await services.live.sessions.get(target.id);
    const chooser = new Chooser(services, session, title, isKnown ? told : []);
    const { kind } = action;
    const isFitting = (one: unknown): boolean => action.isOffered?.(one) ?? true;
    if (action.isRare && !isKnown) {
      const found = await chooser.anywhere(kind, isFitting, action.nothing?.());
      return found && chosenItem(target, kind, found.scope, found.item);
    }
    const scope = await chooser.scopeOf(kind);
    if (!scope) return undefined;
    if (action.on === 'list') return { target, resource: { kind, scope: scope.value } };
    const chosen = await chooser.item(kind, scope.value, isFitting);
    return chosen && chosenItem(target, kind, scope.value, chosen.item);
  } catch (error) {
    await showFailure(services, error, target);
    return undefined;
  }
}

function chosenItem(target: ResolvedConnection, kind: Kind, scope: unknown, item: unknown): ChosenResource {
  return { target, resource: { kind, scope, identity: kind.identity(item) }, name: kind.name(item) };
}

/** Whether an action, or another command, is for a resource. */
export function isFor({ kind, on }: Wanted, resource: ResourceRef): boolean {
  return resource.kind.id === kind.id && (resource.identity !== undefined) === (on === 'item');
}

/** Whether the items of a kind are below a resource, however deep. */
function isAbove({ below }: Kind, resource: ResourceRef): boolean {
  if (!below) return false;
  return isFor({ kind: below.kind, on: 'item' }, resource) || isAbove(below.kind, resource);
}

/** Chooses items level by level, from the shared lists of one session. */
class Chooser {
  constructor(
    private readonly services: Services,
    private readonly session: Session,
    private readonly title: string,
    /** Resources of the row that the command was called on, and of those above it. */
    private readonly told: readonly ResourceRef[],
  ) {}

  /** A scope of a kind; the user chooses the items above it that the row does not tell. Undefined when cancelled. */
  async scopeOf({ below }: Kind): Promise<{ readonly value: unknown } | undefined> {
    if (!below) return { value: {} };
    const outer = await this.scopeOf(below.kind);
    if (!outer) return undefined;
    const chosen =
      (await this.itemTold(below.kind, outer.value)) ??
      (await this.item(below.kind, outer.value, (item) => below.holds(item)));
    return chosen && { value: below.scopeOf(outer.value, chosen.item) };
  }

  /** The item of a list that is the row's, or above it; undefined when none is. */
  private async itemTold(kind: Kind, scope: unknown): Promise<{ readonly item: unknown } | undefined> {
    const told = this.told.find((one) => one.kind.id === kind.id && one.identity !== undefined);
    if (!told) return undefined;
    const item = (await this.read(kind, scope)).find((one) => kind.identity(one) === told.identity);
    return item === undefined ? undefined : { item };
  }

  /** An item of a list, of those that fit. */
  async item(kind: Kind, scope: unknown, fits: (item: unknown) => boolean): Promise<Found | undefined> {
    const items = await this.read(kind, scope);
    return this.oneOf(
      kind,
      items.filter(fits).map((item) => ({ scope, item, path: [] })),
    );
  }

  /**
   * An item that fits, of all scopes of a kind. @throws ApiError when none is found, and not all could be read
   *
   * @param nothing What is said when none fits.
   */
  async anywhere(kind: Kind, fits: (item: unknown) => boolean, nothing?: string): Promise<Found | undefined> {
    const errors: unknown[] = [];
    const found: Found[] = [];
    for (const { scope, path } of await this.scopesOf(kind)) {
      const items = await this.read(kind, scope).catch((error: unknown) => {
        errors.push(error);
        return [];
      });
      found.push(...items.filter(fits).map((item) => ({ scope, item, path })));
    }
    if (found.length === 0 && errors.length > 0) throw errors[0];
    return this.oneOf(kind, found, nothing);
  }

  /** All scopes of a kind, with the names of what they are in. @throws ApiError */
  private async scopesOf({ below }: Kind): Promise<readonly Omit<Found, 'item'>[]> {
    if (!below) return [{ scope: {}, path: [] }];
    const all: Omit<Found, 'item'>[] = [];
    for (const { scope, path } of await this.scopesOf(below.kind)) {
      const items = (await this.read(below.kind, scope)).filter((item) => below.holds(item));
      const inner = items.map((item) => ({
        scope: below.scopeOf(scope, item),
        path: [...path, below.kind.name(item)],
      }));
      all.push(...inner);
    }
    return all;
  }

  private async oneOf(kind: Kind, found: readonly Found[], nothing?: string): Promise<Found | undefined> {
    const { prompts } = this.services;
    if (found.length === 0) {
      await prompts.inform(nothing ?? l10n.t('{0}: there is nothing to choose from.', this.title));
      return undefined;
    }
    const choices = found.map((one) => ({
      label: kind.name(one.item),
      description: [kind.details?.(one.item) ?? '', ...one.path].filter((text) => text !== '').join(' · '),
      value: one,
    }));
    return prompts.choose(this.title, choices);
  }

  private async read(kind: Kind, scope: unknown): Promise<readonly unknown[]> {
    const reading = l10n.t('Reading the state on {0}', this.session.target.connection.name);
    const { items, error } = await withCancel(reading, (signal) =>
      this.services.lists.get(kind, this.session, scope, { signal }),
    );
    if (error) throw error;
    return items;
  }
}
