import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import type { ManifestOptions } from '../manifests/manifest';
import type { InitializationOptions } from './protocol';

/** The part of the user's settings that judges manifests; anything missing or of a wrong shape means its default. */
export function manifestOptions(settings: unknown): ManifestOptions {
  const dialect = member(member(settings, 'lain'), 'dialect');
  return { lainDialect: dialect === 'einplus' ? 'einplus' : 'laincloud' };
}

/** What the client sent with `initialize`; any client may send anything or nothing. */
export function initializationOptions(value: unknown): { l10nBundle?: string; settings: unknown } {
  const l10nBundle = member(value, 'l10nBundle' satisfies keyof InitializationOptions);
  const settings = member(value, 'settings' satisfies keyof InitializationOptions);
  return typeof l10nBundle === 'string' ? { l10nBundle, settings } : { settings };
}

const section = 'engineRoom';

/**
 * Hands the settings on, now and whenever they change: asks the client for our section where it can be asked
 * (workspace/configuration), otherwise takes what it sends with workspace/didChangeConfiguration.
 * The answer is to be called once the client is initialized.
 */
export function followSettings(
  connection: Connection,
  client: ClientCapabilities,
  apply: (settings: unknown) => void,
): () => Promise<void> {
  if (client.workspace?.configuration !== true) {
    connection.onDidChangeConfiguration(({ settings }) => apply(member(settings, section)));
    return () => Promise.resolve();
  }

  const ask = async (): Promise<void> => {
    const settings: unknown = await connection.workspace.getConfiguration(section);
    if (settings !== null) apply(settings);
  };
  connection.onDidChangeConfiguration(ask);
  return async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    await ask();
  };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
