import type { InitializeParams } from 'vscode-languageserver/node';
import { workingSchemes } from '../protocol';
import { schemeOf } from '../uris';

/** The folders that the client has open. */
export class Folders {
  private readonly open: Set<string>;

  constructor({ workspaceFolders, rootUri }: InitializeParams) {
    this.open = new Set(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]));
  }

  /** URIs of the folders, as the client writes them. */
  get uris(): readonly string[] {
    return [...this.open];
  }

  /** Schemes of the documents that people work on; others, such as an old revision of a file, are only shown. */
  get schemes(): ReadonlySet<string> {
    return new Set([...workingSchemes, ...[...this.open].map(schemeOf)]);
  }

  /** Whether people work on a document: its names count, and it may be changed. */
  isWorkedOn(uri: string): boolean {
    return this.schemes.has(schemeOf(uri));
  }

  change(added: readonly string[], removed: readonly string[]): void {
    for (const uri of removed) this.open.delete(uri);
    for (const uri of added) this.open.add(uri);
  }
}
