import type { Session } from '../../connections/session';
import { keyOf } from '../../resources/list-key';
import type { ListResources } from '../../resources/resource-action';
import type { DeployContext } from '../deploy-kind';

/** Lists that are read from their servers once each, whatever is known of them already. */
export class FreshLists {
  private readonly read = new Map<string, Promise<readonly unknown[]>>();

  constructor(
    private readonly context: Pick<DeployContext, 'lists'>,
    private readonly signal: AbortSignal,
  ) {}

  /** The lists of a session. */
  in(session: Session): ListResources {
    return (kind, scope) => {
      const key = keyOf(kind, session, scope);
      const known = this.read.get(key);
      if (known) return known as Promise<readonly never[]>; // one key has items of one kind
      const reading = (async () => {
        const options = { anew: true, signal: this.signal };
        const { items, error } = await this.context.lists.get(kind, session, scope, options);
        if (error) throw error;
        return items;
      })();
      this.read.set(key, reading);
      return reading;
    };
  }
}
