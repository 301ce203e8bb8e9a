import * as l10n from '@vscode/l10n';
import type { Session } from '../../connections/session';
import { invalidateAfter, runOf } from '../action-plan';
import type { DeployContext, StepRun } from '../deploy-kind';
import type { ActionRun } from '../../resources/resource-action';
import type { PlannedResource } from './planned-resource';
import type { PlannedSet } from './planned-set';
import type { WritePlace } from './row';
import { RunLists } from './run-lists';
import { States, type ListsOfSessions } from './states';

/** Where the resources of one run are written. */
export class WritePlaces {
  private readonly lists: RunLists;
  /** Of those whose places were asked for, by their keys. */
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly context: DeployContext,
    private readonly planned: PlannedSet,
  ) {
    this.lists = new RunLists(context);
  }

  /**
   * The place of a write: what the resource belongs to exists by now, since its steps are done. Its lists may be as old as
   * those of other steps. @throws ApiError
   */
  async of(
    resource: PlannedResource,
    run: ActionRun,
  ): Promise<WritePlace<unknown> | { readonly problem: string }> {
    const lists: ListsOfSessions = { in: (session) => this.lists.in(session, run.signal) };
    const states = new States(this.context, this.planned, run.signal, lists);
    const place = await states.placeOf(resource);
    if (!('state' in place)) {
      this.sessions.set(resource.key, place.session);
      return { ...place, run };
    }
    return { problem: 'reason' in place ? place.reason : l10n.t('What it belongs to does not exist.') };
  }

  /** The run of a step that writes a resource. */
  runOf(resource: PlannedResource, stepRun: StepRun): ActionRun {
    return runOf(stepRun, this.context, () => this.changed(resource));
  }

  /** Marks the lists as outdated that the write of a resource may have changed. */
  changed({ key, row: { resources, affects = [], takesAlong } }: PlannedResource): void {
    this.lists.forget(takesAlong ? undefined : resources);
    const { session, lists } = this.context;
    invalidateAfter({ kind: resources, affects }, { session: this.sessions.get(key) ?? session, lists });
  }
}
