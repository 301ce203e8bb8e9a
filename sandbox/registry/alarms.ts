/** What went wrong in the server, as its alarms tell. Source: the server's alarm service. */
export interface Alarm {
  readonly id: 'InternalError';
  readonly status: 'ACTIVATED';
  readonly fields: { readonly detail: string };
}

/** The alarms since they were cleared, the last one of each id. */
export interface Alarms {
  raise(id: Alarm['id'], detail: string): void;
  all(): readonly Alarm[];
  clear(): void;
}

export function createAlarms(): Alarms {
  const raised = new Map<string, Alarm>();
  return {
    raise: (id, detail) => void raised.set(id, { id, status: 'ACTIVATED', fields: { detail } }),
    all: () => [...raised.values()],
    clear: () => raised.clear(),
  };
}
