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
type Wanted = Pick<ResourceAction<unknown, unknown>, 'kind' | 'on' | 'isOffered'>;

/** A resource, or a list of resources, and the connection that it is reached by. */
export interface ChosenResource {
  readonly target: ResolvedConnection;
  readonly resource: ResourceRef;
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
    const scope = await chooser.scopeOf(action.kind);
    if (!scope) return undefined;
    if (action.on === 'list') return { target, resource: { kind: action.kind, scope: scope.value } };
    const item = await chooser.item(action.kind, scope.value, (one) => action.isOffered?.(one) ?? true);
    return item && { target, resource: { kind: action.kind, scope: scope.value, identity: item.identity } };
  } catch (error) {
    await showFailure(services, error, target);
    return undefined;
  }
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
  async item(
    kind: Kind,
    scope: unknown,
    fits: (item: unknown) => boolean,
  ): Promise<{ readonly item: unknown; readonly identity: string } | undefined> {
    const { prompts } = this.services;
    const items = await this.read(kind, scope);
    const offered = items.filter(fits);
    if (offered.length === 0) {
      await prompts.inform(l10n.t('{0}: there is nothing to choose from.', this.title));
      return undefined;
    }
    const choices = offered.map((item) => ({
      label: kind.name(item),
      description: kind.details?.(item) ?? '',
      value: { item, identity: kind.identity(item) },
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
