import { isRecord } from '../../api/values';
import type { ItemDocument } from '../kie/document';
import { KieRefusal } from '../kie/errors';
import type { Kie } from '../kie/kie';
import { hasLabels, readLabels } from '../kie/listing';
import type { LabelQuery } from '../kie/listing';
import { toResponse } from '../kie/to-response';
import { exportItems, importItems, readImport } from '../kie/transfer';
import type { ExportFile, Override } from '../kie/transfer';
import { fileCodeOf, refuse } from './errors';

/** Engines have this one project, whatever the project of the cloud is called. */
const project = 'default';

/**
 * Imports a file, given as its text, as the cloud service does: unreadable files are refused as a whole, and failures have the
 * cloud's codes. `label` (`name:value`) takes the place of all labels in the file.
 * Source: CSE API Reference, section 5.2.1.
 * @throws Refusal
 */
export function importFile(
  kie: Kie,
  text: string,
  { override, label }: { readonly override: Override; readonly label: string | undefined },
) {
  const labels = label === undefined || label === '' ? undefined : labelsOf(label);
  const documents = readDocuments(text);
  const placed = documents.map((one) => (labels ? { ...one, labels } : one));
  const { success, failure } = importItems(kie, project, placed, override);
  return {
    success: success.map(toResponse),
    failure: failure.map(({ document, code, message }) => ({
      key: document.key,
      labels: { ...document.labels },
      error_code: fileCodeOf(code, message),
      error_message: message,
    })),
  };
}

/**
 * The file with these items, or with all that have the label when no ids are given.
 * Source: CSE API Reference, section 5.2.2.
 * @throws Refusal when there are none.
 */
export function exportFile(
  kie: Kie,
  wanted: { readonly ids: readonly string[]; readonly label: string | undefined; readonly exact: boolean },
): ExportFile {
  const query: LabelQuery = {
    labels: wanted.label === undefined || wanted.label === '' ? {} : labelsOf(wanted.label),
    exact: wanted.exact,
  };
  const items = kie.state.items.filter(
    (item) =>
      item.project === project &&
      (wanted.ids.length === 0 || wanted.ids.includes(item.id)) &&
      hasLabels(item.labels, query),
  );
  if (items.length === 0) throw refuse('SVCSTG.00400106', 'no configuration fits');
  return exportItems(items);
}

function labelsOf(label: string): Record<string, string> {
  try {
    return readLabels([label]);
  } catch (error) {
    if (error instanceof KieRefusal) throw refuse('SVCSTG.00400653', error.detail);
    throw error;
  }
}

function readDocuments(text: string): ItemDocument[] {
  const content = parse(text);
  if (!isRecord(content)) throw refuse('SVCSTG.00400651', 'the file does not hold a JSON object');
  const { data } = content;
  if (!Array.isArray(data)) throw refuse('SVCSTG.00400651', 'data is not a list');
  if (!data.every(hasTexts)) throw refuse('SVCSTG.00400652', 'every item needs key and value as texts');
  try {
    return readImport(content);
  } catch (error) {
    if (error instanceof KieRefusal) throw refuse('SVCSTG.00400653', error.detail);
    throw error;
  }
}

function hasTexts(item: unknown): boolean {
  return isRecord(item) && typeof item['key'] === 'string' && typeof item['value'] === 'string';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller reports what is wrong with the file
  }
}
