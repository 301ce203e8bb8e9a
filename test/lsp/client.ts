import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  CompletionRequest,
  createMessageConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  SetTraceNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  InitializeResult,
  MessageConnection,
  Position,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { shipped } from '../shipped';

const server = shipped('server');

/** What a client may say of itself; the default has snippets, no pull diagnostics and no configuration requests. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  /** Folders of the workspace, as paths. */
  readonly folders?: readonly string[];
}

const snippets: ClientCapabilities = {
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
};

/** A real language client in a few lines: it starts the built server over stdio and keeps its own copies of documents. */
export class LspClient {
  readonly log: string[] = [];
  readonly connection: MessageConnection;
  initialized: InitializeResult | undefined;
  private readonly documents = new Map<string, TextDocument>();
  private readonly published: PublishDiagnosticsParams[] = [];
  private readonly waiting = new Set<() => void>();
  /** What is not sent yet; nothing while messages go out one by one. */
  private held: Buffer[] | undefined;

  private constructor(private readonly process: ChildProcessWithoutNullStreams) {
    const sent = new PassThrough();
    sent.on('data', (chunk: Buffer) => {
      if (this.held === undefined) process.stdin.write(chunk);
      else this.held.push(chunk);
    });
    this.connection = createMessageConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(sent),
    );
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      for (const look of this.waiting) look();
    });
    process.stderr.on('data', (chunk: Buffer) => this.log.push(chunk.toString()));
  }

  /** Starts the server that ships, without speaking to it yet. */
  static spawn(): LspClient {
    return new LspClient(spawn(process.execPath, [server, '--stdio']));
  }

  /** Starts a server whose client answers requests, and initializes it. */
  static async startWith(
    options: ClientOptions,
    answering: (connection: MessageConnection) => void,
  ): Promise<LspClient> {
    const client = LspClient.spawn();
    answering(client.connection);
    await client.initialize(options);
    return client;
  }

  /** Starts a server and initializes it. */
  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = LspClient.spawn();
    await client.initialize(options);
    return client;
  }

  /** Of the server's process. */
  get pid(): number {
    return this.process.pid ?? 0;
  }

  async initialize({
    capabilities = snippets,
    initializationOptions,
    locale,
    folders = [],
  }: ClientOptions = {}): Promise<void> {
    this.connection.listen();
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
      capabilities,
      initializationOptions,
      ...(locale !== undefined && { locale }),
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async open(uri: string, text: string, languageId = 'lain'): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Sends one edit, as an editor does for each keystroke. Answers the new version. */
  async edit(uri: string, range: Range, text: string): Promise<number> {
    const version = this.document(uri).version + 1;
    const contentChanges = [{ range, text }];
    TextDocument.update(this.document(uri), contentChanges, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
    return version;
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Closes every document and forgets what was said of them and logged. */
  async closeAll(): Promise<void> {
    const open = [...this.documents.keys()];
    for (const uri of open) await this.close(uri);
    // The answer comes after everything that the server says because of what was sent before.
    await this.hover(open[0] ?? 'file:///nothing', { line: 0, character: 0 });
    this.published.length = 0;
    this.log.length = 0;
  }

  /**
   * Sends all messages of an action in one piece, so that the server has the last of them when it begins with the first,
   * however busy the machine is.
   */
  async atOnce<Result>(send: () => Result): Promise<Result> {
    const held: Buffer[] = (this.held = []);
    const result = send();
    // Messages are written one after the other: what was sent before this one is held when it is.
    await this.connection.sendNotification(SetTraceNotification.type, { value: 'off' });
    this.held = undefined;
    this.process.stdin.write(Buffer.concat(held));
    return result;
  }

  text(uri: string): string {
    return this.document(uri).getText();
  }

  /** Waits for the diagnostics of exactly this version (of the open one when none is named). */
  async diagnostics(uri: string, version = this.document(uri).version): Promise<Diagnostic[]> {
    return (await this.nextPublished((params) => params.uri === uri && params.version === version))
      .diagnostics;
  }

  /** All diagnostics that were published for a document so far, oldest first. */
  history(uri: string): readonly PublishDiagnosticsParams[] {
    return this.published.filter((params) => params.uri === uri);
  }

  nextPublished(wanted: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.published.findLast(wanted);
        if (found === undefined) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Waits until the last diagnostics that were published for a document are as wanted. */
  async latestPublished(uri: string, wanted: (diagnostics: Diagnostic[]) => boolean): Promise<void> {
    const isLatest = (params: PublishDiagnosticsParams): boolean => params === this.history(uri).at(-1);
    await this.nextPublished((params) => isLatest(params) && wanted(params.diagnostics));
  }

  async complete(uri: string, position: Position): Promise<CompletionItem[]> {
    const answer = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
    });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async codeActions(
    uri: string,
    range: Range,
    diagnostics: Diagnostic[] = [],
    only?: string[],
  ): Promise<CodeAction[]> {
    const answer = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only && { only }) },
    });
    return (answer ?? []).filter((action): action is CodeAction => 'edit' in action);
  }

  /** Applies an action's edits to the client's copy and tells the server, as an editor does. */
  async apply(uri: string, action: CodeAction): Promise<void> {
    const edits = action.edit?.changes?.[uri] ?? [];
    const document = this.document(uri);
    const whole = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
    await this.edit(uri, whole, TextDocument.applyEdits(document, edits));
  }

  /** Says goodbye as the protocol asks; answers the exit code of the process. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.connection.sendRequest(ShutdownRequest.type);
    return this.exit();
  }

  /** Tells the process to end; answers its exit code. */
  async exit(): Promise<number | null> {
    const exited = once(this.process, 'exit');
    await this.connection.sendNotification(ExitNotification.type);
    await exited;
    this.connection.dispose();
    return this.process.exitCode;
  }

  private document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }
}

/** The message of a diagnostic, which may be Markdown in newer versions of the protocol. */
export function textOf(diagnostic: Diagnostic | undefined): string {
  const message = diagnostic?.message ?? '';
  return typeof message === 'string' ? message : message.value;
}
