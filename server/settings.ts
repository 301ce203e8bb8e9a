import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import { frameworks } from '../manifests/engine/manifest';
import type { ManifestOptions } from '../manifests/engine/manifest';
import { readSeverities } from '../manifests/engine/rules/severities';
import type { Severities } from '../manifests/engine/rules/severities';
import type { InitializationOptions, Settings } from './protocol';

/** The settings in the server's own form. */
export interface ServerSettings {
  readonly manifests: ManifestOptions;
  readonly severities: Severities;
  readonly inlayHints: boolean;
}

/** Reads the user's settings; missing and malformed ones get their defaults. */
export function readSettings(settings: unknown): ServerSettings {
  const setting = (name: keyof Settings): unknown => member(settings, name);
  const rules = setting('rules');
  const framework = frameworks.find((one) => one === member(setting('microservice'), 'framework'));
  return {
    manifests: {
      lainDialect: member(setting('lain'), 'dialect') === 'einplus' ? 'einplus' : 'laincloud',
      ...(framework && { framework }),
    },
    severities: readSeverities(typeof rules === 'object' && rules !== null ? { ...rules } : {}).severities,
    inlayHints: setting('inlayHints') !== false,
  };
}

/** Options of the client beyond the protocol's capabilities. */
export interface ClientOptions {
  readonly l10nBundle: string | undefined;
  readonly runsCommands: boolean;
  readonly rulePageCommand: string | undefined;
  readonly servedByOthers: readonly string[];
  readonly formattedByOthers: readonly string[];
  readonly liveNames: readonly string[];
}

/** Reads the client's initialization options, which may be missing or malformed. */
export function readClientOptions(options: unknown): ClientOptions {
  const option = (name: keyof InitializationOptions): unknown => member(options, name);
  return {
    l10nBundle: textIn(option('l10nBundle')),
    runsCommands: option('runsCommands') === true,
    rulePageCommand: textIn(option('rulePageCommand')),
    servedByOthers: textsIn(option('servedByOthers')),
    formattedByOthers: textsIn(option('formattedByOthers')),
    liveNames: textsIn(option('liveNames')),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** The settings in the initialization options. */
export function settingsIn(options: unknown): unknown {
  return member(options, 'settings' satisfies keyof InitializationOptions);
}

const section = 'engineRoom';

/** The client's settings: the global ones, and those of folders by URI if it supports that. */
export interface GivenSettings {
  readonly shared: unknown;
  readonly folders: ReadonlyMap<string, unknown>;
}

/** `start` must be called once the client is initialized, `ask` when its folders change. */
export interface FollowedSettings {
  start(): Promise<void>;
  ask(): Promise<void>;
  /** Resolves when the latest settings request is answered. */
  known(): Promise<void>;
}

/**
 * Reports the settings now and whenever they change: requests the section from clients that support
 * workspace/configuration, for each folder too; otherwise takes what workspace/didChangeConfiguration sends.
 */
export function followSettings(
  connection: Connection,
  client: ClientCapabilities,
  folders: () => readonly string[],
  apply: (settings: GivenSettings) => void,
): FollowedSettings {
  if (client.workspace?.configuration !== true) {
    connection.onDidChangeConfiguration(({ settings }) =>
      apply({ shared: member(settings, section), folders: new Map() }),
    );
    const done = (): Promise<void> => Promise.resolve();
    return { start: done, ask: done, known: done };
  }

  let asking: Promise<void> = Promise.resolve();
  const ask = (): Promise<void> => (asking = askNow());
  const askNow = async (): Promise<void> => {
    const scopes = folders();
    const answers: readonly unknown[] = await connection.workspace.getConfiguration([
      { section },
      ...scopes.map((scopeUri) => ({ scopeUri, section })),
    ]);
    const [shared, ...scoped] = answers;
    const given = scopes.map((uri, position) => [uri, scoped[position] ?? shared] as const);
    if (shared !== null) apply({ shared, folders: new Map(given) });
  };
  connection.onDidChangeConfiguration(ask);
  const start = (): Promise<void> => (asking = startNow());
  const startNow = async (): Promise<void> => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    await askNow();
  };
  return { start, ask, known: () => asking };
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
