import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { ServerHost } from './host';
import { describeError } from './run-safely';
import type { Snapshot } from './snapshot';
import { TypingPause } from './typing-pause';

/** The shared services that the publisher uses, and its way to the client. */
export interface PublisherHost extends Pick<
  ServerHost,
  'snapshot' | 'document' | 'openDocuments' | 'logError'
> {
  diagnostics(snapshot: Snapshot): Diagnostic[];
  send(params: PublishDiagnosticsParams): Promise<void>;
}

/** Pushes the diagnostics of open documents to clients that do not pull them. */
export class DiagnosticsPublisher {
  private readonly pauses = new Map<string, TypingPause>();
  private readonly shown = new Set<string>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly host: PublisherHost) {}

  /** Checks a newly opened document at once, an edited one after a pause in typing. */
  changed(uri: string): void {
    const pause = this.pauses.get(uri);
    this.schedule(uri, pause ? pause.afterEdit(performance.now()) : 0);
    if (!pause) this.pauses.set(uri, new TypingPause());
  }

  /** Removes the document's problems from the client's list. */
  closed(uri: string): void {
    this.pauses.delete(uri);
    this.shown.delete(uri);
    this.cancel(uri);
    this.deliver({ uri, diagnostics: [] });
  }

  /** Checks all open documents again, for example after a setting has changed. */
  refresh(): void {
    for (const uri of this.host.openDocuments()) this.schedule(uri, 0);
  }

  private schedule(uri: string, delay: number): void {
    this.cancel(uri);
    const timer = setTimeout(() => {
      this.waiting.delete(uri);
      void this.publish(uri);
    }, delay);
    this.waiting.set(uri, timer);
  }

  private cancel(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
  }

  private async publish(uri: string): Promise<void> {
    const begun = performance.now();
    try {
      const snapshot = await this.host.snapshot(uri);
      if (snapshot === undefined) {
        if (this.shown.delete(uri)) this.deliver({ uri, diagnostics: [] });
        return;
      }
      const diagnostics = this.host.diagnostics(snapshot);
      this.pauses.get(uri)?.noteReading(performance.now() - begun);
      const version = this.host.document(uri)?.version;
      if (version === undefined || version !== snapshot.version) return;
      this.shown.add(uri);
      await this.host.send({ uri, version, diagnostics });
    } catch (error) {
      this.host.logError(`Diagnostics of ${uri}: ${describeError(error)}`);
    }
  }

  private deliver(params: PublishDiagnosticsParams): void {
    this.host.send(params).catch((error: unknown) => {
      this.host.logError(`Diagnostics of ${params.uri}: ${describeError(error)}`);
    });
  }
}
