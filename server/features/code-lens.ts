import * as l10n from '@vscode/l10n';
import type { CodeLens } from 'vscode-languageserver/node';
import type { NameUse } from '../../manifests/engine/names';
import { toRange } from '../convert';
import { showReferencesCommand } from '../protocol';
import type { Snapshot } from '../snapshot';
import type { Workspace } from '../workspace/workspace';
import type { Services } from './feature';

/** Code lenses that run a command; only for clients that implement the extension's commands. */
export async function codeLenses(
  snapshot: Snapshot,
  _params: unknown,
  { extras, workspace }: Services,
): Promise<CodeLens[]> {
  if (!extras.runsCommands) return [];
  await workspace.settle();
  const { manifest, uri } = snapshot;
  const own = manifest.lenses().map(({ range, title, command, arguments: given }) => ({
    range: toRange(manifest, range),
    command: { title, command, arguments: [uri, ...given] },
  }));
  const groups = manifest.names().filter(({ kind, role }) => kind === 'match-group' && role === 'definition');
  return [...own, ...groups.flatMap((group) => policiesOf(group, snapshot, workspace))];
}

/** The number of policies of a match group, in all files. */
function policiesOf(group: NameUse, { uri, manifest }: Snapshot, workspace: Workspace): CodeLens[] {
  const policies = workspace.index
    .usesOf({ ...group, kind: 'policy' })
    .filter(({ use }) => use.role === 'definition')
    .map(({ file, use }) => ({ uri: workspace.clientUri(file), range: use.range }));
  if (policies.length === 0) return [];
  const title = policies.length === 1 ? l10n.t('1 policy') : l10n.t('{0} policies', policies.length);
  const range = toRange(manifest, group.range);
  return [
    { range, command: { title, command: showReferencesCommand, arguments: [uri, range.start, policies] } },
  ];
}
