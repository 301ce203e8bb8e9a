import type { TObject } from 'typebox';
import type { FoundKeys } from '../api/auth/found-keys';
import type { Credentials } from '../api/auth/credentials';
import type { Service } from '../api/catalogue/operation';
import type { ApiClient } from '../api/client';
import type { Clock } from '../api/clock';
import type { ApiError } from '../api/errors/api-error';
import type { Connection } from './connection';
import type { Secret, SecretPart } from './secret';

/** Server addresses by service. */
export type Addresses = Readonly<Partial<Record<Service, string>>>;

/**
 * A row of the table of connection types: everything specific to one type. The settings reader, forms, sessions, trees
 * and the command line use the row only, so that a new type costs one row.
 */
export interface ConnectionType<C extends Connection = Connection> {
  readonly id: C['type'];
  /** Schema of an entry in the setting `engineRoom.connections` or in `engine-room.json`. */
  readonly schema: TObject;
  /** Id of a codicon. */
  readonly icon: string;
  /** Display name of the type, in pickers and trees. */
  label(): string;
  description(): string;
  /** Fields of the form, in order, between name and protection. */
  readonly fields: readonly Field<C>[];
  signIn(connection: C): SignInForm;
  /** Addresses of the services that the connection reaches. */
  addresses(connection: C): Addresses;
  /** The addresses that are written in the connection, when others follow from something else. */
  writtenAddresses?(connection: C): readonly string[];
  /** The address shown for the connection. */
  address(connection: C): string;
  /** The page of the cloud's own console for what the APIs lack, such as logs; undefined where none is known. */
  consolePage?(connection: C): string | undefined;
  /** Project in the paths of registry and kie; `default` where the type has none. */
  project?(connection: C): string;
  /** Id of the enterprise project of the engines; undefined for the default one. */
  enterpriseProject?(connection: C): string | undefined;
  /** Id of the cloud project for calls. @throws ApiError */
  projectId?(context: SignInContext<C>): Promise<string | undefined>;
  /** Credentials for a service. @throws ApiError when a required part is missing. */
  credentials(service: Service, context: SignInContext<C>): Credentials | Promise<Credentials>;
  /** What helps when a call failed, in place of the usual remedy. */
  remedy?(connection: C, error: ApiError): string | undefined;
}

/** One question of a form. Answers are texts, or values of choices. */
export interface Field<C extends Connection = Connection> {
  readonly name: string;
  /** Title of the input. */
  label(draft: Partial<C>): string;
  prompt(): string;
  /** Choices; without them the field takes a text. */
  choices?(): readonly FieldChoice[];
  /**
   * Choices that the account has, read after signing in with the earlier answers; another text may be entered, too.
   * @throws ApiError
   */
  readonly listed?: ListChoices;
  /** Whether the form asks only where the account has a choice; what is written already stays otherwise. */
  readonly onlyIfListed?: boolean;
  /** Whether the form asks for the field after the earlier answers; always when left out. */
  applies?(draft: Partial<C>): boolean;
  /** The initial text, or the value of the initial choice. */
  initial(draft: Partial<C>): string;
  /** The problem with an answer, in one sentence; undefined when it is valid. */
  check(text: string): string | undefined;
  /** The draft with the answer applied. */
  apply(draft: Partial<C>, text: string): Partial<C>;
  /** Also stores the answer as this part of the secret, so that it isn't asked for twice; hides the input. */
  readonly secret?: SecretPart;
}

/** Reads choices through the clients of a session. @throws ApiError */
export type ListChoices = (
  client: (service: Service) => Promise<ApiClient>,
  signal: AbortSignal,
) => Promise<readonly FieldChoice[]>;

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** The parts asked for when signing in; empty when no sign-in is needed. */
export interface SignInForm {
  readonly parts: readonly SignInPart[];
  /** Set when the connection signs in otherwise while it has no secret. */
  readonly isOptional?: boolean;
  /** A part that replaces all others when a program supplies it, such as an engine's token. */
  readonly instead?: SecretPart;
}

export interface SignInPart {
  readonly part: SecretPart;
  label(): string;
  /** Hides the input. */
  readonly hidden: boolean;
  readonly optional?: boolean;
  /** The problem with an answer, in one sentence; undefined when it is valid. */
  check?(text: string): string | undefined;
}

/** What a connection type can use to sign in. */
export interface SignInContext<C extends Connection = Connection> {
  readonly connection: C;
  /** Empty when the form has no parts. */
  readonly secret: Secret;
  readonly clock?: Clock;
  /** Access keys that the cloud's SDKs would find on this computer. */
  findKeys(): Promise<FoundKeys | undefined>;
  /** A client without credentials, for requesting tokens. @throws ApiError when the server can't be reached. */
  unsigned(service: Service): ApiClient;
  /** The session's client of another service. @throws ApiError */
  client(service: Service): Promise<ApiClient>;
  /** Id of the cloud project; looked up once per session. @throws ApiError */
  projectId(): Promise<string | undefined>;
  /** The session of the project that an engine belongs to. @throws ApiError when it can't be opened, or there is none */
  above(): Promise<Pick<SignInContext, 'client' | 'projectId'>>;
  /** Makes a value once per session, so that several services share one sign-in. */
  once<T>(name: string, make: () => T): T;
}
