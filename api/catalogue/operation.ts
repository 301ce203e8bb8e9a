import * as Type from 'typebox';

/** The kinds of server in the catalogue; each has its own address in a connection. */
export type Service = 'iam' | 'eps' | 'servicestage' | 'cse' | 'registry' | 'kie' | 'nacos' | 'lain';

/** Origin of a fact: the specification document and its section. */
export interface Source {
  readonly document: string;
  readonly section: string;
}

/** An error documented for an operation, or returned by a real server. */
export interface DocumentedError {
  readonly status: number;
  readonly code?: string;
  readonly when: string;
}

/**
 * What an operation does to the server: `safe` changes nothing; `idempotent` may be repeated with the same outcome;
 * `unsafe` must not be repeated when its answer is lost.
 */
export type Effect = 'safe' | 'idempotent' | 'unsafe';

/** How the pages of a list are requested. */
export interface Paging {
  /** Query parameter for the start of the page. */
  readonly start: string;
  /** What that parameter counts: skipped entries, or pages. */
  readonly counts: 'entries' | 'pages';
  /** Its value for the first page. */
  readonly first: 0 | 1;
  /** Query parameter for the number of entries on a page. */
  readonly size: string;
  /** Page size unless the caller sets one. */
  readonly usualSize: number;
  /** Member of the answer with the entries. */
  readonly items: string;
  /** Member of the answer with the number of entries on all pages. */
  readonly total?: string;
  /** Member that identifies an entry; by default the whole entry. */
  readonly key?: string;
}

/** How a caller requests changes only: it names the revision it knows, and 304 means that there is nothing newer. */
export interface Revisions {
  /** Query parameter for the known revision. */
  readonly known: string;
  /** Header (in lower case), or path in the answer, with the answer's revision. */
  readonly answered: { readonly header: string } | { readonly members: readonly string[] };
  /** How to make the server wait for changes, if it can. */
  readonly wait?: {
    /** Query parameter for the maximum wait, a number of milliseconds with the suffix `ms`. */
    readonly parameter: string;
    readonly longest: number;
    /** Query parameter that can't be combined with a wait. */
    readonly without: string;
  };
}

/** Where an answer contains a file: it is the file, or has its text or base64 in these members. */
export type AnsweredFile = 'whole' | { readonly content: string; readonly encoding: string };

/** One API operation: the single description for client, sandbox, forms and documentation. */
export interface Operation<
  Path extends Type.TObject = Type.TObject,
  Query extends Type.TObject = Type.TObject,
  Headers extends Type.TObject = Type.TObject,
  Body extends Type.TSchema | undefined = Type.TSchema | undefined,
  Answer extends Type.TSchema = Type.TSchema,
> {
  /** Unique in the catalogue, for example `getApp`. */
  readonly id: string;
  readonly service: Service;
  readonly group: string;
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `{parameters}` as in the documents. */
  readonly path: string;
  readonly parameters: { readonly path: Path; readonly query: Query; readonly headers: Headers };
  readonly body: Body;
  /** Format of the body; JSON by default. The members of a multipart body are files, given as text. */
  readonly bodyType?: 'json' | 'multipart';
  /** Success statuses; their bodies share one schema. */
  readonly success: readonly number[];
  readonly answer: Answer;
  /** Set if the answer is one page of a list. */
  readonly paging?: Paging;
  /** Set if 304 is a success status. */
  readonly revisions?: Revisions;
  /** Set if the answer contains a file. */
  readonly file?: AnsweredFile;
  readonly errors: readonly DocumentedError[];
  readonly effect: Effect;
  /** Whether it deletes something that a user has made. */
  readonly destructive: boolean;
  /** False for the few operations that need no sign-in. */
  readonly authenticated: boolean;
  /** Permission that the caller needs, in the server's terms. */
  readonly permission: string;
  /** Maximum wait for an answer, in milliseconds, if it differs from the transport's default. */
  readonly timeout?: number;
  /** The operation that shows the job started by this operation, if any. */
  readonly startsJob?: string;
  /** Optional members that an example of the input has to have, where the schemas alone lead to a call that is refused. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Contradictions between documents and servers, and other hints for callers. */
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
  | 'parameters'
  | 'body'
  | 'success'
  | 'errors'
  | 'effect'
  | 'destructive'
  | 'authenticated'
  | 'paging'
  | 'revisions'
  | 'file'
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

/** Optional members, kept in the types, so that only operations with them can be paged, watched or downloaded. */
export interface Traits<
  Paged extends Paging | undefined,
  Revised extends Revisions | undefined,
  Filed extends AnsweredFile | undefined,
> {
  readonly paging: Paged;
  readonly revisions: Revised;
  readonly file: Filed;
}

const effectOfMethod: Record<Operation['method'], Effect> = {
  GET: 'safe',
  PUT: 'idempotent',
  DELETE: 'idempotent',
  POST: 'unsafe',
  PATCH: 'unsafe',
};

/** Completes a description with the defaults of its method: effect by HTTP, DELETE is destructive, 200 is success. */
export function defineOperation<
  Answer extends Type.TSchema,
  Path extends Type.TObject = Nothing,
  Query extends Type.TObject = Nothing,
  Headers extends Type.TObject = Nothing,
  Body extends Type.TSchema | undefined = undefined,
  const Paged extends Paging | undefined = undefined,
  const Revised extends Revisions | undefined = undefined,
  const Filed extends AnsweredFile | undefined = undefined,
>(
  description: Description<Path, Query, Headers, Body, Answer> & Partial<Traits<Paged, Revised, Filed>>,
): Operation<Path, Query, Headers, Body, Answer> & Traits<Paged, Revised, Filed> {
  const { pathParameters, query, headers, ...rest } = description;
  return {
    success: [200],
    errors: [],
    effect: effectOfMethod[description.method],
    destructive: description.method === 'DELETE',
    authenticated: true,
    ...rest,
    body: description.body as Body,
    paging: description.paging as Paged,
    revisions: description.revisions as Revised,
    file: description.file as Filed,
    parameters: {
      path: (pathParameters ?? nothing) as Path,
      query: (query ?? nothing) as Query,
      headers: (headers ?? nothing) as Headers,
    },
  };
}

/** The input of an operation: path, query and header parameters by name, and `body`. */
export type Input<O> =
  O extends Operation<infer Path, infer Query, infer Headers, infer Body, Type.TSchema>
    ? Type.Static<Path> &
        Type.Static<Query> &
        Type.Static<Headers> &
        (Body extends Type.TSchema ? { body: Type.Static<Body> } : unknown)
    : never;

/** The answer of an operation on success. */
export type Answer<O> = O extends { readonly answer: infer A extends Type.TSchema } ? Type.Static<A> : never;

/** An operation whose answer is one page of a list. */
export type PagedOperation = Operation & { readonly paging: Paging };
/** An operation that may answer that nothing has changed. */
export type RevisedOperation = Operation & { readonly revisions: Revisions };
/** An operation whose answer contains a file. */
export type FileOperation = Operation & { readonly file: AnsweredFile };

/** The input of a paged operation; start and size of a page are optional. */
export type PagedInput<O extends PagedOperation> = Omit<Input<O>, PageParameter<O>> &
  Partial<Pick<Input<O>, PageParameter<O> & keyof Input<O>>>;
type PageParameter<O extends PagedOperation> = O['paging']['start'] | O['paging']['size'];

/** One entry of a paged operation's list. */
export type Entry<O extends PagedOperation> =
  NonNullable<Answer<O>[O['paging']['items'] & keyof Answer<O>]> extends readonly (infer One)[] ? One : never;
