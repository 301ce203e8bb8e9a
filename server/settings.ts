import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import type { ManifestOptions } from '../manifests/engine/manifest';
import { readSeverities } from '../manifests/engine/rules/severities';
import type { Severities } from '../manifests/engine/rules/severities';
import type { InitializationOptions, Settings } from './protocol';

/** The user's settings as the server works by them. */
export interface ServerSettings {
  readonly manifests: ManifestOptions;
  readonly severities: Severities;
  readonly inlayHints: boolean;
}

/** Reads the user's settings; anything missing or of a wrong shape means its default. */
export function readSettings(settings: unknown): ServerSettings {
  const setting = (name: keyof Settings): unknown => member(settings, name);
  const rules = setting('rules');
  return {
    manifests: { lainDialect: member(setting('lain'), 'dialect') === 'einplus' ? 'einplus' : 'laincloud' },
    severities: readSeverities(typeof rules === 'object' && rules !== null ? { ...rules } : {}).severities,
    inlayHints: setting('inlayHints') !== false,
  };
}

/** What the client can do beyond the protocol. */
export interface Extras {
  readonly l10nBundle: string | undefined;
  readonly runsCommands: boolean;
  readonly checksJson: boolean;
  readonly liveNames: readonly string[];
}

/** Reads what the client sent with `initialize`; any client may send anything or nothing. */
export function readExtras(options: unknown): Extras {
  const option = (name: keyof InitializationOptions): unknown => member(options, name);
  const l10nBundle = option('l10nBundle');
  const liveNames = option('liveNames');
  return {
    l10nBundle: typeof l10nBundle === 'string' ? l10nBundle : undefined,
    runsCommands: option('runsCommands') === true,
    checksJson: option('checksJson') === true,
    liveNames: Array.isArray(liveNames) ? liveNames.filter((kind) => typeof kind === 'string') : [],
  };
}

/** The settings among the options of `initialize`. */
export function settingsIn(options: unknown): unknown {
  return member(options, 'settings' satisfies keyof InitializationOptions);
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
