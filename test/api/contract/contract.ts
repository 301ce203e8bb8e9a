import assert from 'node:assert/strict';
import * as Type from 'typebox';
import type { Answer, Input, Operation } from '../../../api/catalogue/operation';
import { ApiError } from '../../../api/errors/api-error';
import type { Place, PlaceOptions } from './place';

/** A call that the server must refuse, and the documented error that it must refuse it with. */
export interface Refused {
  /** What is wrong with the input: replaces members of the valid one, which is also sent again as it was. */
  readonly with?: Change | ((place: Place) => Change);
  /** Sent without signing in. */
  readonly unsigned?: boolean;
  readonly status: number;
  readonly code?: string;
  /** What other servers refuse it with. */
  readonly or?: { readonly status: number; readonly code: string };
  /** A server in another state, where no input alone leads to the error. */
  readonly at?: PlaceOptions;
}

type Change = Readonly<Record<string, unknown>>;

export interface Description<O extends Operation> {
  /** Makes what the call needs, and returns its input. */
  readonly valid: (place: Place) => Input<O> | Promise<Input<O>>;
  /** What the answer must hold beyond its form. */
  readonly check?: (answer: Answer<O>, place: Place) => void;
  /**
   * The call that must fail. `nothing is documented` is true of operations without errors of their own;
   * `cannot be provoked` of those whose only error is a failure of the server itself.
   */
  readonly refused: Refused | 'nothing is documented' | 'cannot be provoked';
  /** How the server must be set up for the valid call. */
  readonly at?: PlaceOptions;
  /** True when only engines that ask who is calling have the operation. */
  readonly needsAccounts?: boolean;
  /** True when the input names things of the sandbox's demo company. */
  readonly demo?: boolean;
}

/** What one operation does with a valid and with an invalid input. */
export interface Contract {
  readonly operation: Operation;
  readonly demo: boolean;
  /** Only engines that ask who is calling have the operation. */
  readonly needsAccounts: boolean;
  /** The invalid call is one without signing in, to an engine that asks for that. */
  readonly refusedUnsigned: boolean;
  /** How the server must be set up for the valid and for the invalid call. */
  readonly acceptedAt: PlaceOptions;
  readonly refusedAt: PlaceOptions;
  /** Makes what the valid call needs, and returns its input. */
  readonly valid: (place: Place) => Promise<Readonly<Record<string, unknown>>>;
  /** The valid call; fails unless the server answers in the form of the catalogue. */
  readonly accept: (place: Place) => Promise<void>;
  /** The invalid call; fails unless the server refuses it with the documented error. */
  readonly refuse: (place: Place) => Promise<void>;
}

export function contract<O extends Operation>(operation: O, description: Description<O>): Contract {
  const { valid, check, refused, demo = false, needsAccounts = false, at = {} } = description;
  return {
    operation,
    demo,
    needsAccounts,
    acceptedAt: at,
    refusedUnsigned: typeof refused !== 'string' && refused.unsigned === true,
    refusedAt: typeof refused === 'string' ? {} : (refused.at ?? {}),
    valid: async (place) => ({ ...(await valid(place)) }),
    accept: async (place) => {
      const answer = await place.client(operation.service).call(operation, await valid(place));
      check?.(answer, place);
    },
    refuse: async (place) => {
      if (typeof refused === 'string') return assertNothingToProvoke(operation);
      // Sent once as it is, so that what it makes or deletes is there or gone already.
      const input = await valid(place);
      if (!refused.at && !refused.unsigned) {
        const answer = await place.client(operation.service).call(operation, input);
        check?.(answer, place);
      }
      const change = typeof refused.with === 'function' ? refused.with(place) : refused.with;
      assertRefused(operation, await send(operation, { ...input, ...change }, place, refused), refused);
    },
  };
}

/** Only errors that say nothing about the input may go without an invalid call. */
function assertNothingToProvoke({ errors }: Operation): void {
  assert.deepEqual(
    errors.filter((error) => !failuresOfServers.has(`${error.status} ${error.code ?? ''}`)),
    [],
  );
}

/** A registry that lost its store, and a LAIN console that lost its scheduler. */
const failuresOfServers = new Set(['400 400002', '400 ']);

async function send(
  operation: Operation,
  input: Record<string, unknown>,
  place: Place,
  refused: Refused,
): Promise<unknown> {
  const client = refused.unsigned ? place.unsigned(operation.service) : place.client(operation.service);
  return client.call(unchecked(operation), input).then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** The operation without the client's own checks, so that what is wrong arrives at the server. */
function unchecked(operation: Operation): Operation {
  const { path, query, headers } = operation.parameters;
  const anything = (parameters: Type.TObject) =>
    Type.Object(
      Object.fromEntries(
        Object.keys(parameters.properties).map((name) => [name, Type.Optional(Type.Unknown())]),
      ),
    );
  return {
    ...operation,
    parameters: { path: anything(path), query: anything(query), headers: anything(headers) },
    body: operation.body && Type.Optional(Type.Unknown()),
  };
}

function assertRefused(operation: Operation, error: unknown, refused: Refused): void {
  assert.ok(
    error instanceof ApiError,
    `it was to be refused with ${refused.status}; it ended with ${String(error)}`,
  );
  const { status, code } = refused.or && error.code === refused.or.code ? refused.or : refused;
  assert.equal(error.status, status, error.message);
  if (code !== undefined) assert.equal(error.code, code, error.message);
  const documented = operation.errors.some(
    (one) => one.status === error.status && (one.code === undefined || one.code === error.code),
  );
  assert.ok(documented, `${error.status} ${error.code ?? ''} is not documented: ${error.message}`);
}
