import * as l10n from '@vscode/l10n';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  PrepareRenameParams,
  PrepareRenameResult,
  RenameParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { plainWords } from '../../manifests/engine/plain-words';
import type { NameInFile } from '../../manifests/engine/workspace/name-index';
import { toRange } from '../convert';
import type { Snapshot } from '../snapshot';
import { canonicalUri } from '../uris';
import type { Services } from './feature';
import { namesAt, usesOf } from './names-at';
import { problemWithName } from './new-name';

/** The renamable name at the cursor; an error with the reason for others. */
export function prepareRename(
  snapshot: Snapshot,
  params: PrepareRenameParams,
  { workspace }: Services,
): PrepareRenameResult | ResponseError<void> | null {
  if (!workspace.isWorkedOn(snapshot.uri)) return onlyShown();
  const [name] = namesAt(snapshot, params);
  if (name === undefined) return null;
  if (name.fixed) return partOfValue(name.name);
  return { range: toRange(snapshot.manifest, name.range), placeholder: name.name };
}

/**
 * Renames the name at the cursor in the whole workspace. Clients that preview changes ask before changing files other
 * than this one.
 */
export async function rename(
  snapshot: Snapshot,
  params: RenameParams,
  { client, workspace }: Services,
): Promise<WorkspaceEdit | ResponseError<void> | null> {
  if (!workspace.isWorkedOn(snapshot.uri)) return onlyShown();
  const { newName } = params;
  const names = namesAt(snapshot, params);
  const [name] = names;
  if (name === undefined) return null;
  if (name.fixed) return partOfValue(name.name);

  const known = await usesOf(names, workspace);
  await Promise.all([...new Set(known.map(({ file }) => file))].map((file) => workspace.reread(file)));
  const uses = (await usesOf(names, workspace)).filter(({ use }) => !use.fixed);
  const problem = await problemWithName(newName, byFile(uses), workspace);
  if (problem !== undefined) return refused(problem);
  const isTaken = workspace.index
    .usesOf({ ...name, name: newName })
    .some(({ use: { role } }) => role === 'definition');
  return previewOf(client)
    ? annotated(uses, snapshot, newName, isTaken, workspace)
    : plain(uses, newName, workspace);
}

function previewOf({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && changeAnnotationSupport !== undefined;
}

type Uris = Pick<Services['workspace'], 'clientUri' | 'versionOf'>;

function plain(uses: readonly NameInFile[], newText: string, uris: Uris): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const [file, inFile] of byFile(uses)) changes[uris.clientUri(file)] = editsOf(inFile, newText);
  return { changes };
}

const here = 'here';
const elsewhere = 'elsewhere';

function annotated(
  uses: readonly NameInFile[],
  { uri }: Snapshot,
  newText: string,
  isTaken: boolean,
  uris: Uris,
): WorkspaceEdit {
  const own = canonicalUri(uri);
  const documentChanges = [...byFile(uses)].map(([file, inFile]) => ({
    textDocument: { uri: uris.clientUri(file), version: uris.versionOf(file) },
    edits: editsOf(inFile, newText).map((edit): AnnotatedTextEdit => ({
      ...edit,
      annotationId: file === own ? here : elsewhere,
    })),
  }));
  const taken = isTaken && {
    description: plainWords(l10n.t('`{0}` already exists; the two names would collide.', newText)),
  };
  const changeAnnotations: Record<string, ChangeAnnotation> = {
    [here]: { label: l10n.t('Rename in this file'), needsConfirmation: isTaken, ...taken },
    [elsewhere]: { label: l10n.t('Rename in other files'), needsConfirmation: true, ...taken },
  };
  return { documentChanges, changeAnnotations };
}

function byFile(uses: readonly NameInFile[]): ReadonlyMap<string, readonly NameInFile[]> {
  const files = new Map<string, NameInFile[]>();
  for (const use of uses) {
    const inFile = files.get(use.file);
    if (inFile === undefined) files.set(use.file, [use]);
    else inFile.push(use);
  }
  return files;
}

function editsOf(uses: readonly NameInFile[], newText: string): TextEdit[] {
  const places = new Map(uses.map(({ use: { range } }) => [JSON.stringify(range), range]));
  return [...places.values()].map((range) => ({ range, newText }));
}

function partOfValue(name: string): ResponseError<void> {
  return refused(l10n.t('`{0}` is part of a larger value; rename it where it is defined.', name));
}

function onlyShown(): ResponseError<void> {
  return refused(l10n.t('This document is not part of the workspace, so nothing can be renamed in it.'));
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, plainWords(message));
}
