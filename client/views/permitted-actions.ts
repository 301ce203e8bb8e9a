import type { ResolvedConnection } from '../../connections/resolved-connection';
import type * as permissions from '../../resources/registry/own-permissions';
import type { LiveSources } from './live-reader';
import type { TreeNode } from './tree-node';

/**
 * Which actions of a row the account may run, as far as its engine tells: asked once per session, after something else was
 * read from it, and again after a refresh. Where an engine does not tell, all of them are offered.
 */
export class PermittedActions {
  private module: typeof permissions | undefined;
  /** The connections of rows with such actions, by id. */
  private readonly shown = new Map<string, ResolvedConnection>();
  private readonly subscription: { dispose(): void };

  /** @param onDidChange Called when more is known than before. */
  constructor(
    private readonly sources: LiveSources,
    onDidChange: () => void,
  ) {
    this.subscription = sources.lists.onDidChange(({ kind, same, sessionId }) => {
      const target = this.shown.get(sessionId);
      if (kind !== this.module?.ownPermissions.id) void (target && this.ask(target));
      else if (!same) onDidChange();
    });
  }

  /** Ids of the actions of a row; those that are known to be refused are left out. */
  actionsOf({ actions = [], operations, connection }: TreeNode): readonly string[] {
    if (!operations || !connection) return actions;
    this.shown.set(connection.id, connection);
    void this.ask(connection);
    if (!this.module) return actions;
    const { needsOf, ownPermissions, unmetNeed } = this.module;
    const [own] = this.sources.lists.peek(ownPermissions, { target: connection }, {}) ?? [];
    return own ? actions.filter((id) => !unmetNeed(needsOf(operations[id]), own)) : actions;
  }

  /** Asks a connection, or all of them, again when the next row is shown. */
  refresh(connectionId?: string): void {
    for (const [id, target] of this.shown) {
      if (!this.module || (connectionId !== undefined && id !== connectionId)) continue;
      this.sources.lists.invalidateKind(this.module.ownPermissions, { target });
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Sends a request only where nothing is known: not even a failure, which leaves the actions as they are. */
  private async ask(target: ResolvedConnection): Promise<void> {
    const latest = this.sources.lists.latestOf(target.id);
    if (!latest || latest.error) return;
    try {
      this.module ??= await import('../../resources/registry/own-permissions');
      const { hasOwnPermissions, ownPermissions } = this.module;
      if (!hasOwnPermissions(target)) return;
      const session = await this.sources.sessions.get(target.id);
      await this.sources.lists.get(ownPermissions, session, {}, { maxAgeMs: Infinity });
    } catch {
      // The session has ended, or can't be opened: what the row shows says so.
    }
  }
}
