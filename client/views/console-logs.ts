import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { NodeFlag } from '../commands/command-table';

/** The page of the cloud's console that *Open Logs in Console* leads to; undefined where none is known. */
export function consolePageOf({ type, connection }: ResolvedConnection): string | undefined {
  return type.consolePage?.(connection);
}

/** What a tooltip says about logs that the API of a cloud does not have. */
export function logsText(target: ResolvedConnection): string {
  return consolePageOf(target) === undefined
    ? l10n.t('not in the API of the cloud')
    : l10n.t('not in the API of the cloud; Open Logs in Console leads to them');
}

/** The flag of rows that *Open Logs in Console* is offered for. */
export function consoleFlags(target: ResolvedConnection): readonly NodeFlag[] {
  return consolePageOf(target) === undefined ? [] : ['console'];
}
