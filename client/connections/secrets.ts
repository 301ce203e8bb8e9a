import * as vscode from 'vscode';
import type { Place } from './place';

/** What a person signs in with. */
export type Secret =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'password'; readonly user: string; readonly password: string };

/** Secrets by place: in the editor's secret storage, those of the sandbox in memory alone. */
export class SecretStore implements vscode.Disposable {
  private readonly remembered = new Map<string, Secret>();
  private readonly changed = new vscode.EventEmitter<Place>();
  /** A secret was set or cleared here. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly storage: vscode.SecretStorage) {}

  async get(place: Place): Promise<Secret | undefined> {
    const remembered = this.remembered.get(place.key);
    if (remembered) return remembered;
    const stored = await this.storage.get(storageKey(place));
    return stored === undefined ? undefined : readSecret(stored);
  }

  async set(place: Place, secret: Secret): Promise<void> {
    this.remembered.delete(place.key);
    await this.storage.store(storageKey(place), JSON.stringify(secret));
    this.changed.fire(place);
  }

  async clear(place: Place): Promise<void> {
    this.remembered.delete(place.key);
    await this.storage.delete(storageKey(place));
    this.changed.fire(place);
  }

  /** Keeps a secret in memory, for places that end with this session. */
  remember(place: Place, secret: Secret): void {
    this.remembered.set(place.key, secret);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function storageKey(place: Place): string {
  return `engineRoom.secret:${place.key}`;
}

/** A stored text that is none of ours counts as no secret: the person signs in again. */
function readSecret(stored: string): Secret | undefined {
  const value: unknown = JSON.parse(stored);
  if (typeof value !== 'object' || value === null) return undefined;
  if ('token' in value && typeof value.token === 'string') return { kind: 'token', token: value.token };
  if ('user' in value && 'password' in value) {
    const { user, password } = value;
    if (typeof user === 'string' && typeof password === 'string') return { kind: 'password', user, password };
  }
  return undefined;
}
