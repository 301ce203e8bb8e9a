import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { isOfSameUser, readSecret, type Secret } from '../../connections/secret';
import type { SecretSource } from '../../connections/session';
import { secretPrefix } from './secret-keys';

/** A secret that was set, replaced or cleared, in this window or in another. */
export interface SecretChange {
  /** The id of its connection. */
  readonly id: string;
  /** Whether the user is the same as before, so that what was read may stay. */
  readonly isOfSameUser: boolean;
}

const engineSecrets = () => import('./engine-secrets');

/**
 * Secrets of connections: in the editor's secret storage; those of the sandbox in memory only. The key is the
 * connection's id, which is made of its addresses and its authentication.
 */
export class SecretStore implements SecretSource, vscode.Disposable {
  private readonly remembered = new Map<string, Secret>();
  /** What sessions of this window may be using, by the id of the connection. */
  private readonly used = new Map<string, Secret | undefined>();
  private readonly changed = new vscode.EventEmitter<SecretChange>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  /** @param onFailed Receives failures of reading what another window has changed. */
  constructor(
    private readonly storage: vscode.SecretStorage,
    onFailed: (error: unknown) => void,
  ) {
    this.subscription = storage.onDidChange(({ key }) => {
      if (key.startsWith(secretPrefix)) this.takeOver(key.slice(secretPrefix.length)).catch(onFailed);
    });
  }

  async get({ id }: ResolvedConnection): Promise<Secret | undefined> {
    const secret = this.remembered.get(id) ?? (await this.stored(id));
    this.used.set(id, secret);
    return secret;
  }

  async set(target: ResolvedConnection, secret: Secret): Promise<void> {
    const { id, above } = target;
    const former = await this.get(target);
    this.used.set(id, secret);
    if (above?.origin === 'sandbox') this.remembered.set(id, secret);
    else {
      this.remembered.delete(id);
      await this.storage.store(`${secretPrefix}${id}`, JSON.stringify(secret));
      if (above) await (await engineSecrets()).noteEngine(this.storage, above, id);
    }
    this.changed.fire({ id, isOfSameUser: former !== undefined && isOfSameUser(former, secret) });
  }

  async clear({ id }: ResolvedConnection): Promise<void> {
    this.remembered.delete(id);
    this.used.set(id, undefined);
    await this.storage.delete(`${secretPrefix}${id}`);
    this.changed.fire({ id, isOfSameUser: false });
  }

  /** Whether a connection, or an engine below it, has a secret. */
  async hasAny(target: ResolvedConnection): Promise<boolean> {
    if ((await this.get(target)) !== undefined) return true;
    return (await engineSecrets()).hasEngineSecret(this.storage, target);
  }

  /** Clears the secret of a connection, and those of the engines below it. */
  async clearAll(target: ResolvedConnection): Promise<void> {
    await (await engineSecrets()).clearEngines(this.storage, target);
    await this.clear(target);
  }

  /** Gives a connection the secrets of engines below one that differs in its name alone. */
  async moveEngines(from: ResolvedConnection, to: ResolvedConnection): Promise<void> {
    await (await engineSecrets()).moveEngines(this.storage, from, to);
  }

  /** Keeps a secret in memory, for connections that end with this window. */
  remember({ id }: ResolvedConnection, secret: Secret): void {
    this.remembered.set(id, secret);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private async stored(id: string): Promise<Secret | undefined> {
    const text = await this.storage.get(`${secretPrefix}${id}`);
    return text === undefined ? undefined : readSecret(text);
  }

  /** Another window has changed the secret of a connection that is used in this one. */
  private async takeOver(id: string): Promise<void> {
    if (!this.used.has(id)) return;
    const secret = await this.stored(id);
    const former = this.used.get(id);
    if (isDeepStrictEqual(secret, former)) return;
    this.used.set(id, secret);
    const isSame = former !== undefined && secret !== undefined && isOfSameUser(former, secret);
    this.changed.fire({ id, isOfSameUser: isSame });
  }
}
