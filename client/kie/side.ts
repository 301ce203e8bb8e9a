import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { naturalOrder } from '../../api/natural-order';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { ItemSide } from '../../deploy/kie/compare-sides';
import { knownSide, liveSide, selected, type KnownSide } from '../../deploy/kie/item-side';
import { hasItems, wantedItems } from '../../deploy/kie/wanted-items';
import { kieItems, labelsKey, type Labels } from '../../resources/kie/items';
import { describeLabels } from '../../resources/kie/label-text';
import { keyOf } from '../../resources/list-key';
import { openContext } from '../deploy/deploy';
import { readDocument } from '../deploy/read-document';
import { readablePath } from '../deploy/readable-path';
import type { Choice } from '../prompts';
import type { Services } from '../services';

/** Where configuration items are that are compared or promoted: a connection, or a file. */
export interface Place {
  readonly name: string;
  /** Undefined for a file. */
  readonly target?: ResolvedConnection;
  /** The items with these labels, as they are now; undefined when they are refused, for a reason that was shown. @throws ApiError */
  read(labels: Labels, signal: AbortSignal): Promise<ItemSide | undefined>;
  /** The list that the items of a connection are in; a file is read on demand only. */
  readonly list?: {
    readonly key: string;
    /** The items with these labels, as they were read last. @throws ApiError */
    known(labels: Labels): Promise<KnownSide>;
  };
}

/** The items of a place that have certain labels. */
export interface Side {
  readonly place: Place;
  readonly labels: Labels;
  readonly name: string;
}

/** The items of a place with these labels, among others; all without. */
export function sideOf(place: Place, labels: Labels = {}): Side {
  const { name } = place;
  const isAll = Object.keys(labels).length === 0;
  return { place, labels, name: isAll ? name : `${describeLabels(labels)} · ${name}` };
}

/** Names of two sides that are read beside each other: without the place and the labels that both have. */
export function shortNames(left: Side, right: Side): { readonly left: string; readonly right: string } {
  const full = { left: left.name, right: right.name };
  if (left.place.name !== right.place.name) return full;
  const [one, other] = [labelsBeside(left, right), labelsBeside(right, left)];
  return one === undefined || other === undefined ? full : { left: one, right: other };
}

/** The labels of a side that the other has not; undefined when there is none. */
function labelsBeside({ labels }: Side, other: Side): string | undefined {
  const own = Object.entries(labels).filter(([name, value]) => other.labels[name] !== value);
  return own.length === 0 ? undefined : describeLabels(Object.fromEntries(own));
}

/** The engine of a connection. */
export function livePlace(services: Services, target: ResolvedConnection): Place {
  return {
    name: target.connection.name,
    target,
    read: async (labels, signal) => liveSide(await openContext(services, target), labels, signal),
    list: {
      key: keyOf(kieItems, { target }, {}),
      known: async (labels) => knownSide(await openContext(services, target), labels),
    },
  };
}

/** A file, which is checked and read anew each time. */
export async function filePlace(services: Services, path: string): Promise<Place> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  const name = readablePath(document.uri);
  return {
    name,
    read: async (labels) => {
      const file = await readDocument(services, document);
      if (file && hasItems(file)) return { labels, items: selected(wantedItems(file), { labels }) };
      if (file) await services.prompts.inform(l10n.t('{0} holds no configuration items.', name));
      return undefined;
    },
  };
}

/** The choice among all items and those of one environment or scope; undefined when cancelled. */
export function chooseLabels(
  { prompts }: Pick<Services, 'prompts'>,
  title: string,
  { items }: ItemSide,
): Promise<Labels | undefined> {
  const environments = new Set(items.flatMap(({ labels }) => labels['environment'] ?? []));
  const scopes = new Map(items.map(({ labels }) => [labelsKey(labels), labels]));
  const all: Choice<Labels> = {
    label: l10n.t('All Items'),
    description: l10n.t('items: {0}', items.length),
    value: {},
  };
  const narrower = [...[...environments].map((environment) => ({ environment })), ...scopes.values()];
  const byKey = new Map(narrower.map((labels) => [labelsKey(labels), labels]));
  byKey.delete(labelsKey({}));
  const choices = [...byKey.values()].map((labels): Choice<Labels> => {
    const count = selected(items, { labels }).length;
    return { label: describeLabels(labels), description: l10n.t('items: {0}', count), value: labels };
  });
  choices.sort((one, other) => naturalOrder(one.label, other.label));
  return prompts.choose(title, [all, ...choices]);
}
