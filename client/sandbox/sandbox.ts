import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { SecretStore } from '../connections/secrets';
import type { ConnectionSource } from '../connections/store';
import type { RunningProcess } from './sandbox-process';

/** The sandbox of this window: one that the environment names, or one that the window started. */
export class Sandbox implements ConnectionSource, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private running: RunningProcess | undefined;

  /**
   * @param cli Path of the bundled command line, which contains the sandbox.
   * @param announced The line of a running sandbox (`ENGINE_ROOM_SANDBOX`).
   */
  constructor(
    private readonly cli: string,
    private readonly announced: string | undefined,
    private readonly secrets: SecretStore,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  async list(): Promise<readonly ResolvedConnection[]> {
    const { line } = this;
    if (line === undefined) return [];
    const { sandboxOf } = await import('../../connections/types/sandbox');
    const found = sandboxOf(line);
    if (!found) {
      this.log.warn('The sandbox printed a line that is not recognized; it is left out.');
      return [];
    }
    this.secrets.remember(found.target, found.secret);
    return [found.target];
  }

  /** The ready line of the sandbox that runs: its addresses, and what signs in. */
  get line(): string | undefined {
    return this.running?.readyLine ?? this.announced;
  }

  get isRunning(): boolean {
    return this.line !== undefined;
  }

  /** Starts a sandbox unless one is running. @throws Error when it does not start. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    const { startSandboxProcess } = await import('./sandbox-process');
    const started = await startSandboxProcess(this.cli, (line) => this.log.info(`[sandbox] ${line}`));
    this.running = started;
    void started.ended.then(() => this.forget(started));
    this.changed.fire();
  }

  /** Stops the sandbox that this window started; one named by the environment keeps running. */
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
