import * as l10n from '@vscode/l10n';
import { lackOf, plannedAt } from '../action-plan';
import { exclusiveKey, idsBefore, plannedResource, unreadable } from '../cloud/plan-rows';
import { refused, refusedByState, twice } from '../cloud/plan-step';
import { basisOf, type PlannedResource } from '../cloud/planned-resource';
import { PlannedSet } from '../cloud/planned-set';
import type { Place } from '../cloud/row';
import { isLeaving, parentsOf, States, titleOfNames, type AnyReference } from '../cloud/states';
import type { Wanted } from '../cloud/wanted';
import { WritePlaces } from '../cloud/write-places';
import { wrongEngines } from '../cloud/wrong-engines';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import type { ActionPlan } from '../../resources/resource-action';
import type { PlanAction, PlanStep } from '../plan';
import { asRemoval } from './as-removal';
import { governanceItem } from './governance-item';
import type { Former } from '../history/run-record';
import { formerOfRemoval } from '../history/former-removal';
import type { Going } from './going';
import type { AnyRemoval } from './removal';
import type { LiveRow } from './removal';
import { followRemoval, goneAlready, removeRow } from './remove-row';
import { removalOf } from './removals';

/** What was found of the resources that documents name. */
type Found =
  | { readonly kind: 'live' | 'leaving'; readonly row: LiveRow }
  | { readonly kind: 'absent' | 'stays' }
  | { readonly kind: 'refused'; readonly step: PreparedStep };

/** Plans the removal of the resources of documents. */
export class RowRemovals {
  private readonly resources: readonly PlannedResource[];
  private readonly planned: PlannedSet;
  private readonly states: States;
  private readonly places: WritePlaces;
  private readonly formers = new Map<PlannedResource, Promise<Former>>();
  private found: ReadonlyMap<PlannedResource, Found> = new Map();

  /** @param going Is told what the plan removes. */
  constructor(
    wanted: readonly Wanted[],
    private readonly context: DeployContext,
    private readonly going: Going,
    private readonly signal: AbortSignal,
  ) {
    this.resources = wanted.flatMap((one) => plannedResource(one, false) ?? []);
    this.planned = new PlannedSet(this.resources);
    this.states = new States(context, this.planned, signal);
    this.places = new WritePlaces(context, this.planned);
  }

  /** Finds what is there. @throws ApiError when a service refuses the caller */
  async find(): Promise<void> {
    const engines = wrongEngines(this.resources, this.context);
    const find = async (resource: PlannedResource): Promise<[PlannedResource, Found]> => {
      const first = this.planned.find(resource);
      const obstacle = engines(resource) ?? (first && first !== resource ? twice(first) : undefined);
      if (obstacle !== undefined) return [resource, { kind: 'refused', step: refused(resource, obstacle) }];
      try {
        return [resource, await this.lookUp(resource)];
      } catch (error) {
        return [resource, { kind: 'refused', step: unreadable(resource, error) }];
      }
    };
    this.found = new Map(await Promise.all(this.resources.map(find)));
    for (const one of this.found.values()) if ('row' in one) this.note(one.row);
  }

  /** The steps, children before what they belong to. @throws ApiError when a service refuses the caller */
  async steps(): Promise<readonly PreparedStep[]> {
    const steps = await Promise.all(
      this.resources.map((resource) =>
        this.stepOf(resource).catch((error: unknown) => unreadable(resource, error)),
      ),
    );
    return steps.map((made, index) => {
      const step = asRemoval(made);
      const resource = this.resources[index];
      if (!resource) return step;
      const below = this.resources.filter((one) => !this.goesAlong(one) && this.isBefore(resource, one));
      const after = [...step.after, ...below.map(({ key }) => key)];
      return { ...step, after: [...new Set(after)], ...exclusiveKey(resource) };
    });
  }

  /** Ids of the steps that remove engines, by the names of these. */
  engineSteps(): ReadonlyMap<string, string> {
    const engines = this.resources.filter(({ row }) => row.kind === 'Engine');
    return new Map(engines.map(({ names, key }) => [names['name'] ?? '', key]));
  }

  private async lookUp(resource: PlannedResource): Promise<Found> {
    const removal = removalOf(resource.row);
    if (!removal) return { kind: 'stays' };
    if (await this.isGone(resource)) return { kind: 'absent' };
    const state = await this.states.of(resource);
    if (state.state === 'absent' || state.state === 'pending') return { kind: 'absent' };
    const live = state.state === 'live' ? state.live : state.leaving;
    if (state.state !== 'live' && live === undefined) {
      return { kind: 'refused', step: refusedByState(resource, state) };
    }
    const place = await this.states.placeOf(resource);
    if ('state' in place) return { kind: 'absent' };
    const kind = state.state === 'live' ? 'live' : 'leaving';
    return { kind, row: { resource, removal, live, place } };
  }

  /** Whether something that it belongs to does not exist, or is being deleted with all that is in it. */
  private async isGone(reference: AnyReference): Promise<boolean> {
    for (const parent of Object.values(parentsOf(reference))) {
      if (await this.isGone(parent)) return true;
      const state = await this.states.of(parent);
      if (state.state === 'absent' || state.state === 'pending' || isLeaving(state)) return true;
    }
    return false;
  }

  private note({ resource, removal, live, place }: LiveRow): void {
    const scope = removal.scope(place);
    this.going.add(resource.row.resources, scope, removal.subject(live));
    const item = governanceItem(resource, place as Place<never>);
    if (item) this.going.add(item.kind, item.scope, item.item);
  }

  private stepOf(resource: PlannedResource): Promise<PreparedStep> {
    const found = this.found.get(resource) ?? { kind: 'absent' };
    switch (found.kind) {
      case 'refused':
        return Promise.resolve(found.step);
      case 'absent':
        return Promise.resolve(this.absentStep(resource));
      case 'stays':
        return Promise.resolve(
          this.restingStep(resource, l10n.t('It can’t be removed by itself: it goes with its consumer.')),
        );
      case 'leaving':
        return Promise.resolve({
          ...this.stepFor(resource, 'remove', { notes: [l10n.t('It is being deleted already.')] }),
          apply: (run) => followRemoval(resource, this.context, this.places, run),
        });
      case 'live':
        return this.goesAlong(resource)
          ? Promise.resolve(this.stepAlong(found.row))
          : this.removalStep(found.row);
    }
  }

  private async removalStep(row: LiveRow): Promise<PreparedStep> {
    const { resource, removal, live } = row;
    const { says, left, before } = await this.askAction(row);
    const obstacle = says.obstacle ?? left;
    // What the action says of what goes along does not happen while something is in the way.
    const step =
      obstacle === undefined
        ? this.stepFor(resource, 'remove', {
            notes: says.notes ?? resource.row.notes?.(resource.wanted, live) ?? [],
          })
        : this.stepFor(resource, 'blocked', { reason: obstacle });
    return {
      ...step,
      liveState: basisOf(resource, { live }),
      after: before.flatMap((names) => {
        const caller = this.planned.find({ row: removal.row, names });
        return caller && caller !== resource ? [caller.key] : [];
      }),
      former: () => this.formerOf(row),
      apply: (run) => removeRow(row, this.context, this.places, run),
    };
  }

  /** What the action says of a removal, as if all else that the plan removes were gone. */
  private async askAction({ resource, removal, live, place }: LiveRow) {
    const actionPlace = {
      session: place.session,
      scope: removal.scope(place),
      subject: removal.subject(live),
      list: place.list,
      going: this.going,
      openEngine: this.context.openEngine,
    };
    const afterwards = { ...actionPlace, list: this.going.without(place.list) };
    const before = (await removal.after?.(actionPlace, resource.names)) ?? [];
    const left = await removal.left?.(afterwards);
    return { says: await this.saidBy(removal, afterwards), left, before };
  }

  private async saidBy(
    { action }: AnyRemoval,
    place: Parameters<typeof plannedAt>[0],
  ): Promise<Partial<ActionPlan>> {
    if (!action) return {};
    const lack = await lackOf(action, { session: place.session, lists: this.context.lists }, this.signal);
    return plannedAt(place, action, {}, lack);
  }

  /** Whether it goes with something else that the plan removes. */
  private goesAlong(resource: PlannedResource): boolean {
    return this.takenBy(resource) !== undefined;
  }

  /** What was there; of what goes along, it is read while it is there. @throws ApiError */
  private async formerOf(row: LiveRow): Promise<Former> {
    const along = [...this.found.values()].flatMap((one) =>
      'row' in one && this.takenBy(one.row.resource) === row.resource ? [one.row] : [],
    );
    const [own] = await Promise.all([row, ...along].map((one) => this.readFormer(one)));
    return own ?? { lost: [] };
  }

  private readFormer(row: LiveRow): Promise<Former> {
    const reading = this.formers.get(row.resource) ?? formerOfRemoval(row, this.signal);
    this.formers.set(row.resource, reading);
    return reading;
  }

  private takenBy(resource: PlannedResource): PlannedResource | undefined {
    const parents = parentsOf(resource);
    const names: readonly string[] = removalOf(resource.row)?.goesWith ?? [];
    return names
      .flatMap((name) => (parents[name] && this.planned.find(parents[name])) ?? [])
      .find((parent) => this.found.get(parent)?.kind === 'live');
  }

  private stepAlong(row: LiveRow): PreparedStep {
    const { resource } = row;
    const parent = this.takenBy(resource);
    const title = parent ? `${parent.row.kind} ${titleOfNames(parent.row, parent.names)}` : '';
    return {
      ...this.stepFor(resource, 'remove', { notes: [l10n.t('It goes with {0}.', title)] }),
      after: parent ? [parent.key] : [],
      former: () => this.formerOf(row),
      apply: () => Promise.resolve({ state: 'done', message: l10n.t('It went with {0}.', title) }),
    };
  }

  private restingStep(resource: PlannedResource, note: string): PreparedStep {
    return { ...this.stepFor(resource, 'unchanged', { notes: [note] }), apply: goneAlready };
  }

  private absentStep(resource: PlannedResource): PreparedStep {
    const { step, ...prepared } = this.stepFor(resource, 'unchanged', {});
    const summary = l10n.t('{0} is not there', `${step.kind} ${step.name}`);
    return { ...prepared, step: { ...step, summary }, apply: goneAlready };
  }

  private stepFor(
    { row, names, key }: PlannedResource,
    action: PlanAction,
    more: Pick<PlanStep, 'reason' | 'notes'>,
  ): Omit<PreparedStep, 'apply'> {
    const { apiVersion, kind } = row;
    const name = titleOfNames(row, names);
    const step = {
      apiVersion,
      kind,
      name,
      action,
      summary: summaryOf(action, kind, name),
      changes: [],
      ...more,
    };
    return { step, id: key, liveState: '', after: [] };
  }

  /** Whether one belongs to another resource, or is written after it, so that it goes first. */
  private isBefore(resource: PlannedResource, one: PlannedResource): boolean {
    return one !== resource && idsBefore(one, this.planned).includes(resource.key);
  }
}

function summaryOf(action: PlanAction, kind: string, name: string): string {
  switch (action) {
    case 'remove':
      return l10n.t('Delete {0} {1}', kind, name);
    case 'unchanged':
      return l10n.t('{0} {1} is unchanged', kind, name);
    default:
      return l10n.t('{0} can’t be deleted', `${kind} ${name}`);
  }
}
