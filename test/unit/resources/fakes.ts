import { ApiError } from '../../../api/errors/api-error';
import type { Session } from '../../../connections/session';
import type { ListResult, ReadableKind } from '../../../resources/resource-kind';

/**
 * A session that nothing is sent through.
 *
 * @param above That of the project, for an engine below one.
 */
export function fakeSession(id: string, above?: Session): Session {
  return { target: { id, ...(above && { above: above.target }) } } as Session;
}

export interface Question {
  readonly session: string;
  readonly scope: string;
  /** Set when one item is asked for. */
  readonly identity?: string;
  readonly signal: AbortSignal;
  answer(...items: string[]): void;
  answerPartly(...items: string[]): void;
  fail(error: unknown): void;
}

/** A kind whose questions the test answers one by one. */
export function heldKind(): { kind: ReadableKind<string, string>; questions: Question[] } {
  const questions: Question[] = [];
  const ask = (session: Session, scope: string, signal: AbortSignal, identity?: string) =>
    new Promise<ListResult<string>>((resolve, reject) => {
      questions.push({
        session: session.target.id,
        scope,
        signal,
        ...(identity !== undefined && { identity }),
        answer: (...items) => resolve({ items, complete: true }),
        answerPartly: (...items) => resolve({ items, complete: false }),
        fail: reject,
      });
    });
  const kind: ReadableKind<string, string> = {
    id: 'test/thing',
    service: 'kie',
    parents: [],
    scopeKey: (scope) => scope,
    identity: (item) => item,
    name: (item) => item,
    list: ask,
    read: async (session, scope, identity, signal) => (await ask(session, scope, signal, identity)).items[0],
  };
  return { kind, questions };
}

export function failure(kind: ApiError['kind'], message: string = kind): ApiError {
  return new ApiError({ kind, message, remedy: '', operation: 'test' });
}

/** Lets everything run that is ready to. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
