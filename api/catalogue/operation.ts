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

/** How a list that is answered page by page is asked for. */
export interface Paging {
  /** Query parameter that says where the page begins. */
  readonly start: string;
  /** What that parameter counts: entries that are skipped, or pages. */
  readonly counts: 'entries' | 'pages';
  /** Its value for the first page. */
  readonly first: 0 | 1;
  /** Query parameter for the number of entries on a page. */
  readonly size: string;
  /** Entries on a page when the caller has no wish of its own. */
  readonly usualSize: number;
  /** Member of the answer that holds the entries. */
  readonly items: string;
  /** Member of the answer that tells how many entries there are on all pages. */
  readonly total?: string;
  /** Member of an entry that tells it from all others; the whole entry does when left out. */
  readonly key?: string;
}

/** How a caller asks only for news: it names the revision that it knows, and 304 says that there is nothing newer. */
export interface Revisions {
  /** Query parameter for the revision that the caller knows. */
  readonly known: string;
  /** Header (in lower case), or way through the answer, where an answer names its revision. */
  readonly answered: { readonly header: string } | { readonly members: readonly string[] };
  /** How the server is asked to wait for news, where it can. */
  readonly wait?: {
    /** Query parameter for the longest wait, a number of milliseconds with `ms` behind it. */
    readonly parameter: string;
    readonly longest: number;
    /** Query parameter that the server doesn't take together with a wait. */
    readonly without: string;
  };
}

/** Where an answer that carries a file has it: it is the file, or has its text or base64 in members of these names. */
export type AnsweredFile = 'whole' | { readonly content: string; readonly encoding: string };

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
  /** Set where the answer is one page of a list. */
  readonly paging?: Paging;
  /** Set where 304 is among the statuses of success. */
  readonly revisions?: Revisions;
  /** Set where the answer carries a file. */
  readonly file?: AnsweredFile;
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

/** What only some operations have; kept in their types, so that only those can be paged, watched or downloaded. */
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

/** Completes a description with what its method implies: effect by HTTP, deleting is destructive, 200 is success. */
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

/** An operation whose answer is one page of a list. */
export type PagedOperation = Operation & { readonly paging: Paging };
/** An operation that may answer that there is nothing new. */
export type RevisedOperation = Operation & { readonly revisions: Revisions };
/** An operation whose answer carries a file. */
export type FileOperation = Operation & { readonly file: AnsweredFile };

/** What a caller gives to a paged operation; where a page begins and how long it is may be left out. */
export type PagedInput<O extends PagedOperation> = Omit<Input<O>, PageParameter<O>> &
  Partial<Pick<Input<O>, PageParameter<O> & keyof Input<O>>>;
type PageParameter<O extends PagedOperation> = O['paging']['start'] | O['paging']['size'];

/** One entry of the list that a paged operation answers. */
export type Entry<O extends PagedOperation> =
  NonNullable<Answer<O>[O['paging']['items'] & keyof Answer<O>]> extends readonly (infer One)[] ? One : never;
