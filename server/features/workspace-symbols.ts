import * as l10n from '@vscode/l10n';
import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver/node';
import { SymbolKind } from 'vscode-languageserver/node';
import type { NameKind } from '../../manifests/engine/names';
import type { FeatureHost } from './feature';

/** Maximum number of results; typing narrows the search. */
const maxSymbols = 500;

/** The names that the manifests of the workspace define, matched by letters in order. */
export async function workspaceSymbols(
  { query }: WorkspaceSymbolParams,
  { services: { workspace } }: FeatureHost,
): Promise<SymbolInformation[]> {
  await workspace.settle();
  const symbols: SymbolInformation[] = [];
  for (const { file, use } of workspace.index.search(query)) {
    if (symbols.length >= maxSymbols) break;
    const { kind, scope, name, range } = use;
    const container = scope === undefined || scope === '' ? wordOf(kind) : `${wordOf(kind)} · ${scope}`;
    const location = { uri: workspace.clientUri(file), range };
    symbols.push({ name, kind: SymbolKind.Object, containerName: container, location });
  }
  return symbols;
}

/** The kind of a name in a word. */
function wordOf(kind: NameKind): string {
  switch (kind) {
    case 'lain-app':
      return l10n.t('LAIN app');
    case 'lain-proc':
      return l10n.t('proc');
    case 'lain-service':
      return l10n.t('LAIN service');
    case 'lain-resource':
      return l10n.t('LAIN resource');
    case 'environment':
      return l10n.t('environment');
    case 'application':
      return l10n.t('application');
    case 'component':
      return l10n.t('component');
    case 'instance':
      return l10n.t('component instance');
    case 'engine':
      return l10n.t('engine');
    case 'microservice':
      return l10n.t('microservice');
    case 'instance-version':
      return l10n.t('version of instances');
    case 'schema':
      return l10n.t('schema');
    case 'match-group':
      return l10n.t('match group');
    case 'policy':
      return l10n.t('policy');
    case 'config-item':
      return l10n.t('configuration item');
    case 'namespace':
      return l10n.t('namespace');
    case 'connection':
      return l10n.t('connection');
  }
}
