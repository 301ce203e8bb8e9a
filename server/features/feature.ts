import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  ProtocolRequestType,
  ResponseError,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import { refusalOfParams } from './required-params';
import type { RequiredParams } from './required-params';
import type { DiagnosticsEngine } from '../diagnostics-engine';
import type { ServerHost } from '../host';
import { runSafely } from '../run-safely';
import type { ClientOptions } from '../settings';
import type { Snapshot } from '../snapshot';
import type { NamesInScope } from '../names-in-scope';
import type { Workspace } from '../workspace/workspace';

/** What features use besides the document of the request. */
export interface Services extends Pick<ServerHost, 'settings'> {
  readonly client: ClientCapabilities;
  readonly extras: ClientOptions;
  /** The address of the page of a rule, where the client shows such links. */
  readonly rulePage: (rule: string) => string | undefined;
  /** Resolves when the client has answered the request for its settings. */
  readonly settingsKnown: () => Promise<void>;
  readonly diagnostics: DiagnosticsEngine;
  readonly workspace: Workspace;
  readonly namesInScope: (uri: string) => NamesInScope;
}

/** What features are registered with: the connection and the services for their answers. */
export interface FeatureHost extends Pick<ServerHost, 'idle' | 'snapshot' | 'document'> {
  readonly connection: Connection;
  readonly services: Services;
}

/** A language feature: its capability and request handler. */
export interface Feature {
  readonly capability: ServerCapabilities;
  /** Whether this client gets the feature. */
  isFor(client: ClientCapabilities): boolean;
  register(host: FeatureHost): void;
}

interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/** Options of features about documents. */
export interface DocumentFeatureOptions {
  readonly isFor?: (client: ClientCapabilities) => boolean;
  /**
   * The answer for a document that was edited after the request, or during it. Without it, the newest text is used:
   * right for features at a position, a waste for those about a whole document, which the client requests again anyway.
   */
  readonly whenEdited?: () => ResponseError<unknown>;
}

/** A feature about one document. `none` is the answer for documents that are not manifests and for failures. */
export function documentFeature<Params extends DocumentParams, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  required: RequiredParams<NoInfer<Params>>,
  capability: ServerCapabilities,
  answer: (
    snapshot: Snapshot,
    params: Params,
    services: Services,
    token: CancellationToken,
  ) => Result | ResponseError<unknown> | Promise<Result | ResponseError<unknown>>,
  none: NoInfer<Result>,
  { isFor = () => true, whenEdited }: DocumentFeatureOptions = {},
): Feature {
  return {
    capability,
    isFor,
    register({ connection, services, idle, snapshot, document }) {
      const logError = (text: string): void => connection.console.error(`${type.method}: ${text}`);
      connection.onRequest<unknown, unknown>(type.method, (params: Params, token: CancellationToken) => {
        const refusal = refusalOfParams(type.method, required, params);
        if (refusal) return refusal;
        idle.noteActivity();
        const { uri } = params.textDocument;
        const asked = document(uri)?.version;
        const wasEdited = (): boolean => document(uri)?.version !== asked;
        const work = async (): Promise<Result | ResponseError<unknown>> => {
          if (whenEdited && wasEdited()) return whenEdited();
          const current = await snapshot(uri);
          const result = current === undefined ? none : await answer(current, params, services, token);
          return whenEdited && wasEdited() ? whenEdited() : result;
        };
        return runSafely(work, none, token, logError);
      });
    },
  };
}

/** A feature about the whole workspace. */
export function workspaceFeature<Params, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  required: RequiredParams<NoInfer<Params>>,
  capability: ServerCapabilities,
  answer: (
    params: Params,
    host: FeatureHost,
    token: CancellationToken,
  ) => Result | ResponseError<unknown> | Promise<Result | ResponseError<unknown>>,
  none: NoInfer<Result>,
  isFor: (client: ClientCapabilities) => boolean = () => true,
): Feature {
  return {
    capability,
    isFor,
    register(host) {
      const { connection } = host;
      const logError = (text: string): void => connection.console.error(`${type.method}: ${text}`);
      connection.onRequest<unknown, unknown>(type.method, (params: Params, token: CancellationToken) => {
        const refusal = refusalOfParams(type.method, required, params);
        return refusal ?? runSafely(() => answer(params, host, token), none, token, logError);
      });
    },
  };
}
