import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  CompletionRequest,
  ConfigurationRequest,
  createMessageConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import type {
  MessageConnection,
  Position,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';

/** A language server that is measured. */
export interface Candidate {
  readonly name: string;
  /** Arguments of Node. */
  readonly command: readonly string[];
  /** Whether the client requests the diagnostics, which leaves pauses out; otherwise the server pushes them. */
  readonly pulls: boolean;
  /** Fixed pause in milliseconds that the server makes before it pushes after an edit; it is taken off the times. */
  readonly pause: number;
  /** The answer when it requests settings. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Longest wait for diagnostics in milliseconds. */
const patience = 60_000;

/** A running server and a client that speaks to it over standard input and output. */
export class ServerProcess {
  private readonly waiting = new Set<(params: PublishDiagnosticsParams) => void>();

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly connection: MessageConnection,
    private readonly pulls: boolean,
  ) {}

  /** Starts a server; `milliseconds` pass until it has answered \`initialize\`. */
  static async start(candidate: Candidate): Promise<{ server: ServerProcess; milliseconds: number }> {
    const begin = performance.now();
    const child = spawn(process.execPath, [...candidate.command]);
    child.stderr.resume();
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const server = new ServerProcess(child, connection, candidate.pulls);
    server.answer(candidate);
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          ...(candidate.pulls && { diagnostic: {} }),
        },
      },
    });
    const milliseconds = performance.now() - begin;
    await connection.sendNotification(InitializedNotification.type, {});
    return { server, milliseconds };
  }

  private answer({ settings }: Candidate): void {
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => settings[section ?? ''] ?? null),
    );
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      for (const look of this.waiting) look(params);
    });
  }

  /** Opens a file and waits for its diagnostics; answers their number. */
  open(uri: string, languageId: string, text: string): Promise<number> {
    return this.diagnosticsAfter(uri, () =>
      this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    );
  }

  /** Replaces one character and waits for the diagnostics of the new version; answers their number. */
  replace(uri: string, version: number, at: Position, character: string): Promise<number> {
    return this.diagnosticsAfter(uri, () => this.type(uri, version, at, character));
  }

  /** Replaces one character, and waits for nothing. */
  async type(uri: string, version: number, at: Position, character: string): Promise<void> {
    const range = { start: at, end: { line: at.line, character: at.character + 1 } };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text: character }],
    });
  }

  private async diagnosticsAfter(uri: string, notify: () => Promise<void>): Promise<number> {
    if (!this.pulls) {
      const published = this.nextDiagnostics(uri);
      await notify();
      return (await published).diagnostics.length;
    }
    await notify();
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items.length : 0;
  }

  async complete(uri: string, position: Position): Promise<number> {
    const list = await this.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
    });
    return Array.isArray(list) ? list.length : (list?.items.length ?? 0);
  }

  /** Milliseconds of processor time that the server has used. */
  processorTime(): number {
    const fields =
      readFileSync(`/proc/${this.child.pid ?? 0}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return ticks * 10; // 100 ticks a second on Linux
  }

  /** The most memory that the server has had, in megabytes. */
  peakMemory(): number {
    const line = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${this.child.pid ?? 0}/status`, 'utf8'));
    return Number(line?.[1]) / 1024;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    this.connection.dispose();
    this.child.kill();
  }

  private nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`No diagnostics of ${uri} after ${patience / 1000} s.`));
      const timer = setTimeout(late, patience);
      const look = (params: PublishDiagnosticsParams): void => {
        if (params.uri !== uri) return;
        this.waiting.delete(look);
        clearTimeout(timer);
        resolve(params);
      };
      this.waiting.add(look);
    });
  }
}
