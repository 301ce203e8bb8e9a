import type {
  ClientCapabilities,
  Connection,
  Disposable,
  TextDocumentFilter,
} from 'vscode-languageserver/node';
import {
  BulkRegistration,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver/node';
import { ownLanguages } from '../protocol';
import { describeError } from '../run-safely';
import { patternOf, schemeOf } from '../uris';

/**
 * Whether formatting is registered for each document. Announced as a capability, it would cover every file of the
 * client's selector, and an editor with two formatters for a JSON file asks the user to choose one, or saves the file
 * unformatted.
 */
export function registersFormatting({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.formatting?.dynamicRegistration === true &&
    textDocument.rangeFormatting?.dynamicRegistration === true
  );
}

/**
 * Registers formatting for the own languages, and for open files of other languages that are recognized as manifests.
 */
export class FormattingRegistrations {
  private readonly documents = new Map<string, Promise<Disposable | undefined>>();

  /** @param formattedByOthers Languages that the client formats by other means. */
  constructor(
    private readonly connection: Connection,
    private readonly formattedByOthers: readonly string[],
  ) {}

  /** Call it once the client is initialized, with the schemes of editable documents. */
  start(schemes: Iterable<string>): void {
    const filters = [...schemes].flatMap((scheme) => ownLanguages.map((language) => ({ language, scheme })));
    void this.register(filters);
  }

  /** An open document was recognized as a manifest. */
  add(uri: string, language: string): void {
    if (ownLanguages.includes(language) || this.formattedByOthers.includes(language)) return;
    if (this.documents.has(uri)) return;
    this.documents.set(uri, this.register([{ language, scheme: schemeOf(uri), pattern: patternOf(uri) }]));
  }

  /** A document was closed, or is no longer a manifest. */
  remove(uri: string): void {
    const registration = this.documents.get(uri);
    if (registration === undefined) return;
    this.documents.delete(uri);
    void registration.then((registered) => registered?.dispose());
  }

  private async register(documentSelector: TextDocumentFilter[]): Promise<Disposable | undefined> {
    const registrations = BulkRegistration.create();
    registrations.add(DocumentFormattingRequest.type, { documentSelector });
    registrations.add(DocumentRangeFormattingRequest.type, { documentSelector });
    try {
      return await this.connection.client.register(registrations);
    } catch (error) {
      this.connection.console.error(`Registering formatting: ${describeError(error)}`);
      return undefined;
    }
  }
}
