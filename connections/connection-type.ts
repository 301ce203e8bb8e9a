import type { TObject } from 'typebox';
import type { FoundKeys } from '../api/auth/found-keys';
import type { Credentials } from '../api/auth/credentials';
import type { Service } from '../api/catalogue/operation';
import type { ApiClient } from '../api/client';
import type { Clock } from '../api/clock';
import type { Connection } from './connection';
import type { Secret, SecretPart } from './secret';

/** Addresses of servers by the service that they offer. */
export type Addresses = Readonly<Partial<Record<Service, string>>>;

/**
 * A row of the table of connection types: everything that is special about one. Reader, forms, sessions, trees and
 * the command line ask the row, so that another type costs its row and nothing else.
 */
export interface ConnectionType<C extends Connection = Connection> {
  readonly id: C['type'];
  /** An entry of the setting `engineRoom.connections` or of `engine-room.json`. */
  readonly schema: TObject;
  /** Name of an icon of the editor. */
  readonly icon: string;
  /** What such a connection is called, in pickers and trees. */
  label(): string;
  description(): string;
  /** What the form asks for, in this order, between name and protection. */
  readonly fields: readonly Field<C>[];
  signIn(connection: C): SignInForm;
  /** Addresses of the services that it reaches. */
  addresses(connection: C): Addresses;
  /** The address that stands for the connection where people see it. */
  address(connection: C): string;
  /** Project in the paths of registry and kie; `default` where the type knows none. */
  project?(connection: C): string;
  /** Id of the cloud's project that calls are about. @throws ApiError */
  projectId?(context: SignInContext<C>): Promise<string | undefined>;
  /** What signs in to a service. @throws ApiError where something that it needs is missing. */
  credentials(service: Service, context: SignInContext<C>): Credentials | Promise<Credentials>;
}

/** One question of a form. Answers are texts, or values of choices. */
export interface Field<C extends Connection = Connection> {
  readonly name: string;
  /** Title of the input. */
  label(draft: Partial<C>): string;
  prompt(): string;
  /** Makes it a choice in place of a text. */
  choices?(): readonly FieldChoice[];
  /** Whether it is asked for after these answers; always when left out. */
  applies?(draft: Partial<C>): boolean;
  /** The text to begin with, or the value of the choice. */
  initial(draft: Partial<C>): string;
  /** What is wrong with an answer, in one sentence; undefined when it is fine. */
  check(text: string): string | undefined;
  /** The draft with the answer in it. */
  apply(draft: Partial<C>, text: string): Partial<C>;
  /** The answer is this part of the secret too, so that it isn't asked for twice; the input is hidden then. */
  readonly secret?: SecretPart;
}

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** What a person is asked for when signing in; no parts where nobody signs in. */
export interface SignInForm {
  readonly parts: readonly SignInPart[];
  /** A part that does instead of all the others, where a program hands it over: a token of an engine. */
  readonly instead?: SecretPart;
}

export interface SignInPart {
  readonly part: SecretPart;
  label(): string;
  /** Never shown while it is typed. */
  readonly hidden: boolean;
  readonly optional?: boolean;
  /** What is wrong with an answer, in one sentence; undefined when it is fine. */
  check?(text: string): string | undefined;
}

/** What a row has at hand when it signs in. */
export interface SignInContext<C extends Connection = Connection> {
  readonly connection: C;
  /** Empty where the form has no parts. */
  readonly secret: Secret;
  readonly clock?: Clock;
  /** Keys that the cloud's SDKs would find on this computer. */
  findKeys(): Promise<FoundKeys | undefined>;
  /** A client without credentials, of a server that gives tokens. @throws ApiError when it isn't reached. */
  unsigned(service: Service): ApiClient;
  /** The session's client of another service. @throws ApiError */
  client(service: Service): Promise<ApiClient>;
  /** Id of the cloud's project; looked up once a session. @throws ApiError */
  projectId(): Promise<string | undefined>;
  /** Makes something once a session, so that several services share one sign-in. */
  once<T>(name: string, make: () => T): T;
}
