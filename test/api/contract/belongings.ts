import type { Operation } from '../../../api/catalogue/operation';
import type { ApiClient } from '../../../api/client';
import { isRecord } from '../../../api/values';
import { reachOf } from './reach';

/** What tests made on a server, and so may change: names that they invented, and ids that the server gave them. */
export class Belongings {
  private readonly own = new Set<unknown>();

  /** `prefix` begins every name. */
  constructor(readonly prefix: string) {}

  /** A name that nothing has yet. */
  unique(what: string): string {
    const name = `${this.prefix}${what}-${this.own.size + 1}`;
    this.own.add(name);
    return name;
  }

  /** Why a call may not be sent; undefined for one that reaches nothing but what tests made. */
  refusal(operation: Operation, input: Readonly<Record<string, unknown>>): string | undefined {
    const reach = reachOf(operation, input);
    if (reach === 'everything') return `${operation.id} would change everything on the server`;
    const foreign = reach.filter((target) => !this.own.has(target));
    if (foreign.length === 0) return undefined;
    return `${operation.id} would change ${JSON.stringify(foreign)}, which no test made`;
  }

  /** Remembers the ids in the answer to a call that made something. */
  remember({ id }: Operation, answer: unknown): void {
    const name = idOfMade[id];
    if (name !== undefined && isRecord(answer)) this.own.add(answer[name]);
  }

  /** The client, except that calls which could change what no test made fail before anything is sent. */
  guard(client: ApiClient): ApiClient {
    const check = (operation: Operation, input: unknown): void => {
      const refusal = this.refusal(operation, isRecord(input) ? input : {});
      if (refusal !== undefined) throw new Error(refusal);
    };
    return {
      ...client,
      call: async (operation, input, options) => {
        check(operation, input);
        const answer = await client.call(operation, input, options);
        this.remember(operation, answer);
        return answer;
      },
      send: async (operation, input, options) => {
        check(operation, input);
        const sent = await client.send(operation, input, options);
        this.remember(operation, sent.data);
        return sent;
      },
      pages: (operation, input, options) => {
        check(operation, input);
        return client.pages(operation, input, options);
      },
      watch: (operation, input, options) => {
        check(operation, input);
        return client.watch(operation, input, options);
      },
      download: (operation, input, options) => {
        check(operation, input);
        return client.download(operation, input, options);
      },
    };
  }
}

/** The member of the answer that is the id of what was made, by operation. */
const idOfMade: Partial<Record<string, string>> = {
  createMicroservice: 'serviceId',
  registerInstance: 'instanceId',
  createKieKv: 'id',
};
