import type { DeployContext } from '../deploy-kind';
import type { ActionPlace, ResourceAction } from '../../resources/resource-action';
import type { PlannedResource } from '../cloud/planned-resource';
import type { DeployRow, Place } from '../cloud/row';
import type { Names } from '../cloud/wanted';
import type { Going } from './going';

/** Where a resource is that a plan removes. */
export interface RemovalPlace<Scope, Subject> extends ActionPlace<Scope, Subject> {
  /** What else the plan removes; nothing any more when it is carried out. */
  readonly going: Going;
  readonly openEngine: DeployContext['openEngine'];
}

/** How resources of one kind are removed. What is written is the row's `remove`, which never forces anything. */
export interface Removal<Live, Parents, Scope, Subject> {
  readonly row: DeployRow<Live, Parents>;
  /** The action that says what goes along and what is in the way; none where nothing does. */
  readonly action?: ResourceAction<Scope, Subject>;
  /** Set where the row has no `remove`: the action writes. */
  readonly byAction?: true;
  scope(place: Place<Parents>): Scope;
  /** What the action is about. */
  subject(live: Live): Subject;
  /** What it holds that no file names, and that would be lost with it, in one sentence. @throws ApiError */
  left?(place: RemovalPlace<Scope, Subject>): Promise<string | undefined>;
  /** Names of the parents that take it with them: it is not removed by itself when one of them is removed. */
  readonly goesWith?: readonly (keyof Parents)[];
  /** Other resources that must go first, by their rows and names. @throws ApiError */
  after?(place: RemovalPlace<Scope, Subject>, names: Names): Promise<readonly Names[]>;
}

/** A removal of any kind. */
export type AnyRemoval = Removal<unknown, unknown, unknown, unknown>;

/** A resource that a plan removes, as it was found. */
export interface LiveRow {
  readonly resource: PlannedResource;
  readonly removal: AnyRemoval;
  readonly live: unknown;
  readonly place: Place<unknown>;
}
