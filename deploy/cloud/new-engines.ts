import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { Service } from '../../api/catalogue/operation';
import type { Session } from '../../connections/session';
import { serverTrouble } from '../../resources/cse/server-trouble';
import type { ActionRun } from '../../resources/resource-action';
import { readUntil } from '../../resources/read-until';
import { failureOf } from '../failures';

/** How long the servers of a new engine may not answer yet, in milliseconds. Source: resources §5, ready ≠ Available. */
const startUp = { pauseMs: 5000, waitTimeoutMs: 5 * 60_000 };

/** The engines that a plan has created: their servers may answer only a while after their jobs are done. */
export class NewEngines {
  private readonly names = new Set<string>();
  private readonly waiting = new Map<string, Promise<string | undefined>>();

  add(name: string): void {
    this.names.add(name);
  }

  /**
   * Waits until a server of an engine answers; at once where the plan has not created the engine. The reason in one
   * sentence when it does not answer in time.
   */
  obstacle(
    engine: ListedEngine | undefined,
    service: Service,
    session: Session,
    run: ActionRun,
  ): Promise<string | undefined> {
    if (!engine || !this.names.has(engine.name)) return Promise.resolve(undefined);
    const key = `${service} ${engine.id}`;
    const waiting = this.waiting.get(key) ?? waitFor(engine, service, session, run);
    this.waiting.set(key, waiting);
    return waiting;
  }
}

async function waitFor(
  { name }: ListedEngine,
  service: Service,
  session: Session,
  run: ActionRun,
): Promise<string | undefined> {
  run.progress(l10n.t('Waiting until the servers of {0} answer', name));
  const look = () => serverTrouble(service === 'kie' ? 'kie' : 'registry', session, run.signal);
  const trouble = await readUntil(look, (error) => error === undefined, run, startUp);
  return trouble && l10n.t('{0} exists, but its servers can’t be reached: {1}', name, failureOf(trouble));
}
