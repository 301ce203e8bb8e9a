import type { Location, ReferenceParams } from 'vscode-languageserver/node';
import type { Snapshot } from '../snapshot';
import type { Services } from './feature';
import { namesAt, usesOf } from './names-at';

/** All uses in the workspace of the name at the cursor; none for read-only documents. */
export async function references(
  snapshot: Snapshot,
  params: ReferenceParams,
  { workspace }: Services,
): Promise<Location[] | null> {
  const names = workspace.isWorkedOn(snapshot.uri) ? namesAt(snapshot, params) : [];
  if (names.length === 0) return null;
  const uses = await usesOf(names, workspace);
  const places = uses
    .filter(({ use }) => params.context.includeDeclaration || use.role === 'reference')
    .map(({ file, use }) => ({ uri: workspace.clientUri(file), range: use.range }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
