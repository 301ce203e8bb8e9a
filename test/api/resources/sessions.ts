import assert from 'node:assert/strict';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { resolveConnection } from '../../../connections/resolved-connection';
import type { Session } from '../../../connections/session';
import { openSession } from '../../../connections/session';
import { engineType } from '../../../connections/types/engine';
import { lainType } from '../../../connections/types/lain';
import { sandboxOf } from '../../../connections/types/sandbox';
import type { SandboxOptions } from '../../../sandbox/options';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';

/** Sessions of a sandbox's console and engine that remember what they sent. */
export interface SandboxSessions {
  readonly sandbox: TestSandbox;
  readonly console: ResolvedConnection;
  readonly engine: ResolvedConnection;
  /** Every service of the sandbox. */
  readonly everything: ResolvedConnection;
  /** Opens a session each time. */
  open(target: ResolvedConnection): Session;
  /** Ids of the operations that were sent so far, oldest first. */
  readonly sent: string[];
  close(): Promise<void>;
}

export async function sandboxSessions(options?: SandboxOptions): Promise<SandboxSessions> {
  const sandbox = await startTestSandbox(options);
  const { lain, registry, kie } = sandbox.ready;
  const sent: string[] = [];
  const opened: Session[] = [];
  const line = JSON.stringify(sandbox.ready);
  const found = sandboxOf(line);
  assert.ok(found);
  const secrets = { get: () => Promise.resolve({ token: 'sandbox-token-of-lin', line }) };
  return {
    sandbox,
    everything: found.target,
    console: resolveConnection(
      lainType,
      { type: 'lain', name: 'cluster', console: lain, authentication: 'token' },
      'settings',
    ),
    engine: resolveConnection(
      engineType,
      { type: 'engine', name: 'dev', registry, kie, authentication: 'none' },
      'settings',
    ),
    open: (target) => {
      const session = openSession(target, secrets, { log: ({ operation }) => sent.push(operation) });
      opened.push(session);
      return session;
    },
    sent,
    close: async () => {
      await Promise.all(opened.map((session) => session.close()));
      await sandbox.close();
    },
  };
}
