import { readItem, readList, readObject } from './document';
import type { ItemDocument } from './document';
import { KieRefusal } from './errors';
import { createItem, findTwin, updateItem } from './items';
import type { Kie } from './kie';
import type { KieItem } from './state';

/** What to do with an item whose key and labels exist already. */
export type Override = 'force' | 'abort' | 'skip';

export interface ImportFailure {
  readonly document: ItemDocument;
  readonly code: number;
  readonly message: string;
}

export interface ImportResult {
  readonly success: readonly KieItem[];
  readonly failure: readonly ImportFailure[];
}

/**
 * The items of a file that is imported; empty ones are left out.
 * @throws KieRefusal 400001 when a member has the wrong type.
 */
export function readImport(body: unknown): ItemDocument[] {
  const { data } = readObject(body, 'KVUploadBody');
  return readList(data, 'KVUploadBody.data')
    .filter((item) => item !== null)
    .map((item) => readItem(item, 'KVDoc.data'));
}

/**
 * Imports items one after the other. Broken rules never stop it; with `abort` the first item that exists does, and what
 * was imported before stays. Source: kie, section 5.
 */
export function importItems(
  kie: Kie,
  project: string,
  documents: readonly ItemDocument[],
  override: Override,
): ImportResult {
  const success: KieItem[] = [];
  const failure: ImportFailure[] = [];
  for (const [index, document] of documents.entries()) {
    const outcome = importItem(kie, project, document, override);
    if (!(outcome instanceof KieRefusal)) {
      success.push(outcome);
    } else if (outcome.code === 400005) {
      const rest = documents.slice(index);
      failure.push(...rest.map((one) => ({ document: one, code: outcome.code, message: outcome.detail })));
      break;
    } else {
      failure.push({ document, code: outcome.code, message: outcome.detail });
    }
  }
  return { success, failure };
}

/** The written item, or the reason why it was not written. */
function importItem(
  kie: Kie,
  project: string,
  document: ItemDocument,
  override: Override,
): KieItem | KieRefusal {
  try {
    return createItem(kie, project, document);
  } catch (error) {
    if (!(error instanceof KieRefusal)) throw error;
    if (error.code !== 409001) return error;
  }
  if (override === 'skip') return new KieRefusal(400004, 'skip overriding duplicate kvs');
  if (override === 'abort') {
    return new KieRefusal(400005, 'stop overriding kvs after reaching the duplicate kv');
  }
  const twin = findTwin(kie, project, document);
  if (!twin) throw new Error(`The item ${document.key} exists and can't be found.`);
  return updateItem(kie, twin, document);
}

export interface ExportedItem {
  readonly id: string;
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
  readonly value_type: string;
  readonly status: string;
}

/** The file that an export writes, and an import reads. */
export interface ExportFile {
  readonly metadata: { readonly version: string; readonly annotations: Record<string, string> };
  readonly data: readonly ExportedItem[];
}

export function exportItems(items: readonly KieItem[]): ExportFile {
  const data = items.map(({ id, key, labels, value, valueType, status }) => ({
    id,
    key,
    labels: { ...labels },
    value,
    value_type: valueType,
    status,
  }));
  return { metadata: { version: '1.0.0', annotations: {} }, data };
}
