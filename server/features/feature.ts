import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  ProtocolRequestType,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import { runSafely } from '../run-safely';
import type { Snapshot } from '../snapshots';

/** What a feature may use beside the document it is asked about. */
export interface Services {
  readonly client: ClientCapabilities;
}

/** Where features are registered: the connection and what requests are answered from. */
export interface FeatureHost {
  readonly connection: Connection;
  readonly services: Services;
  readonly snapshot: (uri: string) => Promise<Snapshot | undefined>;
}

/** A language feature: the capability it announces and the request handler behind it. */
export interface Feature {
  readonly capability: ServerCapabilities;
  /** Whether this client gets the feature at all. */
  isFor(client: ClientCapabilities): boolean;
  register(host: FeatureHost): void;
}

interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

/**
 * A feature that answers about one document. `none` is the answer for documents that are not ours and for failures.
 */
export function documentFeature<Params extends DocumentParams, Result, Partial, Failure, Options>(
  type: ProtocolRequestType<Params, Result, Partial, Failure, Options>,
  capability: ServerCapabilities,
  answer: (
    snapshot: Snapshot,
    params: Params,
    services: Services,
    token: CancellationToken,
  ) => Result | Promise<Result>,
  none: NoInfer<Result>,
  isFor: (client: ClientCapabilities) => boolean = () => true,
): Feature {
  return {
    capability,
    isFor,
    register({ connection, services, snapshot }) {
      const logError = (text: string): void => connection.console.error(`${type.method}: ${text}`);
      connection.onRequest(type.method, (params: Params, token: CancellationToken) =>
        runSafely(
          async () => {
            const current = await snapshot(params.textDocument.uri);
            return current === undefined ? none : answer(current, params, services, token);
          },
          none,
          token,
          logError,
        ),
      );
    },
  };
}
