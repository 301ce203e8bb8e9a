import * as l10n from '@vscode/l10n';
import { brief, plainText } from '../plain-text';

/** Maximum lengths in the status bar and in a line of its tooltip, in characters. */
const [maxTitle, maxLine] = [60, 300];

/** What is known about one connection: from what was read last, never from a request of its own. */
export interface ConnectionStatus {
  readonly name: string;
  readonly address: string;
  readonly state: 'unused' | 'reached' | 'failed';
  /** Why the latest read failed. */
  readonly problem?: string;
}

/** The texts of the status-bar item. */
export interface StatusTexts {
  readonly text: string;
  readonly tooltip: string;
  readonly warning: boolean;
}

/** Running work first, then connections that can't be read, then what is connected; undefined for nothing to show. */
export function describeStatus(
  connections: readonly ConnectionStatus[],
  work: readonly string[],
): StatusTexts | undefined {
  const [first] = connections;
  if (!first && work.length === 0) return undefined;
  const failed = connections.filter(({ state }) => state === 'failed');
  return {
    text: shortText(connections, failed, work),
    tooltip: [...work.map((title) => l10n.t('running: {0}', title)), ...connections.map(lineOf)]
      .map((line) => plainText(brief(line, maxLine)))
      .join('\n'),
    warning: failed.length > 0,
  };
}

function shortText(
  connections: readonly ConnectionStatus[],
  failed: readonly ConnectionStatus[],
  work: readonly string[],
): string {
  const [title] = work;
  if (title !== undefined) {
    const more = work.length > 1 ? l10n.t('and {0} more', work.length - 1) : '';
    const shown = brief(title, maxTitle);
    return `$(sync~spin) ${plainText([shown, more].filter((text) => text !== '').join(' '))}`;
  }
  const [broken] = failed;
  if (broken && failed.length === 1)
    return `$(warning) ${plainText(l10n.t('{0}: failed', brief(broken.name, maxTitle)))}`;
  if (broken) return `$(warning) ${l10n.t('connections that failed: {0}', failed.length)}`;
  const [only] = connections;
  return connections.length === 1 && only
    ? `$(plug) ${plainText(brief(only.name, maxTitle))}`
    : `$(plug) ${l10n.t('connections: {0}', connections.length)}`;
}

function lineOf({ name, address, state, problem = '' }: ConnectionStatus): string {
  switch (state) {
    case 'unused':
      return l10n.t('{0} ({1}): not used yet', name, address);
    case 'reached':
      return l10n.t('{0} ({1}): reached', name, address);
    case 'failed':
      return l10n.t('{0} ({1}): {2}', name, address, problem);
  }
}
