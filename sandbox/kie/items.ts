import { createHash } from 'node:crypto';
import type { ItemDocument } from './document';
import { refuse } from './errors';
import type { Kie } from './kie';
import { brokenRules } from './rules';
import type { KieItem } from './state';

const quota = 10_000;
const keptRevisions = 100;

/** Creates an item. @throws KieRefusal 400001, 409001 when key and labels are taken, 422001 */
export function createItem(kie: Kie, project: string, document: ItemDocument): KieItem {
  const problem = brokenRules(document);
  if (problem !== undefined) throw refuse(400001, problem);
  const { state } = kie;
  if (state.items.length >= quota) throw refuse(422001, 'reached maximum allowed quota');
  const id = idOf(project, document);
  if (state.items.some((one) => one.id === id)) throw refuse(409001, 'kv already exists');
  const revision = nextRevision(kie);
  const time = seconds(kie);
  const item: KieItem = {
    ...document,
    labels: { ...document.labels },
    id,
    project,
    valueType: document.valueType || 'text',
    status: document.status || 'disabled',
    createRevision: revision,
    updateRevision: revision,
    createTime: time,
    updateTime: time,
  };
  kie.listed.willChange(id, undefined, kie.clock.now());
  state.items.push(item);
  remember(kie, item);
  kie.changes.publish(item);
  return item;
}

/** Changes value and status; an empty one keeps what was there, and nothing changed is a change too. */
export function updateItem(kie: Kie, item: KieItem, update: { value: string; status: string }): KieItem {
  kie.listed.willChange(item.id, item, kie.clock.now());
  item.value = update.value || item.value;
  item.status = update.status || item.status;
  item.updateRevision = nextRevision(kie);
  item.updateTime = seconds(kie);
  remember(kie, item);
  kie.changes.publish(item);
  return item;
}

/** Deletes items in one revision; without any, nothing happens. */
export function deleteItems(kie: Kie, items: readonly KieItem[]): void {
  if (items.length === 0) return;
  const { state } = kie;
  const gone = new Set(items.map((one) => one.id));
  for (const item of items) kie.listed.willChange(item.id, item, kie.clock.now());
  state.items = state.items.filter((one) => !gone.has(one.id));
  for (const id of gone) delete state.history[id];
  nextRevision(kie);
  for (const item of items) kie.changes.publish(item);
}

/** @throws KieRefusal 404001 */
export function findItem(kie: Kie, project: string, id: string): KieItem {
  const found = kie.state.items.find((one) => one.id === id && one.project === project);
  if (!found) throw refuse(404001, 'can not find any key value');
  return found;
}

/** The item with the same key and the same set of labels. */
export function findTwin(kie: Kie, project: string, document: ItemDocument): KieItem | undefined {
  const id = idOf(project, document);
  return kie.state.items.find((one) => one.id === id);
}

function idOf(project: string, { key, labels }: ItemDocument): string {
  return createHash('sha256')
    .update(`default/${project}/${key}/${labelFormat(labels)}`)
    .digest('hex');
}

/** `a=1::b=2`, sorted by name, or `none`. */
function labelFormat(labels: Readonly<Record<string, string>>): string {
  const names = Object.keys(labels).sort();
  return names.length === 0 ? 'none' : names.map((name) => `${name}=${labels[name] ?? ''}`).join('::');
}

function nextRevision({ state }: Kie): number {
  state.revision += 1;
  return state.revision;
}

function seconds(kie: Kie): number {
  return Math.floor(kie.clock.now() / 1000);
}

function remember({ state }: Kie, item: KieItem): void {
  const earlier = state.history[item.id] ?? [];
  state.history[item.id] = [...earlier, { ...item }].slice(-keptRevisions);
}
