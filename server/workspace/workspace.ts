import * as l10n from '@vscode/l10n';
import { pathToFileURL } from 'node:url';
import { FileError, readRegularText } from '../../api/regular-file';
import { NameIndex } from '../../manifests/engine/workspace/name-index';
import { placeNames } from '../../manifests/engine/workspace/placed-names';
import { maxFileBytes } from '../../parser/limits';
import type { ServerHost } from '../host';
import { describeError } from '../run-safely';
import { openSnapshot } from '../snapshot';
import type { Snapshot } from '../snapshot';
import { canonicalUri, pathOfUri } from '../uris';

/** The shared services that the workspace uses. */
export type WorkspaceHost = Pick<
  ServerHost,
  | 'readers'
  | 'settings'
  | 'isWorkedOn'
  | 'openDocuments'
  | 'document'
  | 'snapshot'
  | 'idle'
  | 'notify'
  | 'logError'
>;

/** Limits of the workspace scan. */
export interface WorkspaceLimits {
  readonly files: number;
  /** Maximum size of one file, in bytes; larger ones are skipped. */
  readonly fileSize: number;
  readonly names: number;
}

export const usualLimits: WorkspaceLimits = { files: 20_000, fileSize: maxFileBytes, names: 300_000 };

/**
 * The names of all manifests of the workspace: of open documents as in the editor, of others as on disk. Files are
 * identified by canonical URIs; their texts are not kept.
 */
export class Workspace {
  readonly index = new NameIndex();
  /** The last reports about files that are not open; removed when they change. */
  readonly results = new Map<string, { readonly stamp: string; readonly resultId: string }>();
  private readonly edited = new Set<string>();
  private readonly rereading = new Set<Promise<void>>();
  /** Files that were made, changed or removed since the folders began to be looked through. */
  private readonly changedMeanwhile = new Set<string>();
  private scanning: Promise<void> = Promise.resolve();
  private scanned = false;
  private limited = false;

  constructor(
    private readonly host: WorkspaceHost,
    private readonly limits: WorkspaceLimits = usualLimits,
  ) {}

  /** Whether every manifest of the workspace is known, so that a missing name is an error. */
  get isComplete(): boolean {
    return this.scanned && !this.limited;
  }

  /** Changes whenever the names of the workspace or their completeness do. */
  get stamp(): string {
    return `${this.index.generation}${this.isComplete ? '' : '-'}`;
  }

  /** Scans the folders in the background. Resolves when all files are known. */
  scan(folders: readonly string[]): Promise<void> {
    this.scanned = false;
    this.scanning = this.scanning.then(() => this.scanNow(folders));
    return this.scanning;
  }

  /** Resolves when the folders given so far have been scanned. */
  ready(): Promise<void> {
    return this.scanning;
  }

  /** An open document has changed. */
  changed(uri: string): void {
    if (!this.isWorkedOn(uri)) return;
    this.edited.add(uri);
    this.results.delete(canonicalUri(uri));
  }

  /** A document was closed: its file counts again. */
  async closed(uri: string): Promise<void> {
    this.edited.delete(uri);
    await this.fileChanged(canonicalUri(uri));
  }

  /** A file was created, changed or deleted; later callers wait until it has been read again. */
  async fileChanged(file: string): Promise<void> {
    if (!this.scanned) this.changedMeanwhile.add(file);
    const reading = this.reread(file);
    this.rereading.add(reading);
    await reading;
    this.rereading.delete(reading);
  }

  /** Adds the current names of the open documents, except for one whose own names don't matter. */
  async settle(except?: string): Promise<void> {
    await Promise.all(this.rereading);
    for (const uri of [...this.edited]) {
      if (uri === except) continue;
      const snapshot = await this.host.snapshot(uri);
      this.edited.delete(uri); // Only now, so that whoever settles meanwhile waits for this document too.
      const file = canonicalUri(uri);
      if (snapshot) this.index.set(file, placeNames(snapshot.manifest));
      else if (this.host.openDocuments().includes(uri)) this.index.delete(file);
    }
  }

  /** Reads a file again; open documents come from the editor. Never rejects. */
  async reread(file: string): Promise<void> {
    if (this.openUri(file) !== undefined) return;
    this.results.delete(file);
    const snapshot = await this.read(file);
    if (this.openUri(file) !== undefined) return;
    if (snapshot === undefined) this.index.delete(file);
    else this.index.set(file, placeNames(snapshot.manifest));
  }

  /** The current manifest, from the editor or from disk; undefined when the file is not a manifest or can't be read. */
  async open(file: string): Promise<Snapshot | undefined> {
    const uri = this.openUri(file);
    return uri === undefined ? this.read(file) : this.host.snapshot(uri);
  }

  isWorkedOn(uri: string): boolean {
    return this.host.isWorkedOn(uri);
  }

  /** The URI of a file as the client writes it. */
  clientUri(file: string): string {
    return this.openUri(file) ?? file;
  }

  /** The version of an open document; null for files that are not open. */
  versionOf(file: string): number | null {
    const uri = this.openUri(file);
    return uri === undefined ? null : (this.host.document(uri)?.version ?? null);
  }

  private openUri(file: string): string | undefined {
    return this.host.openDocuments().find((uri) => canonicalUri(uri) === file);
  }

  private async scanNow(folders: readonly string[]): Promise<void> {
    try {
      const { ignoredBelow, walkFolder } = await import('../deferred-modules');
      this.changedMeanwhile.clear();
      const found = new Set<string>();
      const complain = (path: string, error: unknown): void =>
        this.host.logError(`Workspace, ${path}: ${describeError(error)}`);
      for (const folder of folders) {
        await this.host.idle.yield();
        const ignored = await ignoredBelow(folder, complain);
        for await (const path of walkFolder(folder, { ignored, complain })) {
          if (found.size >= this.limits.files || this.index.size >= this.limits.names) {
            this.reachLimit();
            return;
          }
          await this.host.idle.yield();
          const file = pathToFileURL(path).href;
          found.add(file);
          await this.reread(file);
        }
      }
      this.forgetOthers(found);
      this.scanned = true;
    } catch (error) {
      this.host.logError(`Reading the workspace: ${describeError(error)}`);
    }
  }

  private forgetOthers(found: ReadonlySet<string>): void {
    for (const file of this.index.knownFiles()) {
      const isKnownOtherwise = this.changedMeanwhile.has(file) || this.openUri(file) !== undefined;
      if (!found.has(file) && !isKnownOtherwise) this.index.delete(file);
    }
  }

  /** Shown once: further files are not read, and nothing is concluded from missing names. */
  private reachLimit(): void {
    if (this.limited) return;
    this.limited = true;
    this.host.notify(
      l10n.t(
        'The workspace has more than {0} YAML and JSON files or {1} names; names of the others are not suggested.',
        this.limits.files,
        this.limits.names,
      ),
    );
  }

  private async read(file: string): Promise<Snapshot | undefined> {
    const path = pathOfUri(file);
    if (path === undefined) return undefined;
    const readers = await this.host.readers();
    try {
      const text = await readRegularText(path, this.limits.fileSize);
      return openSnapshot(readers, this.host.settings(file).manifests, { uri: file, version: null, text });
    } catch (error) {
      if (!isPassedOver(error)) this.host.logError(`Reading ${path}: ${describeError(error)}`);
      return undefined;
    }
  }
}

/** A missing or too large file is not a manifest, and no error. */
function isPassedOver(error: unknown): boolean {
  return error instanceof FileError && ['missing', 'not-a-file', 'too-large'].includes(error.problem);
}
