import * as l10n from '@vscode/l10n';
import { done, failed, type ActionPlace, type ResourceAction } from './resource-action';

/** The states between which policies and configuration items are switched; items without one are enabled. */
type Status = 'enabled' | 'disabled';

/** What is switched, and how. */
export interface Switched<Scope, Subject> extends Pick<
  ResourceAction<Scope, Subject>,
  'kind' | 'operations' | 'affects'
> {
  readonly nameOf: (subject: Subject) => string;
  /** How several of them are called, such as `2 policies`. */
  readonly counted: (count: number) => string;
  /** What else happens. */
  readonly notes: (
    place: ActionPlace<Scope, Subject>,
    wanted: Status,
  ) => readonly string[] | Promise<readonly string[]>;
  /** Writes the status and returns the one that the server has afterwards. @throws ApiError */
  readonly write: (
    place: ActionPlace<Scope, Subject>,
    wanted: Status,
    signal: AbortSignal,
  ) => Promise<string | null | undefined>;
}

/** An action that enables or disables an item. */
export function statusAction<Scope, Subject extends { readonly status?: string | null }>(
  { kind, operations = [], affects = [], nameOf, counted, notes, write }: Switched<Scope, Subject>,
  wanted: Status,
): ResourceAction<Scope, Subject> {
  const isEnabling = wanted === 'enabled';
  return {
    kind,
    on: 'item',
    effect: 'change',
    operations,
    affects,
    many: {
      summary: (count) =>
        isEnabling ? l10n.t('Enable {0}', counted(count)) : l10n.t('Disable {0}', counted(count)),
      done: (switched, count) =>
        isEnabling
          ? l10n.t('{0} of {1} enabled', switched, count)
          : l10n.t('{0} of {1} disabled', switched, count),
    },
    isOffered: ({ status }) => (status ?? 'enabled') !== wanted,
    plan: async (place) => {
      const name = nameOf(place.subject);
      return {
        summary: isEnabling ? l10n.t('Enable {0}', name) : l10n.t('Disable {0}', name),
        changes: [{ path: 'status', from: place.subject.status ?? 'enabled', to: wanted }],
        notes: await notes(place, wanted),
      };
    },
    run: async (place, _answers, { signal }) => {
      const name = nameOf(place.subject);
      const status = await write(place, wanted, signal);
      if (status !== wanted) return failed(l10n.t('The server kept the status {0}.', String(status)));
      return done(isEnabling ? l10n.t('{0} is enabled.', name) : l10n.t('{0} is disabled.', name));
    },
  };
}
