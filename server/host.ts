import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageModules } from './language-modules';
import type { ServerSettings } from './settings';
import type { Snapshot } from './snapshot';
import type { BackgroundScheduler } from './workspace/background-scheduler';

/** The services that the parts of the server share, made once for each client; each part declares its share by `Pick`. */
export interface ServerHost {
  /** Loads the readers of manifests when first needed. */
  readers(): Promise<LanguageModules>;
  /** Ids of all rules; undefined until the readers are loaded. */
  ruleIds(): ReadonlySet<string> | undefined;
  /** The settings that apply to a document or file. */
  settings(uri: string): ServerSettings;
  /** Whether the user can edit a document; names in others, such as an old revision of a file, do not count. */
  isWorkedOn(uri: string): boolean;
  /** URIs of the open documents, as the client writes them. */
  openDocuments(): readonly string[];
  /** An open document as it is now; undefined when it is closed. */
  document(uri: string): Pick<TextDocument, 'version' | 'languageId' | 'getText'> | undefined;
  /** An open document read as a manifest; undefined when it is closed or not a manifest. */
  snapshot(uri: string): Promise<Snapshot | undefined>;
  readonly idle: BackgroundScheduler;
  /** Shows a warning to the user. */
  notify(text: string): void;
  logError(text: string): void;
}
