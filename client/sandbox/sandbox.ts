import * as vscode from 'vscode';
import type { Place } from '../connections/place';
import type { SecretStore } from '../connections/secrets';
import type { PlaceSource } from '../connections/store';
import type { RunningProcess } from './sandbox-process';

/** The sandbox that this window works with: one that the environment names, or one that it started itself. */
export class Sandbox implements PlaceSource, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private running: RunningProcess | undefined;

  /**
   * @param cli The bundled command line, which holds the sandbox.
   * @param announced The line of a sandbox that runs already (`ENGINE_ROOM_SANDBOX`).
   */
  constructor(
    private readonly cli: string,
    private readonly announced: string | undefined,
    private readonly secrets: SecretStore,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  async places(): Promise<readonly Place[]> {
    const line = this.running?.announcement ?? this.announced;
    if (line === undefined) return [];
    const { readAnnouncement } = await import('./announcement');
    const places = readAnnouncement(line);
    if (!places) {
      this.log.warn('The sandbox announced itself in an unknown form; its connections are left out.');
      return [];
    }
    for (const { place, secret } of places) {
      if (secret) this.secrets.remember(place, secret);
    }
    return places.map(({ place }) => place);
  }

  get isRunning(): boolean {
    return this.running !== undefined || this.announced !== undefined;
  }

  /** Starts a sandbox unless there is one. @throws Error when it does not come up. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    const { startSandboxProcess } = await import('./sandbox-process');
    const started = await startSandboxProcess(this.cli, (line) => this.log.info(`[sandbox] ${line}`));
    this.running = started;
    void started.ended.then(() => this.forget(started));
    this.changed.fire();
  }

  /** Stops the sandbox that this window started; one of the environment is left alone. */
  stop(): boolean {
    this.running?.stop();
    return this.running !== undefined;
  }

  dispose(): void {
    this.running?.stop();
    this.changed.dispose();
  }

  private forget(ended: RunningProcess): void {
    if (this.running !== ended) return;
    this.running = undefined;
    this.log.info('The sandbox has ended.');
    this.changed.fire();
  }
}
