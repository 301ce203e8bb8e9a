/** A created, changed or deleted item. */
export interface Change {
  readonly project: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Notifies waiting requests of changes. */
export interface Changes {
  publish(change: Change): void;
  /** True at the next change that matches; false as soon as the signal is aborted. */
  next(matches: (change: Change) => boolean, end: AbortSignal): Promise<boolean>;
}

export function createChanges(): Changes {
  const watchers = new Set<(change: Change) => void>();
  return {
    publish: (change) => {
      for (const watcher of [...watchers]) watcher(change);
    },
    next: (matches, end) =>
      new Promise((resolve) => {
        const settle = (happened: boolean) => {
          watchers.delete(watcher);
          end.removeEventListener('abort', stop);
          resolve(happened);
        };
        const watcher = (change: Change) => {
          if (matches(change)) settle(true);
        };
        const stop = () => settle(false);
        if (end.aborted) return resolve(false);
        watchers.add(watcher);
        end.addEventListener('abort', stop);
      }),
  };
}
