import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ApiClient } from '../../api/client';
import type { Secrets } from '../../connections/connect';
import { ApiError } from '../../api/errors/api-error';
import type { RequestLogLine } from '../../api/http/request-log';
import { needsSecret, type Place } from './place';
import type { SecretStore } from './secrets';

/** Clients of the places that are in use, one each; made when first asked for, thrown away when a secret changes. */
export class ClientPool implements vscode.Disposable {
  private readonly clients = new Map<string, Promise<ApiClient>>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly secrets: SecretStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscription = secrets.onDidChange((place) => this.forget(place));
  }

  /** The client of a place. @throws ApiError of kind `unauthorized` when its secret is not stored. */
  async get(place: Place): Promise<ApiClient> {
    const known = this.clients.get(place.key);
    if (known) return known;
    const created = this.create(place);
    this.clients.set(place.key, created);
    try {
      return await created;
    } catch (error) {
      this.clients.delete(place.key);
      throw error;
    }
  }

  /** The client of a place that is in use already; never makes one. */
  opened(place: Place): Promise<ApiClient> | undefined {
    return this.clients.get(place.key);
  }

  /** Closes the client of a place, so that the next one starts anew. */
  forget(place: Place): void {
    const client = this.clients.get(place.key);
    this.clients.delete(place.key);
    if (client) void this.close(client);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const client of this.clients.values()) void this.close(client);
    this.clients.clear();
  }

  private async create(place: Place): Promise<ApiClient> {
    const { connect } = await import('../../connections/connect');
    const secrets = await this.secretsOf(place);
    return connect(place.connection, secrets, transportOptions(this.log));
  }

  private async secretsOf(place: Place): Promise<Secrets> {
    if (!needsSecret(place.connection)) return {};
    const secret = await this.secrets.get(place);
    if (!secret) throw signedOut(place);
    return secret.kind === 'token'
      ? { lain: { accessToken: secret.token } }
      : { registry: { name: secret.user, password: secret.password } };
  }

  private async close(client: Promise<ApiClient>): Promise<void> {
    try {
      await (await client).close();
    } catch (error) {
      this.log.debug(`Closing a connection: ${String(error)}`);
    }
  }
}

function signedOut({ connection }: Place): ApiError {
  return new ApiError({
    kind: 'unauthorized',
    message: l10n.t('You are not signed in to {0}.', connection.name),
    measure: l10n.t('Run Engine Room: Sign In.'),
    operation: 'signIn',
  });
}

/**
 * How the editor sends requests: through its own proxy setting (without it the environment decides), each with a line
 * in the log, which holds no credentials.
 */
export function transportOptions(log: vscode.LogOutputChannel): {
  readonly proxy: string | undefined;
  readonly log: (line: RequestLogLine) => void;
} {
  return {
    proxy: vscode.workspace.getConfiguration('http').get<string>('proxy') || undefined,
    log: ({ method, url, status, problem, milliseconds, operation }) =>
      log.info(`${method} ${url} ${status ?? problem ?? ''} ${milliseconds} ms (${operation})`),
  };
}
