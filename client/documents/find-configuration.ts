import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { addressOf, documentKindOf } from '../../resources/documents/documents';
import { kieItems } from '../../resources/kie/items';
import { isSecretName } from '../../resources/shown-value';
import { askForConnection, connectionChoice } from '../connections/choose-connection';
import { describeFailure } from '../describe-failure';
import { brief } from '../plain-text';
import type { Choice } from '../prompts';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import {
  lineWith,
  searchConfiguration,
  type ConfigurationMatch,
  type SearchedItem,
} from './configuration-search';
import { uriOf } from './document-uri';

const maxDetail = 120;

/** What was chosen, and the text that it was found by. */
interface Found {
  readonly match: ConfigurationMatch;
  readonly searched: string;
}

/** Searches keys and values of the configuration of one connection or all, and opens the item at the match. */
export async function findInConfiguration(services: Services): Promise<void> {
  const title = l10n.t('Find in Configuration');
  const targets = await chooseTargets(services, title);
  if (!targets) return;
  const items = await readItems(services, targets);
  if (items.length === 0) {
    await services.prompts.inform(l10n.t('There are no configuration items to search.'));
    return;
  }
  const found = await services.prompts.filter(title, l10n.t('Part of a key or a value'), (searched) =>
    searchConfiguration(items, searched).map((match) => choiceOf({ match, searched })),
  );
  if (found) await openAt(found);
}

async function chooseTargets(
  { live, prompts }: Services,
  title: string,
): Promise<readonly ResolvedConnection[] | undefined> {
  const all = (await live.list()).filter((target) => reaches(target, 'kie'));
  if (all.length === 0) {
    await prompts.inform(
      l10n.t('No connection reaches {0}: run Engine Room: Add Connection, or start the sandbox.', 'kie'),
    );
    return undefined;
  }
  if (all.length === 1) return all;
  return askForConnection<readonly ResolvedConnection[]>(prompts, title, [
    { label: l10n.t('All connections'), value: all },
    ...all.map((target) => ({ ...connectionChoice(target), value: [target] })),
  ]);
}

/** The items of all connections that can be read; what can't be read is reported. */
async function readItems(
  { live, lists, prompts }: Services,
  targets: readonly ResolvedConnection[],
): Promise<readonly SearchedItem[]> {
  return withCancel(l10n.t('Reading the configuration'), async (signal) => {
    const read = async (target: ResolvedConnection): Promise<readonly SearchedItem[]> => {
      try {
        const session = await live.sessions.get(target.id);
        const { items, error } = await lists.get(kieItems, session, {}, { signal });
        if (error) throw error;
        return items.map((item) => ({ target, item }));
      } catch (error) {
        if (!signal.aborted)
          void prompts.warn(`${target.connection.name}: ${describeFailure(error, target)}`);
        return [];
      }
    };
    return (await Promise.all(targets.map(read))).flat();
  });
}

function choiceOf(found: Found): Choice<Found> {
  const { item, target, text } = found.match;
  const labels = kieItems.details?.(item) ?? '';
  const shown = text ?? (isSecretName(item.key) ? '' : item.value);
  return {
    label: item.key,
    description: [labels, target.connection.name].filter((part) => part !== '').join(' · '),
    ...(shown !== '' && { detail: brief(shown, maxDetail) }),
    value: found,
  };
}

/** A draft may have other lines than the live value: the text is searched for again. */
async function openAt({ match: { target, item, line }, searched }: Found): Promise<void> {
  const kind = documentKindOf(kieItems);
  if (!kind) return;
  const uri = uriOf(addressOf(target, kind, {}, item));
  const document = await vscode.workspace.openTextDocument(uri);
  const wanted = searched.trim().toLowerCase();
  const at = line === undefined ? undefined : lineWith(document.getText(), wanted)?.line;
  const start = at === undefined ? -1 : document.lineAt(at).text.toLowerCase().indexOf(wanted);
  const selection =
    at === undefined || start < 0 ? undefined : new vscode.Range(at, start, at, start + wanted.length);
  await vscode.window.showTextDocument(document, { preview: true, ...(selection && { selection }) });
}
