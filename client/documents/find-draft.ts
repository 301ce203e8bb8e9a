import * as l10n from '@vscode/l10n';
import { keyOf } from '../../resources/list-key';
import type { Services } from '../services';
import { documentUri } from './document-uri';
import { draftName, type SavedDraft } from './drafts';

/**
 * The draft of the editor's document, of a URI or of a row; else the user chooses one.
 *
 * @param title The title of the list to choose from.
 */
export async function findDraft(
  { documents: { drafts }, prompts, views }: Services,
  argument: unknown,
  title: string,
): Promise<SavedDraft | undefined> {
  await drafts.load();
  const uri = documentUri(argument);
  const given = uri && (await drafts.saved(uri));
  if (given) return given;
  if (uri && argument !== undefined) {
    await prompts.inform(l10n.t('There is no draft of {0}.', draftName({ address: uri })));
    return undefined;
  }
  const all = drafts.all();
  const node = argument === undefined ? undefined : views.nodeOf(argument);
  const [own] = node?.resources ?? [];
  if (node?.connection && own) {
    const key = keyOf(own.kind, { target: node.connection }, own.scope, own.identity);
    const found = all.find((draft) => draft.key === key);
    if (found) return found;
  }
  if (all.length === 0) {
    await prompts.inform(l10n.t('There are no drafts.'));
    return undefined;
  }
  return prompts.choose(
    title,
    all.map((draft) => ({ label: draftName(draft), description: draft.address.path, value: draft })),
  );
}
