import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { readSecret, type Secret } from '../../connections/secret';
import type { SecretSource } from '../../connections/session';

/**
 * Secrets of connections: in the editor's secret storage; those of the sandbox in memory only. The key is the
 * connection's id, which is made of its addresses and its authentication.
 */
export class SecretStore implements SecretSource, vscode.Disposable {
  private readonly remembered = new Map<string, Secret>();
  private readonly changed = new vscode.EventEmitter<ResolvedConnection>();
  /** Fires when a secret is set or cleared in this window. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly storage: vscode.SecretStorage) {}

  async get({ id }: ResolvedConnection): Promise<Secret | undefined> {
    const remembered = this.remembered.get(id);
    if (remembered) return remembered;
    const stored = await this.storage.get(storageKey(id));
    return stored === undefined ? undefined : readSecret(stored);
  }

  async set(target: ResolvedConnection, secret: Secret): Promise<void> {
    this.remembered.delete(target.id);
    await this.storage.store(storageKey(target.id), JSON.stringify(secret));
    this.changed.fire(target);
  }

  async clear(target: ResolvedConnection): Promise<void> {
    this.remembered.delete(target.id);
    await this.storage.delete(storageKey(target.id));
    this.changed.fire(target);
  }

  /** Keeps a secret in memory, for connections that end with this window. */
  remember({ id }: ResolvedConnection, secret: Secret): void {
    this.remembered.set(id, secret);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function storageKey(id: string): string {
  return `engineRoom.secret:${id}`;
}
