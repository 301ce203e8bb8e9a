import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver/node';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';
import { namesAt, usesOf } from './names-at';

/** The definitions of the name at the cursor, with their full ranges for clients that support it. */
export async function definition(
  snapshot: Snapshot,
  params: DefinitionParams,
  { client, workspace }: Services,
): Promise<Location[] | DefinitionLink[] | null> {
  const [first, ...others] = namesAt(snapshot, params);
  if (first === undefined) return null;
  const uses = await usesOf([first, ...others], workspace);
  const definitions = uses.filter(({ use }) => use.role === 'definition');
  if (definitions.length === 0) return null;
  if (client.textDocument?.definition?.linkSupport !== true) {
    return definitions.map(({ file, use }) => ({ uri: workspace.clientUri(file), range: use.range }));
  }
  return definitions.map(({ file, use }) => ({
    originSelectionRange: toRange(snapshot.manifest, first.range),
    targetUri: workspace.clientUri(file),
    targetRange: use.extent ?? use.range,
    targetSelectionRange: use.range,
  }));
}
