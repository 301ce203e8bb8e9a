import * as Type from 'typebox';

/** The kinds of server that the catalogue describes; each has an address of its own in a connection. */
export type Service = 'iam' | 'servicestage' | 'cse' | 'registry' | 'kie' | 'nacos' | 'lain';

/** Where a fact comes from: the number of the specification document and its section. */
export interface Source {
  readonly document: string;
  readonly section: string;
}

/** An error that the documents or the real server give for an operation. */
export interface DocumentedError {
  readonly status: number;
  readonly code?: string;
  readonly when: string;
}

/**
 * What calling an operation does to the server: `safe` changes nothing; `idempotent` may be sent again with
 * the same outcome; `unsafe` must not be repeated when its answer is lost.
 */
export type Effect = 'safe' | 'idempotent' | 'unsafe';

/** One API operation: the single description that client, sandbox, forms and documentation read. */
export interface Operation<
  Path extends Type.TObject = Type.TObject,
  Query extends Type.TObject = Type.TObject,
  Headers extends Type.TObject = Type.TObject,
  Body extends Type.TSchema | undefined = Type.TSchema | undefined,
  Answer extends Type.TSchema = Type.TSchema,
> {
  /** Unique in the whole catalogue, for example `getApp`. */
  readonly id: string;
  readonly service: Service;
  readonly group: string;
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `{parameters}` as the documents write it. */
  readonly path: string;
  readonly parameters: { readonly path: Path; readonly query: Query; readonly headers: Headers };
  readonly body: Body;
  /** How the body is written; JSON when left out. The members of a multipart body are files, given as their text. */
  readonly bodyType?: 'json' | 'multipart';
  /** Statuses of success; their bodies share one schema. */
  readonly success: readonly number[];
  readonly answer: Answer;
  readonly errors: readonly DocumentedError[];
  readonly effect: Effect;
  /** True when something that a person made is gone afterwards. */
  readonly destructive: boolean;
  /** False for the few operations that are called without signing in. */
  readonly authenticated: boolean;
  /** Right that the caller needs, in the words of the server. */
  readonly permission: string;
  /** Longest sensible wait for an answer, in milliseconds, where it differs from the transport's default. */
  readonly timeout?: number;
  /** The operation that shows the job which this operation starts, where it starts one. */
  readonly startsJob?: string;
  /** What the documents and servers disagree about, and what a caller should know beside the fields. */
  readonly notes?: readonly string[];
  readonly source: Source;
}

const nothing = Type.Object({});
type Nothing = typeof nothing;

interface Description<
  Path extends Type.TObject,
  Query extends Type.TObject,
  Headers extends Type.TObject,
  Body extends Type.TSchema | undefined,
  Answer extends Type.TSchema,
> extends Omit<
  Operation<Path, Query, Headers, Body, Answer>,
  'parameters' | 'body' | 'success' | 'errors' | 'effect' | 'destructive' | 'authenticated'
> {
  readonly pathParameters?: Path;
  readonly query?: Query;
  readonly headers?: Headers;
  readonly body?: Body;
  readonly success?: readonly number[];
  readonly errors?: readonly DocumentedError[];
  readonly effect?: Effect;
  readonly destructive?: boolean;
  readonly authenticated?: boolean;
}

const effectOfMethod: Record<Operation['method'], Effect> = {
  GET: 'safe',
  PUT: 'idempotent',
  DELETE: 'idempotent',
  POST: 'unsafe',
  PATCH: 'unsafe',
};

/** Completes a description with what its method implies: effect by HTTP, deleting is destructive, 200 is success. */
export function defineOperation<
  Answer extends Type.TSchema,
  Path extends Type.TObject = Nothing,
  Query extends Type.TObject = Nothing,
  Headers extends Type.TObject = Nothing,
  Body extends Type.TSchema | undefined = undefined,
>(
  description: Description<Path, Query, Headers, Body, Answer>,
): Operation<Path, Query, Headers, Body, Answer> {
  const { pathParameters, query, headers, ...rest } = description;
  return {
    success: [200],
    errors: [],
    effect: effectOfMethod[description.method],
    destructive: description.method === 'DELETE',
    authenticated: true,
    ...rest,
    body: description.body as Body,
    parameters: {
      path: (pathParameters ?? nothing) as Path,
      query: (query ?? nothing) as Query,
      headers: (headers ?? nothing) as Headers,
    },
  };
}

/** What a caller gives to an operation: path, query and header parameters by name, and `body`. */
export type Input<O> =
  O extends Operation<infer Path, infer Query, infer Headers, infer Body, Type.TSchema>
    ? Type.Static<Path> &
        Type.Static<Query> &
        Type.Static<Headers> &
        (Body extends Type.TSchema ? { body: Type.Static<Body> } : unknown)
    : never;

/** What an operation answers on success. */
export type Answer<O> = O extends { readonly answer: infer A extends Type.TSchema } ? Type.Static<A> : never;
