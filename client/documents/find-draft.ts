import * as l10n from '@vscode/l10n';
import type { DocumentAddress } from '../../resources/documents/documents';
import { keyOf } from '../../resources/list-key';
import type { Prompts } from '../prompts';
import type { TreeNode } from '../views/tree-node';
import { draftName, type Draft, type Drafts } from './drafts';
import type { OpenDocuments } from './open-documents';

/** Where drafts are looked for, and who is asked. */
interface DraftPlaces {
  readonly documents: { readonly drafts: Drafts; open(): Promise<Pick<OpenDocuments, 'addressOf'>> };
  readonly views: { nodeOf(argument: unknown): TreeNode | undefined };
  readonly prompts: Pick<Prompts, 'choose' | 'inform'>;
}

/**
 * The document that a command is called for, if it has a draft or unsaved changes: that of the row or of the URI that a
 * menu passes, and only when nothing was passed that of the editor.
 *
 * @param uri The URI of a document in the argument; that of the editor's document without an argument.
 */
export async function calledFor(
  { documents, views }: Pick<DraftPlaces, 'documents' | 'views'>,
  argument: unknown,
  uri: DocumentAddress | undefined,
): Promise<DocumentAddress | undefined> {
  await documents.drafts.load();
  if (argument === undefined || argument === uri) return uri;
  const node = views.nodeOf(argument);
  const [own] = node?.resources ?? [];
  if (!node?.connection || !own) return undefined;
  return (await documents.open()).addressOf(
    keyOf(own.kind, { target: node.connection }, own.scope, own.identity),
  );
}

/**
 * The draft of the document that a command is called for. Without an argument the user may choose another one.
 *
 * @param title The title of the list to choose from.
 */
export async function findDraft(
  { documents: { drafts }, prompts, views }: DraftPlaces,
  argument: unknown,
  address: DocumentAddress | undefined,
  title: string,
): Promise<Draft | undefined> {
  const given = address && (await drafts.saved(address));
  if (given) return given;
  if (argument !== undefined) {
    const name = address ? draftName({ address }) : views.nodeOf(argument)?.label;
    await prompts.inform(
      name === undefined ? l10n.t('There are no drafts.') : l10n.t('There is no draft of {0}.', name),
    );
    return undefined;
  }
  const all = drafts.all();
  if (all.length === 0) {
    await prompts.inform(l10n.t('There are no drafts.'));
    return undefined;
  }
  return prompts.choose(
    title,
    all.map((draft) => ({ label: draftName(draft), description: draft.address.path, value: draft })),
  );
}
