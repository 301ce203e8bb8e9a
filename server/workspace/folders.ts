import type { InitializeParams } from 'vscode-languageserver/node';
import { workingSchemes } from '../protocol';
import { schemeOf } from '../uris';

/** The folders open in the client. */
export class Folders {
  private readonly open: Set<string>;

  constructor({ workspaceFolders, rootUri }: InitializeParams) {
    this.open = new Set(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]));
  }

  /** URIs of the folders, as sent by the client. */
  get uris(): readonly string[] {
    return [...this.open];
  }

  /** Schemes of editable documents; others, such as an old revision of a file, are read-only. */
  get schemes(): ReadonlySet<string> {
    return new Set([...workingSchemes, ...[...this.open].map(schemeOf)]);
  }

  /** Whether a document is editable: its names count, and it may be changed. */
  isWorkedOn(uri: string): boolean {
    return this.schemes.has(schemeOf(uri));
  }

  change(added: readonly string[], removed: readonly string[]): void {
    for (const uri of removed) this.open.delete(uri);
    for (const uri of added) this.open.add(uri);
  }
}
