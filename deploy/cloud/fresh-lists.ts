import type { Session } from '../../connections/session';
import { keyOf } from '../../resources/list-key';
import type { ListResources } from '../../resources/resource-action';
import { readList } from '../action-plan';
import type { DeployContext } from '../deploy-kind';

/** Lists that are read from their servers once each, whatever is known of them already. */
export class FreshLists {
  private readonly read = new Map<string, Promise<readonly unknown[]>>();

  constructor(
    private readonly context: Pick<DeployContext, 'lists'>,
    private readonly signal: AbortSignal,
    /** How a list is read: also where something is missing in it, by default. */
    private readonly readOne: typeof readList = readList,
  ) {}

  /** The lists of a session. */
  in(session: Session): ListResources {
    return (kind, scope) => {
      const key = keyOf(kind, session, scope);
      const known = this.read.get(key);
      if (known) return known as Promise<readonly never[]>; // one key has items of one kind
      const reading = this.readOne(this.context.lists, session, kind, scope, this.signal);
      this.read.set(key, reading);
      return reading;
    };
  }
}
